/**
 * @file Logarithm, exponential, sine and length built from + - * / and square roots alone. IEEE 754 fixes those to the last
 * bit, while `Math.log`, `exp`, `sin` and `hypot` differ between engines; seeded runs, and what is measured of them, rest
 * on these instead.
 */

const LN2 = 0.6931471805599453;
const PI = 3.141592653589793;

/**
 * Natural logarithm, within 4e-16 of the true value, relative. Like `Math.log` at 0, infinity and below 0.
 * x = m * 2^k with m in [0.7, 1.42); ln m = 2 artanh((m - 1) / (m + 1)), summed as its series.
 */
export function ln(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  let m = x;
  let k = 0;
  for (; m < Math.SQRT1_2; k--) m *= 2;
  for (; m > Math.SQRT2; k++) m /= 2;
  const t = (m - 1) / (m + 1);
  let sum = 0;
  for (let n = 21; n >= 1; n -= 2) sum = sum * t * t + 1 / n;
  return k * LN2 + 2 * t * sum;
}

// ln 2 in two parts, the first of so few bits that whole multiples of it are exact.
const LN2_HIGH = 6.93147180369123816e-1;
const LN2_LOW = 1.9082149292705877e-10;
/** Of r (e^r + 1) / (e^r - 1) = 2 + t (P0 + t (P1 + ...)), with t = r^2. */
const P = [
  1.66666666666666019e-1, -2.77777777770155934e-3, 6.61375632143793436e-5, -1.65339022054652515e-6,
  4.13813679705723846e-8,
];
/** 2^n for n from -1022 to 1023, by index n + 1022. */
const powers = Float64Array.from({ length: 2046 }, (_, i) => 2 ** (i - 1022));

/**
 * e^x, within one unit in the last place; 0 below -708, where the result would lose bits, and infinite above 709.
 * x = k ln 2 + r with |r| <= ln 2 / 2; e^r by the rational function of fdlibm's `exp` (Sun Microsystems, 1993).
 */
export function exp(x: number): number {
  if (!(x >= -708 && x <= 709)) return x < 0 ? 0 : x + Infinity;
  const k = Math.floor(x / LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  let series = 0;
  for (let i = 4; i >= 0; i--) series = t * (P[i]! + series);
  const c = r - series;
  return (1 - (low - (r * c) / (2 - c) - high)) * powers[k + 1022]!;
}

/** Length of the vector (x, y). */
export function hypot(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
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
