/** Code fences: that each is closed, its language, what stands after it, and the steps in its lines. */
import { bundledLanguages, isSpecialLang } from 'shiki';
import { labOf } from '../labs/registry.ts';
import { parseSteps } from '../markdown/step-notation.ts';
import { shorten } from '../text/shorten.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { nearest, suggestion } from './suggest.ts';

type Code = Extract<MdastNode, { type: 'code' }>;

const words = ['title', 'brief'];
const example = 'Write ```python title="Training loop" brief, both of them optional.';

/** What others draw from code, and what to do here. */
const drawn: ReadonlyMap<string, string> = new Map([
  ...['mermaid', 'dot', 'graphviz', 'plantuml', 'puml', 'd2', 'vega', 'vega-lite'].map(
    (name) => [name, 'Save the drawing as SVG and write ![what it shows](file.svg).'] as const,
  ),
  ...['math', 'katex', 'asciimath'].map(
    (name) => [name, 'Write $$ above and below the formula.'] as const,
  ),
]);

/** Checks every fence of a section. */
export function checkFences(tree: MdastNode, source: string, report: Report): void {
  for (const { node, parents } of walk(tree)) {
    if (node.type !== 'code') continue;
    checkEnds(node, source, report);
    checkLanguage(node, report);
    checkMeta(node, report);
    checkSteps(node, parents, report);
  }
}

/** Reports a fence that is not closed, or only by one that was meant for other code. */
function checkEnds(node: Code, source: string, report: Report): void {
  const line = lineOf(node);
  const { start, end } = node.position ?? {};
  const lines = source.slice(start?.offset, end?.offset).trimEnd().split('\n');
  const opening = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0];
  if (opening === undefined) return;
  const closing =
    lines.length > 1
      ? /(?<=^[>\s]*)(?:`{3,}|~{3,})$/.exec(lines.at(-1)?.trim() ?? '')?.[0]
      : undefined;
  const inner = lines.findIndex(
    (text, at) => at > 0 && text.trim().startsWith(opening) && /\w$/.test(text.trim()),
  );
  if (closing?.startsWith(opening) !== true) {
    const message = 'This code fence is not closed: all that follows it would be code.';
    report(line, message, `Write ${opening} on a line of its own below the code.`);
  } else if (inner !== -1) {
    const message = `The code that starts here contains a fence, in line ${(line ?? 0) + inner}.`;
    report(
      line,
      message,
      `Close the first one above it with ${opening}; if the fence is part of the code, write ${opening[0]?.repeat(opening.length + 1)} around all.`,
    );
  } else if (node.value.trim() === '') {
    report(line, 'There is no code between these fences.', 'Write it, or remove them.');
  }
}

function checkLanguage({ lang, position }: Code, report: Report): void {
  const line = position?.start.line;
  if (!lang) return;
  const instead = drawn.get(lang.toLowerCase());
  const known = Object.keys(bundledLanguages);
  if (instead !== undefined) {
    report(line, `"${lang}" would be shown as its code: nothing draws it here.`, instead);
  } else if (/=/.test(lang) || words.includes(lang)) {
    report(line, `The code fence has "${shorten(lang, 40)}" where its language stands.`, example);
  } else if (!isSpecialLang(lang) && !known.includes(lang)) {
    const near = nearest(lang, known);
    const hint =
      near === undefined ? 'Write text for what has no colors.' : `Did you mean ${near}?`;
    report(line, `The highlighter does not know the language "${shorten(lang, 40)}".`, hint);
  }
}

/** Reports words after a fence's language that mean nothing. */
function checkMeta(node: Code, report: Report): void {
  const line = lineOf(node);
  const meta = (node.meta ?? '').trim();
  const title = /(?:^|\s)title=(.*?)(?:\s+brief)?$/.exec(meta)?.[1];
  if (title !== undefined && !/^"[^"]+"$/.test(title) && !/^"[^"]*"\s+\S+$/.test(title)) {
    const message = `The title ${shorten(title, 60)} of a code fence cannot be read.`;
    report(
      line,
      message,
      'Write title="…" with one mark " before it and one behind; inside of it use ‘ ’ or “ ”.',
    );
    return;
  }
  for (const [, name = '', value] of meta.matchAll(/([^\s="]+)(?:=("[^"]*"|\S*))?/g)) {
    if (name === 'title' && value !== undefined) continue;
    if (name === 'brief' && value === undefined) continue;
    const message = `"${value === undefined ? name : `${name}=${value}`}" after the language of a code fence means nothing.`;
    const near = words.includes(name) ? undefined : suggestion(name, words, 'words');
    report(line, message, near?.startsWith('Did') ? near : example);
  }
}

/** Reports marks that would be shown as comments, and steps that no lab follows. */
function checkSteps(node: Code, parents: readonly MdastNode[], report: Report): void {
  const line = lineOf(node) ?? 0;
  const { code, steps } = parseSteps(node.value);
  for (const [at, text] of code.split('\n').entries()) {
    const mark = /\[!code\b[^\]]*\]?/.exec(text)?.[0];
    if (mark === undefined) continue;
    const hint =
      'A step is small letters and hyphens at the end of its line: # [!code step:update-generator]';
    report(line + at + 1, `The mark ${shorten(mark, 40)} names no step.`, hint);
  }
  const followed = parents.some((parent) => isJsx(parent) && labOf(parent.name) !== undefined);
  const [step] = steps;
  if (followed || step === undefined) return;
  const message = `The step "${step[1]}" stands in code that no lab follows.`;
  report(line + step[0], message, 'Put the code into a lab, or remove the mark.');
}
