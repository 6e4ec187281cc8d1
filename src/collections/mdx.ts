/** Parses a section with the parser that also builds it, and says its syntax errors in plain words. */
import { mdxToMdast, type MdastNode } from 'satteri';
import { components } from './component-names.ts';
import type { Report } from './problem.ts';

export type { MdastNode } from 'satteri';

/** The Markdown features that the site is built with (see `markdown.processor` in astro.config). */
export const features = { gfm: true, frontmatter: true, math: true, smartPunctuation: true };

/** A tag in MDX: a component or an HTML element. */
export type JsxNode = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Syntax tree of a section with positions, or undefined after a report. */
export function parseMdx(source: string, report: Report): MdastNode | undefined {
  try {
    const tree = mdxToMdast(source, { features });
    const deep = tooDeep(tree);
    if (deep === undefined) return tree;
    const message = `What starts here is nested more than ${DEEPEST} times.`;
    report(lineOf(deep), message, 'Quotations, lists and tags in each other: write fewer.');
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) {
      const deep = source
        .split('\n')
        .findIndex((line) => /^(?:\s*(?:>|[-+*] |<)){99}|^\s{999}/.test(line));
      const message = 'This is nested too often to be read.';
      const hint = 'Quotations, lists and tags in each other: write fewer.';
      report(deep === -1 ? undefined : deep + 1, message, hint);
      return undefined;
    }
    const text = error instanceof Error ? error.message : String(error);
    const { line, message, hint } = explain(text, source);
    report(line, message, hint);
    return undefined;
  }
}

/** Nodes around a node: nobody reads more, and what is compiled from them has limits. */
const DEEPEST = 50;

/** The first node that stands too deep; without recursion, which would itself end. */
function tooDeep(root: MdastNode): MdastNode | undefined {
  const waiting = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST) return node;
    if (!('children' in node)) continue;
    for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
  }
  return undefined;
}

/** All nodes in reading order, each with the nodes around it, outermost first. */
export function* walk(
  node: MdastNode,
  parents: readonly MdastNode[] = [],
): Generator<{ node: MdastNode; parents: readonly MdastNode[] }> {
  yield { node, parents };
  if (!('children' in node)) return;
  const around = [...parents, node];
  for (const child of node.children) yield* walk(child, around);
}

export function isJsx(node: MdastNode): node is JsxNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

export function lineOf(node: MdastNode): number | undefined {
  return node.position?.start.line;
}

/** Tags without content, which end in themselves. */
const empty: ReadonlySet<string> = new Set([
  ...['br', 'hr', 'img', 'wbr'],
  ...Object.entries(components).flatMap(([name, rule]) => (rule.content === 'none' ? [name] : [])),
]);

interface Explanation {
  readonly line: number | undefined;
  readonly message: string;
  readonly hint?: string;
}

/** Translates the parser's message: `3:1: Expected a closing tag for `<Note>` (3:1) …`. */
function explain(text: string, source: string): Explanation {
  const [, at, rest = text] = /^(\d+):\d+: (.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(text) ?? [];
  const line = at === undefined ? undefined : Number(at);
  const unclosed = /^Expected a closing tag for `<(\S*?)>`(?: \(\d+:\d+\))?(.*)/s.exec(rest);
  if (unclosed !== null) {
    const tag = unclosed[1] ?? '';
    const inText = unclosed[2]?.includes('before the end of');
    return {
      line,
      message: `<${tag}> is opened here but not closed${inText ? ' in the same paragraph' : ''}.`,
      hint:
        inText && !empty.has(tag)
          ? `Write </${tag}> before the empty line, or put <${tag}> and </${tag}> on lines of their own.`
          : empty.has(tag)
            ? `Write <${tag} />.`
            : `Write </${tag}> after its content.`,
    };
  }
  const crossed = /closing tag `<\/(\S*?)>`, expected corresponding .* `<(\S*?)>` \((\d+):/.exec(
    rest,
  );
  if (crossed !== null) {
    return {
      line,
      message: `</${crossed[1]}> stands here, but <${crossed[2]}> of line ${crossed[3]} is still open.`,
      hint: `Write </${crossed[2]}> first.`,
    };
  }
  const unopened = /closing tag `<\/(\S*?)>`, expected an open tag/.exec(rest);
  if (unopened !== null) {
    const message = `</${unopened[1]}> closes a tag that was not opened.`;
    return { line, message, hint: `Write <${unopened[1]}> before its content, or remove it.` };
  }
  if (rest.includes('comment in MDX')) {
    return { line, message: 'An HTML comment does not work here.', hint: 'Write {/* text */}.' };
  }
  if (rest.startsWith('Unexpected character')) return { line, ...strayTag(line, source) };
  if (rest.includes('expression')) {
    return {
      line,
      message: 'A brace { starts code here, and what follows is not code.',
      hint: 'Write \\{ for a brace in the text; in formulas, put the whole formula between $ signs.',
    };
  }
  return { line, message: `This is not valid MDX: ${rest}.` };
}

function strayTag(line: number | undefined, source: string): Omit<Explanation, 'line'> {
  const text = source.split('\n')[(line ?? 0) - 1] ?? '';
  if (/<(?:https?:|mailto:|[\w.]+@)/.test(text)) {
    return {
      message: 'An address in angle brackets does not work here.',
      hint: 'Write [words](https://…).',
    };
  }
  return {
    message: 'A < starts a tag here, and what follows is not a tag.',
    hint: 'Put the values of attributes in double quotes, both of them; write \\< for the sign itself.',
  };
}
