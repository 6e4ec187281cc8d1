/**
 * @file The guided experiments: each sets everything, seed included, asks for a prediction, runs, and then explains with the
 * numbers of the run. Tests hold each to what it claims.
 */
import type { Rule } from '../../models/music/rules/rules.ts';
import { duration } from '../../models/timbre/measures.ts';
import { NUMBERS, timbreOf } from '../../models/timbre/picture.ts';
import type { Experiment } from '../shared/guide/experiment.ts';
import { decimal, whole } from '../shared/words.ts';
import { COUNTED, SOUNDS, TUNES } from './limits.ts';
import type { SoundFrame } from './session.ts';
import type { SoundSettings } from './settings.ts';
import type { TuneRow } from './tunes.ts';

/** What an experiment sets up: settings that differ from the usual ones. */
export interface Setup {
  readonly settings: Partial<SoundSettings>;
}

/** What its run leaves: tunes, or sounds. */
export interface Outcome {
  readonly tunes: readonly TuneRow[];
  readonly sounds: readonly Float32Array[];
}

export function outcomeOf(tunes: readonly TuneRow[], last: SoundFrame): Outcome {
  if (last.part !== 'timbre') return { tunes, sounds: [] };
  const sounds = Array.from({ length: SOUNDS }, (_, i) =>
    last.pictures.slice(i * NUMBERS, (i + 1) * NUMBERS),
  );
  return { tunes: [], sounds };
}

/** What a rule is about, in a word or two. */
const ruleNames: Readonly<Record<Rule, string>> = {
  form: 'the form',
  meter: 'the length of bars',
  key: 'the notes of the key',
  harmony: 'the harmony',
  return: 'the bars that come back',
  cadence: 'the cadences',
  motion: 'how the melody moves',
  voices: 'how melody and bass go together',
  mood: 'the mood',
  dance: 'the steps of the bass',
};

const anyTune = { part: 'tunes', mood: 'any', mode: 'any', dance: 'any', key: 'any' } as const;
const neverHeard = { part: 'tunes', mood: 'calm', mode: 'minor', dance: 'waltz' } as const;
const bell = { part: 'timbre', making: 'bell', tone: 'any', length: 'any' } as const;
const shortBell = { part: 'timbre', making: 'bell', tone: 'bright', length: 'short' } as const;

export const experiments: readonly Experiment<Setup, Outcome>[] = [
  {
    id: 'heat',
    title: 'A hot hand',
    settings: { ...anyTune, temperature: 2 },
    question: `At temperature 2 the likely notes are still likely: one that was a hundred times as likely as another is now ten times as likely. A tune has nearly fifty notes and ten rules to keep. Of ${TUNES} tunes, how many keep them all?`,
    options: [
      {
        words: 'Nearly all',
        explain: () =>
          'Most notes come out right. But a tune makes about a hundred choices, and one wrong note breaks a rule.',
      },
      {
        words: 'About half',
        explain: () =>
          'That would take one slip in two tunes. A few in a hundred choices are enough for several in each.',
      },
      {
        words: 'Hardly any',
        explain: () =>
          'Each wrong word gets only a little, but a tune has to get past all of them about a hundred times.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${kept(run)} of ${TUNES}. Broken most often: ${mostBroken(run)}. Play one of them: it is not noise, it is a tune that keeps stumbling.`,
    remedy: {
      label: 'Temperature 0.5',
      settings: { ...anyTune, temperature: 0.5 },
      question: `The same at temperature 0.5: what was likely becomes likelier. How many of ${TUNES} keep all rules now?`,
      options: [
        {
          words: 'About as many',
          explain: () => 'The slips came mostly from unlikely notes, and those are nearly gone.',
        },
        {
          words: 'Several times as many',
          explain: () =>
            'Most slips came from unlikely notes, and those are nearly gone. What is left are mistakes that the model takes for likely.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${kept(run)} of ${TUNES}. It has a price, as with stories: a cold hand takes the same turns again and again. Broken most often: ${mostBroken(run)}.`,
    },
  },
  {
    id: 'never-heard',
    title: 'A calm minor waltz',
    settings: neverHeard,
    question: `Training had calm waltzes, minor waltzes and calm tunes in minor, but not one calm minor waltz. ${TUNES} are asked for. How many have what the three words say: few notes in a high register, the notes of a minor key, the bass and the bars of a waltz?`,
    options: [
      {
        words: 'None or a few',
        explain: () =>
          'So it would be with a model that keeps whole tunes. This one reads each word by itself, and has practiced each in other company.',
      },
      {
        words: 'About half',
        explain: () =>
          'It could fall back on what training had, a calm minor tune of another dance. It seldom does.',
      },
      {
        words: 'Most',
        explain: () => 'Each word was practiced in other company, and so was every pair of them.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${asAsked(run)} of ${TUNES}. All ten rules, those of melody and harmony too, are kept by ${kept(run)}: these are hard for the model whatever it is asked for.`,
  },
  {
    id: 'pairs',
    title: 'Only the last word',
    settings: { ...anyTune, model: 'bigram' },
    question: `Bars 5 and 6 have to come back to bars 1 and 2. A bigram has counted which word comes after which in ${whole(COUNTED)} tunes: which length after a pitch, which pitch after a length. In how many of its ${TUNES} tunes do the bars come back?`,
    options: [
      {
        words: 'In most',
        explain: () =>
          'Each pair of words is one that training had. But in bar 5 it has long forgotten bar 1: it sees one word.',
      },
      {
        words: 'In about half',
        explain: () =>
          'To come back by chance it would have to throw the same dice again, a dozen times and more.',
      },
      {
        words: 'In none',
        explain: () => 'To come back one has to remember, and it sees one word.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `In ${comingBack(run)} of ${TUNES}. It cannot even fill a bar, because for that one has to count. All rules are kept by ${kept(run)}; broken most often: ${mostBroken(run)}.`,
    remedy: {
      label: 'The transformer',
      settings: { ...anyTune, model: 'transformer' },
      question: `The transformer may look at any word before. In how many of its ${TUNES} tunes do bars 5 and 6 come back?`,
      options: [
        {
          words: 'In none',
          explain: () => 'Attention reads bar 1 where it stands, and so bar 5 can come back to it.',
        },
        {
          words: 'In about half',
          explain: () =>
            'To copy what stands some fifty words before is what attention does best: it seldom misses a note.',
        },
        {
          words: 'In nearly all',
          explain: () => 'Attention reads bar 1 where it stands, and so bar 5 can come back to it.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `In ${comingBack(run)} of ${TUNES}. To come back is to copy from some fifty words before. All ten rules are kept by ${kept(run)}; broken most often: ${mostBroken(run)}.`,
    },
  },
  {
    id: 'no-guidance',
    title: 'A bell without guidance',
    settings: { ...bell, guidance: 0 },
    question: `A bell is asked for, one of six ways of making a sound. At guidance scale 0 the guess without the words counts, and no other is made. A bell is known by its partials, which lie farther apart than a string’s, while a drum’s lie closer together. In how many of the ${SOUNDS} sounds do they lie so far apart?`,
    options: [
      {
        words: 'In few or none',
        explain: () =>
          `Without its word a bell is one of six ways of making a sound: ${decimal(SOUNDS / 6)} of ${SOUNDS}, if the model left none of them out.`,
      },
      {
        words: 'In about half',
        explain: () =>
          'Scale 0 is not a weak wish, it is none: the guess with the word has no part in what is drawn.',
      },
      {
        words: 'In all',
        explain: () =>
          'The network was not even asked with the word: at scale 0 only the guess without it counts, and is made.',
      },
    ],
    answer: 0,
    explain: (run) =>
      `${bells(run)} of ${SOUNDS}. In ${drums(run)} they lie closer together than a string’s, as a drum’s do; in ${SOUNDS - bells(run) - drums(run)} about as far apart, as those of strings and pipes. Press the pictures and hear.`,
    remedy: {
      label: 'Guidance at 2',
      settings: { ...bell, guidance: 2 },
      question: `The same noise at scale 2: every guess goes twice the way to the one with the word. How many of ${SOUNDS} are bells now?`,
      options: [
        {
          words: 'About half',
          explain: () =>
            'Guidance does not choose some of the sounds. It moves the guess in each of them, at every step.',
        },
        {
          words: 'Nearly all',
          explain: () => 'Every guess is moved, in each of the sounds, at every step.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${bells(run)} of ${SOUNDS}. Tone and length are left open, and differ from one to the next.`,
    },
  },
  {
    id: 'short-bell',
    title: 'A short, bright bell',
    settings: shortBell,
    question: `Training had bells, bright ones and short ones, but no short, bright bell. ${SOUNDS} are asked for. How many have a bell’s partials and are over within a second?`,
    options: [
      {
        words: 'None or a few',
        explain: () =>
          'Bells of training that are bright ring long. But other bright sounds are short, and other short ones are bells.',
      },
      {
        words: 'About half',
        explain: () =>
          'It could ring long, as the bright bells of training do, or fall back on a string. It does so seldom.',
      },
      {
        words: 'Nearly all',
        explain: () => 'Bells, brightness and shortness were all there, each in other company.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${shortBells(run)} of ${SOUNDS}. Draw “a long, bright bell” to compare: those training had.`,
  },
];

/** How many tunes keep all rules. */
export function kept({ tunes }: Outcome): number {
  return tunes.filter(({ broken }) => Object.keys(broken).length === 0).length;
}

/** How many tunes have what the words ask for: mood, mode and dance. */
export function asAsked({ tunes }: Outcome): number {
  return tunes.filter(
    ({ broken: { form, mood, key, meter, dance } }) => !(form ?? mood ?? key ?? meter ?? dance),
  ).length;
}

/** In how many tunes bars 5 and 6 are bars 1 and 2 again. */
export function comingBack({ tunes }: Outcome): number {
  return tunes.filter(({ broken }) => !(broken.form ?? broken.return)).length;
}

/** The rule that most tunes break, and in how many. */
export function mostBroken({ tunes }: Outcome): string {
  const counts = new Map<Rule, number>();
  for (const { broken } of tunes)
    for (const rule of Object.keys(broken) as Rule[]) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first ? `${ruleNames[first[0]]}, in ${first[1]}` : 'none';
}

/** Half the way from a string's spread, 1, to a bell's and to a drum's, 1.5 and 0.67. */
const [BELL, DRUM] = [1.25, 0.83];
const isBell = (picture: Float32Array): boolean => timbreOf(picture).spread > BELL;

/** How many sounds have partials as far apart as a bell's. */
export function bells({ sounds }: Outcome): number {
  return sounds.filter(isBell).length;
}

/** How many have partials as close together as a drum's. */
function drums({ sounds }: Outcome): number {
  return sounds.filter((picture) => timbreOf(picture).spread < DRUM).length;
}

/** How many bells are over within a second. */
export function shortBells({ sounds }: Outcome): number {
  return sounds.filter((picture) => isBell(picture) && duration(timbreOf(picture)) < 1).length;
}
