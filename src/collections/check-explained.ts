/**
 * Nothing is used before it is explained: in each section, by itself and in reading order, the first use of a term is its
 * definition or a link to it.
 */
import { attributeValue } from './attributes.ts';
import { termOf } from './check-terms.ts';
import type { ComponentTable } from './component-names.ts';
import type { Definition } from './definitions.ts';
import { termNamed, termsIn, type Glossary, type Occurrence } from './glossary.ts';
import { isJsx, lineOf, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { readingOrder, stretchAt, type Mark, type Reading } from './reading-order.ts';

/** Checks one section, parsed. */
export function checkExplained(
  {
    file,
    source,
    tree,
  }: { readonly file: string; readonly source: string; readonly tree: MdastNode },
  glossary: Glossary,
  table: ComponentTable,
  report: Report,
): void {
  const reading = readingOrder(tree, source, table);
  const marks = reading.marks.flatMap((mark) => {
    const term = explained(mark, reading, glossary);
    return term === undefined ? [] : [{ term, mark }];
  });
  const leads = (at: number) =>
    reading.marks.some(({ node, from, to }) => {
      const term = isJsx(node) && node.name === 'Term';
      return from <= at && at < to && (!term || termOf(node, glossary) !== undefined);
    });
  const seen = new Set<Definition>();
  for (const use of termsIn(reading.text, glossary)) {
    const { definition, at } = use;
    if (seen.has(definition) || leads(at)) continue;
    seen.add(definition);
    const mark = marks.find(({ term }) => term === definition)?.mark;
    if (mark === undefined || mark.from > at) tell(use, mark, file, reading, report);
  }
}

/** The term that a mark explains: what it defines or links, or what a link's words name and its address explains. */
function explained(
  { node, from, to }: Mark,
  { text }: Reading,
  glossary: Glossary,
): Definition | undefined {
  if (isJsx(node) && node.name === 'Term') return termOf(node, glossary);
  const url = isJsx(node) ? attributeValue(node, 'href') : node.type === 'link' ? node.url : '';
  const term = termNamed(text.slice(from, to), glossary);
  return term !== undefined && [`#${term.anchor}`, `#${term.place}`].includes(url ?? '')
    ? term
    : undefined;
}

function tell(
  { definition, words, at }: Occurrence,
  mark: Mark | undefined,
  file: string,
  reading: Reading,
  report: Report,
): void {
  const { line, attribute } = stretchAt(reading, at) ?? {};
  const shown = words.replaceAll(/\s+/g, ' ');
  const own = definition.file === file;
  const defined = `It is defined in ${own ? 'line ' : `${definition.file}:`}${definition.line}`;
  const write = `write <Term>${shown}</Term>`;
  const what =
    mark === undefined
      ? 'not explained in this section'
      : own && lineOf(mark.node) === definition.line
        ? 'used before its definition'
        : `used before the link in line ${lineOf(mark.node)}`;
  const hint =
    attribute === undefined
      ? `${defined}: ${write} here, or say it otherwise.`
      : `${defined}. No link can stand in "${attribute}": ${write} in the text above, or say it otherwise.`;
  report(line, `"${shown}" is ${what}.`, hint);
}
