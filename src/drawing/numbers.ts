/** @file Numbers of path data. */

/** A number as short as SVG allows, at most `decimals` digits after the point. Throws a RangeError for what is none. */
export function num(value: number, decimals = 1): string {
  if (!Number.isFinite(value)) throw new RangeError(`A coordinate of a figure is ${value}.`);
  const scale = 10 ** decimals;
  const rounded = Math.round(value * scale) / scale;
  if (Number.isInteger(rounded)) return String(rounded + 0); // no -0
  const text = String(rounded);
  return text.startsWith('0.')
    ? text.slice(1)
    : text.startsWith('-0.')
      ? `-${text.slice(2)}`
      : text;
}

/** Numbers side by side; a minus sign separates by itself. */
export function nums(...values: readonly number[]): string {
  let all = '';
  for (const value of values) {
    const text = num(value);
    all += all === '' || text.startsWith('-') ? text : ` ${text}`;
  }
  return all;
}
