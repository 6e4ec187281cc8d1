/** @file Which key a wish for a tune names, if any: there are five of them, and of others it says so. */
import { keys, type Key } from '../../models/music/vocabulary.ts';
import { quoted } from '../../text/shorten.ts';

const ACCIDENTAL = String.raw`(?:[\s-]*(?:sharp|flat)\b|[♯♭#b](?![\p{L}\p{N}]))`;
const END = String.raw`(?![\p{L}\p{N}'’♯♭#])`;
/**
 * A letter after “in” or “key of”, or a capital one anywhere; with a sharp or a flat, or without. “a” is an article, and so is
 * “A”, unless the words end there, go on with the mode, or have it sharp or flat.
 */
const MODE = String.raw`(?=\s*$|\s+(?:major|minor)\s*$)`;
const AFTER_IN = String.raw`\b(?:in|key\s+of)\s+(?:[b-hB-HA]${ACCIDENTAL}?|a${ACCIDENTAL}|a${MODE})`;
const ANYWHERE = String.raw`(?<![\p{L}\p{N}])(?:[B-H]${ACCIDENTAL}?|A${ACCIDENTAL}|A(?=\s+(?:major|minor)\b))`;
const KEY = new RegExp(`(?:${AFTER_IN}|${ANYWHERE})${END}`, 'u');
const NAME = new RegExp(`[a-hA-H]${ACCIDENTAL}?$`, 'u');

export interface ReadKey {
  readonly key: Key | undefined;
  /** What is to be said of a key that there is not. */
  readonly note: string | undefined;
  /** The text without its key. */
  readonly rest: string;
}

export function readKey(text: string): ReadKey {
  const found = KEY.exec(text)?.[0];
  if (found === undefined) return { key: undefined, note: undefined, rest: text };
  const name = NAME.exec(found)![0];
  const key = keys.find((each) => each === name.toUpperCase());
  const note =
    key === undefined
      ? `There is no key of ${quoted(name)}: keys are ${keys.join(', ')}.`
      : undefined;
  return { key, note, rest: text.replace(found, ' ') };
}
