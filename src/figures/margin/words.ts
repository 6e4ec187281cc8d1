/** @file Numbers in the words below a margin figure. */

/** “67%”; what is not quite all or nothing is never called so. */
export function percent(share: number): string {
  if (share > 0.999 && share < 1) return 'more than 99.9%';
  if (share > 0 && share < 0.001) return 'less than 0.1%';
  const digits = share > 0.99 || share < 0.01 ? 1 : 0;
  return `${Number((100 * share).toFixed(digits))}%`;
}

/** “71%”, or “1/25,000” where that is less than a hundredth; to two digits. */
export function portion(share: number): string {
  if (share >= 0.01) return percent(share);
  return `1/${Number((1 / share).toPrecision(2)).toLocaleString('en-US')}`;
}

/** A number with a true minus sign. */
export function signed(value: number, digits: number): string {
  return value
    .toFixed(digits)
    .replace('-', '−')
    .replace(/^−(0(\.0+)?)$/, '$1');
}
