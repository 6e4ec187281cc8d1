/** Tags `<Term>`: that each defines a term, names one of the glossary, or colors one of the five ideas. */
import { plainText } from './anchors.ts';
import { attributesOf } from './attributes.ts';
import type { Definition } from './definitions.ts';
import { termNamed, type Glossary } from './glossary.ts';
import { isJsx, lineOf, walk, type JsxNode, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { suggestion } from './suggest.ts';

/** What a `<Term>` says of itself, and the term that it defines or leads to, if there is one. */
export function termOf(node: JsxNode, glossary: Glossary): Definition | undefined {
  const of = attributesOf(node, '', () => undefined).find(({ name }) => name === 'of')?.value;
  return termNamed(of ?? plainText(node), glossary);
}

/** The anchors of the terms that a section defines or links, in reading order, each once. */
export function termsOf(tree: MdastNode, glossary: Glossary): string[] {
  const anchors = [...walk(tree)].flatMap(({ node }) => {
    const term = isJsx(node) && node.name === 'Term' ? termOf(node, glossary) : undefined;
    return term === undefined ? [] : [term.anchor];
  });
  return [...new Set(anchors)];
}

/** @param complete whether the glossary has all definitions: not where a section could not be read. */
export function checkTerms(
  tree: MdastNode,
  glossary: Glossary,
  complete: boolean,
  report: Report,
): void {
  for (const { node } of walk(tree)) {
    if (!isJsx(node) || node.name !== 'Term') continue;
    const has = new Map(
      attributesOf(node, '', () => undefined).map(({ name, value }) => [name, value]),
    );
    if (has.has('means')) {
      if (!has.has('of')) continue;
      const hint = 'Keep "means" where the term is explained, and "of" where it is linked.';
      report(lineOf(node), '<Term> has a definition and leads to another.', hint);
      continue;
    }
    for (const name of ['also', 'common']) {
      if (!has.has(name)) continue;
      const message = `<Term> has "${name}", but no definition.`;
      report(lineOf(node), message, 'It belongs where the term has its "means".');
    }
    const of = has.get('of');
    const words = of ?? plainText(node).trim();
    if (!complete || words === '' || termOf(node, glossary) !== undefined) continue;
    if (of === undefined && has.has('idea')) continue;
    const terms = glossary.entries.map(({ term }) => term);
    const message = `No section defines the term "${words}".`;
    report(lineOf(node), message, `${suggestion(words, terms, 'terms')} ${define}`);
  }
}

const define = 'A definition is <Term means="…">…</Term>.';
