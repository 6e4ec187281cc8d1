/**
 * @file The guided experiments: each asks for a prediction, draws, and explains with what the judge sees in the reader's own
 * pictures. Where a number of another run stands beside, a test holds it to that run.
 */
import type { Experiment } from '../shared/guide/experiment.ts';
import { decimal } from '../shared/words.ts';
import { copiedInWords } from './copied.ts';
import { mostSeen, ofGan, otherwise, right, ways, type Outcome } from './outcome.ts';
import type { PictureSettings } from './settings.ts';

export interface PictureSetup {
  /** What differs from the defaults. */
  readonly settings: Partial<PictureSettings>;
  /** What else is asked: the GAN for the same prompt, or for the training picture nearest to picture 1. */
  readonly beside?: 'gan' | 'nearest';
}

export type PictureExperiment = Experiment<PictureSetup, Outcome>;

type Words = Pick<PictureSettings, 'thing' | 'color' | 'scene'>;
const blue: Words = { thing: 'any', color: 'blue', scene: 'any' };
const yellowBoat: Words = { thing: 'boat', color: 'yellow', scene: 'night' };
const whiteHouse: Words = { thing: 'house', color: 'white', scene: 'day' };

export const experiments: readonly PictureExperiment[] = [
  {
    id: 'left-out',
    title: 'Never seen',
    settings: yellowBoat,
    question:
      'Training had yellow boats by day and other boats at night, but not one yellow boat at night. Sixteen are asked for. A judge, a classifier trained on pictures of all combinations, names what it sees. In how many will it see all three words?',
    options: [
      {
        words: 'In none or a few',
        explain: () =>
          'So it would be with a model that keeps whole pictures. This one reads each word by itself, and has practiced each in other company.',
      },
      {
        words: 'In about half',
        explain: (run) =>
          `The model could fall back on what training had, a red boat or a yellow one by day. Pictures that lack a word: ${otherwise(run)}.`,
      },
      {
        words: 'In nearly all',
        explain: () =>
          'Every word was practiced in other company, and so was every pair: yellow boats, boats at night, yellow things at night.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${right(run)} show a yellow boat at night. The judge has seen such boats, so it can tell; the model has not.`,
    remedy: {
      label: 'Without extra guidance',
      settings: { ...yellowBoat, guidance: 1 },
      question:
        'That was at guidance scale 2, which exaggerates what the words ask for. At scale 1 the network’s answer is taken as it is. In how many of the sixteen will the judge see all three words now?',
      options: [
        {
          words: 'In none or a few',
          explain: () =>
            'Guidance only goes further in a direction that the network gives. If the network did not know the way, there would be nothing to exaggerate.',
        },
        {
          words: 'In about half',
          explain: (run) =>
            `Words that are not exaggerated count all the same. Pictures that lack one: ${otherwise(run)}.`,
        },
        {
          words: 'In nearly all',
          explain: () => 'The network itself knows what each word changes; guidance adds emphasis.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `${right(run)}. The new combination is the network’s own work. What more guidance does to pictures is another experiment, “Guidance 8”.`,
    },
  },
  {
    id: 'no-guidance',
    title: 'Guidance 0',
    settings: { ...blue, guidance: 0 },
    question:
      'The prompt asks for something blue, one of six colors. Guidance goes from the network’s answer without the words towards the one with them: at scale 1 all the way, at scale 0 not at all. In how many of the sixteen pictures will the thing be blue?',
    options: [
      {
        words: 'In none',
        explain: () =>
          'Not to ask for blue does not forbid it: it is one of six colors that training had about equally often.',
      },
      {
        words: 'In about two or three',
        explain: (run) =>
          `Sixteen pictures, six colors: by chance ${decimal(run.seen.length / 6)} on average.`,
      },
      {
        words: 'In all sixteen',
        explain: () =>
          'The network was asked with the words as well, but at scale 0 that answer counts for nothing.',
      },
    ],
    answer: 1,
    explain: (run) =>
      `${right(run)} are blue, says the judge. Without words the model draws whatever training had: things and scenes came out in ${ways(run)} ways.`,
    remedy: {
      label: 'Guidance at 2',
      settings: { ...blue, guidance: 2 },
      question:
        'The same noise at scale 2: every guess goes twice the way from the one answer to the other. In how many of the sixteen will the thing be blue?',
      options: [
        {
          words: 'In about five',
          explain: () =>
            'The scale is no number of pictures. It says how far each guess is moved, in every picture.',
        },
        {
          words: 'In about half',
          explain: () =>
            'Guidance does not choose some of the pictures. It moves the guess in each of them, at every step.',
        },
        {
          words: 'In nearly all',
          explain: () =>
            'Every guess is moved, in every picture, and the next step begins from where that led.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `${right(run)} are blue. Thing and scene, which the prompt leaves open, came out in ${ways(run)} ways.`,
    },
  },
  {
    id: 'strong-guidance',
    title: 'Guidance 8',
    settings: { ...blue, guidance: 8 },
    question:
      'Something blue leaves thing and scene to the model. At scale 1 the sixteen pictures fill them in in 12 ways, counted by the judge. In how many at scale 8?',
    options: [
      {
        words: 'In fewer',
        explain: () =>
          'Guidance goes where the word fits best. Some things and scenes are more surely “blue” than others, and more of the pictures end there.',
      },
      {
        words: 'In about as many',
        explain: (run) =>
          `The push does not change the color alone. It goes away from all that could be of another color, and things and scenes go with it: ${ways(run)} ways are left.`,
      },
      {
        words: 'In more',
        explain: (run) =>
          `A stronger push moves pictures farther, but all of them towards what is most surely blue: ${ways(run)} ways are left.`,
      },
    ],
    answer: 0,
    explain: (run) =>
      `${right(run)} are blue, in ${ways(run)} ways. Closer to the prompt, and less of all that fits it: that is the price of the scale.`,
    remedy: {
      label: 'With all three words',
      settings: { guidance: 8 },
      beside: 'nearest',
      question:
        'Now the prompt says everything, a red boat at sunset, still at scale 8. At scale 2 two of its pictures differ by 0.20 on average, as a distance between pixels. And at 8?',
      options: [
        {
          words: 'They differ less',
          explain: () =>
            'So it was with things and scenes that were left open. Here nothing is, and the push goes on all the same, past the pictures of training.',
        },
        {
          words: 'They differ as much',
          explain: () =>
            'All three words were there at scale 2. But guidance does not stop when they are: it goes eight times the way, wherever that leads.',
        },
        {
          words: 'They differ more',
          explain: () =>
            'Nothing is left to choose, but the push goes on, and each picture overshoots in its own way.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `They differ by ${decimal(run.apart)}: no new kinds of boats, but overdone colors. The training picture nearest to picture 1 is ${decimal(run.nearest!.distance)} away; at scale 2 it is 0.16. A distance between pixels takes that for variety; a judge does not.`,
    },
  },
  {
    id: 'one-step',
    title: 'One step',
    settings: { steps: 1, guidance: 1 },
    question:
      'A walk of a single stride: the network looks at pure noise, and its guess becomes the picture. Guidance is at 1, so it is the network’s plain guess. The noise of the sixteen is different everywhere. And the pictures?',
    options: [
      {
        words: 'As different as after twenty steps',
        explain: () =>
          'How a boat lies and leans is decided on the way, when there is less noise to look through. One stride has no way.',
      },
      {
        words: 'Nearly alike',
        explain: () =>
          'Behind pure noise any red boat at sunset is possible. The best guess is the average of them all, and it hardly depends on the noise.',
      },
      {
        words: 'As different as noise',
        explain: () =>
          'The network does not answer what it sees but what it expects behind it, and no picture of training looks like noise.',
      },
    ],
    answer: 1,
    explain: (run) =>
      `Two of them differ by ${decimal(run.apart)} on average; after twenty steps it is 0.21. It is one blur, sixteen times: the average of what fits the words. The words show in it: the judge sees all three in ${right(run)}.`,
    remedy: {
      label: 'Five steps',
      settings: { steps: 5, guidance: 1 },
      question:
        'Five strides from the same noise. From one step to twenty the mean distance between two pictures grows from 0.07 to 0.21. How far has it come after five?',
      options: [
        {
          words: 'Hardly any farther',
          explain: () =>
            'Five guesses are not five blurs: each looks through less noise than the one before, and fewer pictures are left to average.',
        },
        {
          words: 'About a quarter of the way',
          explain: () =>
            'Steps do not share the work evenly. The first ones decide the most, because they cross the most noise.',
        },
        {
          words: 'Most of the way',
          explain: () => 'The first steps decide the most; those that follow refine it.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `${decimal(run.apart)}, and the judge sees all three words in ${right(run)}. Each further step adds less. Compare the edges with those after twenty steps.`,
    },
  },
  {
    id: 'copied',
    title: 'Copied?',
    settings: {},
    beside: 'nearest',
    question:
      'About 140 of the 24,000 training pictures show a red boat at sunset. As a distance between pixels, 0 is a copy and 2 is black against white; half of the training pictures have a fellow within 0.15. How far is the nearest training picture from picture 1?',
    options: [
      {
        words: 'Less than 0.05',
        explain: () =>
          'That would be nearly a copy. Models copy most what they met many times; here each came once, and 0.4 million weights stand against their 18 million numbers.',
      },
      {
        words: 'From 0.1 to 0.2',
        explain: () =>
          'A good new picture is no copy and no stranger: it is as near to the others as they are to each other.',
      },
      {
        words: 'More than 0.3',
        explain: () => 'So far off is what training never had. This combination it had many times.',
      },
    ],
    answer: 1,
    explain: (run) => `${copiedInWords(run.nearest!.distance)} See “Did it copy?” at picture 1.`,
    remedy: {
      label: 'One that training never had',
      settings: yellowBoat,
      beside: 'nearest',
      question:
        'A yellow boat at night: training had none. How far is the nearest training picture from picture 1 now?',
      options: [
        {
          words: 'Less than 0.05',
          explain: () => 'A copy needs an original, and there is none of this combination.',
        },
        {
          words: 'From 0.1 to 0.2',
          explain: () =>
            'So near are pictures that agree in all three words. Whatever is nearest here must differ in one.',
        },
        {
          words: 'More than 0.3',
          explain: () => 'Whatever is nearest must differ in thing, color or scene.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `${copiedInWords(run.nearest!.distance)} It shows ${run.nearest!.words}. So it is no copy.`,
    },
  },
  {
    id: 'gan',
    title: 'A GAN too',
    settings: whiteHouse,
    beside: 'gan',
    question:
      'A GAN learned from the same pictures: a third of the parameters, a third of the time, and a reward for two pictures of one prompt that differ. Neither model was ever shown a white house by day. For most combinations like that the judge sees what was asked for in both models’ pictures; there are exceptions. In whose sixteen will it see one here?',
    options: [
      {
        words: 'In both models’',
        explain: () =>
          'For most combinations left out the judge sees all three words in the GAN’s pictures too. This one is a hole in what it learned.',
      },
      {
        words: 'In the diffusion model’s alone',
        explain: () =>
          'The larger model has put the three words together; the smaller one has a hole here.',
      },
      {
        words: 'In the GAN’s alone',
        explain: () =>
          'It would have to make up with less: fewer weights, less training, and no more pictures of this kind.',
      },
    ],
    answer: 1,
    explain: (run) =>
      `Diffusion: ${right(run)}. The GAN: ${right(ofGan(run))}; the judge sees ${mostSeen(run.gan!)}. Compared are two models, not two methods. See “A GAN beside it”, below.`,
    remedy: {
      label: 'Something blue from both',
      settings: blue,
      beside: 'gan',
      question:
        'Something blue leaves thing and scene open. The GAN was rewarded for pictures of one prompt that differ, the diffusion model was not. Whose sixteen fill in what is open in more ways?',
      options: [
        {
          words: 'The GAN’s',
          explain: () =>
            'The reward is for pixels that differ. Other places, sizes and shades earn it too, without another thing.',
        },
        {
          words: 'Both alike',
          explain: () =>
            'They had the same pictures, but were asked different questions about them: one to account for every picture, the other to pass for real.',
        },
        {
          words: 'The diffusion model’s',
          explain: () =>
            'Its loss asks about every training picture, so leaving out a kind costs. A GAN’s generator is asked whether its pictures pass for real, and here also for pixels that differ.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `The GAN: ${ways(ofGan(run))} ways. Diffusion: ${ways(run)} ways, at guidance 2. The GAN’s pictures differ, but in little that a judge would name.`,
    },
  },
];
