/** @file One note in four timbres: each sound's picture, as the diffusion model sees it, above two waves of it. */
import { createRng } from '../models/random.ts';
import { drawTimbre } from '../models/timbre/maker.ts';
import { centroid, duration, evenShare } from '../models/timbre/measures.ts';
import { SIDE, timbreOf } from '../models/timbre/picture.ts';
import { createSynthesizer } from '../models/timbre/synthesizer.ts';
import { inWords, type Combination } from '../models/timbre/vocabulary.ts';
import { pathOf } from '../drawing/lines.ts';
import { path, rectangle, type Drawing, type Figure } from '../drawing/mark.ts';
import { view } from '../drawing/scale.ts';
import { once } from './once.ts';
import { timbreCells } from './timbre-cells.ts';

const SOUNDS = [
  { making: 'plucked', tone: 'bright', length: 'long' },
  { making: 'bowed', tone: 'bright', length: 'long' },
  { making: 'blown', tone: 'hollow', length: 'long' },
  { making: 'bell', tone: 'bright', length: 'long' },
] as const satisfies readonly Combination[];
const SEED = 3;
const RATE = 44_100;
/** Hz: the A below middle C. */
const NOTE = 220;
/** Seconds: from when on, and how long, the wave is drawn. */
const [FROM, SHOWN] = [0.1, 2 / NOTE];

const CELL = 6;
const SIZE = CELL * SIDE;
const WAVE = 80;
type Fact = 'pluckedCentroid' | 'bowedCentroid' | 'pluckedEven' | 'blownEven' | 'pluckedDuration';

export const timbresFigure = once((): Figure => {
  const synthesizer = createSynthesizer(RATE);
  const facts: Record<string, number> = { note: NOTE };
  const panels = SOUNDS.map((sound) => {
    const picture = drawTimbre(sound, createRng(SEED, inWords(sound)));
    const timbre = timbreOf(picture);
    facts[`${sound.making}Centroid`] = centroid(timbre);
    facts[`${sound.making}Even`] = evenShare(timbre);
    facts[`${sound.making}Duration`] = duration(timbre);
    const samples = synthesizer.note(timbre, NOTE, FROM + SHOWN);
    return {
      drawing: drawingOf(picture, samples.subarray(FROM * RATE, (FROM + SHOWN) * RATE)),
      label: inWords(sound),
    };
  });
  const { pluckedCentroid, bowedCentroid, pluckedEven, blownEven, pluckedDuration } =
    facts as Record<Fact, number>;
  return {
    panels,
    alt:
      `Four pictures of ${SIDE} columns in time and a row for each partial, the lowest at the bottom, darker where it is louder; below each, two periods of the sound at ${NOTE} Hz. ` +
      'The plucked string has all partials at once and loses the high ones first. The bowed string comes slowly and stays. The blown pipe, which is hollow, has every other row empty, and faint noise above. ' +
      'The bell has its high partials fade fast, and a wave that does not repeat.',
    answer:
      `Every other row is missing in the hollow pipe: even partials have ${percent(blownEven)} of its energy, and ${percent(pluckedEven)} of the plucked string’s. The bowed string and the pipe hold their tone as long as the bow or the breath goes on; ` +
      `the plucked one is 30 decibels below its loudest after ${pluckedDuration.toFixed(1)} seconds. On average over its energy, the bright pluck is at partial ${pluckedCentroid.toFixed(1)}, the bowed string at ${bowedCentroid.toFixed(1)}. ` +
      'The bell’s wave does not repeat, because its partials are no whole multiples of the lowest.',
    facts,
  };
});

function drawingOf(picture: Float32Array, samples: Float32Array): Drawing {
  const most = samples.reduce((max, y) => Math.max(max, Math.abs(y)), 0);
  const v = view([0, samples.length - 1], [-1.15 * most, 1.15 * most], SIZE, WAVE);
  const line = pathOf(
    [...samples].flatMap((y, n) => [n, y]),
    v,
  );
  return {
    width: SIZE,
    height: SIZE + WAVE + 8,
    marks: [
      { kind: 'group', scale: CELL, marks: timbreCells(picture, 'real') },
      rectangle('frame', 0.5, 0.5, SIZE - 1, SIZE - 1),
      { kind: 'group', y: SIZE + 8, marks: [path('real line', line)] },
    ],
  };
}

function percent(share: number): string {
  return share < 0.001 ? 'less than 0.1%' : `${Math.round(100 * share)}%`;
}
