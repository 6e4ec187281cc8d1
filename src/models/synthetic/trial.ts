/**
 * @file One trial of "does it help?": few real examples of two classes, more of them from several sources, a classifier
 * trained on each, and its error on fresh points. All sources of a trial share its real examples and its fresh points, so
 * that differences between them are not differences of luck.
 */
import { joined } from '../points.ts';
import { createRng } from '../random.ts';
import { classPair, sampleClasses, type ClassPairName, type Labelled } from './classes.ts';
import { errorRate, fitPolynomial, type Judge } from './classifier.ts';
import { fitKernelDensity, fitMixtureTo, jittered, type Generator } from './generators.ts';
import { trainNetwork } from './network.ts';

/**
 * Where added examples come from: nowhere; the real ones, with jitter; models fitted to the same real ones, a kernel
 * density, a mixture, a diffusion network; a mixture that was fitted to more real ones than the classifier sees.
 */
export const sourceNames = ['none', 'jitter', 'density', 'mixture', 'network', 'informed'] as const;
export type SourceName = (typeof sourceNames)[number];

export interface TrialOptions {
  readonly classes: ClassPairName;
  /** Real examples a class. */
  readonly examples: number;
  /** Examples added to a class. */
  readonly added: number;
  /** Standard deviation of the jitter. */
  readonly jitter: number;
  /** Most components of the mixtures. */
  readonly components: number;
  /** How many times more examples the informed mixture has seen. */
  readonly more: number;
  /** Of the classifier's polynomial: 1 is a straight border. */
  readonly degree: number;
  readonly seed: number;
}

/** Fresh points a class. */
export const FRESH = 2000;
/** The least variance of a mixture's component: bells of at least a tenth of the unit. */
export const RIDGE = 0.01;

export interface Trial {
  readonly real: Labelled;
  readonly fresh: Labelled;
  /** A generator for each class; undefined for no source. */
  generators(source: SourceName): readonly Generator[] | undefined;
  /** What a source adds, drawn from its generators. */
  added(source: SourceName, from?: readonly Generator[]): Labelled;
  /** The classifier that learns the real examples and the added ones. */
  judge(added: Labelled): Judge;
  /** Its share of errors on the fresh points. */
  error(judge: Judge): number;
}

/** Trial `index` of a seed. Trials are independent of each other, and sources of which are asked. */
export function createTrial(options: TrialOptions, index: number, wasm?: BufferSource): Trial {
  const { classes, examples, added: n, jitter, components, more, degree, seed } = options;
  const pair = classPair(classes);
  const stream = (name: string) => createRng(seed, `${name} ${index}`);
  const real = sampleClasses(pair, examples, stream('real'));
  const fresh = sampleClasses(pair, FRESH, stream('fresh'));

  const mixturesOf = (sets: Labelled, name: string): Generator[] =>
    sets.map((points, k) =>
      fitMixtureTo(points, components, RIDGE, stream(`${name} of class ${k}`)),
    );

  function generators(source: SourceName): readonly Generator[] | undefined {
    switch (source) {
      case 'none':
        return undefined;
      case 'jitter':
        return real.map((points) => jittered(points, jitter));
      case 'density':
        return real.map(fitKernelDensity);
      case 'mixture':
        return mixturesOf(real, 'mixture');
      case 'network':
        return trainNetwork(real, stream('network').u32(), wasm);
      case 'informed':
        return mixturesOf(sampleClasses(pair, more * examples, stream('more')), 'informed');
    }
  }

  return {
    real,
    fresh,
    generators,
    added(source, from = generators(source)) {
      const rng = stream(`added by ${source}`);
      const [a, b] = from?.map((generator) => generator.sample(n, rng)) ?? [];
      return [a ?? new Float64Array(), b ?? new Float64Array()];
    },
    judge: (added) => fitPolynomial([joined(real[0], added[0]), joined(real[1], added[1])], degree),
    error: (judge) => errorRate(judge, fresh),
  };
}
