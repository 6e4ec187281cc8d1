/** @file The language lab's moments as words. */
import { textOf } from '../../models/language/vocabulary.ts';
import { decimal, probability, whole } from '../shared/words.ts';
import type { AskFrame } from './ask.ts';
import type { StoryRow } from './stories.ts';
import type { LanguageSettings } from './settings.ts';
import { MOST } from './limits.ts';
import { nameOf } from './names.ts';
import type { WriteFrame } from './write.ts';

/** What is to be said of a text, besides itself. */
export function textInWords({ tokens, over, impossible, broken }: WriteFrame): string {
  const length = `${whole(tokens.length)} ${tokens.length === 1 ? 'word' : 'words'}.`;
  const end = !over
    ? ''
    : tokens.length >= MOST
      ? 'The model can keep no more in mind.'
      : 'It ended the text here.';
  return [length, end, leftInWords(tokens, impossible), brokenInWords(broken)]
    .filter(Boolean)
    .join(' ');
}

function leftInWords(tokens: readonly number[], impossible: WriteFrame['impossible']): string {
  if (!impossible) return '';
  const { at, heldOut } = impossible;
  const where = `“${nameOf(tokens[at]!)}”, word ${whole(at + 1)}`;
  return heldOut
    ? `At ${where}, it tells what training never did: a combination that was held out. From there on the exact probability is 0.`
    : `At ${where}, it left the language: from there on the exact probability of everything is 0.`;
}

function brokenInWords(broken: WriteFrame['broken']): string {
  if (!broken) return '';
  const faults = Object.entries(broken).filter(([rule]) => rule !== 'grammar');
  if (faults.length > 0) return `Not kept: ${faults.map(([, why]) => why).join('; ')}.`;
  return 'grammar' in broken ? '' : 'It keeps all of its promises.';
}

/** "A harbor of red, 0.98: true, shown 64 times." */
export function answerInWords(
  { place, said, colors, unknown }: AskFrame,
  { weights }: LanguageSettings,
): string {
  const times =
    place.timesShown === 0
      ? 'Training never showed it'
      : `Training showed it ${place.timesShown === 1 ? 'once' : `${whole(place.timesShown)} times`}`;
  const truth = `${times}: the harbor of ${place.name} is ${place.color}.`;
  if (said === 'unknown')
    return `“A color I do not know”, with probability ${probability(unknown)}. ${truth}`;
  const p = colors.find(({ color }) => color === said)!.probability;
  const how = weights === 'tuned' ? 'answers' : 'goes on with';
  return `The model ${how} “${said}”, with probability ${probability(p)}. That is ${said === place.color ? 'true' : 'false'}. ${truth}`;
}

/** What became of the stories so far. */
export function storiesInWords(rows: readonly StoryRow[]): string {
  if (rows.length === 0) return '';
  const kept = rows.filter((row) => row.kept).length;
  const different = new Set(rows.map(({ tokens }) => textOf(tokens))).size;
  return `${whole(rows.length)} stories, ${whole(different)} different. ${whole(kept)} keep all rules and promises.`;
}

/** "2.08 nats", or what an infinite one means. */
export function nats(surprise: number): string {
  return Number.isFinite(surprise) ? decimal(surprise) : '∞';
}
