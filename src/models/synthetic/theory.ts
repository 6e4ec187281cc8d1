/**
 * @file What is known in advance of models that train on models' samples: exact expectations, over all runs, not what a
 * typical run does.
 */
import { exp, ln } from '../portable.ts';
import { kernelShare } from './generators.ts';

export type Keeping = 'replace' | 'accumulate';

/** How one generation is made from the last. */
export interface Passing {
  /** Examples a generation. */
  readonly examples: number;
  /** Whether the samples take the place of the examples or join them. */
  readonly keeping: Keeping;
  /** Examples of a generation that are drawn, with repetition, from the first ones, the real ones; where replacing. */
  readonly kept: number;
}

/** What a model makes of the variance v of n examples: its draws have the variance `factor(n)` v + `extra`. */
export interface Widening {
  readonly factor: (n: number) => number;
  readonly extra: number;
}

/**
 * Models that keep the mean of their examples, and their variance up to a known factor. Maximum likelihood keeps both, for
 * one Gaussian and, after every step of expectation-maximisation, for a mixture, up to what its ridge adds to each
 * component; a kernel density adds the variance of its bells.
 */
export const widenings = {
  gaussian: { factor: () => 1, extra: 0 },
  mixture: (ridge: number): Widening => ({ factor: () => 1, extra: ridge }),
  density: { factor: (n: number) => 1 + kernelShare(n), extra: 0 },
} as const;

/**
 * The expected variance of the models of `generations` generations, where the truth has the variance `variance`, in any
 * one coordinate. Exact: see the derivation at each step. Without real data and with samples that replace their examples,
 * a model of maximum likelihood loses a share 1/n a generation: (1 - 1/n)^g.
 */
export function expectedVariances(
  variance: number,
  { examples: n, keeping, kept }: Passing,
  { factor, extra }: Widening,
  generations: number,
): number[] {
  // The variance of n independent examples, divided by n, is on average (1 - 1/n) times that of their source.
  const real = (1 - 1 / n) * variance;
  let pool = real; // variance of the examples of this generation
  let apart = 0; // the expected square of how far their mean has wandered from that of the first
  const models: number[] = [];
  for (let g = 1; g <= generations; g++) {
    const size = keeping === 'accumulate' ? n * g : n;
    const model = factor(size) * pool + extra;
    models.push(model);
    if (keeping === 'accumulate') {
      // g blocks of n examples, and one more from the model. Within: the mean of the variances; between: the new block's
      // mean errs by model / n, and of two parts with shares g/(g+1) and 1/(g+1) it counts with their product.
      const share = 1 / (g + 1);
      pool = (1 - share) * pool + share * (1 - 1 / n) * model + (share * (1 - share) * model) / n;
    } else {
      // Of independent examples with different sources: (1 - 1/n) times their mean variance, plus that of their means.
      const old = kept / n;
      const next = (1 - 1 / n) * (old * real + (1 - old) * model) + old * (1 - old) * apart;
      apart = (1 - old) ** 2 * apart + (old * real + (1 - old) * model) / n;
      pool = next;
    }
  }
  return models;
}

/** A chance that is lost in a sum's rounding. */
const NEGLIGIBLE = 1e-20;

/**
 * How often a thing of share `share` has no example left in generation 1, 2, ..., where each generation is n draws from the
 * last and nothing brings it back: the chain of Wright and Fisher, which population genetics calls drift (Ewens 2004,
 * section 1.4). Exact, by the distribution of how many examples there are.
 */
export function lossByDrift(share: number, n: number, generations: number): number[] {
  let chances = binomial(n, share);
  const next = Array.from({ length: n + 1 }, (_, count) => binomial(n, count / n));
  const lost = [chances[0]!];
  while (lost.length < generations) {
    const sum = new Float64Array(n + 1);
    chances.forEach((chance, count) => {
      if (chance > NEGLIGIBLE) next[count]!.forEach((p, k) => (sum[k]! += chance * p));
    });
    chances = sum;
    lost.push(chances[0]!);
  }
  return lost;
}

/**
 * The expected share of things that are left in generation 1, 2, ..., by how often each is in the first one, where every
 * later one is a sample of the last and nothing brings back what is lost. {@link lossByDrift} for things that are rare in a
 * large sample: an example has as many copies as Poisson's distribution with mean 1 says, whatever becomes of the others, so
 * that its line has died out with chance q = exp(q of the generation before - 1), and c lines with chance q^c (a branching
 * process, as Galton and Watson had for families; Fisher 1922 for genes).
 */
export function leftByDrift(counts: readonly number[], generations: number): number[] {
  const alike = new Map<number, number>();
  for (const count of counts) alike.set(count, (alike.get(count) ?? 0) + 1);
  const left: number[] = [];
  for (let q = 0; left.length < generations; q = exp(q - 1)) {
    let lost = 0;
    if (q > 0) for (const [count, things] of alike) lost += things * exp(count * ln(q));
    left.push(1 - lost / counts.length);
  }
  return left;
}

/** The chances of 0 ... n successes in n draws, each with chance p: from the likeliest count outwards, by their ratios. */
function binomial(n: number, p: number): Float64Array {
  const chances = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  chances[mode] = 1;
  for (let k = mode; k < n && p < 1; k++) chances[k + 1] = (chances[k]! * odds * (n - k)) / (k + 1);
  for (let k = mode; k > 0 && p < 1; k--) chances[k - 1] = (chances[k]! * k) / (odds * (n - k + 1));
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}
