/** @file The picture lab's numbers as words. */
import { inWords, type Combination } from '../../models/pictures/vocabulary.ts';
import { decimal, whole } from '../shared/words.ts';
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

/** How far the walk has come, or what it took and what came of it. */
export function progressInWords(
  frame: PictureFrame,
  stops: number,
  settings: PictureSettings,
): string {
  if (!frame.done) return `Step ${frame.iteration} of ${stops}.`;
  const each = frame.milliseconds / PICTURES;
  const twice = frame.calls > stops ? ', two a step, with the words and without' : '';
  const shown = frame.stop < stops ? ` Shown: step ${frame.stop} of ${stops}.` : '';
  return (
    `${PICTURES} pictures in ${whole(frame.milliseconds)} ms: ${decimal(each)} ms and ${frame.calls} passes of the network each${twice}. ` +
    `Mean distance between two of them: ${decimal(frame.variety)}.${judgementInWords(frame, settings)}${shown}`
  );
}

/** In how many pictures the judge sees what was understood of the prompt; nothing where that is nothing. */
function judgementInWords({ seen }: PictureFrame, settings: PictureSettings): string {
  const condition = conditionOf(settings);
  const asked = Object.entries(condition);
  if (!seen || settings.mode !== 'prompt' || asked.length === 0) return '';
  const right = seen.filter((each) =>
    asked.every(([kind, word]) => each[kind as keyof Combination] === word),
  );
  return ` The judge, a classifier trained on real ones, sees ${inWords(condition)} in ${right.length} of them.`;
}

/** What to say of a worker that is gone. */
export const DIED = 'The part of the page that draws stopped unexpectedly.';
