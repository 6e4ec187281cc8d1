/**
 * @file The maker of the sounds that the models learn from. Each way of making has partials of its own strength, a
 * beginning and an end; tone and length change them, and the rest is left to chance.
 *
 * Strengths are those of the ideal: a plucked string's partials as sin(pi k b) / k with b the place of the plucking, a struck
 * one's the same under the softness of a hammer, a bowed one's as 1 / k (Helmholtz's motion); see Fletcher & Rossing,
 * "The Physics of Musical Instruments". High partials die first. No instrument is copied.
 */
import { cosSin, exp, ln } from '../portable.ts';
import type { Rng } from '../random.ts';
import { NOISES, PARTIALS, pictureOf, SIDE, times } from './picture.ts';
import type { Combination, Making, Tone } from './vocabulary.ts';

/** A way of making a sound, with its chances drawn. Times are in seconds, amplitudes relative. */
interface Voice {
  /** Of partial k, from 1. */
  readonly strength: (k: number) => number;
  readonly spread: number;
  /** Until partial k is there; 0 for at once. */
  readonly attack: (k: number) => number;
  /** The share of partial k that is left at a time, without its attack. */
  readonly course: (k: number, t: number) => number;
  /** Of each band of noise, lowest first, at a time. */
  readonly noise: (t: number) => readonly [number, number, number];
}

type Range = readonly [number, number];

/** 60 dB lower after `seconds`. */
const fading = (t: number, seconds: number): number => exp((-6.907755278982137 * t) / seconds);
const power = (k: number, exponent: number): number => exp(exponent * ln(k));
const sine = (turns: number): number => cosSin(turns)[1];

/** The picture of a sound: 1,024 numbers in [-1, 1]. */
export function drawTimbre({ making, tone, length }: Combination, rng: Rng): Float32Array {
  const between = ([low, high]: Range): number => low + (high - low) * rng.uniform();
  const voice = voices[making](length === 'long', between);
  const color = coloring(tone, between);
  const partials = new Float64Array(PARTIALS * SIDE);
  const noises = new Float64Array(NOISES * SIDE);
  times.forEach((t, j) => {
    for (let k = 1; k <= PARTIALS; k++) {
      const attack = voice.attack(k);
      const there = attack === 0 ? 1 : 1 - exp((-3 * t) / attack);
      partials[(k - 1) * SIDE + j] =
        voice.strength(k) * color.partial(k) * there * voice.course(k, t);
    }
    voice.noise(t).forEach((a, band) => {
      noises[band * SIDE + j] = a * color.noise[band]!;
    });
  });
  return pictureOf({ partials, noises, spread: voice.spread });
}

/** What a tone does to the partials and to the bands of noise. */
function coloring(
  tone: Tone,
  between: (range: Range) => number,
): { partial: (k: number) => number; noise: readonly [number, number, number] } {
  switch (tone) {
    case 'bright': {
      const rise = between([0.2, 0.45]);
      return { partial: (k) => power(k, rise), noise: [0.8, 1, 1.4] };
    }
    case 'dark': {
      const fall = -between([0.7, 1]);
      return { partial: (k) => power(k, fall), noise: [1, 0.4, 0.1] };
    }
    case 'hollow': {
      const even = between([0.02, 0.06]);
      return { partial: (k) => (k % 2 === 0 ? even : 1) * power(k, -0.2), noise: [0.8, 0.7, 0.4] };
    }
  }
}

/** Each way of making, long or short. */
const voices: Readonly<
  Record<Making, (long: boolean, between: (range: Range) => number) => Voice>
> = {
  plucked(long, between) {
    const place = between([0.11, 0.29]);
    const lasts = long ? between([2, 3.2]) : between([0.3, 0.5]);
    const damping = between([0.1, 0.22]);
    const click = between([0.08, 0.2]);
    return {
      strength: (k) => Math.abs(sine((k * place) / 2)) / k,
      spread: 1,
      attack: () => 0,
      course: (k, t) => fading(t, lasts / (1 + damping * (k - 1))),
      noise: (t) => [0, click * fading(t, 0.04), click * fading(t, 0.025)],
    };
  },
  struck(long, between) {
    const place = between([0.1, 0.14]);
    const lasts = long ? between([2.2, 3.4]) : between([0.35, 0.55]);
    const damping = between([0.15, 0.3]);
    const softness = between([0.08, 0.14]);
    const [early, thump] = [between([0.55, 0.75]), between([0.12, 0.25])];
    return {
      strength: (k) => Math.abs(sine((k * place) / 2)) * exp(-softness * (k - 1)),
      spread: 1,
      attack: () => 0.008,
      // Two courses at once, a quick and a slow one, as two strings that a hammer struck.
      course: (k, t) => {
        const own = lasts / (1 + damping * (k - 1));
        return early * fading(t, own / 3) + (1 - early) * fading(t, own);
      },
      noise: (t) => [thump * fading(t, 0.12), thump * 0.5 * fading(t, 0.06), 0],
    };
  },
  bowed(long, between) {
    const attack = long ? between([0.12, 0.24]) : between([0.05, 0.09]);
    const until = long ? Infinity : between([0.28, 0.4]);
    const [swell, hair] = [between([0, 0.25]), between([0.004, 0.01])];
    const body = between([0, 1]);
    return {
      // A wooden body favors some partials and hinders others.
      strength: (k) => (1 + 0.4 * sine(body + k * 0.29)) / k,
      spread: 1,
      attack: (k) => attack * (1 + 0.04 * (k - 1)),
      course: (_, t) => (1 + swell * sine(t / 4)) * held(t, until, 0.12),
      noise: (t) => {
        const rubbing = hair * (1 + 4 * fading(t, 0.2)) * held(t, until, 0.1);
        return [0, rubbing, rubbing];
      },
    };
  },
  blown(long, between) {
    const attack = long ? between([0.05, 0.1]) : between([0.025, 0.045]);
    const until = long ? Infinity : between([0.25, 0.38]);
    const [fall, breath] = [between([0.45, 0.65]), between([0.015, 0.035])];
    return {
      strength: (k) => exp(-fall * (k - 1)),
      spread: 1,
      attack: (k) => attack * (1 + 0.1 * (k - 1)),
      course: (_, t) => (1 + 0.25 * fading(t, 0.5)) * held(t, until, 0.1),
      noise: (t) => {
        const air = breath * (1 + 3 * fading(t, 0.15)) * held(t, until, 0.1);
        return [0.3 * air, air, 0.6 * air];
      },
    };
  },
  bell(long, between) {
    const lasts = long ? between([2.6, 4]) : between([0.4, 0.65]);
    const damping = between([0.6, 0.9]);
    const [shape, click] = [between([0, 1]), between([0.03, 0.08])];
    return {
      strength: (k) => (1 + 0.5 * sine(shape + k * 0.37)) * power(k, -0.6),
      spread: between([1.42, 1.55]),
      attack: () => 0,
      course: (k, t) => fading(t, lasts / power(k, damping)),
      noise: (t) => [0, 0, click * fading(t, 0.03)],
    };
  },
  drum(long, between) {
    const lasts = long ? between([0.9, 1.4]) : between([0.16, 0.3]);
    const [shape, slap] = [between([0, 1]), between([0.25, 0.5])];
    return {
      strength: (k) => (1 + 0.4 * sine(shape + k * 0.41)) * power(k, -0.9),
      spread: between([0.65, 0.7]),
      attack: () => 0.003,
      course: (k, t) => fading(t, lasts / power(k, 0.5)),
      noise: (t) => [
        slap * fading(t, lasts / 3),
        slap * fading(t, lasts / 5),
        0.5 * slap * fading(t, lasts / 8),
      ],
    };
  },
};

/** 1 until a time, then falling by 60 dB over `seconds`. */
const held = (t: number, until: number, seconds: number): number =>
  t <= until ? 1 : fading(t - until, seconds);
