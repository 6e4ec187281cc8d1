/** Reads content/references.bib and gives each source as plain data, ready to be set as text. */
import { join } from 'node:path';
import { parse } from '@retorquere/bibtex-parser';
import { shorten } from '../text/shorten.ts';
import { hidingPercents, reportSyntax, scanEntries, strayText } from './bib-source.ts';
import { checkCharacters } from './check-characters.ts';
import { reporter, type Problem, type Report } from './problem.ts';
import { readReference, type Reference } from './reference.ts';
import { readSource } from './source.ts';

export type { Reference } from './reference.ts';

const file = 'references.bib';

/** What loading the file gives. */
export interface LoadedBibliography {
  /** In the order of the file. */
  readonly bibliography: ReadonlyMap<string, Reference>;
  /**
   * Every key in the file, those of wrong entries too, so that one error does not cause others;
   * undefined where the file cannot be read.
   */
  readonly keys: readonly string[] | undefined;
  readonly problems: Problem[];
}

/** Loads and checks the sources. */
export function loadBibliography(root: string): LoadedBibliography {
  const problems: Problem[] = [];
  const report = reporter(problems, file);
  const source = readSource(join(root, file), report, 'Create it; it may be empty.');
  if (source === undefined) return { bibliography: new Map(), keys: undefined, problems };
  checkCharacters(source, report);
  const keys = scanEntries(source).map((place) => place.key);
  return { bibliography: parseBibliography(source, report), keys, problems };
}

/** Parses the text of the file; entries that are wrong are reported and left out. */
export function parseBibliography(written: string, report: Report): Map<string, Reference> {
  const source = closed(written);
  const references = new Map<string, Reference>();
  const { entries, errors } = parse(source, { sentenceCase: false, english: false });
  const places = scanEntries(source);
  if (errors.length > 0) {
    for (const { error, input } of errors) reportSyntax(error, input ?? '', source, report);
    return references;
  }
  const stray = strayText(source, entries);
  if (stray !== undefined) {
    const hint = 'An entry starts with @ and its type, like @article{key, and a comment with %.';
    report(
      stray.line,
      `"${shorten(stray.text, 40)}" stands outside of any entry and would be lost.`,
      hint,
    );
  }
  const lines = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const line = places[index]?.line ?? 1;
    const other = lines.get(entry.key);
    if (entry.key === '') {
      report(line, 'The entry has no key.', 'Write a key after the brace: @article{name2020,');
    } else if (other !== undefined) {
      const message = `The key "${entry.key}" is taken twice, by the entry in line ${other} too.`;
      report(line, message, 'Give each source a key of its own.');
    } else {
      lines.set(entry.key, line);
      for (const at of hidingPercents(entry, line)) {
        report(at, 'The sign % hides what follows it.', 'Write \\% for the sign itself.');
      }
      const reference = readReference(entry, line, report);
      if (reference !== undefined) references.set(entry.key, reference);
    }
  }
  return references;
}

/** LaTeX takes the space behind a letter without its dot for the end of its name; the parser keeps the space. */
function closed(source: string): string {
  return source.replaceAll(/\\([ij])[ \t]+/g, '\\$1{}');
}
