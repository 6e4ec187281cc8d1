/** What a section says, in the order in which it is read: for the check that a term is explained before it is used. */
import { parseInline } from '../markdown/inline.ts';
import { attributesOf } from './attributes.ts';
import type { ComponentTable } from './component-names.ts';
import { isJsx, lineOf, walk, type JsxNode, type MdastNode } from './mdx.ts';
import { BLANK } from './words-only.ts';

/** A tag `<Term>` or a link: a stretch of the text that leads somewhere. */
export interface Mark {
  readonly node: MdastNode;
  /** Its words are `text.slice(from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** Where a stretch of words stands in the file. */
export interface Stretch {
  readonly at: number;
  readonly line: number | undefined;
  /** The attribute that has the words, in which no tag can stand. */
  readonly attribute?: string;
}

export interface Reading {
  /** All words; {@link BLANK} stands for a formula, code or the end of a paragraph. */
  readonly text: string;
  readonly marks: readonly Mark[];
  /** In order. */
  readonly stretches: readonly Stretch[];
}

/**
 * Attributes that are not read in order: a card's title and lead are the site's given words, which no author can
 * change; a definition is read on demand, and may lean on other definitions.
 */
const exempt: ReadonlySet<string> = new Set(['Card.title', 'Card.lead', 'Term.means']);

/** Inside of a sentence. */
const inline: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'mdxJsxTextElement']);

/**
 * Reads it. Left out are titles and leads, because the site's are given; headings, because what they name is explained
 * below them; code, which a lab follows; and formulas.
 */
export function readingOrder(tree: MdastNode, source: string, table: ComponentTable): Reading {
  let text = '';
  const marks: Mark[] = [];
  const stretches: Stretch[] = [];
  const say = (words: string, line: number | undefined, attribute?: string): void => {
    for (const [index, part] of words.split('\n').entries()) {
      if (index > 0) text += '\n';
      stretches.push({
        at: text.length,
        line: line === undefined || attribute !== undefined ? line : line + index,
        ...(attribute === undefined ? {} : { attribute }),
      });
      text += part;
    }
  };
  const read = (node: MdastNode, silent: boolean): void => {
    if (node.type === 'text') {
      if (!silent) say(node.value, lineOf(node));
      return;
    }
    if (node.type === 'break') text += ' ';
    if (node.type === 'image') say(`${BLANK}${node.alt ?? ''}`, lineOf(node));
    const marked = isMark(node);
    if (marked || !inline.has(node.type)) text += BLANK;
    if (isJsx(node)) {
      for (const { words, name, line } of attributesRead(node, source, table)) {
        say(`${words}${BLANK}`, line, name);
      }
    }
    const from = text.length;
    if ('children' in node) {
      for (const child of node.children) {
        read(child, !marked && (silent || node.type === 'heading'));
      }
    }
    if (marked) marks.push({ node, from, to: text.length });
    if (marked || !inline.has(node.type)) text += BLANK;
  };
  read(tree, false);
  return { text, marks, stretches };
}

/** The stretch in which an offset of the text stands. */
export function stretchAt({ stretches }: Reading, offset: number): Stretch | undefined {
  return stretches.findLast(({ at }) => at <= offset);
}

function isMark(node: MdastNode): boolean {
  if (isJsx(node)) return node.name === 'Term' || node.name === 'a';
  return node.type === 'link' || node.type === 'linkReference';
}

/** The attributes that are lines of Markdown, without code and formulas. */
function attributesRead(
  node: JsxNode,
  source: string,
  table: ComponentTable,
): { name: string; words: string; line: number | undefined }[] {
  const rules = Object.hasOwn(table, node.name ?? '') ? table[node.name ?? '']?.attributes : {};
  return attributesOf(node, source, () => undefined).flatMap(({ name, value, line }) => {
    const read = rules?.[name]?.markdown === true && !exempt.has(`${node.name}.${name}`);
    if (!read || value === undefined) return [];
    const words = [...walk(parseInline(value).tree)].map((each) =>
      each.node.type === 'text' ? each.node.value : /^inline/.test(each.node.type) ? BLANK : '',
    );
    return [{ name, words: words.join(''), line }];
  });
}
