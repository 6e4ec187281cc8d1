/**
 * @file Seeded random numbers: xoshiro128** 1.1 (Blackman & Vigna, "Scrambled Linear Pseudorandom
 * Number Generators", ACM TOMS 47(4), 2021). Nothing here draws from any other source.
 *
 * Guarantee: equal (seed, stream) give the same bits in every engine whose `Math.sqrt` is correctly
 * rounded (all current ones), because the rest is integer arithmetic and + - * /.
 */
import { ln } from './portable.ts';

export interface Rng {
  /** The next 32 random bits, as an integer in [0, 2^32). */
  u32(): number;
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** A uniform integer in [0, n), for n up to 2^32; its bias is below n / 2^53. */
  below(n: number): number;
  /** Normal with mean 0 and variance 1. */
  normal(): number;
}

/** The stream called `name` of a seed: streams of one seed are independent of each other's use. */
export function createRng(seed: number, name = 'main'): Rng {
  const word = (i: number): number => hash(`${i}/${seed}/${name}`);
  return fromState([word(0), word(1), word(2), word(3)]);
}

/** The generator from a raw state of four 32-bit words, not all of them 0. */
export function fromState(state: readonly [number, number, number, number]): Rng {
  let [a, b, c, d] = state;
  if ((a | b | c | d) === 0)
    throw new RangeError('xoshiro128** cannot start from an all-zero state.');
  let spare: number | undefined;

  function u32(): number {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotateLeft(d, 11);
    return result;
  }

  function uniform(): number {
    const high = u32() >>> 5;
    const low = u32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53; // 27 bits and 26 bits
  }

  // Marsaglia's polar method: a uniform point in the disc gives two independent normals.
  function normal(): number {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s === 0 || s >= 1) continue;
      const scale = Math.sqrt((-2 * ln(s)) / s);
      spare = y * scale;
      return x * scale;
    }
  }

  return { u32, uniform, normal, below: (n) => Math.floor(uniform() * n) };
}

function rotateLeft(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}

/** 32-bit FNV-1a of the text, then MurmurHash3's finaliser so that near seeds give far states. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
