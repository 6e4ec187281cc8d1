/** @file Two columns of numbers in, tables out. */
import { quoted } from '../../../text/shorten.ts';
import { whole } from '../words.ts';
import type { Parsed } from './own-points.ts';

/** Points a reader may bring. */
export const FEWEST_POINTS = 3;
export const MOST_POINTS = 10_000;

/**
 * Reads two columns; says what is wrong, and in which line. Commas, semicolons, tabs or spaces part them; a comma inside a number is read as its point where
 * semicolons or tabs part the columns. The first line may be a head; empty lines and those that begin with # are skipped.
 */
export function parsePoints(text: string): Parsed {
  const values: number[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  let begun = false;
  for (const [index, line] of lines.entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const cells = cellsOf(content);
    const numbers = cells.map(toNumber);
    const head = !begun && cells.length > 1 && numbers.every(Number.isNaN);
    begun = true;
    if (head) continue;
    const where = `Line ${whole(index + 1)}`;
    if (cells.length !== 2) {
      const found = cells.length === 1 ? 'one value' : `${whole(cells.length)} values`;
      return { fault: `${where} has ${found}; two are needed, x and y.` };
    }
    const wrong = numbers.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) return { fault: `${where}: ${quoted(cells[wrong]!, 30)} is not a number.` };
    if (values.length === 2 * MOST_POINTS) {
      return { fault: `${where} is one point too many: at most ${whole(MOST_POINTS)} are read.` };
    }
    values.push(...numbers);
  }
  const found = values.length / 2;
  if (found < FEWEST_POINTS) {
    const points = found === 1 ? 'is 1 point' : `are ${found || 'no'} points`;
    return { fault: `There ${points}; at least ${FEWEST_POINTS} are needed.` };
  }
  return { points: Float64Array.from(values) };
}

/** A table as CSV (RFC 4180). */
export function toCsv(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cellsOf(line: string): string[] {
  const separator = line.includes(';')
    ? /;/
    : line.includes('\t')
      ? /\t/
      : line.includes(',')
        ? /,/
        : /\s+/;
  const cells = line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
  if (cells.length > 2 && cells.at(-1) === '') cells.pop(); // a separator at the end of the line
  const commaIsPoint = separator.source !== ',';
  return cells.map((cell) => (commaIsPoint ? cell.replace(/^([^,]*),([^,]*)$/, '$1.$2') : cell));
}

function toNumber(cell: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : NaN;
}
