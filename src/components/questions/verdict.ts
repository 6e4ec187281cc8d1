/** What is said of an answer: pure, from text to a judgement. */

/** A number as readers write it: with a point or a comma, a sign, a percent sign. NaN for anything else. */
export function readNumber(text: string): number {
  const plain = text
    .replaceAll(/[\s%]/g, '')
    .replace(/^[−–]/, '-')
    .replace(/^(-?\d*),(\d+)$/, '$1.$2');
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

export type NumberVerdict =
  | { readonly kind: 'right' | 'low' | 'high' | 'none' }
  /** One of the usual wrong ways. */
  | { readonly kind: 'known'; readonly index: number };

/**
 * @param within how far from `answer` still counts.
 * @param known wrong answers that have an explanation of their own.
 */
export function judgeNumber(
  said: number,
  answer: number,
  within: number,
  known: readonly number[],
): NumberVerdict {
  // Binary fractions: 0.7 is not more than 0.1 away from 0.6.
  const near = (number: number): boolean => Math.abs(said - number) <= within * (1 + 1e-9);
  if (Number.isNaN(said)) return { kind: 'none' };
  if (near(answer)) return { kind: 'right' };
  const nearest = known
    .map((number, index) => ({ index, away: Math.abs(said - number), number }))
    .filter(({ number }) => near(number))
    .sort((a, b) => a.away - b.away)[0];
  if (nearest !== undefined) return { kind: 'known', index: nearest.index };
  return { kind: said < answer ? 'low' : 'high' };
}

/** How many stand right from the top on. `order` has the place, from 0, that each should have. */
export function rightFromTop(order: readonly number[]): number {
  const wrong = order.findIndex((place, index) => place !== index);
  return wrong === -1 ? order.length : wrong;
}

/** An order as it was kept, if it has every place once; undefined for anything else. */
export function readOrder(text: string, length: number): number[] | undefined {
  const order = text.split(',').map(Number);
  const places = order.toSorted((a, b) => a - b);
  const whole = places.length === length && places.every((place, index) => place === index);
  return whole ? order : undefined;
}
