/** Tunes that begin with notes that somebody else plays. */
import { describe, expect, it } from 'vitest';
import { laid, randomBeginning, type PlayedNote } from '../../../../src/models/music/beginning.ts';
import { degreeOf, pitchOf, TONIC } from '../../../../src/models/music/harmony.ts';
import { makeTune } from '../../../../src/models/music/maker.ts';
import { begunTune, tuneLesson } from '../../../../src/models/music/notes-training.ts';
import { rulesBroken, type Rule } from '../../../../src/models/music/rules/rules.ts';
import {
  encode,
  encodeCharacter,
  meaningOf,
  melodyPlaces,
} from '../../../../src/models/music/tokens.ts';
import { fit } from '../../../../src/models/music/tune.ts';
import { characters, inWords, meters } from '../../../../src/models/music/vocabulary.ts';
import { MOST_TOKENS } from '../../../../src/models/music/writing.ts';
import { createRng } from '../../../../src/models/random.ts';

const march = { mood: 'calm', mode: 'major', dance: 'march', key: 'C' } as const;
const quarters = (...pitches: number[]): PlayedNote[] =>
  pitches.map((pitch) => ({ pitch, length: 2 }));

describe('a beginning', () => {
  it('is laid into bars, each note cut where its bar ends, two bars at most', () => {
    const notes = [60, 62, 64, 65, 67].map((pitch) => ({ pitch, length: 4 }));
    const waltz = { ...march, dance: 'waltz' } as const;
    expect(laid(waltz, notes)).toEqual([
      [{ pitch: 60, length: 4 }, { pitch: 62, length: 2 }],
      [{ pitch: 64, length: 4 }, { pitch: 65, length: 2 }],
    ]); // prettier-ignore
    expect([fit(8, 5), fit(3, 8), fit(6, 6), fit(2, 1)]).toEqual([4, 3, 6, 1]);
  });

  it('by chance has one to six notes, along the scale, anywhere in it, or anywhere', () => {
    const rng = createRng(1, 'beginnings');
    const many = Array.from({ length: 600 }, () => randomBeginning(march, rng));
    expect(new Set(many.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    const pitches = many.flat().map(({ pitch }) => pitch);
    expect([Math.min(...pitches), Math.max(...pitches)]).toEqual([57, 81]);
    const inScale = many.filter((notes) =>
      notes.every(({ pitch }) => pitchOf('major', degreeOf('major', pitch), TONIC) === pitch),
    );
    expect(inScale.length / many.length).toBeGreaterThan(0.88);
    expect(inScale.length / many.length).toBeLessThan(0.97);
  });
});

describe('a tune that somebody has begun', () => {
  it('begins with the notes, which come back in bar 5, and keeps the rules from there on', () => {
    const { bars } = makeTune(march, createRng(1, 'begun'), quarters(72, 73, 70, 79));
    expect(bars[0]!.melody).toEqual(quarters(72, 73, 70, 79));
    expect(bars[4]).toEqual(bars[0]);
    expect(bars[5]).toEqual(bars[1]);
    const broken = Object.keys(rulesBroken(encode({ header: march, bars }))) as Rule[];
    expect(broken).toContain('key'); // theirs
    for (const rule of ['form', 'meter', 'return', 'cadence', 'dance'] as const)
      expect(broken).not.toContain(rule);
  });

  it('keeps all rules where its beginning does', () => {
    const { bars } = makeTune(march, createRng(1, 'good'), [
      { pitch: 76, length: 4 },
      { pitch: 79, length: 4 },
    ]);
    expect(rulesBroken(encode({ header: march, bars }))).toEqual({});
  });

  it('has a second chord that suits the notes of bar 2', () => {
    const second = (pitch: number): number[] =>
      Array.from({ length: 40 }, (_, i) => {
        const notes = [...quarters(72, 72, 72, 72), { pitch, length: 8 }];
        const { bars } = makeTune(march, createRng(i, 'second'), notes);
        return bars[1]!.bass[0]!.pitch! % 12;
      });
    expect(new Set(second(77))).not.toContain(0); // no F in the chord on C
    expect(new Set(second(79))).toContain(0);
  });

  it.each(characters.map((character) => [inWords(character), character] as const))(
    '%s can be one',
    (_, character) => {
      const rng = createRng(1, inWords(character));
      for (let i = 0; i < 20; i++) {
        const beginning = randomBeginning(character, rng);
        const { bars } = makeTune({ ...character, key: 'C' }, rng, beginning);
        const notes = bars.flatMap(({ melody }) => melody);
        const begun = laid(character, beginning).flat();
        expect(notes.slice(0, begun.length)).toEqual(begun);
        const whole = meters[character.dance].bar;
        for (const { melody } of bars)
          expect(melody.reduce((sum, { length }) => sum + length, 0)).toBe(whole);
      }
    },
  );
});

describe('a lesson', () => {
  it('does not ask for the notes that somebody played, and for all else', () => {
    const { tune, begun } = begunTune(7);
    const tokens = encode(tune);
    const places = melodyPlaces(tune, begun);
    expect(places).toHaveLength(2 * begun);
    const played = places.map((at) => meaningOf(tokens[at]!));
    const melody = tune.bars.flatMap((bar) => bar.melody).slice(0, begun);
    expect(played).toEqual(
      melody.flatMap(({ pitch, length }) => [
        { kind: 'pitch', pitch },
        { kind: 'length', length },
      ]),
    );
    expect(melodyPlaces(tune, begun, {})).toEqual(
      places.map((at) => at - encodeCharacter(tune.header).length),
    );
  });

  it('begins so in two of ten, and is never longer than the model can keep in mind', () => {
    const rng = createRng(1, 'lessons');
    const lessons = Array.from({ length: 500 }, () => tuneLesson(rng));
    const begun = lessons.filter(({ tokens, given }) =>
      Array.from(tokens).some((_, at) => given!(at)),
    );
    expect(begun.length / lessons.length).toBeCloseTo(0.2, 1);
    for (const { tokens } of lessons) expect(tokens.length).toBeLessThanOrEqual(MOST_TOKENS);
  });
});
