/** Characters that nobody types: what an editor pasted, or a program read in the wrong encoding. */
import type { Report } from './problem.ts';
import { lineAt } from './source.ts';

interface Stray {
  readonly pattern: RegExp;
  readonly what: string;
  readonly hint: string;
}

const remove = 'Remove it, or type the line anew.';

const strays: readonly Stray[] = [
  // All of Unicode's "other, control" but line feed, carriage return and tab; and its own ends of lines.
  {
    pattern: /[^\P{Cc}\n\r\t]|[\u2028\u2029]/u,
    what: 'an invisible control character',
    hint: remove,
  },
  {
    pattern: /\uFFFD/,
    what: 'the sign � of a character that was lost',
    hint: 'Write the character itself.',
  },
  {
    pattern: /[\u202A-\u202E\u2066-\u2069]/,
    what: 'an invisible sign that turns the direction of the text',
    hint: 'Remove it; write <bdi>…</bdi> around words of another direction.',
  },
  { pattern: /\p{Co}/u, what: 'a character without a meaning of its own', hint: remove },
  { pattern: /(?<!^)\uFEFF/, what: 'an invisible mark of byte order', hint: remove },
  {
    // UTF-8 that was read as Windows-1252 and saved again: Ã© for é, â€œ for “.
    pattern: /[ÃÂ][\u0080-\u00BF]|â€[\u0080-\u00BF\u0152-\u0178\u2018-\u203A\u02C6-\u02DC™]/,
    what: 'letters that were read in another encoding',
    hint: 'Open the original as UTF-8, and copy it again.',
  },
];

/** Reports the first of each kind, by its line. */
export function checkCharacters(source: string, report: Report): void {
  for (const { pattern, what, hint } of strays) {
    const match = pattern.exec(source);
    if (match === null) continue;
    const sign = [...match[0]].map(
      (each) => `U+${each.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
    );
    report(lineAt(source, match.index + 1), `This line has ${what} (${sign.join(' ')}).`, hint);
  }
}
