/** Reads, parses and checks all section files against each other and the sources. */
import { dirname, join } from 'node:path';
import { headingsOf, type Heading } from './anchors.ts';
import { citedKeys } from './check-citations.ts';
import { checkSection } from './check-section.ts';
import { referenceAnchor } from './citations.ts';
import type { ComponentTable } from './component-names.ts';
import { definitionsOf, type Definition } from './definitions.ts';
import { readFrontmatter } from './frontmatter.ts';
import { isJsx, lineOf, parseMdx, walk, type MdastNode } from './mdx.ts';
import { reporter, type Problem, type Report } from './problem.ts';
import type { SectionData } from './schema.ts';
import { listSectionFiles, pageAnchors, type SectionFile } from './section-files.ts';
import type { SectionInfo } from './sections.ts';
import { readSource } from './source.ts';

/** What sections may refer to outside of themselves. */
export interface Known {
  readonly components: ComponentTable;
  /** Keys of the sources in references.bib; undefined where that file cannot be read. */
  readonly sources: readonly string[] | undefined;
  /** Anchors of the page besides those of sections, headings and sources, without `#`. */
  readonly anchors: readonly string[];
}

/** A section file as far as it could be read. */
interface Read {
  readonly file: SectionFile;
  readonly report: Report;
  readonly data: SectionData | undefined;
  readonly source: string;
  readonly tree: MdastNode | undefined;
  readonly headings: readonly Heading[];
  readonly cites: readonly string[];
  readonly definitions: readonly Definition[];
}

/** Loads the sections that can be read, in order, with the ids of all and every problem. */
export function loadSections(
  root: string,
  known: Known,
): { sections: SectionInfo[]; ids: string[]; problems: Problem[] } {
  const { files, problems } = listSectionFiles(root);
  const all = files.map((file) => readSection(root, file, reporter(problems, file.file)));
  const cited = new Set(all.flatMap(({ cites }) => cites));
  const unread = all.flatMap(({ file, tree }) => (tree === undefined ? [file.id] : []));
  const ids = files.map(({ id }) => id);
  const anchors = [
    ...all.flatMap(({ file, headings }) => [file.id, ...headings.map(({ anchor }) => anchor)]),
    ...all.flatMap(({ definitions }) => definitions.map(({ anchor }) => anchor)),
    ...pageAnchors,
    ...known.anchors,
    ...(known.sources ?? [...cited]).filter((key) => cited.has(key)).map(referenceAnchor),
  ];
  for (const { file, source, tree, report } of all) {
    if (tree === undefined) continue;
    const folder = dirname(join(root, file.file));
    checkSection({ id: file.id, source, tree }, { ...known, anchors, unread, folder }, report);
  }
  checkTwins(all);
  checkDefinitions(all);
  const sections = all.flatMap(({ file, data, tree, headings, cites, definitions }) =>
    data === undefined || tree === undefined
      ? []
      : [{ ...file, ...data, headings, cites, definitions }],
  );
  return { sections, ids, problems };
}

function readSection(root: string, file: SectionFile, report: Report): Read {
  const source = readSource(join(root, file.file), report);
  const data = source === undefined ? undefined : readFrontmatter(source, report);
  const tree = source === undefined ? undefined : parseMdx(source, report);
  return {
    file,
    report,
    data,
    source: source ?? '',
    tree,
    headings: tree === undefined ? [] : headingsOf(tree, file.id),
    cites: tree === undefined ? [] : [...new Set(citedKeys(tree).map(({ key }) => key))],
    definitions: tree === undefined ? [] : definitionsOf(tree),
  };
}

/** What may be on the page only once: an anchor, and the list of comments. */
function checkTwins(all: readonly Read[]): void {
  const taken = new Map(
    all.flatMap(({ file: { id, file } }) => [id, `${id}-title`].map((anchor) => [anchor, file])),
  );
  let first: string | undefined;
  for (const { file, tree, headings, report } of all) {
    for (const { anchor, line } of headings) {
      const other = taken.get(anchor);
      if (other === undefined) continue;
      const message = `The anchor #${anchor} of this heading belongs to the title of ${other}.`;
      report(line, message, 'Give the heading other words.');
    }
    if (tree === undefined) continue;
    for (const { node } of walk(tree)) {
      if (!isJsx(node) || node.name !== 'Comments') continue;
      if (first !== undefined) {
        const message = `<Comments /> stands twice on the page, in ${first} too.`;
        report(lineOf(node), message, 'Keep one.');
      }
      first ??= `line ${lineOf(node)} of ${file.file}`;
    }
  }
}

/** A term has one meaning: the glossary and every card show the first one. */
function checkDefinitions(all: readonly Read[]): void {
  const first = new Map<string, { readonly means: string; readonly file: string }>();
  for (const { file, definitions, report } of all) {
    for (const { term, means, anchor, line } of definitions) {
      const known = first.get(anchor);
      if (known === undefined) first.set(anchor, { means, file: file.file });
      else if (known.means !== means) {
        const message = `"${term}" is defined in ${known.file} already, in other words.`;
        report(line, message, 'Use the same words, or leave "means" out here.');
      }
    }
  }
}
