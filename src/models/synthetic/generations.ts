/**
 * @file Generation after generation: a model is fitted to examples and sampled, and the next one is fitted to the samples.
 * "Model collapse" (Shumailov et al. 2024) is what may come of it; keeping the real data (Gerstgrasser et al. 2024) may
 * avoid it.
 */
import { round } from '../gaussian.ts';
import { energyDistanceTo } from '../metrics.ts';
import { mixture, sampleMixture, type Mixture } from '../mixture.ts';
import { joined, moments, resample, type Points } from '../points.ts';
import { createRng, type Rng } from '../random.ts';
import { fitGaussian, fitKernelDensity, fitMixtureTo, type Generator } from './generators.ts';
import { trainNetwork } from './network.ts';
import type { Passing } from './theory.ts';

export const worldNames = ['cloud', 'islands'] as const;
export type WorldName = (typeof worldNames)[number];

/** What the first generation learns from, and its rarest part. */
export interface World {
  readonly truth: Mixture;
  /** Variance, averaged over the two coordinates. */
  readonly variance: number;
  /** The true share of the rarest part: of a cloud its outermost points, of islands the smallest. */
  readonly rare: number;
  /** How many of some points lie in it. */
  inRare(points: Points): number;
}

const RARE = 0.05;
const ISLAND = 0.15;
const islands = mixture(
  [round([-1, -0.4], ISLAND), round([1, -0.4], ISLAND), round([0, 1.3], ISLAND)],
  [0.55, 0.4, RARE],
);
/** Beyond this distance, in standard deviations, lie 5 % of a round Gaussian in the plane: sqrt(-2 ln 0.05). */
const OUTERMOST = 2.447746830680816;
/** Around the smallest island; 98.9 % of its points are within. */
const NEAR_ISLAND = 3 * ISLAND;

export const worlds: Record<WorldName, World> = {
  cloud: {
    truth: mixture([round([0, 0], 1)]),
    variance: 1,
    rare: RARE,
    inRare: (points) => within(points, 0, 0, Infinity) - within(points, 0, 0, OUTERMOST),
  },
  islands: {
    truth: islands,
    variance: varianceOf(islands),
    rare: RARE,
    inRare: (points) => within(points, 0, 1.3, NEAR_ISLAND),
  },
};

export const modelNames = ['gaussian', 'mixture', 'density', 'network'] as const;
export type ModelName = (typeof modelNames)[number];

export interface GenerationsOptions extends Passing {
  readonly world: WorldName;
  readonly model: ModelName;
  /** Most components of a mixture. */
  readonly components: number;
  readonly seed: number;
}

/** The least variance that a mixture's component is given: enough for the arithmetic, too little to be seen. */
export const RIDGE = 1e-6;
/** Samples of a model that are shown and counted, how many of them are held against the real ones, and against how many. */
const SAMPLES = 256;
const MEASURED = 128;
const REFERENCE = 256;

/** What is measured of a generation. */
export interface Generation {
  /** Variance of the model's draws, averaged over the two coordinates. */
  readonly variance: number;
  /** Share of the model's samples that lie in the rarest part, and whether it had no example of it. */
  readonly rare: number;
  readonly lost: boolean;
  /** Energy distance of the model's samples to real points. */
  readonly distance: number;
}

/** One line of descent. The three are called in turn, once a generation. */
export interface Chain {
  /** Gathers the examples of the next generation; of the first, these are the real ones. */
  gather(): void;
  /** Fits a model to them. */
  fit(): void;
  /** Draws samples of it and measures them. */
  measure(): Generation;
  /** The examples that the newest model was fitted to, and samples of it. */
  readonly examples: Points;
  readonly samples: Points;
}

/** Chain `index` of a seed. Chains are independent of each other. */
export function createChain(
  options: GenerationsOptions,
  index: number,
  wasm?: BufferSource,
): Chain {
  const { examples: n, keeping, kept, seed } = options;
  const world = worlds[options.world];
  const rng = createRng(seed, `chain ${index}`);
  const looking = createRng(seed, `measure ${index}`); // so that to measure changes nothing
  const real = sampleMixture(world.truth, n, rng);
  const distance = distanceToTruth(options.world, seed);
  let examples = real;
  let model: Generator | undefined;
  let samples: Points = new Float64Array();

  return {
    gather() {
      if (!model) return;
      if (keeping === 'accumulate') examples = joined(examples, model.sample(n, rng));
      else {
        const old = resample(real, kept, (below) => rng.below(below));
        examples = joined(old, model.sample(n - kept, rng));
      }
    },
    fit() {
      model = fit(options, examples, rng, wasm);
    },
    measure() {
      if (!model) throw new Error('There is no model yet.');
      samples = model.sample(SAMPLES, looking);
      return {
        variance: model.variance,
        rare: world.inRare(samples) / SAMPLES,
        lost: world.inRare(examples) === 0,
        distance: distance(samples.subarray(0, 2 * MEASURED)),
      };
    },
    get examples() {
      return examples;
    },
    get samples() {
      return samples;
    },
  };
}

/** The next generation of a chain, from examples to measurements. */
export function nextGeneration(chain: Chain): Generation {
  chain.gather();
  chain.fit();
  return chain.measure();
}

/** The energy distance that as many fresh real points have on average: what a perfect model would score. */
export function perfectDistance(name: WorldName, seed: number, trials = 24): number {
  const { truth } = worlds[name];
  const distance = distanceToTruth(name, seed);
  let sum = 0;
  for (let i = 0; i < trials; i++) {
    sum += distance(sampleMixture(truth, MEASURED, createRng(seed, `perfect ${i}`)));
  }
  return sum / trials;
}

function distanceToTruth(name: WorldName, seed: number): (points: Points) => number {
  return energyDistanceTo(
    sampleMixture(worlds[name].truth, REFERENCE, createRng(seed, 'reference')),
  );
}

function fit(
  { model, components }: GenerationsOptions,
  points: Points,
  rng: Rng,
  wasm?: BufferSource,
): Generator {
  switch (model) {
    case 'gaussian':
      return fitGaussian(points);
    case 'mixture':
      return fitMixtureTo(points, components, RIDGE, rng);
    case 'density':
      return fitKernelDensity(points);
    case 'network':
      return trainNetwork([points], rng.u32(), wasm)[0]!;
  }
}

function within(points: Points, x: number, y: number, distance: number): number {
  let found = 0;
  for (let i = 0; i < points.length; i += 2) {
    if ((points[i]! - x) ** 2 + (points[i + 1]! - y) ** 2 <= distance * distance) found += 1;
  }
  return found;
}

function varianceOf({ components, weights }: Mixture): number {
  const at = Float64Array.from(components.flatMap(({ mean }) => mean));
  const { cov } = moments(at, Float64Array.from(weights));
  const inside = components.reduce((sum, g, i) => sum + weights[i]! * (g.cov[0] + g.cov[2]), 0);
  return (cov[0] + cov[2] + inside) / 2;
}
