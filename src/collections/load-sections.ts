/** Reads, parses and checks all section files against each other and the sources. */
import { dirname, join } from 'node:path';
import { labAnchor } from '../labs/registry.ts';
import { inlineText } from '../markdown/inline.ts';
import { headingsOf, type Heading } from './anchors.ts';
import { imagesIn } from './check-images.ts';
import type { ImageUse } from './check-pixels.ts';
import { citedKeys } from './check-citations.ts';
import { checkDefinitions } from './check-definitions.ts';
import { checkExplained } from './check-explained.ts';
import { checkSection } from './check-section.ts';
import { checkTerms, termsOf } from './check-terms.ts';
import { claimsOf } from './claims.ts';
import { referenceAnchor } from './citations.ts';
import type { ComponentTable } from './component-names.ts';
import { definitionsOf, type Definition } from './definitions.ts';
import { readFrontmatter } from './frontmatter.ts';
import { glossaryOf, type Glossary } from './glossary.ts';
import { labsIn, type LabUse } from './labs.ts';
import { isJsx, lineOf, parseMdx, walk, type MdastNode } from './mdx.ts';
import { reporter, type Problem, type Report } from './problem.ts';
import { questionsIn, type Question } from './questions.ts';
import { minutesToRead } from './reading-time.ts';
import type { SectionData } from './schema.ts';
import { listSectionFiles, type SectionFile } from './section-files.ts';
import { siteAnchors } from './navigation.ts';
import { type SectionInfo } from './sections.ts';
import { readSource } from './source.ts';

/** What sections may refer to outside of themselves. */
export interface Known {
  readonly components: ComponentTable;
  /** Keys of the sources in references.bib; undefined where that file cannot be read. */
  readonly sources: readonly string[] | undefined;
  /** The latest day on which a claim can have been checked. */
  readonly today: string;
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
  readonly labs: readonly LabUse[];
  readonly questions: readonly Question[];
}

/** Loads the sections that can be read, in order, with the ids of all and every problem. */
export function loadSections(
  root: string,
  known: Known,
): {
  sections: SectionInfo[];
  glossary: Glossary;
  ids: string[];
  images: ImageUse[];
  problems: Problem[];
} {
  const { files, problems } = listSectionFiles(root);
  const all = files.map((file) => readSection(root, file, reporter(problems, file.file)));
  const cited = new Set(all.flatMap(({ cites }) => cites));
  const unread = all.flatMap(({ file, tree }) => (tree === undefined ? [file.id] : []));
  const ids = files.map(({ id }) => id);
  const glossary = glossaryOf(all.flatMap(({ definitions }) => definitions));
  const anchors = [
    ...all.flatMap(({ file, headings }) => [file.id, ...headings.map(({ anchor }) => anchor)]),
    ...glossary.entries.map(({ anchor }) => anchor),
    ...all.flatMap(({ labs }) => labs.map(({ name }) => labAnchor(name))),
    ...siteAnchors,
    ...(known.sources ?? [...cited]).filter((key) => cited.has(key)).map(referenceAnchor),
  ];
  for (const { file, source, tree, report } of all) {
    if (tree === undefined) continue;
    const folder = dirname(join(root, file.file));
    checkSection({ id: file.id, source, tree }, { ...known, anchors, unread, folder }, report);
    checkTerms(tree, glossary, unread.length === 0, report);
    checkExplained({ file: file.file, source, tree }, glossary, known.components, report);
  }
  checkOnce(all, known.components);
  checkDefinitions(
    all.flatMap(({ definitions, report }) =>
      definitions.map((definition) => ({ definition, report })),
    ),
  );
  checkTitles(all);
  const sections = all.flatMap(
    ({ file, data, tree, headings, cites, definitions, labs, questions }) =>
      data === undefined || tree === undefined
        ? []
        : [
            {
              ...file,
              ...asText(data),
              markdown: data,
              ...{ headings, cites, definitions, labs, questions, minutes: minutesToRead(tree) },
              claims: claimsOf(tree, file.file),
              terms: termsOf(tree, glossary),
            },
          ],
  );
  const images = all.flatMap(({ file: { file }, tree }) =>
    tree === undefined ? [] : imagesIn(tree, file, dirname(join(root, file))),
  );
  return { sections, glossary, ids, images, problems };
}

/** The frontmatter without its Markdown, for what can only show characters. */
function asText({ figure, ...words }: SectionData): SectionData {
  const { title, lead } = words;
  const optional = (text: string | undefined) =>
    text === undefined ? undefined : inlineText(text);
  return {
    title: inlineText(title),
    lead: inlineText(lead),
    shortTitle: optional(words.shortTitle),
    question: optional(words.question),
    takeaway: optional(words.takeaway),
    figure,
  };
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
    definitions: tree === undefined ? [] : definitionsOf(tree, file),
    labs: tree === undefined ? [] : labsIn(tree),
    questions: tree === undefined ? [] : questionsIn(tree),
  };
}

/** Reports what the site has an address for, and so can have only once: a lab, the list of comments. */
function checkOnce(all: readonly Read[], components: ComponentTable): void {
  const first = new Map<string, string>();
  for (const { file, tree, report } of all) {
    if (tree === undefined) continue;
    for (const { node } of walk(tree)) {
      const name = isJsx(node) ? (node.name ?? '') : '';
      if (!Object.hasOwn(components, name) || components[name]?.once !== true) continue;
      const other = first.get(name);
      if (other === undefined) first.set(name, `line ${lineOf(node)} of ${file.file}`);
      else
        report(lineOf(node), `<${name}> stands twice on the site, in ${other} too.`, 'Keep one.');
    }
  }
}

/** Reports titles that lists of contents would have twice. */
function checkTitles(all: readonly Read[]): void {
  const first = new Map<string, string>();
  for (const { file, data, report } of all) {
    if (data === undefined) continue;
    const title = data.title.trim().toLowerCase();
    const other = first.get(title);
    if (other === undefined) first.set(title, file.file);
    else
      report(2, `The title "${data.title}" is that of ${other} too.`, 'Give each section its own.');
  }
}
