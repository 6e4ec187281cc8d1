/**
 * @file Did the model copy? How far a picture is from the nearest training picture, against how far training pictures are from
 * each other.
 */

/**
 * Shares of training pictures, and how far those are at most from their nearest fellow: measured on 1,000 of the 24,000,
 * drawn with `createRng(1, 'nearest of training pictures')`, against all others. A test measures some of them again.
 */
const spread: readonly (readonly [share: number, distance: number])[] = [
  [0, 0.0359],
  [0.01, 0.0582],
  [0.02, 0.0664],
  [0.05, 0.0813],
  [0.1, 0.0932],
  [0.25, 0.1177],
  [0.5, 0.1466],
  [0.75, 0.1761],
  [0.9, 0.204],
  [0.95, 0.2245],
  [0.99, 0.273],
  [1, 0.3491],
];

/** Nearer than this share of training pictures are to each other, a picture counts as a copy or nearly one. */
const COPY = 0.01;
const CLOSE = 0.1;

/** The share of training pictures that have a fellow nearer than `distance`. */
export function shareNearer(distance: number): number {
  const after = spread.findIndex(([, far]) => far >= distance);
  if (after < 0) return 1;
  if (after === 0) return 0;
  const [[low, near], [high, far]] = [spread[after - 1]!, spread[after]!];
  return low + ((high - low) * (distance - near)) / (far - near);
}

/** The verdict on a picture that is `distance` from the nearest training picture. */
export function copiedInWords(distance: number): string {
  const share = shareNearer(distance);
  const percent = share >= 0.99 ? 'over 99' : String(Math.round(100 * share));
  const against =
    share <= COPY
      ? 'nearer than 99 % of the training pictures are to their nearest fellow'
      : `and ${percent} % of the training pictures have a fellow nearer than that`;
  const verdict =
    share <= COPY ? 'Nearly a copy' : share <= CLOSE ? 'Unusually close' : 'Not a copy';
  return `${verdict}: the nearest training picture is ${distance.toFixed(2)} away, ${against}.`;
}
