/** @file What a run is about: the training points, the distribution behind them, and the exact denoisers of both. */
import { datasetMixture, labelledClusters } from '../../models/datasets.ts';
import { mixtureDenoiser, pointSetDenoiser, type Denoiser } from '../../models/denoiser.ts';
import { round } from '../../models/gaussian.ts';
import { allOf, guided } from '../../models/guidance.ts';
import { mixture, sampleMixture, type Mixture } from '../../models/mixture.ts';
import { count, type Points } from '../../models/points.ts';
import { createRng } from '../../models/random.ts';
import { openData, OWN } from '../shared/own-data/data.ts';
import { LABELLED, type DiffusionSettings } from './settings.ts';

/** The reader's points have no density of their own: at most so many get a round bell of this standard deviation. */
const MOST_BELLS = 256;
const BELL = 0.08;

export const labelNames = ['A', 'B', 'C'] as const;

export interface World {
  /** The points to learn from, and the label of each where there are labels. */
  readonly training: Points;
  readonly labels: Uint8Array;
  /** How many labels there are; 0 for none. */
  readonly labelCount: number;
  /** A distribution for each label. */
  readonly classes: readonly Mixture[];
  /** The index of the label that the settings ask for, or -1. */
  asked(settings: DiffusionSettings): number;
  /** The distribution that samples should have: of the asked label, or of everything. */
  target(settings: DiffusionSettings): Mixture;
  /** n fresh points of that. */
  draw(settings: DiffusionSettings, n: number, stream: string): Points;
  /** The denoiser of everything, guided towards that of the asked label, where one is asked for. */
  steered(settings: DiffusionSettings, all: Denoiser, one: (label: number) => Denoiser): Denoiser;
  /** Steered too. */
  exact(settings: DiffusionSettings): Denoiser;
  examples(settings: DiffusionSettings): Denoiser;
}

/** Throws a RangeError where the reader's points are asked for and there are none. */
export function createWorld(settings: DiffusionSettings, own: Points | undefined): World {
  return settings.data === LABELLED ? labelledWorld(settings) : plainWorld(settings, own);
}

function plainWorld({ data, seed, examples }: DiffusionSettings, own: Points | undefined): World {
  const name = data as Exclude<typeof data, typeof LABELLED>;
  const draw = openData(name, own, seed);
  const training = name === OWN && count(own!) <= examples ? own! : draw(examples, 'data');
  const target = name === OWN ? bells(own!) : datasetMixture(name);
  return {
    training,
    labels: new Uint8Array(0),
    labelCount: 0,
    classes: [],
    asked: () => -1,
    target: () => target,
    draw: (_, n, stream) => draw(n, stream),
    steered: (_, all) => all,
    exact: () => mixtureDenoiser(target),
    examples: () => pointSetDenoiser(training),
  };
}

function labelledWorld({ seed, examples }: DiffusionSettings): World {
  const classes = labelledClusters();
  const everything = allOf(classes);
  const sizes = classes.map((_, k) => Math.ceil((examples - k) / classes.length));
  const parts = classes.map((m, k) =>
    sampleMixture(m, sizes[k]!, createRng(seed, `data ${labelNames[k]!}`)),
  );
  const training = Float64Array.from(parts.flatMap((part) => [...part]));
  const labels = Uint8Array.from(sizes.flatMap((size, k) => new Array<number>(size).fill(k)));
  const asked = ({ label }: DiffusionSettings): number =>
    labelNames.findIndex((name) => name === label);
  const target = (settings: DiffusionSettings): Mixture => classes[asked(settings)] ?? everything;

  const steered: World['steered'] = (settings, all, one) => {
    const label = asked(settings);
    return label < 0 ? all : guided(all, one(label), settings.guidance);
  };
  return {
    training,
    labels,
    labelCount: classes.length,
    classes,
    asked,
    target,
    draw: (settings, n, stream) => sampleMixture(target(settings), n, createRng(seed, stream)),
    steered,
    exact: (settings) =>
      steered(settings, mixtureDenoiser(everything), (label) => mixtureDenoiser(classes[label]!)),
    examples: (settings) =>
      steered(settings, pointSetDenoiser(training), (label) => pointSetDenoiser(parts[label]!)),
  };
}

function bells(own: Points): Mixture {
  const every = Math.ceil(count(own) / MOST_BELLS);
  const chosen = Array.from({ length: count(own) }, (_, i) => i).filter((i) => i % every === 0);
  return mixture(chosen.map((i) => round([own[2 * i]!, own[2 * i + 1]!], BELL)));
}
