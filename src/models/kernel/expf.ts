/** @file e^x in 32-bit floats, bit for bit as the kernel's SIMD code computes it. */

const f = Math.fround;

/** 2^n for n from -126 on, by index n + 126: exact in 32 bits. */
const powers = Float32Array.from({ length: 254 }, (_, i) => 2 ** (i - 126));

const LOG2E = f(1.44269504088896341);
const HALF = f(0.5);
// ln 2 in two parts, the first of few bits, so that n times it is exact.
const LN2_HIGH = f(0.693359375);
const LN2_LOW = f(-2.1219444e-4);
const P = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1,
  5.0000001201e-1,
].map(f);

/**
 * e^x on [-87, 88], clamped outside, for a 32-bit x: within 1.2e-7 of the true value, relative. Range reduction and
 * polynomial of expf in the Cephes library (Moshier).
 */
export function expf(x: number): number {
  const kept = x !== x ? x : Math.min(Math.max(x, -87), 88);
  const n = Math.floor(f(f(kept * LOG2E) + HALF));
  const r = f(f(kept - f(n * LN2_HIGH)) - f(n * LN2_LOW));
  let p = P[0]!;
  for (let i = 1; i < 6; i++) p = f(f(p * r) + P[i]!);
  p = f(f(f(p * f(r * r)) + r) + 1);
  return n === n ? f(p * powers[n + 126]!) : n;
}
