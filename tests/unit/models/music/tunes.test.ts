import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeTune } from '../../../../src/models/music/maker.ts';
import { rulesBroken, rulesKept, type Rule } from '../../../../src/models/music/rules/rules.ts';
import { notesShape } from '../../../../src/models/music/notes-model.ts';
import {
  decode,
  encode,
  encodeCharacter,
  END,
  idOf,
  meaningOf,
  pitchId,
  pitchRange,
  vocabulary,
} from '../../../../src/models/music/tokens.ts';
import {
  trainingHeader,
  trainingTune,
  withheld,
} from '../../../../src/models/music/training-set.ts';
import {
  timedNotes,
  type Bar,
  type Note,
  type Tune,
  type Voice,
} from '../../../../src/models/music/tune.ts';
import {
  characters,
  heldOut,
  inWords,
  isHeldOut,
  keys,
  meters,
  secondsOfEighth,
  seen,
  type Character,
} from '../../../../src/models/music/vocabulary.ts';
import { createRng } from '../../../../src/models/random.ts';

const waltz = { mood: 'calm', mode: 'minor', dance: 'waltz', key: 'A' } as const;
const tuneOf = (header: Tune['header'], name = 'test'): Tune =>
  makeTune(header, createRng(1, name));

/** Notes from "76 2 77 4": MIDI numbers and lengths. */
const notes = (text: string): Note[] =>
  Array.from(text.matchAll(/(\d+) (\d)/g), ([, pitch, length]) => ({
    pitch: Number(pitch),
    length: Number(length),
  }));
const bar = (melody: string, bass: string): Bar => ({ melody: notes(melody), bass: notes(bass) });

/** Written by hand after the rules. */
const hand: Tune = {
  header: { mood: 'calm', mode: 'major', dance: 'waltz', key: 'C' },
  bars: [
    bar('76 2 77 2 79 2', '48 2 52 2 55 2'),
    bar('81 4 77 2', '41 2 45 2 48 2'),
    bar('77 2 76 2 74 2', '50 2 53 2 45 2'),
    bar('74 6', '43 2 47 2 50 2'),
    bar('76 2 77 2 79 2', '48 2 52 2 55 2'),
    bar('81 4 77 2', '41 2 45 2 48 2'),
    bar('74 2 76 2 74 2', '43 2 47 2 50 2'),
    bar('72 6', '48 6'),
  ],
};
/** Every character in every key, once. */
const all = characters.flatMap((character) =>
  keys.map((key) => tuneOf({ ...character, key }, `${inWords(character)} in ${key}`)),
);

describe('characters', () => {
  it('are 32, of which 4 are held out, no two of which agree in two words', () => {
    expect([characters.length, heldOut.length, seen.length]).toEqual([32, 4, 28]);
    const pairs = ({ mood, mode, dance }: Character): string[] => [
      `${mood} ${mode}`,
      `${mood} ${dance}`,
      `${mode} ${dance}`,
    ];
    const out = heldOut.flatMap(pairs);
    expect(new Set(out).size).toBe(out.length);
    const known = new Set(seen.flatMap(pairs));
    for (const pair of characters.flatMap(pairs)) expect(known).toContain(pair);
  });

  it('are said in words', () => {
    expect(inWords(waltz)).toBe('a calm minor waltz');
    expect(inWords({ mood: 'bright', dance: 'march' })).toBe('a bright march');
    expect(inWords({ mode: 'major' })).toBe('a major tune');
    expect(heldOut.map(inWords)).toEqual([
      'a calm minor waltz',
      'a solemn major march',
      'a bright minor jig',
      'a bold major hymn',
    ]);
  });

  it('count beats, which in a jig last three eighths', () => {
    expect(secondsOfEighth({ mood: 'bright', mode: 'major', dance: 'march' })).toBe(0.25);
    expect(secondsOfEighth({ mood: 'bright', mode: 'major', dance: 'jig' })).toBeCloseTo(1 / 6, 15);
  });
});

describe('the maker', () => {
  it('keeps all rules, with every character in every key', () => {
    for (const tune of all) expect(rulesBroken(encode(tune)), inWords(tune.header)).toEqual({});
  });

  it('makes the same tune from the same seed, and others from others', () => {
    expect(tuneOf(waltz)).toEqual(tuneOf(waltz));
    const many = Array.from({ length: 50 }, (_, i) => encode(tuneOf(waltz, `${i}`)).join(' '));
    expect(new Set(many).size).toBe(50);
  });

  it('trains on all but what is held out', () => {
    const headers = Array.from({ length: 2 * seen.length }, (_, i) => trainingHeader(i));
    expect(headers.some(isHeldOut)).toBe(false);
    expect(new Set(headers.map((header) => JSON.stringify(header))).size).toBe(seen.length);
    expect(trainingTune(30)).toEqual(trainingTune(30));
    expect(trainingTune(30).header).toEqual(trainingHeader(30));
  });

  it('makes the tunes that weights were trained on', () => {
    const tokens = Array.from({ length: 140 }, (_, i) => encode(trainingTune(i)));
    const hash = createHash('sha256').update(tokens.join(';')).digest('hex');
    expect(hash.slice(0, 16)).toBe('45047b7a849a9946');
  });

  it('withholds words now and then, and never changes one', () => {
    const rng = createRng(1, 'withheld');
    const said = Array.from({ length: 500 }, () => withheld(waltz, rng));
    for (const words of said) expect({ ...waltz, ...words }).toEqual(waltz);
    const count = (n: number): number =>
      said.filter((words) => Object.keys(words).length === n).length;
    expect(count(3)).toBeGreaterThan(200);
    expect(count(2)).toBeGreaterThan(100);
    expect(count(0)).toBeGreaterThan(30);
  });
});

describe('tokens', () => {
  it('are at most 128, all different, and mean what they say', () => {
    expect(vocabulary.length).toBeLessThanOrEqual(128);
    expect(new Set(vocabulary).size).toBe(vocabulary.length);
    expect(vocabulary[END]).toBe('');
    expect(meaningOf(idOf('C4'))).toEqual({ kind: 'pitch', pitch: 60 });
    expect(meaningOf(idOf('A5'))).toEqual({ kind: 'pitch', pitch: 81 });
    expect(meaningOf(idOf('E2'))).toEqual({ kind: 'pitch', pitch: 40 });
    expect(meaningOf(idOf('rest'))).toEqual({ kind: 'pitch', pitch: undefined });
    expect(meaningOf(idOf('dotted half'))).toEqual({ kind: 'length', length: 6 });
    expect(meaningOf(idOf('bar 8'))).toEqual({ kind: 'bar', bar: 7 });
    expect(meaningOf(idOf('E5'), 'F')).toEqual({ kind: 'pitch', pitch: 81 });
    expect(meaningOf(idOf('rest'), 'F')).toEqual({ kind: 'pitch', pitch: undefined });
    expect(meaningOf(idOf('waltz'))).toEqual({ kind: 'dance', value: 'waltz' });
    expect(() => idOf('H4')).toThrow('“H4” is no word of tunes.');
  });

  it('come back as the tune that they were, and fit the context', () => {
    for (const tune of all) {
      const tokens = encode(tune);
      const { key, ...said } = tune.header;
      expect(tokens.length).toBeLessThan(notesShape.context);
      expect(tokens).not.toContain(END);
      expect(decode(tokens, key)).toEqual({
        ...{ said, bars: tune.bars, open: undefined },
        ...{ turn: 'melody', even: true },
      });
    }
  });

  it('are the same in every key', () => {
    const inKeys = keys.map((key) => encode(tuneOf({ ...waltz, key })));
    for (const tokens of inKeys) expect(tokens).toEqual(inKeys[0]);
    const [low, high] = pitchRange('G');
    expect([pitchId(low, 'G'), pitchId(high, 'G')]).toEqual([idOf('E2'), idOf('A5')]);
    expect(() => pitchId(high + 1, 'G')).toThrow('is no word');
  });

  it('stand in order of time, the melody before a bass note that begins with it', () => {
    const { header } = hand;
    const bars = [bar('76 3 77 1 79 2', '48 2 52 4')];
    const words = encode({ header, bars }, {}).map((id) => vocabulary[id]);
    expect(words.join(', ')).toBe(
      'bar 1, E5, dotted quarter, C3, quarter, E3, half, F5, eighth, G5, quarter',
    );
  });

  it('of a beginning are read as far as they go', () => {
    const begun = [...encodeCharacter({ mood: 'bold' }), ...['bar 1', 'C4', 'quarter'].map(idOf)];
    const bars = [{ melody: [{ pitch: 60, length: 2 }], bass: [] }];
    expect(decode(begun)).toEqual({
      ...{ said: { mood: 'bold' }, bars, open: undefined },
      ...{ turn: 'bass', even: false },
    });
    const rest = [...begun, pitchId(undefined)];
    expect(decode(rest)).toMatchObject({ bars, open: {}, turn: 'bass' });
    const filled = [{ ...bars[0], bass: [{ pitch: undefined, length: 2 }] }];
    const even = { bars: filled, turn: 'melody', even: true };
    expect(decode([...rest, idOf('quarter')])).toMatchObject(even);
  });

  it.each([
    ['bar 2', 'this is not bar 2'],
    ['C4', 'a note stands before the first bar'],
    ['quarter', 'a length has no pitch'],
    ['bar 1, C4, C4', 'a pitch has no length'],
    ['bar 1, bar 2', 'a bar ends in one voice alone'],
    ['bar 1, C4, quarter, C3, eighth, bar 2', 'a bar ends in one voice alone'],
    ['bar 1, calm', 'a word of the character stands among the notes'],
    ['calm, bold', 'the mood is said twice'],
    ['', 'a tune ends before its end'],
  ])('“%s” cannot be read: %s', (words, why) => {
    const tokens = words.split(', ').map(idOf);
    expect(decode(tokens).problem).toEqual({ at: tokens.length - 1, why });
    expect(rulesBroken(tokens).form).toContain(why);
  });
});

describe('the rules', () => {
  /** It with one voice of a bar, counted from 1, changed. */
  const changed = (b: number, voice: Voice, text: string): Tune => ({
    ...hand,
    bars: hand.bars.map((old, i) => (i === b - 1 ? { ...old, [voice]: notes(text) } : old)),
  });

  it('are kept by a tune that was written by hand', () => {
    expect(rulesBroken(encode(hand))).toEqual({});
    expect(rulesKept(encode(hand))).toBe(true);
  });

  it.each<[Rule, string, Tune]>([
    [
      'meter',
      'too short or too long in bar 3',
      { ...hand, bars: hand.bars.with(2, bar('77 2 76 2', '50 2 53 2')) },
    ],
    ['form', 'a bar ends in one voice alone', changed(3, 'melody', '77 2 76 2 74 1')],
    ['key', 'a note of another key in bar 3', changed(3, 'melody', '77 2 75 2 74 2')],
    ['harmony', 'does not fit the chord in bar 7', changed(7, 'melody', '77 2 76 2 74 2')],
    ['harmony', 'does not fit the chord in bar 7', changed(7, 'melody', '79 2 76 2 74 2')],
    ['harmony', 'the bass leaves the chord in bar 2', changed(2, 'bass', '41 2 45 2 47 2')],
    [
      'harmony',
      'the chord of bar 3 does not follow from that of bar 2',
      changed(3, 'bass', '45 2 48 2 52 2'),
    ],
    ['harmony', 'it does not begin on the tonic', changed(1, 'bass', '45 2 48 2 52 2')],
    ['return', 'bar 5 is not bar 1', changed(5, 'melody', '76 2 76 2 79 2')],
    ['cadence', 'it does not end on the tonic', changed(8, 'melody', '76 6')],
    ['cadence', 'the last note is short', changed(8, 'melody', '72 2 74 2 72 2')],
    ['cadence', 'the end is not reached by step', changed(7, 'melody', '74 2 76 2 79 2')],
    ['cadence', 'the last note of bar 4 is short', changed(4, 'melody', '74 4 74 2')],
    ['motion', 'a wide leap without a step back in bar 3', changed(3, 'melody', '77 2 69 2 74 2')],
    ['motion', 'a dissonant leap in bar 3', changed(3, 'melody', '77 2 71 2 72 2')],
    [
      'motion',
      'the leading tone, just below the tonic, does not rise to it in bar 4',
      changed(4, 'melody', '71 6'),
    ],
    ['voices', 'parallel octaves or fifths to bar 4', changed(3, 'melody', '81 2 77 2 74 2')],
    ['voices', 'the bass leaves its register', changed(8, 'bass', '60 6')],
    ['mood', 'too many notes in bar 3', changed(3, 'melody', '77 2 76 2 77 1 76 1')],
    ['mood', 'too few notes in bar 1', { ...hand, header: { ...hand.header, mood: 'bright' } }],
    [
      'mood',
      'too high or too low in bar 1',
      { ...hand, header: { ...hand.header, mood: 'solemn' } },
    ],
    ['dance', 'the bass breaks step in bar 3', changed(3, 'bass', '50 2 53 4')],
    [
      'dance',
      'the bass of bar 1 is not one of the dance',
      { ...hand, header: { ...hand.header, dance: 'jig' } },
    ],
  ])('“%s” is broken: %s', (rule, why, tune) => {
    expect(rulesBroken(encode(tune))[rule]).toContain(why);
  });

  it('want the seventh of a minor key raised over the dominant, and no step from the sixth to it', () => {
    const minor = (seventh: string): Tune => ({
      header: { ...hand.header, mode: 'minor' },
      bars: [
        bar('75 2 77 2 79 2', '48 2 51 2 55 2'),
        bar('80 4 77 2', '41 2 44 2 48 2'),
        bar('75 2 74 2 72 2', '48 2 51 2 55 2'),
        bar('74 6', '43 2 47 2 50 2'),
        bar('75 2 77 2 79 2', '48 2 51 2 55 2'),
        bar('80 4 77 2', '41 2 44 2 48 2'),
        bar(seventh, '43 2 47 2 50 2'),
        bar('72 6', '48 6'),
      ],
    });
    expect(rulesBroken(encode(minor('74 2 75 2 74 2')))).toEqual({});
    expect(rulesBroken(encode(minor('74 4 71 2')))).toEqual({});
    expect(rulesBroken(encode(minor('74 4 70 2'))).key).toBe(
      'in bar 7 the seventh is not raised, as in minor it is over the dominant',
    );
    const raised = minor('74 4 71 2').bars.with(2, bar('75 2 74 2 71 2', '48 2 51 2 55 2'));
    expect(rulesBroken(encode({ ...minor('74 4 71 2'), bars: raised })).key).toBe(
      'in bar 3 the seventh is raised, as in minor it is over the dominant alone',
    );
    expect(rulesBroken(encode(minor('74 4 71 1 68 1'))).motion).toBe(
      'an augmented second, between the sixth and the raised seventh, in bar 7',
    );
  });

  it('that no word asks for are not asked: unsaid words can be any, said ones bind', () => {
    expect(rulesBroken(encode(hand, {}))).toEqual({});
    expect(rulesBroken(encode(hand, { mode: 'major' }))).toEqual({});
    expect(rulesKept(encode(hand, { mode: 'minor' }))).toBe(false);
    expect(rulesBroken(encode(hand, { mood: 'bold' }))).toHaveProperty('mood');
  });

  it('can be asked of anything: tokens at random, and a tune of rests', () => {
    const rng = createRng(1, 'anything');
    for (let i = 0; i < 200; i++) {
      const tokens = encode(all[i % all.length]!).map((id) =>
        rng.uniform() < 0.03 ? rng.below(vocabulary.length) : id,
      );
      expect(() => rulesBroken(tokens)).not.toThrow();
    }
    const rests = hand.bars.map((): Bar => {
      const rest = [{ pitch: undefined, length: 6 }];
      return { melody: rest, bass: rest };
    });
    expect(rulesBroken(encode({ ...hand, bars: rests }))).toHaveProperty('harmony');
  });

  it('want a whole tune', () => {
    const tokens = encode(hand);
    expect(rulesBroken(tokens.slice(0, -1))).toEqual({ form: 'its last note has no length' });
    expect(rulesBroken([])).toEqual({ form: 'it has 0 of 8 bars' });
    expect(rulesBroken(tokens.slice(0, tokens.indexOf(idOf('bar 8'))))).toEqual({
      form: 'it has 7 of 8 bars',
    });
    expect(rulesBroken(tokens.toSpliced(tokens.indexOf(idOf('C3')), 2))).toHaveProperty('form');
  });
});

describe('notes in time', () => {
  it('stand one after another in each voice, and bars begin together', () => {
    const tune = tuneOf({ mood: 'bold', mode: 'major', dance: 'march', key: 'G' });
    const timed = timedNotes(tune.bars);
    for (const voice of ['melody', 'bass'] as const) {
      const own = timed.filter((note) => note.voice === voice);
      own.slice(1).forEach((note, i) => {
        expect(note.start).toBeGreaterThanOrEqual(own[i]!.start + own[i]!.length);
      });
      const downbeats = own.filter(({ first }) => first).map(({ start }) => start);
      expect(downbeats).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((b) => b * meters.march.bar));
    }
  });
});
