/**
 * @file The guided experiments: each sets everything, seed included, asks for a prediction, runs, and then explains with the
 * numbers of the run. Tests hold each to what it claims.
 */
import { textOf } from '../../models/language/vocabulary.ts';
import type { Experiment } from '../shared/guide/experiment.ts';
import { whole } from '../shared/words.ts';
import type { PlaceRow } from './ask.ts';
import { groupsOf, PLACES, type FactGroup } from './facts.ts';
import { COUNTED } from './limits.ts';
import type { LanguageRow } from './session.ts';
import type { LanguageSettings } from './settings.ts';
import { STORIES } from './limits.ts';
import { askable } from './suggestions.ts';
import type { StoryRow } from './stories.ts';

/** What an experiment sets up: settings that differ from the usual ones; it begins without a word. */
export interface Setup {
  readonly settings: Partial<LanguageSettings>;
}

/** What its run leaves. */
export interface Outcome {
  readonly records: readonly LanguageRow[];
}

const stories = { part: 'stories' } as const;
const facts = { part: 'ask' } as const;
const neverTold = askable[3];

export const experiments: readonly Experiment<Setup, Outcome>[] = [
  {
    id: 'greedy',
    title: 'Always the likeliest word',
    settings: { ...stories, temperature: 0 },
    question: `Temperature 0: the transformer always takes the likeliest word. It writes ${STORIES} stories from nothing, each with chance of its own. How many different ones?`,
    options: [
      {
        words: 'One',
        explain: () =>
          'Chance has nothing left to decide: the same beginning always leads to the same end.',
      },
      {
        words: 'About ten',
        explain: () =>
          'Two words are hardly ever exactly as likely, so that nothing is left for chance to decide.',
      },
      {
        words: 'Twenty',
        explain: () =>
          'Chance has a new number each time, but it only decides where more than one word has a probability above 0.',
      },
    ],
    answer: 0,
    explain: (run) =>
      `${whole(different(run))} of ${STORIES}. Each word is the likeliest one, and the story is not typical all the same: a language as open as this one is told by rare turns.`,
    remedy: {
      label: 'Temperature 1',
      settings: { ...stories, temperature: 1 },
      question: `The same at temperature 1: words are drawn as often as the model says. How many different ones among ${STORIES}?`,
      options: [
        {
          words: 'Fewer than ten',
          explain: () =>
            'There are some twenty choices in a story; together they have millions of outcomes.',
        },
        {
          words: 'Nearly all',
          explain: () =>
            'A story makes some twenty choices, so that two alike are rare but for the one-sentence notes.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${whole(different(run))} of ${STORIES}, and ${whole(kept(run))} of them keep all promises.`,
    },
  },
  {
    id: 'tail',
    title: 'A hot start',
    settings: { ...stories, temperature: 2 },
    question: `At temperature 2 the likely words are still likely. Of ${STORIES} stories, how many will keep all rules and promises?`,
    options: [
      {
        words: 'Nearly all',
        explain: () =>
          'Most words come out right. But a story has some seventy of them, and a wrong one is enough.',
      },
      {
        words: 'About half',
        explain: () =>
          'That would take a slip in every hundred words. Here they are more frequent: hundreds of unlikely words each get a little.',
      },
      {
        words: 'A quarter or fewer',
        explain: () =>
          'Hundreds of wrong words each get a little, and a story has to get past them some seventy times.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${whole(kept(run))} of ${STORIES}. The tail of unlikely words is long: each is rare, all together are not.`,
    remedy: {
      label: 'Add top-p 0.9',
      settings: { ...stories, temperature: 2, topP: 0.9 },
      question: `The same temperature, but only the likeliest words that together reach 0.9 are left. How many of ${STORIES} keep everything now?`,
      options: [
        {
          words: 'Hardly any',
          explain: () => 'The slips came from the tail, and the tail is gone.',
        },
        {
          words: 'Most',
          explain: () =>
            'The slips came from the tail. What it costs: rare words that were right are gone with it.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${whole(kept(run))} of ${STORIES}. Where the model is sure, one word is left; where it is not, many are.`,
    },
  },
  {
    id: 'thread',
    title: 'Only the last word',
    settings: { ...stories, model: 'bigram' },
    question: `A bigram knows which word comes after which, from ${whole(COUNTED)} stories. Of ${STORIES} that it writes, how many keep the promise that they begin with?`,
    options: [
      {
        words: 'Most',
        explain: () =>
          'Each pair of words is right. What was promised stands forty words back, where a bigram does not look.',
      },
      {
        words: 'About half',
        explain: () =>
          'It cannot even keep who the story is about: a name leads to any word that ever came after a name.',
      },
      {
        words: 'None or one',
        explain: () => 'What was promised stands forty words back, and a bigram sees one.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${whole(kept(run))} of ${STORIES}. It has learned every pair of words, and no story.`,
    remedy: {
      label: 'The transformer',
      settings: { ...stories, model: 'transformer' },
      question: `The transformer may look at any word before. How many of its ${STORIES} stories keep everything?`,
      options: [
        {
          words: 'None or one',
          explain: () => 'Attention reads the promise where it stands, however far back.',
        },
        {
          words: 'More than half',
          explain: () => 'Attention reads the promise where it stands, however far back.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${whole(kept(run))} of ${STORIES}. One that does not has mostly slipped in a word, not in its promise.`,
    },
  },
  {
    id: 'once',
    title: 'Told once',
    settings: facts,
    question: `Training says the harbor’s color once for ${countOf(1)} places, and 64 times for ${countOf(64)}. Of the colors that were told once, how many will the model say right?`,
    options: [
      {
        words: 'Nearly all',
        explain: () =>
          'It read them, but what stands in one sentence among a million and a half words moves the weights by little.',
      },
      {
        words: 'Some, but far from all',
        explain: () =>
          'One sentence among a million and a half words moves the weights by little, and something of it stays.',
      },
      {
        words: 'One in six, as by guessing',
        explain: () =>
          'Training goes through its texts more than once, and something of each sentence stays.',
      },
    ],
    answer: 1,
    explain: (run) => {
      const [once, often] = [group(run, 1), group(run, 64)];
      return `${percent(once.right)} of those told once, ${percent(often.right)} of those told 64 times. Where a fact stands alone, a model that is well calibrated must guess, and err; it sounds the same either way.`;
    },
  },
  {
    id: 'never',
    title: 'Never told',
    settings: { ...facts, place: neverTold },
    question: `Of ${countOf(0)} places training says nothing at all. The base model goes on with “The harbor of … is”. What will it do?`,
    options: [
      {
        words: 'Say that it does not know',
        explain: () =>
          'No story ever said so. What it was trained to do is to go on, and after “is” comes a color.',
      },
      {
        words: 'Name a color',
        explain: () =>
          'After “The harbor of … is” there was always a color. It knows the form, and the form asks for one.',
      },
    ],
    answer: 1,
    explain: (run) => {
      const never = group(run, 0);
      return `A color, every time: true in ${percent(never.right)}, about as often as a guess among six. Nothing in its training rewarded silence.`;
    },
    remedy: {
      label: 'The tuned weights',
      settings: { ...facts, weights: 'tuned', place: neverTold },
      question: `After a short training on questions, with “a color I do not know” for names that nobody told of: what of the ${countOf(0)} places now?`,
      options: [
        {
          words: 'Colors as before',
          explain: () =>
            'The tuning showed it how names are answered that it knows nothing of, and that carries over to names that were not asked about.',
        },
        {
          words: '“A color I do not know” for most',
          explain: () =>
            'The tuning showed it how names are answered that it knows nothing of, and that carries over to those that it did not ask about.',
        },
        {
          words: 'The true colors',
          explain: () =>
            'Tuning changes what it does with what it knows. These colors were nowhere to be learned.',
        },
      ],
      answer: 1,
      explain: (run) => {
        const [never, often] = [group(run, 0), group(run, 64)];
        return `${percent(never.unknown)} are answered with “a color I do not know”. It has a price: so are ${percent(often.unknown)} of those that training told 64 times.`;
      },
    },
  },
];

/** How many steps the run of a setup takes. */
export function lengthOf({ settings }: Setup): number {
  return settings.part === 'ask' ? PLACES : STORIES;
}

const ofStories = ({ records }: Outcome): readonly StoryRow[] => records as readonly StoryRow[];

export function different(run: Outcome): number {
  return new Set(ofStories(run).map(({ tokens }) => textOf(tokens))).size;
}

export function kept(run: Outcome): number {
  return ofStories(run).filter((story) => story.kept).length;
}

export function group({ records }: Outcome, timesShown: number): FactGroup {
  return groupsOf(records as readonly PlaceRow[]).find((each) => each.timesShown === timesShown)!;
}

/** How many places were shown so often. */
function countOf(timesShown: number): string {
  return whole(groupsOf([]).find((each) => each.timesShown === timesShown)!.places);
}

function percent(share: number): string {
  return `${whole(100 * share)} %`;
}
