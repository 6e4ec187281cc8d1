/** @file The picture lab's numbers as words. */
import { rightOf, waysOf } from '../../models/pictures/score.ts';
import { inWords, type Combination, type Condition } from '../../models/pictures/vocabulary.ts';
import { whole } from '../shared/words.ts';
import { conditionOf, secondConditionOf, type PictureSettings } from './settings.ts';
import { PICTURES, type PictureFrame } from './session.ts';

/** What the pictures are of. */
export function subject(settings: PictureSettings): string {
  const first = inWords(conditionOf(settings));
  return settings.mode === 'blend'
    ? `from ${first} to ${inWords(secondConditionOf(settings))}`
    : first;
}

/** A picture by its number, from 0, and what the judge sees in it. */
export function nameOf(i: number, settings: PictureSettings, seen?: Combination): string {
  const which = `Picture ${i + 1} of ${PICTURES}`;
  const sees = seen ? `; the judge sees ${inWords(seen)}` : '';
  if (settings.mode !== 'blend') return `${which}: ${subject(settings)}${sees}`;
  return `${which}: ${whole((100 * i) / (PICTURES - 1))} % of the way ${subject(settings)}${sees}`;
}

/** How far the walk has come; at its end, first what came of it, and then what it took. */
export function progressInWords(
  frame: PictureFrame,
  stops: number,
  settings: PictureSettings,
): string {
  if (!frame.done) return `Step ${frame.iteration} of ${stops}.`;
  const twice = frame.calls > stops ? ', two a step' : '';
  const shown = frame.stop < stops ? ` Shown: step ${frame.stop} of ${stops}.` : '';
  const judged =
    settings.mode === 'blend' ? '' : `${judgedInWords(frame.seen!, conditionOf(settings))} `;
  return (
    `${judged}${PICTURES} pictures in ${roughly(frame.milliseconds)} ms, ` +
    `${frame.calls} passes of the network each${twice}.${shown}`
  );
}

/** In how many pictures the judge sees what was asked for, and in how many ways the rest came out. */
export function judgedInWords(seen: readonly Combination[], condition: Condition): string {
  const asked = Object.keys(condition).length;
  const right = `${rightOf(condition, seen)} of ${PICTURES} show ${inWords(condition)}, says the judge`;
  if (asked === 3) return `${right}.`;
  const ways = waysOf(condition, seen);
  const open = `${ways} ${ways === 1 ? 'way' : 'ways'}`;
  return asked === 0
    ? `The judge sees ${open} of filling in what you left open.`
    : `${right}; what you left open came out in ${open}.`;
}

/** A measured number to the two digits that are worth telling: 310, 19, 0.43. */
export function roughly(value: number): string {
  const told = Number(value.toPrecision(2));
  return told >= 10 ? whole(told) : String(told);
}
