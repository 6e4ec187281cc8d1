/** @file What the reader's words may ask for: of a tune and of a sound, with other words for the same. */
import {
  headerKinds,
  inWords as tuneInWords,
  isHeldOut,
  type Header,
} from '../../models/music/vocabulary.ts';
import type { Asked } from '../../models/timbre/diffusion.ts';
import {
  inWords as soundInWords,
  isHeldOut as isHeldOutSound,
  lengths,
  makings,
  tones,
  type Combination,
  type Condition,
} from '../../models/timbre/vocabulary.ts';
import { wordReader } from '../shared/prompt/read-words.ts';
import { readKey } from './read-key.ts';

const fillers = 'a, an, the, of, in, with, and, on, by, for, please, some, any, something';

const readTuneWords = wordReader<Omit<Header, 'key'>>({
  kinds: { mood: headerKinds.mood, mode: headerKinds.mode, dance: headerKinds.dance },
  synonyms: {
    calm: 'quiet, gentle, peaceful, soft, tender, slow',
    solemn: 'grave, dark, serious, sad, mournful',
    bright: 'happy, cheerful, lively, merry, fast, light',
    bold: 'proud, strong, brave, heroic, loud',
    waltz: 'valse',
    march: 'marching',
    jig: 'gigue, reel',
    hymn: 'chorale, choral, anthem',
  },
  fillers: `${fillers}, tune, song, melody, music, piece, dance, play, write, key`,
});

export function readTune(text: string): { wish: Partial<Header>; notes: readonly string[] } {
  const { key, note, rest } = readKey(text);
  const { wish, notes } = readTuneWords(rest);
  return {
    wish: key === undefined ? wish : { ...wish, key },
    notes: note === undefined ? notes : [note, ...notes],
  };
}

export const readSound = wordReader<Combination>({
  kinds: { making: makings, tone: tones, length: lengths },
  synonyms: {
    plucked: 'pluck, guitar, harp, lute, pizzicato',
    struck: 'hammered, piano, dulcimer',
    bowed: 'violin, cello, fiddle, viola',
    blown: 'pipe, flute, whistle, organ, recorder',
    bell: 'bells, chime, chimes, glockenspiel',
    drum: 'drums, tom, kettledrum, timpani',
    bright: 'brilliant, sharp, shiny',
    dark: 'mellow, dull, warm, soft',
    hollow: 'woody, reedy, clarinet, empty',
    short: 'brief, muted, quick, dry',
    long: 'sustained, lasting, slow, ringing',
  },
  fillers: `${fillers}, string, sound, tone, note, instrument, like, play, make`,
});

/** "a calm minor waltz in C" */
export function tuneWords(wish: Partial<Header>): string {
  return tuneInWords(wish) + (wish.key === undefined ? '' : ` in ${wish.key}`);
}

export { soundInWords as soundWords };

/** "a long, dark bell", or "a blend of a long, dark bell (75 %) and a short drum (25 %)" */
export function askedInWords(asked: Asked): string {
  if (!('share' in asked)) return soundInWords(asked);
  const { from, to, share } = asked;
  const [first, second] = [from, to].map(soundInWords) as [string, string];
  if (first === second || share === 0) return first;
  if (share === 1) return second;
  const percent = Math.round(100 * share);
  return `a blend of ${first} (${100 - percent} %) and ${second} (${percent} %)`;
}

/** Whether training has had it, in a sentence; nothing is to be said of what is left open. */
export function tuneProvenance({ mood, mode, dance }: Partial<Header>): string {
  if (!mood || !mode || !dance) return 'What is left out, chance chooses.';
  return isHeldOut({ mood, mode, dance })
    ? 'Training never had a tune of this character.'
    : 'Training had tunes of this character.';
}

export function soundProvenance({ making, tone, length }: Condition): string {
  if (!making || !tone || !length) return 'What is left out, the model chooses.';
  return isHeldOutSound({ making, tone, length })
    ? 'Training never had a sound of this kind.'
    : 'Training had sounds of this kind.';
}

/** Wishes to try: some of them training never had. */
export const tuneSuggestions = [
  'a calm minor waltz',
  'a bright major march',
  'a solemn minor hymn',
  'a bold minor jig',
] as const;
export const soundSuggestions = [
  'a long, bright plucked string',
  'a short, hollow blown pipe',
  'a long, dark bell',
  'a long, bright bowed string',
  'a short, dark drum',
] as const;
