/** Terms that sections define with `<Term means="…">`: the glossary is made of them. */
import { slug } from 'github-slugger';
import { plainText } from './anchors.ts';
import { attributeValue } from './attributes.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';

/** One entry of the glossary. */
export interface Definition {
  /** The term as the text has it. */
  readonly term: string;
  readonly means: string;
  /** Which of the five ideas it belongs to, if any. */
  readonly idea: string | undefined;
  /** Anchor in the glossary, without `#`: `term-latent`. */
  readonly anchor: string;
  readonly line: number | undefined;
}

/** Anchor of a term in the glossary. */
export function termAnchor(term: string): string {
  return `term-${slug(term.trim())}`;
}

/** The definitions of a section in reading order. */
export function definitionsOf(tree: MdastNode): Definition[] {
  const definitions: Definition[] = [];
  for (const { node } of walk(tree)) {
    if (!isJsx(node) || node.name !== 'Term') continue;
    const means = attributeValue(node, 'means');
    if (means === undefined) continue;
    const term = plainText(node).trim();
    const idea = attributeValue(node, 'idea');
    definitions.push({ term, means, idea, anchor: termAnchor(term), line: lineOf(node) });
  }
  return definitions;
}

/** All definitions, each term once as it was first defined, in alphabetical order. */
export function glossary(
  sections: readonly { readonly definitions: readonly Definition[] }[],
): Definition[] {
  const byAnchor = new Map<string, Definition>();
  for (const definition of sections.flatMap(({ definitions }) => definitions)) {
    if (!byAnchor.has(definition.anchor)) byAnchor.set(definition.anchor, definition);
  }
  return [...byAnchor.values()].sort((a, b) => a.term.localeCompare(b.term, 'en'));
}
