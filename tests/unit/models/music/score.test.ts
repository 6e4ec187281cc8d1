import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../../../src/models/music/score.ts';
import type { Tune } from '../../../../src/models/music/tune.ts';
import { trainingTune } from '../../../../src/models/music/training-set.ts';
import type { Key } from '../../../../src/models/music/vocabulary.ts';

/** A melody of one bar, in quarters. */
const melody = (pitches: readonly number[], key: Key = 'C'): Tune => ({
  header: { mood: 'calm', mode: 'major', dance: 'hymn', key },
  bars: [{ melody: pitches.map((pitch) => ({ pitch, length: 2 })), bass: [] }],
});

describe('the distance of tunes', () => {
  const scale = melody([60, 62, 64, 65]);

  it('counts notes that are changed, put in or taken out', () => {
    expect(distance(scale, scale)).toBe(0);
    expect(distance(scale, melody([60, 62, 63, 65]))).toBe(1 / 4);
    expect(distance(scale, melody([62, 64, 65]))).toBe(1 / 4);
    expect(distance(melody([60, 62]), melody([59, 60, 61, 62, 64]))).toBe(3 / 5);
    expect(distance(scale, melody([70, 71]))).toBe(1);
    expect(distance(scale, melody([]))).toBe(1);
    expect(distance(melody([]), scale)).toBe(1);
  });

  it('does not mind the key, but does mind lengths', () => {
    expect(distance(scale, melody([62, 64, 66, 67], 'D'))).toBe(0);
    const slow = scale.bars[0]!.melody.map((note) => ({ ...note, length: 4 }));
    expect(distance(scale, { ...scale, bars: [{ melody: slow, bass: [] }] })).toBe(1);
  });

  it('finds the nearest', () => {
    const near = melody([60, 62, 64, 67]);
    expect(nearest(scale, [melody([70]), near])).toEqual({ tune: near, distance: 1 / 4 });
    expect(() => nearest(scale, [])).toThrow('There is no tune');
  });

  it('is large between training tunes: they are not one tune', () => {
    const tunes = Array.from({ length: 60 }, (_, i) => trainingTune(i));
    const distances = tunes.map((tune, i) => nearest(tune, tunes.toSpliced(i, 1)).distance);
    expect(Math.min(...distances)).toBeGreaterThan(0.3);
  });
});
