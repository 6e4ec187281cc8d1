/** The sound lab without a page: drafts, the reader's notes in a tune, words, what is played and when. */
import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../../src/labs/sound/audio.ts';
import {
  draftOf,
  draftText,
  nothing,
  packDraft,
  transposed,
  unpackDraft,
  withNote,
  withoutLast,
  withPitch,
} from '../../../src/labs/sound/draft.ts';
import { courseOf, fits, withWaiting } from '../../../src/labs/sound/notes.ts';
import { createPlayer } from '../../../src/labs/sound/player.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { headerOf, soundTable } from '../../../src/labs/sound/settings.ts';
import { askedInWords, readSound, readTune } from '../../../src/labs/sound/wishes.ts';
import { withWord } from '../../../src/labs/sound/range.ts';
import { createTune, type TuneFrame } from '../../../src/labs/sound/tune.ts';
import type { Models } from '../../../src/labs/sound/models.ts';
import { createManuscript, writeOut } from '../../../src/labs/sound/writing.ts';
import {
  encode,
  encodeCharacter,
  idOf,
  meaningOf,
  pitchId,
  pitchRange,
  vocabulary,
} from '../../../src/models/music/tokens.ts';
import { trainingTune } from '../../../src/models/music/training-set.ts';
import { timedNotes } from '../../../src/models/music/tune.ts';
import { meters, type Header } from '../../../src/models/music/vocabulary.ts';
import { byCounting, type NextToken } from '../../../src/models/music/writing.ts';
import { performed } from '../../../src/models/timbre/performance.ts';

const waltz: Header = { mood: 'calm', mode: 'major', dance: 'waltz', key: 'C' };
const quarter = (pitch: number) => ({ pitch, length: 2 });
const tunes = Array.from({ length: 60 }, (_, i) => encode(trainingTune(i)));
const bigram = byCounting(tunes, 2);

describe('a draft', () => {
  const draft = {
    words: [idOf('bar 1'), pitchId(72), idOf('quarter'), pitchId(48)],
    mine: [1],
    played: [quarter(76), { pitch: 64, length: 6 }],
  };

  it('comes back from numbers and from letters', () => {
    expect(unpackDraft(packDraft(draft))).toEqual(draft);
    expect(draftOf(draftText(draft)!)).toEqual(draft);
    expect(unpackDraft(undefined)).toEqual(nothing);
    expect(draftText(nothing)).toBeUndefined();
  });

  it.each(['', '1', '_x', '999_', '_20-2', '_60-5', '5!_60', `${'9.'.repeat(200)}9_`])(
    'is not read from %o',
    (text) => expect(draftOf(text)).toBeUndefined(),
  );
});

describe('the reader’s changes to a draft', () => {
  const words = ['bar 1', 'C5', 'quarter', 'C3', 'half', 'D5', 'quarter'].map(idOf);
  const draft = { words, mine: [1, 5], played: [quarter(76)] };

  it('take back the last note, and what came after it', () => {
    const once = withoutLast(draft);
    expect(once).toEqual({ ...draft, played: [] });
    expect(withoutLast(once)).toEqual({ words: words.slice(0, 5), mine: [1], played: [] });
    expect(withoutLast({ words, mine: [], played: [] })).toEqual(nothing);
    expect(withoutLast(withNote(once, quarter(60)))).toEqual(once);
  });

  it('put another pitch in a place, as long as the one before, in any key', () => {
    expect(withPitch(draft, 3, 55, 4, 'D')).toEqual({
      words: [...words.slice(0, 3), pitchId(53), idOf('half')],
      mine: [1, 3],
      played: [],
    });
  });

  it('move its notes with the key', () => {
    const there = transposed([quarter(72), quarter(81)], 'C', 'G');
    expect(there).toEqual([quarter(67), quarter(76)]);
    expect(transposed(there, 'G', 'C')).toEqual([quarter(72), quarter(81)]);
  });
});

describe('the course of a tune', () => {
  it.each([0, 1, 2, 3])('has the notes and the times of training tune %i', (i) => {
    const tune = trainingTune(i);
    const words = encode(tune, {});
    const { notes, barlines, bar } = courseOf(words, tune.header);
    const key = (a: { voice: string; start: number }) => `${a.voice} ${a.start}`;
    const sounding = notes.filter(({ pitch }) => pitch !== undefined);
    const heard = sounding.map(({ voice, pitch, start, length }) => ({
      ...{ voice, pitch, start, length },
    }));
    const told = timedNotes(tune.bars).map(({ voice, pitch, start, length }) => ({
      ...{ voice, pitch, start, length },
    }));
    const inOrder = (list: typeof heard) => [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(inOrder(heard)).toEqual(inOrder(told));
    expect(bar).toBe(7);
    const whole = meters[tune.header.dance].bar;
    expect(barlines).toEqual(Array.from({ length: 9 }, (_, b) => b * whole));
    for (const { word, pitch } of notes) expect(words[word!]).toBe(pitchId(pitch));
  });

  it('lays waiting notes bar by bar, and cuts what is too long for its bar', () => {
    const course = courseOf([], waltz);
    const laid = withWaiting(
      course,
      [quarter(72), quarter(74), { pitch: 76, length: 8 }, quarter(77)],
      'waltz',
    );
    expect(laid.map(({ start, length, bar }) => [start, length, bar])).toEqual([
      [0, 2, 0],
      [2, 2, 0],
      [4, 2, 0],
      [6, 2, 1],
    ]);
  });
});

it.each([
  ['waltz', 24],
  ['march', 32],
] as const)('a %s has room for %i quarters', (dance, most) => {
  const header = { ...waltz, dance };
  const draft = (count: number) => ({
    ...nothing,
    played: Array.from({ length: count }, () => quarter(72)),
  });
  expect(fits(draft(most), header)).toBe(true);
  expect(fits(draft(most + 1), header)).toBe(false);
});

describe('the reader’s notes', () => {
  const settings = { ...defaults(soundTable), model: 'bigram' } as const;

  it.each([1, 4, 7, 30])(
    '%i of them stand in the melody, in their order, as bars allow',
    (count) => {
      const played = Array.from({ length: count }, (_, i) => quarter(65 + (i % 12)));
      const text = createManuscript(waltz, { ...nothing, played });
      writeOut(text, bigram, settings, '');
      const { notes } = courseOf(text.words, waltz, (word) => text.mine.includes(word));
      const theirs = notes.filter(({ mine }) => mine);
      const stood = count - text.waiting.length;
      expect(stood).toBeGreaterThan(0);
      if (count <= 4) expect(stood).toBe(count);
      expect(theirs.map(({ pitch }) => pitch)).toEqual(
        played.slice(0, stood).map(({ pitch }) => pitch),
      );
      for (const { voice, length } of theirs) expect([voice, length]).toEqual(['melody', 2]);
    },
  );

  it('leave what the model writes without them as it is', () => {
    const [one, other] = [1, 2].map(() => {
      const text = createManuscript(waltz, nothing);
      writeOut(text, bigram, settings, '');
      return text.words;
    });
    expect(one).toEqual(other);
    const begun = createManuscript(waltz, { words: one!.slice(0, 9), mine: [], played: [] });
    writeOut(begun, bigram, settings, '');
    expect(begun.words).toEqual(one);
    expect(begun.all.slice(0, 3)).toEqual(encodeCharacter(waltz));
  });
});

describe('a session that begins with notes of the reader’s', () => {
  /** A model that knows one bass, C3 in quarters: it fills every bar, as counts of pairs cannot. */
  const steady: NextToken = (before) => {
    const p = new Float64Array(vocabulary.length);
    p[meaningOf(before.at(-1)!).kind === 'pitch' ? idOf('quarter') : pitchId(48)] = 1;
    return p;
  };
  const models = {
    kernel: { kind: 'simd' },
    notes: () => steady,
    bigram: () => bigram,
  } as unknown as Models;
  const played = [72, 74, 76, 77].map(quarter);
  const settings = { ...defaults(soundTable), key: 'G' } as const;
  const session = createTune(models, settings, packDraft({ ...nothing, played }));
  const frame = session.frame({ place: undefined, stop: undefined }) as TuneFrame;
  const { notes } = courseOf(frame.words, frame.header, (word) => frame.mine.includes(word));
  const theirs = notes.filter(({ mine }) => mine);

  it('has them all, and the model’s bass below, up to the melody’s next note', () => {
    expect(frame.waiting).toEqual([]);
    expect(theirs.slice(0, 3).map(({ pitch, start }) => [pitch, start])).toEqual([
      [72, 0],
      [74, 2],
      [76, 4],
    ]);
    const bass = notes.filter(({ voice }) => voice === 'bass');
    expect(bass.some(({ mine }) => mine)).toBe(false);
    const ends = Math.max(...bass.map(({ start, length }) => start + length));
    expect(ends).toBeGreaterThanOrEqual(theirs[3]!.start + theirs[3]!.length);
    expect(notes.filter(({ voice }) => voice === 'melody')).toEqual(theirs);
    expect(courseOf(frame.words, frame.header).turn).toBe('melody');
  });

  it.each([0, 1, 2, 3, 4, 5])('comes to where a melody of %i quarters goes on', (count) => {
    const own = packDraft({
      ...nothing,
      played: played.slice(0, 1).concat(played).slice(0, count),
    });
    const now = createTune(models, settings, own).frame({ place: undefined, stop: undefined });
    const { words, header } = now as TuneFrame;
    const course = courseOf(words, header);
    const melody = course.notes.filter(({ voice }) => voice === 'melody');
    expect(melody).toHaveLength(count);
    if (count === 0) return expect(words).toEqual([]);
    expect(course.turn).toBe('melody');
    // In a full bar nothing comes but the next bar line: it is there.
    expect(course.bar).toBe(Math.floor(count / 3));
  });

  it('is the same in another key, transposed', () => {
    const moved = createTune(models, settings, packDraft({ ...nothing, played }));
    moved.tune({ ...settings, key: 'A' });
    const now = moved.frame({ place: undefined, stop: undefined }) as TuneFrame;
    expect([now.words, now.header.key]).toEqual([frame.words, 'A']);
  });

  it('moves one that has no word in the key by octaves', () => {
    expect(pitchRange('G')).toEqual([35, 76]);
    expect([withWord(77, 'G'), withWord(72, 'G'), withWord(20, 'G')]).toEqual([65, 72, 44]);
    expect(theirs[3]!.pitch).toBe(65);
  });
});

describe('words', () => {
  it.each([
    ['a calm minor waltz in G', { mood: 'calm', mode: 'minor', dance: 'waltz', key: 'G' }],
    ['A bright JIG', { mood: 'bright', dance: 'jig' }],
    ['', {}],
    ['a hymn in major, key of d', { mode: 'major', dance: 'hymn', key: 'D' }],
    ['a waltz in a', { dance: 'waltz', key: 'A' }],
    ['a waltz in A minor', { dance: 'waltz', mode: 'minor', key: 'A' }],
    ['a tune in a minor key', { mode: 'minor' }],
    ['a bold G minor march', { mood: 'bold', mode: 'minor', dance: 'march', key: 'G' }],
    ['A calm Waltz', { mood: 'calm', dance: 'waltz' }],
    ['C', { key: 'C' }],
  ])('%o asks for a tune', (text, wish) => {
    expect(readTune(text)).toEqual({ wish, notes: [] });
  });

  it.each([
    ['a waltz in F sharp', 'F sharp'],
    ['a waltz in f# minor', 'f#'],
    ['a waltz in Bb', 'Bb'],
    ['a B♭ major waltz', 'B♭'],
    ['a waltz in the key of A flat', 'A flat'],
    ['a waltz in e', 'e'],
  ])('%o: there is no such key, and it says which there are', (text, name) => {
    const { wish, notes } = readTune(text);
    expect(wish.key).toBeUndefined();
    expect(wish.dance).toBe('waltz');
    expect(notes).toEqual([`There is no key of “${name}”: keys are C, D, F, G, A.`]);
  });

  it('that are read as others are told', () => {
    expect(readTune('a sad, sad jig').notes).toEqual(['It reads “sad” as “solemn”.']);
    expect(readSound('a piano, long and warm').notes).toEqual([
      'It reads “piano” as “struck”, “warm” as “dark”.',
    ]);
  });

  it('name a sound as it was asked for, a blend with both its ends', () => {
    const [bell, drum] = [{ making: 'bell', length: 'long' }, { making: 'drum' }] as const;
    expect(askedInWords(bell)).toBe('a long bell');
    const blend = (share: number): string => askedInWords({ from: bell, to: drum, share });
    expect([0, 0.25, 1].map(blend)).toEqual([
      'a long bell',
      'a blend of a long bell (75 %) and a drum (25 %)',
      'a drum',
    ]);
  });

  it('that are left out are drawn by the seed', () => {
    const any = { ...defaults(soundTable), mood: 'any', key: 'any' } as const;
    const drawn = Array.from({ length: 20 }, (_, i) => headerOf(any, i));
    expect(new Set(drawn.map(({ mood }) => mood)).size).toBe(4);
    expect(new Set(drawn.map(({ dance }) => dance))).toEqual(new Set(['waltz']));
    expect(headerOf(any, 3)).toEqual(drawn[3]);
  });

  it('that are unknown, or come twice, are told', () => {
    expect(readSound('a short violin').wish).toEqual({ making: 'bowed', length: 'short' });
    const { wish, notes } = readSound('a bright dark trumpett bel');
    expect(wish).toEqual({ tone: 'bright' });
    expect(notes.join(' ')).toMatch(/“trumpett” is not.*Did you mean “bell”.*“dark” is left out/s);
  });
});

describe('the player', () => {
  /** A speaker with a clock that stands until it is moved. */
  function fake() {
    const started: { when: number; gain: number }[] = [];
    let stopped = 0;
    const state = { now: 10 };
    const speaker = {
      rate: 44_100,
      get now() {
        return state.now;
      },
      start(_: AudioBuffer, when: number, gain: number) {
        started.push({ when, gain });
        return { stop: () => (stopped += 1) };
      },
    } as unknown as Speaker;
    return { speaker, started, state, stopped: () => stopped };
  }
  const bars = [
    { melody: [quarter(72), quarter(74), quarter(76)], bass: [{ pitch: 48, length: 6 }] },
    { melody: [{ pitch: 72, length: 6 }], bass: [{ pitch: 48, length: 6 }] },
  ];
  const score = { notes: performed(bars), eighth: 0.25, length: 12 };

  it('schedules every note by the clock, from where it is asked to', async () => {
    const { speaker, started, state, stopped } = fake();
    const changes: boolean[] = [];
    const player = createPlayer({
      speaker: () => speaker,
      render: (notes) => Promise.resolve(notes.map(() => ({}) as AudioBuffer)),
      changed: (on) => changes.push(on),
    });
    await player.play(score);
    const begin = Math.min(...started.map(({ when }) => when));
    expect(begin).toBeGreaterThan(10);
    const offsets = started.map(({ when }) => Number((when - begin).toFixed(6)));
    expect(offsets).toEqual(score.notes.map(({ start }) => start * 0.25));
    state.now = begin + 1;
    expect(player.position()).toBeCloseTo(4);
    player.stop();
    expect([stopped(), changes, player.position()]).toEqual([6, [true, false], undefined]);

    started.length = 0;
    await player.play(score, 6);
    expect(started).toHaveLength(2);
    expect(player.position()).toBeCloseTo(6 - 0.08 / 0.25);
    player.stop();
  });

  it('carries out the last of many orders', async () => {
    const { speaker, started } = fake();
    const player = createPlayer({
      speaker: () => speaker,
      render: (notes) => Promise.resolve(notes.map(() => ({}) as AudioBuffer)),
      changed: () => undefined,
    });
    await Promise.all([player.play(score), player.play(score)]);
    expect(started).toHaveLength(score.notes.length);
    player.stop();
  });
});

it('every word that the keys can need is in the vocabulary', () => {
  for (const name of ['rest', 'bar 1', 'bar 8', 'eighth', 'whole'])
    expect(vocabulary).toContain(name);
});
