/**
 * @file A logarithm and a sine built from + - * / alone. IEEE 754 fixes those to the last bit, while
 * `Math.log` and `Math.sin` may differ between engines; seeded runs rest on these instead.
 */

const LN2 = 0.6931471805599453;
const PI = 3.141592653589793;

/**
 * Natural logarithm of a positive finite number, within 4e-16 of the true value, relative.
 * x = m * 2^k with m in [0.7, 1.42); ln m = 2 artanh((m - 1) / (m + 1)), summed as its series.
 */
export function ln(x: number): number {
  let m = x;
  let k = 0;
  for (; m < Math.SQRT1_2; k--) m *= 2;
  for (; m > Math.SQRT2; k++) m /= 2;
  const t = (m - 1) / (m + 1);
  let sum = 0;
  for (let n = 21; n >= 1; n -= 2) sum = sum * t * t + 1 / n;
  return k * LN2 + 2 * t * sum;
}

/** `[cos, sin]` of an angle in turns (1 = a full circle), within 3e-16. Taylor series on an eighth turn. */
export function cosSin(turns: number): [number, number] {
  const quarter = Math.round(turns * 4);
  const a = (turns - quarter / 4) * 2 * PI;
  let cos = 1;
  let sin = 1;
  for (let n = 18; n >= 2; n -= 2) {
    cos = 1 - (cos * a * a) / (n * (n - 1));
    sin = 1 - (sin * a * a) / (n * (n + 1));
  }
  sin *= a;
  switch (((quarter % 4) + 4) % 4) {
    case 0:
      return [cos, sin];
    case 1:
      return [-sin, cos];
    case 2:
      return [-cos, -sin];
    default:
      return [sin, -cos];
  }
}
