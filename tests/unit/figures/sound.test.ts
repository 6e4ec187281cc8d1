/** The figures of sound against closed forms, and the numbers that its chapter states. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pluckFigure } from '../../../src/figures/pluck.ts';
import { timbresFigure } from '../../../src/figures/timbres.ts';
import { tuneFigure, TUNE } from '../../../src/figures/tune.ts';
import { heldOut as heldOutTunes, characters } from '../../../src/models/music/vocabulary.ts';
import { encode, idOf, lengthNames } from '../../../src/models/music/tokens.ts';
import { trainingTune } from '../../../src/models/music/training-set.ts';
import { voices } from '../../../src/models/music/tune.ts';
import { NOISES, PARTIALS, SIDE } from '../../../src/models/timbre/picture.ts';
import { frequencyOf } from '../../../src/models/timbre/synthesizer.ts';
import { combinations, heldOut as heldOutSounds } from '../../../src/models/timbre/vocabulary.ts';
import { aliasOf } from '../../../src/models/spectrum.ts';
import type { NotesCard } from '../../../src/tools/training/notes-card.ts';
import type { TimbreCard } from '../../../src/tools/training/timbre-card.ts';
import { chapterOf } from '../chapter.ts';

const chapter = chapterOf('sound');
const RATE = 44_100;
/** Says which words the chapter lacks, and not the whole chapter. */
const says = (words: string): void => {
  expect(chapter.includes(words) ? words : 'not said').toBe(words);
};
const counted = (number: number): string => number.toLocaleString('en-US');

describe('the plucked string', () => {
  it('loses what its loop takes away: a lap scales partial k by cos(pi k / period)', () => {
    const { facts } = pluckFigure();
    const period = RATE / Number(facts.hertz);
    const laps = Math.round((Number(facts.laterSeconds) * RATE) / period);
    expect(period).toBeCloseTo(50.5, 9);
    expect(Number(facts.first) / Math.cos(Math.PI / period) ** laps).toBeCloseTo(1, 1);
    expect(Number(facts.fifth) / Math.cos((5 * Math.PI) / period) ** laps).toBeCloseTo(1, 0);
    says('A loop holds 50 random numbers');
  });
});

describe('the four timbres', () => {
  const { facts } = timbresFigure();
  it('are what their words say', () => {
    expect(facts.blownEven).toBeLessThan(0.001);
    for (const name of ['pluckedEven', 'bowedEven', 'bellEven'])
      expect(facts[name]).toBeGreaterThan(0.1);
    // Two sounds are held to the end of the picture; the others die away.
    expect(facts.bowedDuration).toBe(2);
    expect(facts.blownDuration).toBe(2);
    expect(facts.pluckedDuration).toBeLessThan(1.5);
    expect(facts.bellDuration).toBeLessThan(1.5);
  });
});

describe('the tune', () => {
  const { facts } = tuneFigure();
  const tokens = encode(trainingTune(TUNE));
  it('keeps all rules and shows what the caption asks for', () => {
    expect(facts.broken).toBe(0);
    expect(facts.tune).toBe('a calm major waltz');
    expect(facts.key).toBe('C');
    expect(Math.sign(Number(facts.leap))).toBe(-Math.sign(Number(facts.back)));
    expect([facts.question, facts.end]).toEqual(['D5', 'C5']);
  });

  it('is as long as the chapter says', () => {
    const seconds = Number(facts.seconds);
    says(`lasts ${Math.round(seconds)} seconds`);
    says(`${counted(Math.round(seconds * RATE))} numbers`);
    says(`${tokens.length} words from a list of ${facts.words}`);
    says(`It is ${tokens.length} words in ${Math.round(seconds)} seconds`);
    expect(Math.round(tokens.length / seconds)).toBe(6);
    const back = tokens.indexOf(idOf('bar 5')) - tokens.indexOf(idOf('bar 1'));
    says(`which stands ${back} words back`);
  });
});

it('states numbers of the models as they are', () => {
  says(`${heldOutTunes.length} of the ${characters.length} characters`);
  says(`${heldOutSounds.length} of the ${combinations.length} kinds of sounds`);
  says('two voices, six lengths');
  says('the three rows at the top are noise');
  says('under ten rules');
  expect([voices.length, lengthNames.size, NOISES]).toEqual([2, 6, 3]);
  expect(tuneFigure().facts.rules).toBe(10);
  says(
    `${PARTIALS} partials, so a string at 220 Hz has nothing above ${counted(220 * PARTIALS)} Hz`,
  );
  says(`range(1, ${PARTIALS + 1})`);
  says(`${SIDE} rows, ${SIDE} moments`);
});

it('says of the trained models what their cards say', () => {
  const { notes } = JSON.parse(readFileSync('src/models/music/trained/cards.json', 'utf8')) as {
    notes: NotesCard;
  };
  const { timbres } = JSON.parse(readFileSync('src/models/timbre/trained/cards.json', 'utf8')) as {
    timbres: TimbreCard;
  };
  const of100 = (share: number): number => Math.round(100 * share);
  const { seen, heldOut, begun } = notes.worth.kept;
  says(`keeps all ten in ${of100(seen.all)} of 100 tunes`);
  says(`still keeps all rules in ${of100(heldOut.all)} of 100 tunes`);
  says(`all three words right in ${of100(timbres.heldOut.all)} of 100 sounds`);
  says(`come back to bars 1 and 2 in ${of100(1 - (begun.broken.return ?? 0))} of 100 tunes`);
  const { nearest, nearestOfReal } = notes.copying;
  says(
    `the nearest of ${counted(notes.copying.among)} training tunes, ${of100(nearest)} of 100 notes differ on average`,
  );
  says(`a new one by the program and the nearest, it is ${of100(nearestOfReal)}.`);
  expect(nearest).toBeGreaterThan(0.95 * nearestOfReal);
  const worst = Object.entries(seen.broken).sort(([, a], [, b]) => b - a)[0]![0];
  expect(worst).toBe('motion');
  says('what it breaks most often is how a melody may leap');
});

it('computes right what it computes', () => {
  expect(60 * 245 * 3).toBe(RATE);
  expect(50 * 294 * 3).toBe(RATE);
  says(`everything below ${counted(RATE / 2)} Hz`);
  says(`A song of four minutes is then ${counted(240 * RATE)} numbers`);
  says(`comes back after ${counted(60 * RATE)} numbers`);
  expect(frequencyOf(69)).toBeCloseTo(440, 9);
  expect((frequencyOf(70) / frequencyOf(69)).toFixed(3)).toBe('1.059');
  says('about 1.059');
  says('21.5 latents');
  expect(Math.round(RATE / 21.5 / 10) * 10).toBe(2050);
  says(`4 symbols 50 times a second, ${4 * 50} in place of`);
  expect(Math.abs(aliasOf(3000, 4000))).toBe(1000);
});
