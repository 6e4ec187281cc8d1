/** Lines in a BibTeX file, which the parser does not give, and its syntax errors in plain words. */
import type { Entry } from '@retorquere/bibtex-parser';
import type { Report } from './problem.ts';
import { lineAt } from './source.ts';

/** Where an entry starts. */
export interface EntryPlace {
  readonly key: string;
  readonly line: number;
}

/** The start of every entry, found without parsing, so that it works in a malformed file too. */
export function scanEntries(source: string): EntryPlace[] {
  const starts = source.matchAll(/^[^\S\n]*@(\w+)\s*[{(]\s*([^\s,{}]*)/gm);
  return [...starts]
    .filter((match) => !/^(?:comment|string|preamble)$/i.test(match[1] ?? ''))
    .map((match) => ({
      key: match[2] ?? '',
      line: lineAt(source, match.index + match[0].indexOf('@')),
    }));
}

/** Line of a field inside the entry that starts at `line`, or that line if the field is not there. */
export function fieldLine(entry: Entry, line: number, field: string): number {
  const match = new RegExp(`^[^\\S\\n]*${field}\\s*=`, 'im').exec(entry.input);
  if (match === null) return line;
  return line + lineAt(entry.input, match.index) - 1;
}

/** Text outside of entries, which BibTeX would skip in silence: an entry without its @, for example. */
export function strayText(
  source: string,
  entries: readonly Entry[],
): { line: number; text: string } | undefined {
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');
  let rest = source;
  // The parser counts comments that follow an entry as part of it.
  for (const { input } of entries) rest = rest.replace(input, blank);
  rest = rest.replaceAll(/^[^\S\n]*%.*$/gm, blank);
  rest = rest.replaceAll(/@(?:comment|string|preamble)\s*\{[^}]*\}*/gi, blank);
  const match = /\S.*/.exec(rest);
  return match === null ? undefined : { line: lineAt(source, match.index), text: match[0].trim() };
}

/** The first field of the entry at `line` after which more braces are open than the entry's own. */
function unclosedField(source: string, line: number): { name: string; line: number } | undefined {
  let open = 0;
  let field: { name: string; line: number } | undefined;
  for (const [at, text] of source.split('\n').entries()) {
    if (at + 1 < line) continue;
    const name = /^\s*(\w+)\s*=/.exec(text)?.[1];
    const next = /^\s*@\w+\s*\{/.test(text) && at + 1 > line;
    if ((name !== undefined || next) && open > 1) return field;
    if (next) return undefined;
    if (name !== undefined) field = { name, line: at + 1 };
    for (const [brace] of text.matchAll(/(?<!\\)[{}]/g)) open += brace === '{' ? 1 : -1;
  }
  return open > 1 ? field : undefined;
}

/** Lines of an entry in which a percent sign hides a part of a value, by fields that are read as text. */
export function hidingPercents(entry: Entry, line: number): number[] {
  const kept = /^(?:url|doi|eprint|file|abstract|keywords|note)$/i;
  const lines: number[] = [];
  let name = '';
  let open = 0;
  for (const [at, text] of entry.input.split('\n').entries()) {
    name = /^\s*(\w+)\s*=/.exec(text)?.[1] ?? name;
    for (const [mark] of text.matchAll(/(?<!\\)[{}%]/g)) {
      if (mark !== '%') open += mark === '{' ? 1 : -1;
      else if (open < 2) break;
      else if (!kept.test(name)) lines.push(line + at);
    }
  }
  return lines;
}

/** Reports one error of the parser; `input` is the piece of the file that it concerns. */
export function reportSyntax(error: string, input: string, source: string, report: Report): void {
  const at = input === '' ? -1 : source.indexOf(input);
  const start = at === -1 ? undefined : lineAt(source, at + input.search(/\S|$/));
  const key = scanEntries(source).find(({ line }) => line === start)?.key;
  const braces = 'Check that each { has its } and that a comma ends each field.';
  const [, expected, found = '', line] =
    /^Token mismatch, expected "(.*?)", found "([\s\S]*)"\.\.\. at line (\d+)/.exec(error) ?? [];
  const macro = /^unhandled \w+ (\\\S+)/.exec(error)?.[1];
  const bare = /^Unresolved @string reference "(.*)"/.exec(error)?.[1];
  if (expected !== undefined) {
    const entry = key ? `The entry "${key}"` : 'This entry';
    const token = /^\S*/.exec(found)?.[0] ?? '';
    const there = token === '' ? 'the file ends' : `there is "${token}…" in line ${line}`;
    const at = start ?? Number(line);
    const field = unclosedField(source, at);
    if (field === undefined) {
      report(at, `${entry} is not closed: ${there} instead of ${expected}.`, braces);
    } else {
      const message = `${entry} is not closed: its field "${field.name}" has more { than }.`;
      report(field.line, message, braces);
    }
  } else if (macro !== undefined) {
    report(start, `The LaTeX command ${macro} cannot be shown.`, 'Write the character itself.');
  } else if (bare !== undefined) {
    const place = source.search(new RegExp(`=\\s*${bare.replaceAll(/\W/g, '\\$&')}`));
    const message = `The value that starts with "${bare}" has no braces.`;
    report(place === -1 ? undefined : lineAt(source, place), message, 'Write {value}.');
  } else {
    const noticed = /at line (\d+)/.exec(error)?.[1];
    const text = error.split('\n')[0] ?? error;
    report(
      start ?? (noticed ? Number(noticed) : undefined),
      `This is not BibTeX: ${text}.`,
      braces,
    );
  }
}
