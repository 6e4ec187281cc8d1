/**
 * @file The guided experiments: each sets everything, seed included, asks for a prediction, runs, and then explains with
 * the numbers of the run. Tests hold each to what it claims.
 */
import type { Experiment } from '../shared/guide/experiment.ts';
import { decimal, whole } from '../shared/words.ts';
import type { GenerationsOpening, GenerationsRow } from './generations.ts';
import type { HelpOpening } from './help.ts';
import type { SyntheticSettings } from './settings.ts';
import type { StoriesOpening, StoriesRow } from './stories.ts';
import type { Source, SourceResult } from './trials.ts';

/** A run that has come to its end. */
export interface HelpOutcome {
  readonly opening: HelpOpening;
  readonly results: readonly SourceResult[];
}

export interface PicturesOutcome {
  readonly results: readonly SourceResult[];
}

export interface GenerationsOutcome {
  readonly opening: GenerationsOpening;
  readonly records: readonly GenerationsRow[];
}

export interface StoriesOutcome {
  readonly opening: StoriesOpening;
  readonly records: readonly StoriesRow[];
}

/** What differs from the defaults, and how many trials or generations to run. */
export interface SyntheticSetup {
  readonly settings: Partial<SyntheticSettings>;
  readonly iterations: number;
}

const TRIALS = 100;
const shortOfMany: Partial<SyntheticSettings> = { half: 'help', examples: 300, more: 1 };

/** About the first half of the lab. */
export const helpExperiments: readonly Experiment<SyntheticSetup, HelpOutcome>[] = [
  {
    id: 'same-points',
    title: 'A kernel density of the same ten points',
    settings: { half: 'help' },
    iterations: TRIALS,
    question:
      'Two moons, ten real examples of each. A kernel density is fitted to the ten, and 300 points drawn from it join them. What does that do to the classifier’s errors on fresh points?',
    options: [
      {
        words: 'There are fewer',
        explain: () =>
          'More points look like more knowledge. But all of them were made from the same ten.',
      },
      {
        words: 'It changes nothing',
        explain: () =>
          'They bring no news of the world, it is true. But they bring an opinion: that each class is as wide as a bell.',
      },
      {
        words: 'There are more',
        explain: () =>
          'The model believes in wide bells, and puts points of one class where only the other lives.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${errors(run, 'none')} without them, ${errors(run, 'density')} with them: ${changed(run, 'density')}. ` +
      `Bells as wide as the rule of thumb makes them fill the hollow of each moon. Copies with a small jitter come to ${errors(run, 'jitter')}.`,
    remedy: {
      label: 'Two round clouds instead of moons',
      settings: { half: 'help', classes: 'clouds' },
      iterations: TRIALS,
      question:
        'The same kernel density, fitted to ten examples, but the classes are two round clouds. What now?',
      options: [
        {
          words: 'Fewer errors',
          explain: () =>
            'What the model takes for granted, wide and smooth heaps, is so here. That is its contribution, not the points.',
        },
        {
          words: 'No change',
          explain: () => 'It knows nothing new, but it smooths what is known.',
        },
        {
          words: 'More errors',
          explain: () => 'It did harm where its belief was wrong. Here the belief is right.',
        },
      ],
      answer: 0,
      explain: (run) =>
        `${errors(run, 'none')} without, ${errors(run, 'density')} with: ${changed(run, 'density')}. ` +
        `A classifier that bends too readily is held back by points in between. The best possible is ${percent(run.opening.least)}.`,
    },
  },
  {
    id: 'informed',
    title: 'A model that has seen more',
    settings: { half: 'help' },
    iterations: TRIALS,
    question:
      'Ten real examples of each moon again. The 300 added ones come from a mixture that was fitted to 1,000 real examples of each, which the classifier never sees. How close to the best possible does it come?',
    options: [
      {
        words: 'Hardly closer than without them',
        explain: () => 'So it was with models of the same ten. This one has something to tell.',
      },
      {
        words: 'About half the way',
        explain: () => 'It goes further: the mixture is good enough to stand for its examples.',
      },
      {
        words: 'More than nine tenths of the way',
        explain: () =>
          'The samples carry what the mixture has learned from a hundred times more examples.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${errors(run, 'none')} without, ${errors(run, 'informed')} with; the best possible is ${percent(run.opening.least)}. ` +
      'This is knowledge passed on, not made: somebody had to collect the 1,000.',
    remedy: {
      label: 'One bell a class',
      settings: { half: 'help', components: 1 },
      iterations: TRIALS,
      question:
        'The other model has seen just as much, but may use only one bell for each moon. Do its samples still help?',
      options: [
        {
          words: 'Yes, it has seen so much',
          explain: () => 'It has seen the moons and could not keep them: one bell has no bend.',
        },
        {
          words: 'No, they harm',
          explain: () =>
            'A model passes on what it can hold. A moon as one bell is an oval that covers both.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${errors(run, 'none')} without, ${errors(run, 'informed')} with: ${changed(run, 'informed')}. ` +
        'To have seen much is not enough; the model must be able to hold what it saw.',
    },
  },
  {
    id: 'plenty',
    title: 'Enough real examples',
    settings: shortOfMany,
    iterations: TRIALS,
    question:
      'Now 300 real examples of each moon. A mixture of three bells is fitted to the same 300, and 300 samples of it join them. What does that do?',
    options: [
      {
        words: 'It helps clearly',
        explain: () =>
          'Where examples are few, smoothing may help. Here there is little left to smooth.',
      },
      {
        words: 'Next to nothing, for the worse',
        explain: () =>
          'The real examples say nearly all there is to say; the model repeats them, a little wrong.',
      },
      {
        words: 'It harms clearly',
        explain: () => 'The mixture is a fair likeness of the moons, so the harm is small.',
      },
    ],
    answer: 1,
    explain: (run) =>
      `${errors(run, 'none')} without, ${errors(run, 'mixture')} with: ${changed(run, 'mixture')}. ` +
      `The best possible is ${percent(run.opening.least)}.`,
  },
];

/** Trials with pictures take longer. */
const PICTURE_TRIALS = 30;

/** About the first half, where it is about pictures. */
export const picturesExperiments: readonly Experiment<SyntheticSetup, PicturesOutcome>[] = [
  {
    id: 'pictures',
    title: 'Pictures of a model that has seen 24,000',
    settings: { half: 'help', classes: 'pictures' },
    iterations: PICTURE_TRIALS,
    question:
      'Ten real pictures of each of eight things, and a classifier that is to name the thing. The diffusion model of the picture lab, which has learned from 24,000 others, draws 20 more of each. How do they compare with 20 more real ones?',
    options: [
      {
        words: 'They do not help',
        explain: () =>
          'So it is with shifted copies: they are made from the same ten. This model has seen what the classifier has not.',
      },
      {
        words: 'They help about half as much',
        explain: () =>
          'The model errs now and then, but seldom: most of its pictures could be real.',
      },
      {
        words: 'They help about as much',
        explain: () =>
          'What the model has learned of these things, its pictures show. To this classifier they are worth real ones.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${errors(run, 'none')} errors without them, ${errors(run, 'drawn')} with them, and ${errors(run, 'real')} with as many more real ones; with shifted copies ${errors(run, 'shifted')}. ` +
      'This is knowledge passed on, not made: the model had seen 24,000 pictures.',
    remedy: {
      label: 'A hundred real pictures of each thing',
      settings: { half: 'help', classes: 'pictures', examples: 100 },
      iterations: PICTURE_TRIALS,
      question:
        'Now a hundred real pictures of each thing, and again 20 drawn ones. By how many percentage points do the errors change?',
      options: [
        {
          words: 'By as many as before',
          explain: () => 'The model still has seen more. But a hundred leave less to be told.',
        },
        {
          words: 'By less than two',
          explain: () => 'A hundred real pictures say most of what twenty more could.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${errors(run, 'none')} errors without them, ${errors(run, 'drawn')} with them: ${changed(run, 'drawn')}. As many more real ones come to ${errors(run, 'real')}.`,
    },
  },
];

const cloud: Partial<SyntheticSettings> = {
  half: 'generations',
  world: 'cloud',
  model: 'gaussian',
};
const islands: Partial<SyntheticSettings> = { half: 'generations' };

/** About the second half. */
export const generationsExperiments: readonly Experiment<SyntheticSetup, GenerationsOutcome>[] = [
  {
    id: 'shrinking',
    title: 'A Gaussian, a hundred times over',
    settings: cloud,
    iterations: 100,
    question:
      'A Gaussian is fitted to 100 points; 100 samples of it are all that the next one gets; and so on, 100 times, in 20 lines of descent. The real variance is 1. What will it be, on average, at the end?',
    options: [
      {
        words: 'Still about 1',
        explain: () =>
          'Each fit is off by little. But it is off to the low side on average, and nothing pulls it back.',
      },
      {
        words: 'Below a half',
        explain: () =>
          'Each generation misses a little of the spread, and the next takes what is left for the whole.',
      },
      {
        words: 'Far above 1',
        explain: () =>
          'Chance may widen a line for a while, but on average every fit of maximum likelihood is too narrow.',
      },
    ],
    answer: 1,
    explain: (run) =>
      `${decimal(end(run).variance)} on average over the 20, and ${decimal(end(run).median)} in the middle one. Each generation keeps 1 − 1/100 on average, ` +
      `which makes ${decimal(expected(run))} after 100 over very many lines. A few wide lines hold that mean up, so the mean of only 20 can lie well to either side.`,
    remedy: {
      label: 'Add the samples to what was there',
      settings: { ...cloud, keeping: 'accumulate' },
      iterations: 100,
      question:
        'Now nothing is thrown away: every generation learns from the 100 real points and from all samples so far. What will the variance be?',
      options: [
        {
          words: 'Below a half again',
          explain: () =>
            'The real points are ever fewer among the rest, but each new mistake counts less and less too.',
        },
        {
          words: 'Near 1',
          explain: () =>
            'In generation g only one part in g is new, so its mistake weighs 1/g² of what it did.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${decimal(end(run).variance)} on average; theory expects ${decimal(expected(run))}, never less than 0.98 however long it goes on; 20 lines scatter around that. ` +
        'What is lost in generation g is a share of 1/(100 g²), and all of these together stay below 2%.',
    },
  },
  {
    id: 'rare',
    title: 'The smallest island',
    settings: islands,
    iterations: 50,
    question:
      'Three islands, and one point in twenty lies on the smallest. A mixture of three bells learns from 100 points, its 100 samples teach the next, and so on. After 50 generations, how many of 20 lines of descent have no example of the smallest island left?',
    options: [
      {
        words: 'Few or none',
        explain: () =>
          'About five of 100 points are there, but by chance it is now three, now seven, and once it is none, it is none for ever.',
      },
      {
        words: 'About half',
        explain: () => 'That is so after ten or fifteen generations. It goes on.',
      },
      {
        words: 'Most',
        explain: () => 'Chance moves the share up and down, and at 0 there is no way back.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${lines(end(run).lost)}. Pure chance, with a model that copies the shares without fault, would take it from ${percent(run.opening.drift?.[end(run).iteration - 1] ?? NaN)} of them: ` +
      'geneticists call it drift. What is rare goes first.',
    remedy: {
      label: 'A tenth of real data',
      settings: { ...islands, share: 0.1 },
      iterations: 50,
      question:
        'In every generation, 10 of the 100 examples are drawn again from the first, real ones. How many lines will be without the smallest island after 50?',
      options: [
        {
          words: 'Most, only later',
          explain: () => 'What is lost can come back: one real example of it is enough.',
        },
        {
          words: 'Less than a third',
          explain: () =>
            'Ten of the first points have one of it among them about two times in five, again and again.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${lines(end(run).lost)}, at that moment. The island is lost for a while and found again, because the real data still know of it; the mean variance is ${decimal(end(run).variance)}, ` +
        `and ${decimal(run.opening.variance)} in truth.`,
    },
  },
  {
    id: 'blurring',
    title: 'A kernel density, twenty times over',
    settings: { ...islands, model: 'density' },
    iterations: 20,
    question:
      'The same islands, but each generation is a kernel density of the last one’s samples. Their variance begins near 0.55. What is it after 20 generations?',
    options: [
      {
        words: 'It has shrunk',
        explain: () =>
          'So it goes with maximum likelihood. A kernel density adds the width of its bells to every sample.',
      },
      {
        words: 'It is about the same',
        explain: () => 'Blur once, and little is seen. Here every copy is blurred again.',
      },
      {
        words: 'It has grown more than tenfold',
        explain: () =>
          'Every generation adds the width of its bells, and the bells grow with the spread.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${decimal(end(run).variance)}; theory expects ${decimal(expected(run))}. “Collapse” is not always to a point: what grows from copy to copy is the model’s own fault, and this one’s fault is blur.`,
    remedy: {
      label: 'Add the samples to what was there',
      settings: { ...islands, model: 'density', keeping: 'accumulate' },
      iterations: 20,
      question: 'And if the samples are added to all that came before?',
      options: [
        {
          words: 'It grows as much',
          explain: () => 'Old points keep their places, and more points make narrower bells.',
        },
        {
          words: 'It grows less than twofold',
          explain: () =>
            'Each generation is a smaller part of the whole, and its bells are narrower.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${decimal(end(run).variance)}, where theory expects ${decimal(expected(run))}. The samples are ${decimal(end(run).distance)} from real data; as many fresh real ones would be ${decimal(run.opening.perfect)} from them.`,
    },
  },
];

const stories: Partial<SyntheticSettings> = { half: 'generations', world: 'stories' };

/** About the second half, where it is about words. */
export const storiesExperiments: readonly Experiment<SyntheticSetup, StoriesOutcome>[] = [
  {
    id: 'words',
    title: 'The rarest words',
    settings: stories,
    iterations: 30,
    question:
      'A bigram counts which word follows which in a hundred short stories, and writes as many words. The next bigram counts these, and so on. How many of the words that the stories have only once or twice does the thirtieth still know?',
    options: [
      {
        words: 'Most of them',
        explain: () =>
          'Each bigram copies all counts as they are. But a word that is expected once is absent more than one time in three.',
      },
      {
        words: 'About half',
        explain: () => 'So many are left after four or five generations. It goes on.',
      },
      {
        words: 'Fewer than a fifth',
        explain: () => 'Nothing brings back what one generation happened not to write.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${percent(ending(run).rareLeft)} of them, and ${percent(ending(run).left)} of all words. ` +
      `Drift alone would leave ${percent(left(run, 'rareLeft'))} and ${percent(left(run, 'left'))}. The bigram has made no error but that a sample is not the whole.`,
    remedy: {
      label: 'A tenth of real texts',
      settings: { ...stories, share: 0.1 },
      iterations: 30,
      question:
        'In every generation, 10 of the texts are drawn again from the hundred real stories. How many of the rare words does the thirtieth bigram know?',
      options: [
        {
          words: 'Fewer than a fifth again',
          explain: () => 'What is lost can come back now: one story that has it is enough.',
        },
        {
          words: 'About four in ten',
          explain: () =>
            'Ten stories hold few of the rare words, but other ones each time, and what is back stays for a while.',
        },
        {
          words: 'Nearly all',
          explain: () =>
            'For that, a generation would have to see all of the stories. It sees ten of them, and for the rest what the last bigram wrote.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${percent(ending(run).rareLeft)} of them, and ${percent(ending(run).left)} of all words. Losing and finding again come to a balance, which more real texts would shift.`,
    },
  },
];

/** All, to be told of a run of their own half. */
export const experiments: readonly Experiment<SyntheticSetup, never>[] = [
  ...helpExperiments,
  ...picturesExperiments,
  ...generationsExperiments,
  ...storiesExperiments,
];

function resultOf({ results }: PicturesOutcome, source: Source): SourceResult {
  return results.find((result) => result.source === source)!;
}

/** "9.7%": the mean error with a source. */
function errors(run: PicturesOutcome, source: Source): string {
  return percent(resultOf(run, source).error.mean);
}

/** How an error changed, with its interval. */
function changed(run: PicturesOutcome, source: Source): string {
  const { mean, low, high } = resultOf(run, source).change!;
  const [size, near, far] = [mean, mean > 0 ? low : high, mean > 0 ? high : low].map((share) =>
    (100 * Math.abs(share)).toFixed(2),
  );
  return `${size} percentage points ${mean > 0 ? 'more' : 'fewer'} (from ${near} to ${far}, with 95% confidence)`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** "18 of the 20 lines" */
function lines(share: number): string {
  return `${whole(20 * share)} of the 20`;
}

function end({ records }: GenerationsOutcome): GenerationsRow {
  return records.at(-1)!;
}

function expected(run: GenerationsOutcome): number {
  return run.opening.expected?.[end(run).iteration - 1] ?? NaN;
}

function ending({ records }: StoriesOutcome): StoriesRow {
  return records.at(-1)!;
}

/** What drift alone leaves at the end. */
function left(run: StoriesOutcome, key: 'left' | 'rareLeft'): number {
  return run.opening.expected?.[key][ending(run).iteration - 1] ?? NaN;
}
