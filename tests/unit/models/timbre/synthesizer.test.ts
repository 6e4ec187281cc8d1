import { describe, expect, it } from 'vitest';
import { makeTune } from '../../../../src/models/music/maker.ts';
import { secondsOfEighth } from '../../../../src/models/music/vocabulary.ts';
import { createRng } from '../../../../src/models/random.ts';
import { drawTimbre } from '../../../../src/models/timbre/maker.ts';
import { LOOP, noiseBands } from '../../../../src/models/timbre/noise.ts';
import {
  blend,
  NOISES,
  NUMBERS,
  PARTIALS,
  SIDE,
  timbreOf,
  type Timbre,
} from '../../../../src/models/timbre/picture.ts';
import { PEAK, playBars } from '../../../../src/models/timbre/play.ts';
import {
  createSynthesizer,
  frequencyOf,
  LEVEL,
} from '../../../../src/models/timbre/synthesizer.ts';
import {
  combinations,
  inWords,
  type Combination,
} from '../../../../src/models/timbre/vocabulary.ts';
import { patience } from '../../../../src/tools/load.ts';

const RATE = 44_100;
const synthesizer = createSynthesizer(RATE);
const drawn = (combination: Combination): Timbre =>
  timbreOf(drawTimbre(combination, createRng(1, 'test')));

/** The first `count` partials at full strength, the rest and noise silent. */
const steady = (count: number): Timbre => ({
  partials: Float64Array.from({ length: PARTIALS * SIDE }, (_, i) => (i < count * SIDE ? 1 : 0)),
  noises: new Float64Array(NOISES * SIDE),
  spread: 1,
});

const peakOf = (samples: Float32Array): number =>
  samples.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
const rms = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, y) => sum + y * y, 0) / samples.length);

/** The phase, in turns, of the sine of `frequency` in a window of samples (a Hann window keeps its neighbors out). */
function phaseIn(samples: Float32Array, from: number, length: number, frequency: number): number {
  let [re, im] = [0, 0];
  for (let n = 0; n < length; n++) {
    const weight = 1 - Math.cos((2 * Math.PI * n) / length);
    const angle = (2 * Math.PI * frequency * (from + n)) / RATE;
    re += weight * samples[from + n]! * Math.cos(angle);
    im -= weight * samples[from + n]! * Math.sin(angle);
  }
  return Math.atan2(im, re) / (2 * Math.PI);
}

/** The frequency of the sine near to `frequency`, from how its phase drifts between two windows. */
function measured(samples: Float32Array, frequency: number): number {
  const length = Math.round(0.1 * RATE);
  const [early, late] = [0.03, 0.07].map((t) => Math.round(t * RATE)) as [number, number];
  const drift =
    phaseIn(samples, late, length, frequency) - phaseIn(samples, early, length, frequency);
  return frequency + ((drift - Math.round(drift)) * RATE) / (late - early);
}

const cents = (a: number, b: number): number => 1200 * Math.log2(a / b);

describe('pitch', () => {
  it('is that of equal temperament', () => {
    for (const pitch of [21, 40, 60, 69, 81, 108])
      expect(cents(frequencyOf(pitch), 440 * 2 ** ((pitch - 69) / 12))).toBeCloseTo(0, 9);
  });

  it.each(combinations.map((each) => [inWords(each), each] as const))(
    'of %s is within 2 cents, measured from the samples',
    (_, combination) => {
      const timbre = drawn(combination);
      for (const pitch of [57, 69, 81]) {
        const frequency = frequencyOf(pitch);
        const samples = synthesizer.note(timbre, frequency, 0.25);
        expect(Math.abs(cents(measured(samples, frequency), frequency))).toBeLessThan(2);
      }
    },
  );

  it('would be found wrong if it were', () => {
    const samples = synthesizer.note(steady(6), 440 * 2 ** (3 / 1200), 0.25);
    expect(cents(measured(samples, 440), 440)).toBeCloseTo(3, 1);
  });

  it('of partial k is k to the power of the spread', () => {
    const f = 220;
    for (const spread of [0.67, 1.5]) {
      const samples = synthesizer.note({ ...steady(3), spread }, f, 0.25);
      for (const k of [2, 3]) {
        const partial = f * k ** spread;
        expect(Math.abs(cents(measured(samples, partial), partial))).toBeLessThan(0.5);
      }
    }
  });

  it('above half the rate does not sound, which would come back as another', () => {
    const samples = synthesizer.note(steady(PARTIALS), 15_000, 0.25);
    const pure = synthesizer.note(steady(1), 15_000, 0.25);
    // All partials count for the level, but only the first is there.
    const louder = pure.map((y) => y / Math.sqrt(PARTIALS));
    samples.forEach((y, n) => expect(y).toBeCloseTo(louder[n]!, 6));
  });
});

describe('a note', () => {
  it('is as loud as any other at its loudest, and not beyond 1', () => {
    for (const combination of combinations) {
      const samples = synthesizer.note(drawn(combination), 220, 1);
      expect(peakOf(samples)).toBeLessThan(0.9);
      expect(peakOf(samples)).toBeGreaterThan(LEVEL);
      // In its loudest 20 ms; a short sound has faded a good deal by their end.
      const spans = Array.from({ length: 100 }, (_, i) =>
        rms(samples.subarray(441 * i, 441 * (i + 2))),
      );
      expect(Math.max(...spans) / LEVEL).toBeGreaterThan(0.55);
      expect(Math.max(...spans) / LEVEL).toBeLessThan(1.1);
    }
    const sine = synthesizer.note(steady(1), 441, 1).subarray(RATE / 2, (RATE * 3) / 4);
    expect(rms(sine)).toBeCloseTo(LEVEL, 4);
  });

  it('begins and ends in silence, and lasts as long as asked', () => {
    const samples = synthesizer.note(drawn(combinations[13]!), 330, 3, 0.1);
    expect(samples).toHaveLength(3.1 * RATE);
    expect(samples[0]).toBeCloseTo(0, 12);
    expect(samples.at(-1)).toBeCloseTo(0, 6);
    expect(rms(samples.subarray(2.8 * RATE, 3 * RATE))).toBeGreaterThan(0.05); // held after 2 s
  });

  it('of a silent picture is silence', () => {
    const silence = synthesizer.note(timbreOf(new Float32Array(NUMBERS).fill(-1)), 440, 0.1);
    expect(peakOf(silence)).toBe(0);
  });

  it('of a picture of noise, or of a blend, is a sound as well', () => {
    const rng = createRng(1, 'noise');
    const noise = Float32Array.from({ length: NUMBERS }, () => rng.normal());
    const bell = drawTimbre(combinations[24]!, rng);
    const bow = drawTimbre(combinations[13]!, rng);
    for (const picture of [noise, blend(bell, bow, 0.5)]) {
      const samples = synthesizer.note(timbreOf(picture), 261.6, 0.5);
      expect(samples.every(Number.isFinite)).toBe(true);
      expect(peakOf(samples)).toBeLessThan(1);
      expect(peakOf(samples)).toBeGreaterThan(0.1);
    }
  });
});

describe('bands of noise', () => {
  const bands = noiseBands(RATE);

  it('have the power of a sine of amplitude 1', () => {
    for (const band of bands) {
      expect(band).toHaveLength(LOOP);
      expect(band.reduce((sum, y) => sum + y * y, 0) / LOOP).toBeCloseTo(0.5, 6);
    }
  });

  it('lie one above another', () => {
    const crossings = bands.map(
      (band) => band.filter((y, n) => y >= 0 !== band[(n + 1) % LOOP]! >= 0).length,
    );
    expect(crossings[1]).toBeGreaterThan(2 * crossings[0]!);
    expect(crossings[2]).toBeGreaterThan(2 * crossings[1]!);
  });

  it('go round without a seam', () => {
    for (const band of bands) {
      const steps = band.map((y, n) => Math.abs(band[(n + 1) % LOOP]! - y));
      const usual = Math.sqrt(steps.reduce((sum, d) => sum + d * d, 0) / LOOP);
      expect(steps[LOOP - 1]).toBeLessThan(4 * usual);
    }
  });
});

describe('a tune', () => {
  const header = { mood: 'calm', mode: 'minor', dance: 'march', key: 'A' } as const;
  const tune = makeTune(header, createRng(1, 'tune'));
  const eighth = secondsOfEighth(header);

  /** The greatest fourth difference: a jump of s gives 6 s or more, and a sine of a low frequency next to nothing. */
  function roughest(samples: Float32Array): number {
    let most = 0;
    for (let n = 4; n < samples.length; n++) {
      const fourth =
        samples[n]! -
        4 * samples[n - 1]! +
        6 * samples[n - 2]! -
        4 * samples[n - 3]! +
        samples[n - 4]!;
      most = Math.max(most, Math.abs(fourth));
    }
    return most;
  }
  /** A jump of a five-hundredth of full scale: 54 dB under it. */
  const AUDIBLE = 6 / 500;

  it('has no jumps: not where notes begin, change or end', () => {
    const soft = steady(2);
    const samples = playBars(synthesizer, tune.bars, { melody: soft, bass: soft }, eighth);

    expect(roughest(samples)).toBeLessThan(AUDIBLE);
  });

  it('would be found to jump if it did', () => {
    const cut = synthesizer.note(steady(2), 440, 0.5, 1 / RATE);
    const samples = new Float32Array(RATE);
    samples.set(cut.subarray(0, RATE / 2 - 25));
    expect(roughest(samples)).toBeGreaterThan(AUDIBLE);
  });

  it.each(
    [0, 7, 12, 13, 19, 24, 31].map((i) => [inWords(combinations[i]!), combinations[i]!] as const),
  )('played by %s never clips, and lasts as long as its bars', (_, combination) => {
    const timbre = drawn(combination);
    const samples = playBars(synthesizer, tune.bars, { melody: timbre, bass: timbre }, eighth);
    expect(peakOf(samples)).toBeLessThanOrEqual(PEAK + 1e-6);
    expect(peakOf(samples)).toBeGreaterThan(0.3);
    expect(samples.every(Number.isFinite)).toBe(true);
    expect(samples.length / RATE).toBeCloseTo(8 * 8 * eighth + 0.8, 3);
    expect(samples.at(-1)).toBe(0);
    expect(rms(samples.subarray(0, RATE))).toBeGreaterThan(0.01);
  });

  it('of eight slow bars, with all partials and noises, is made in 0.3 s on a machine at rest', () => {
    const slow = { mood: 'solemn', mode: 'minor', dance: 'hymn', key: 'A' } as const;
    const { bars } = makeTune(slow, createRng(1, 'slow'));
    const full = timbreOf(new Float32Array(NUMBERS));
    const took = [1, 2, 3].map(() => {
      const start = performance.now();
      playBars(synthesizer, bars, { melody: full, bass: full }, secondsOfEighth(slow));
      return performance.now() - start;
    });
    expect(Math.min(...took)).toBeLessThan(patience(300));
  });

  it('gives the same samples from the same notes', () => {
    const timbre = drawn(combinations[13]!);
    const play = (): Float32Array =>
      playBars(
        createSynthesizer(8000),
        tune.bars.slice(0, 2),
        { melody: timbre, bass: timbre },
        eighth,
      );
    expect(play()).toEqual(play());
  });

  it('of no bars is silence', () => {
    const timbre = steady(1);
    expect(peakOf(playBars(synthesizer, [], { melody: timbre, bass: timbre }, eighth))).toBe(0);
  });
});
