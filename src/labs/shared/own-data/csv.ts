/** @file Two columns of numbers in, tables out. */

/** Points a reader may bring. */
export const MOST_POINTS = 10_000;

/** Points as x0, y0, x1, y1, ..., or what is wrong and in which line. */
export type Parsed = { readonly points: Float64Array } | { readonly fault: string };

/**
 * Reads two columns. Commas, semicolons, tabs or spaces part them; a comma inside a number is read as its point where
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
    const where = `Line ${grouped(index + 1)}`;
    if (cells.length !== 2) {
      const found = cells.length === 1 ? 'one value' : `${cells.length} values`;
      return { fault: `${where} has ${found}; two are needed, x and y.` };
    }
    const wrong = numbers.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) return { fault: `${where}: “${cut(cells[wrong]!)}” is not a number.` };
    if (values.length === 2 * MOST_POINTS) {
      return { fault: `${where} is one point too many: at most ${grouped(MOST_POINTS)} are read.` };
    }
    values.push(...numbers);
  }
  if (values.length < 6) {
    return { fault: `There are ${values.length / 2 || 'no'} points; at least 3 are needed.` };
  }
  if (values.every((value, i) => value === values[i % 2])) {
    return { fault: 'All points are in one place; there is nothing to learn.' };
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

function cut(text: string): string {
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}

function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
