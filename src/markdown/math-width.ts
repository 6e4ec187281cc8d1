/** How wide a formula is, as far as its signs say: nothing is measured at build. */

/** Signs in the widest row of MathML, about half an em each; the rows of a fraction count as one. */
export function signsAcross(mathml: string): number {
  const rows = mathml
    .split('</mtr>')
    .map((row) => [...row.replaceAll(/<[^>]*>/g, '').replaceAll(/&#?\w+;/g, 'x')].length);
  return Math.max(...rows);
}
