/**
 * @file From a picture to samples, by adding sines (additive synthesis) and bands of noise. Every seed and picture give the
 * same samples on every machine: sines are recurrences of sums and products.
 */
import { cosSin, exp, ln } from '../portable.ts';
import { LOOP, noiseBands } from './noise.ts';
import { PARTIALS, powers, SIDE, times, type Timbre } from './picture.ts';

export interface Synthesizer {
  /** Samples a second. */
  readonly rate: number;
  /**
   * A note: at `frequency` Hz for `seconds`, then fading out over `release` seconds. Its loudest moment has a root mean
   * square of {@link LEVEL}. A silent picture gives silence.
   */
  note(timbre: Timbre, frequency: number, seconds: number, release?: number): Float32Array;
}

export const LEVEL = 0.2;
/** Long enough that the end of a note is no click. */
const RELEASE = 0.06;

/** Hz of a MIDI number: 69 is the A of 440 Hz, 12 semitones are an octave. */
export const frequencyOf = (pitch: number): number => 440 * exp(((pitch - 69) / 12) * LN2);
const LN2 = 0.6931471805599453;

export function createSynthesizer(rate = 44_100): Synthesizer {
  const bands = noiseBands(rate);
  const stops = [0, ...times.map((t) => Math.round(t * rate))];

  return {
    rate,
    note(timbre, frequency, seconds, release = RELEASE) {
      const length = Math.ceil((seconds + release) * rate);
      const y = new Float64Array(length);
      const cycles = Array.from(
        { length: PARTIALS },
        (_, i) => (frequency * exp(timbre.spread * ln(i + 1))) / rate,
      ).filter((f) => f < 0.5);
      // A place in the loops for each frequency, so that two notes do not breathe as one.
      const place = Math.floor(frequency * 997) % LOOP;
      // From column to column, and on as in the last one, amplitudes go straight.
      for (let j = 0; j <= SIDE; j++) {
        const from = stops[j]!;
        const to = Math.min(length, stops[j + 1] ?? length);
        if (from >= to) break;
        const slopeOf = (rows: Float64Array, i: number): Slope => {
          const start = j === 0 ? 0 : rows[i * SIDE + j - 1]!;
          const end = j === SIDE ? start : rows[i * SIDE + j]!;
          return { start, slope: j === SIDE ? 0 : (end - start) / (stops[j + 1]! - from) };
        };
        const sines = cycles.flatMap((f, i): Sine[] => {
          const slope = slopeOf(timbre.partials, i);
          return isSilent(slope) ? [] : [{ ...slope, cycles: f, phase: phaseOf(i + 1) + from * f }];
        });
        const part = y.subarray(from, to);
        for (let i = 0; i < sines.length; i += 2) addTwo(part, sines[i]!, sines[i + 1] ?? silent);
        bands.forEach((band, i) => {
          const slope = slopeOf(timbre.noises, i);
          if (!isSilent(slope)) addLoop(part, slope, band, place + from);
        });
      }
      return finished(y, levelling(timbre), Math.round(release * rate));
    },
  };
}

/** An amplitude at the beginning of a stretch, and how much it grows with each sample. */
interface Slope {
  readonly start: number;
  readonly slope: number;
}

interface Sine extends Slope {
  /** In a sample. */
  readonly cycles: number;
  /** At the beginning of the stretch, in turns. */
  readonly phase: number;
}

const isSilent = ({ start, slope }: Slope): boolean => start === 0 && slope === 0;
const silent: Sine = { start: 0, slope: 0, cycles: 0, phase: 0 };

/**
 * y += two sines. As sin(a + b) = 2 cos(b) sin(a) - sin(a - b), one sample more costs a product; but it waits for the one
 * before, and meanwhile the processor does the other sine.
 */
function addTwo(y: Float64Array, one: Sine, two: Sine): void {
  let [a, b] = [one.start, two.start];
  const [slopeA, slopeB] = [one.slope, two.slope];
  const twiceA = 2 * cosSin(one.cycles)[0];
  const twiceB = 2 * cosSin(two.cycles)[0];
  let [beforeA, nowA] = [sineAt(one.phase - one.cycles), sineAt(one.phase)];
  let [beforeB, nowB] = [sineAt(two.phase - two.cycles), sineAt(two.phase)];
  for (let n = 0; n < y.length; n++) {
    y[n]! += a * nowA + b * nowB;
    a += slopeA;
    b += slopeB;
    const nextA = twiceA * nowA - beforeA;
    const nextB = twiceB * nowB - beforeB;
    beforeA = nowA;
    beforeB = nowB;
    nowA = nextA;
    nowB = nextB;
  }
}

/** y += a loop of {@link LOOP} samples, from sample `first` on. */
function addLoop(
  y: Float64Array,
  { start, slope }: Slope,
  loop: Float64Array,
  first: number,
): void {
  let amplitude = start;
  for (let n = 0; n < y.length; n++) {
    y[n]! += amplitude * loop[(first + n) & (LOOP - 1)]!;
    amplitude += slope;
  }
}

/** The sine of an angle in turns, which loses no precision where the turns are many. */
const sineAt = (turns: number): number => cosSin(turns - Math.floor(turns))[1];

/**
 * Where partial k begins, in turns: quadratic in k, so that their peaks do not meet (Schroeder 1970, IEEE Transactions on
 * Information Theory 16(1)).
 */
const phaseOf = (k: number): number => (k * k) / (2 * PARTIALS);

/** What brings the loudest column to {@link LEVEL}. */
function levelling(timbre: Timbre): number {
  const loudest = Math.max(...powers(timbre));
  return loudest > 0 ? LEVEL / Math.sqrt(loudest) : 0;
}

/** `scale` times y, with its last `release` samples faded out along half a cosine. */
function finished(y: Float64Array, scale: number, release: number): Float32Array {
  const samples = new Float32Array(y.length);
  const held = y.length - release;
  for (let n = 0; n < held; n++) samples[n] = scale * y[n]!;
  for (let n = held; n < y.length; n++) {
    samples[n] = (scale * y[n]! * (1 + cosSin((n - held + 1) / release / 2)[0])) / 2;
  }
  return samples;
}
