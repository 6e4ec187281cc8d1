/** Terms that sections define with `<Term means="…">`: the glossary is made of them. */
import { slug } from 'github-slugger';
import { headingAnchor, plainText } from './anchors.ts';
import { attributeValue } from './attributes.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';

/** One entry of the glossary. */
export interface Definition {
  /** The term as the text has it. */
  readonly term: string;
  /** Its definition: a line of Markdown. */
  readonly means: string;
  /** Which of the five ideas it belongs to, if any. */
  readonly idea: string | undefined;
  /** Anchor in the glossary, without `#`: `term-latent`. */
  readonly anchor: string;
  /** Anchor of the heading under which it is defined, or the section's. */
  readonly place: string;
  readonly line: number | undefined;
}

/** Anchor of a term in the glossary. */
export function termAnchor(term: string): string {
  return `term-${slug(term.trim())}`;
}

/** The definitions of a section in reading order. */
export function definitionsOf(tree: MdastNode, sectionId: string): Definition[] {
  const definitions: Definition[] = [];
  let place = sectionId;
  for (const { node } of walk(tree)) {
    if (node.type === 'heading') place = headingAnchor(sectionId, plainText(node));
    if (!isJsx(node) || node.name !== 'Term') continue;
    const means = attributeValue(node, 'means');
    if (means === undefined) continue;
    const term = plainText(node).trim();
    const idea = attributeValue(node, 'idea');
    definitions.push({ term, means, idea, anchor: termAnchor(term), place, line: lineOf(node) });
  }
  return definitions;
}

/** A term with every place that defines it. */
export interface GlossaryEntry extends Definition {
  /** Anchors, in reading order. */
  readonly places: readonly string[];
}

/** All definitions, each term once as it was first defined, in alphabetical order. */
export function glossary(
  sections: readonly { readonly definitions: readonly Definition[] }[],
): GlossaryEntry[] {
  const byAnchor = Map.groupBy(
    sections.flatMap(({ definitions }) => definitions),
    ({ anchor }) => anchor,
  );
  return [...byAnchor.values()]
    .map((all) => ({ ...all[0]!, places: [...new Set(all.map(({ place }) => place))] }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));
}
