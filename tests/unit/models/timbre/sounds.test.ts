import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../../src/models/random.ts';
import {
  CONDITION_FEATURES,
  conditionFeatures,
  withheld,
} from '../../../../src/models/timbre/conditions.ts';
import { drawTimbre } from '../../../../src/models/timbre/maker.ts';
import { centroid, duration, evenShare, rise } from '../../../../src/models/timbre/measures.ts';
import {
  amplitudeOf,
  blend,
  NOISES,
  NUMBERS,
  PARTIALS,
  pictureOf,
  SIDE,
  timbreOf,
  valueOf,
  type Timbre,
} from '../../../../src/models/timbre/picture.ts';
import { trainingCombination, trainingTimbre } from '../../../../src/models/timbre/training-set.ts';
import {
  combinations,
  heldOut,
  inWords,
  isHeldOut,
  makings,
  seen,
  type Combination,
} from '../../../../src/models/timbre/vocabulary.ts';

const drawn = (combination: Combination, name = 'test'): Timbre =>
  timbreOf(drawTimbre(combination, createRng(1, name)));

describe('combinations', () => {
  it('are 36, of which 6 are held out: one of each making, no two of which agree in two words', () => {
    expect([combinations.length, heldOut.length, seen.length]).toEqual([36, 6, 30]);
    expect(heldOut.map(({ making }) => making)).toEqual([...makings]);
    const pairs = ({ making, tone, length }: Combination): string[] => [
      `${making} ${tone}`,
      `${making} ${length}`,
      `${tone} ${length}`,
    ];
    const out = heldOut.flatMap(pairs);
    expect(new Set(out).size).toBe(out.length);
    const known = new Set(seen.flatMap(pairs));
    for (const pair of combinations.flatMap(pairs)) expect(known).toContain(pair);
  });

  it('are said in words', () => {
    expect(inWords({ making: 'plucked', tone: 'bright', length: 'short' })).toBe(
      'a short, bright plucked string',
    );
    expect(inWords({ making: 'bell' })).toBe('a bell');
    expect(inWords({ tone: 'dark' })).toBe('a dark sound');
  });

  it('are numbers for a network, of which training withholds some', () => {
    expect(CONDITION_FEATURES).toBe(14);
    const drum = { making: 'drum', tone: 'hollow', length: 'long' } as const;
    expect([...conditionFeatures(drum)]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0]);
    expect([...conditionFeatures({})]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1]);
    expect(() => conditionFeatures({ making: 'sung' as 'drum' })).toThrow('no making “sung”');
    const rng = createRng(1, 'withheld');
    const told = Array.from({ length: 400 }, () => withheld(drum, rng));
    for (const words of told) expect({ ...drum, ...words }).toEqual(drum);
    const none = told.filter((words) => Object.keys(words).length === 0).length;
    expect(none / 400).toBeCloseTo(0.1, 1);
  });

  it('are trained on in turn, but for those held out', () => {
    const all = Array.from({ length: 60 }, (_, i) => trainingCombination(i));
    expect(all.some(isHeldOut)).toBe(false);
    expect(new Set(all.map(inWords)).size).toBe(30);
    expect(trainingTimbre(7)).toEqual(drawTimbre(trainingCombination(7), createRng(1, 'sound 7')));
    expect(trainingTimbre(7)).not.toEqual(trainingTimbre(37));
  });
});

describe('a picture of a sound', () => {
  it('says amplitudes by decibels, from silence to 1', () => {
    expect(amplitudeOf(-1)).toBe(0);
    expect(amplitudeOf(1)).toBeCloseTo(1, 15);
    expect(amplitudeOf(-7)).toBe(0);
    expect(20 * Math.log10(amplitudeOf(0))).toBeCloseTo(-30, 0);
    for (const a of [0, 0.001, 0.03, 0.4, 1]) expect(amplitudeOf(valueOf(a))).toBeCloseTo(a, 12);
  });

  it('has numbers from -1 to 1, and comes back as the sound that it was', () => {
    for (const [i, combination] of combinations.entries()) {
      const picture = drawTimbre(combination, createRng(1, `${i}`));
      expect(picture).toHaveLength(NUMBERS);
      expect(picture.every((value) => value >= -1 && value <= 1)).toBe(true);
      const again = pictureOf(timbreOf(picture));
      expect(Math.max(...again.map((value, at) => Math.abs(value - picture[at]!)))).toBeLessThan(
        1e-6,
      );
    }
  });

  it('keeps strings in tune, though its last row be a little off, and bars and membranes apart', () => {
    const one: Timbre = {
      partials: new Float64Array(PARTIALS * SIDE).fill(0.5),
      noises: new Float64Array(NOISES * SIDE),
      spread: 1,
    };
    const picture = pictureOf(one);
    picture.subarray((PARTIALS + NOISES) * SIDE).fill(0.2);
    expect(timbreOf(picture).spread).toBe(1);
    for (const spread of [0.67, 1.5])
      expect(timbreOf(pictureOf({ ...one, spread })).spread).toBeCloseTo(spread, 6);
  });

  it('blends by equal parts of decibels', () => {
    const [a, b] = [new Float32Array(NUMBERS).fill(-0.5), new Float32Array(NUMBERS).fill(0.5)];
    expect(blend(a, b, 0)).toEqual(a);
    expect(blend(a, b, 1)).toEqual(b);
    expect(blend(a, b, 0.25)[17]).toBe(-0.25);
  });
});

describe('measures', () => {
  /** Partials 1 and 2 in columns from `from` to `to`, the second `share` as strong. */
  const two = (from: number, to: number, share: number): Timbre => ({
    partials: Float64Array.from({ length: PARTIALS * SIDE }, (_, i) => {
      const [row, column] = [Math.floor(i / SIDE), i % SIDE];
      return column < from || column > to ? 0 : ([1, share][row] ?? 0);
    }),
    noises: new Float64Array(NOISES * SIDE),
    spread: 1,
  });

  it('say where the energy is, among partials and in time', () => {
    expect(centroid(two(0, 31, 0))).toBe(1);
    expect(centroid(two(0, 31, 1))).toBe(1.5);
    expect(evenShare(two(0, 31, 0.5))).toBeCloseTo(0.2, 12);
    expect(rise(two(15, 31, 1))).toBe(0.5); // (16 / 32)^2 of 2 s
    expect(duration(two(0, 15, 1))).toBe(0.5);
    expect(duration(two(0, 31, 1))).toBe(2);
  });
});

describe('the maker of sounds', () => {
  const others = (making: Combination['making'], i: number): readonly [Timbre, Timbre, Timbre] => {
    const of = (tone: Combination['tone']): Timbre =>
      drawn({ making, tone, length: 'long' }, `${i}`);
    return [of('bright'), of('dark'), of('hollow')];
  };

  it.each(makings)('makes what is bright, dark or hollow so: %s', (making) => {
    for (let i = 0; i < 10; i++) {
      const [bright, dark, hollow] = others(making, i);
      expect(centroid(bright)).toBeGreaterThan(1.3 * centroid(dark));
      expect(evenShare(hollow)).toBeLessThan(0.01);
      expect(evenShare(bright)).toBeGreaterThan(0.05);
    }
  });

  it.each(makings)('makes what is long last longer than what is short: %s', (making) => {
    for (let i = 0; i < 10; i++) {
      const of = (length: Combination['length']): number =>
        duration(drawn({ making, tone: 'bright', length }, `${i}`));
      expect(of('long')).toBeGreaterThan(1.8 * of('short'));
      expect(of('short')).toBeLessThan(0.6);
    }
  });

  it('gives bells and drums partials that are no harmonics, and bows and breath their time', () => {
    const of = (making: Combination['making']): Timbre =>
      drawn({ making, tone: 'bright', length: 'long' });
    expect(makings.map((making) => Math.sign(Math.round(20 * (of(making).spread - 1))))).toEqual([
      0, 0, 0, 0, 1, -1,
    ]);
    for (const quick of ['plucked', 'struck', 'bell', 'drum'] as const)
      expect(rise(of(quick))).toBeLessThan(0.02);
    for (const slow of ['bowed', 'blown'] as const) expect(rise(of(slow))).toBeGreaterThan(0.04);
  });

  it('makes the sounds that weights were trained on', () => {
    const hash = createHash('sha256');
    for (let i = 0; i < 60; i++) hash.update(new Uint8Array(trainingTimbre(i).buffer));
    expect(hash.digest('hex').slice(0, 16)).toBe('bcb8638d023b2b01');
  });

  it('makes the same sound from the same seed, and others from others', () => {
    const bell = { making: 'bell', tone: 'bright', length: 'short' } as const;
    expect(drawn(bell)).toEqual(drawn(bell));
    expect(drawn(bell, 'another')).not.toEqual(drawn(bell));
  });
});
