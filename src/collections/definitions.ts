/** Terms that sections define with `<Term means="…">`: the glossary is made of them. */
import { slug } from 'github-slugger';
import { headingAnchor, plainText } from './anchors.ts';
import { attributesOf } from './attributes.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { SectionFile } from './section-files.ts';

/** One entry of the glossary. */
export interface Definition {
  /** The term as the text has it. */
  readonly term: string;
  /** Its definition: a line of Markdown. */
  readonly means: string;
  /** Other words under which the text uses it, without plain plurals. */
  readonly also: readonly string[];
  /** Whether the term itself is a word that also has its ordinary sense, and so is not looked for in the text. */
  readonly common: boolean;
  /** Which of the five ideas it belongs to, if any. */
  readonly idea: string | undefined;
  /** Anchor in the glossary, without `#`: `term-latent`. */
  readonly anchor: string;
  /** Anchor of the heading under which it is defined, or the section's. */
  readonly place: string;
  /** Path of its section, relative to the content folder. */
  readonly file: string;
  readonly line: number | undefined;
}

/** Anchor of a term in the glossary. */
export function termAnchor(term: string): string {
  return `term-${slug(term.trim())}`;
}

/** The definitions of a section in reading order. */
export function definitionsOf(
  tree: MdastNode,
  { id, file }: Pick<SectionFile, 'id' | 'file'>,
): Definition[] {
  const definitions: Definition[] = [];
  let place = id;
  for (const { node } of walk(tree)) {
    if (node.type === 'heading') place = headingAnchor(id, plainText(node));
    if (!isJsx(node) || node.name !== 'Term') continue;
    const attributes = new Map(
      attributesOf(node, '', () => undefined).map(({ name, value }) => [name, value]),
    );
    const means = attributes.get('means');
    if (means === undefined) continue;
    const term = plainText(node).trim();
    definitions.push({
      term,
      means,
      also: (attributes.get('also') ?? '').split(',').flatMap((form) => form.trim() || []),
      common: attributes.has('common'),
      idea: attributes.get('idea'),
      anchor: termAnchor(term),
      ...{ place, file, line: lineOf(node) },
    });
  }
  return definitions;
}
