/**
 * @file The second half, "Generation after generation": several lines of descent side by side, what is measured of them,
 * and what theory says beforehand. An iteration is a generation.
 */
import type { Flat } from '../../models/points.ts';
import {
  createChain,
  perfectDistance,
  RIDGE,
  worlds,
  type Generation,
  type GenerationsOptions,
  type WorldName,
} from '../../models/synthetic/generations.ts';
import { expectedVariances, lossByDrift, widenings } from '../../models/synthetic/theory.ts';
import type { Session } from '../shared/run/session.ts';
import { spaced } from '../shared/save/data-table.ts';
import { MOST_GENERATIONS, STRIP } from './limits.ts';
import { generationLines, type GenerationLine } from './lines.ts';
import { generationsOptionsOf, hasNetwork, type SyntheticSettings } from './settings.ts';

/** Points of a picture. */
const SHOWN = 256;
/** Points of a picture in the strip. */
const SMALL = 80;

/** What never changes in a run. */
export interface GenerationsOpening {
  readonly half: 'generations';
  readonly world: WorldName;
  /** Of the real data: variance and the share of the rarest part. */
  readonly variance: number;
  readonly rare: number;
  /** The energy distance that fresh real points have. */
  readonly perfect: number;
  /** By generation, from the first: the expected variance; how often drift has lost the rarest part. Undefined where unknown. */
  readonly expected: readonly number[] | undefined;
  readonly drift: readonly number[] | undefined;
}

/** One generation: means over the lines of descent. */
export interface GenerationsRow {
  readonly half: 'generations';
  readonly iteration: number;
  /**
   * The variance of the models: its mean, which the theory is about, and the variance that a tenth, half and nine tenths of
   * the lines stay below. After many generations few lines with much variance make up the mean, and most lie below it.
   */
  readonly variance: number;
  readonly tenth: number;
  readonly median: number;
  readonly ninth: number;
  /** Share of samples in the rarest part, and the share of lines that had no example of it. */
  readonly rare: number;
  readonly lost: number;
  readonly distance: number;
}

/** One of the small pictures in the strip. */
export interface StripPicture {
  readonly generation: number;
  readonly samples: Flat;
}

/** One moment: a generation of the first line of descent. */
export interface GenerationsFrame {
  readonly half: 'generations';
  readonly iteration: number;
  readonly line: GenerationLine | undefined;
  /** The generation that is shown, 0 before the first. */
  readonly generation: number;
  readonly examples: Flat;
  readonly samples: Flat;
  /** The real examples that the line began with. */
  readonly real: Flat;
  /** Evenly spaced generations so far, the first and the newest among them. */
  readonly strip: readonly StripPicture[];
}

export interface GenerationsView {
  /** The generation to show; undefined: the newest. */
  readonly generation: number | undefined;
}

export interface GenerationsTypes {
  settings: SyntheticSettings;
  view: GenerationsView;
  opening: GenerationsOpening;
  frame: GenerationsFrame;
  row: GenerationsRow;
  report: unknown;
}

export type GenerationsSession = Session<GenerationsTypes> & {
  readonly opening: GenerationsOpening;
};

interface Picture {
  readonly examples: Float32Array;
  readonly samples: Float32Array;
}

/** A run from its start. `alive` is called with every model that is fitted. */
export function createGenerations(
  settings: SyntheticSettings,
  wasm?: BufferSource,
  alive: () => void = () => undefined,
): GenerationsSession {
  const options = generationsOptionsOf(settings);
  const world = worlds[options.world];
  const chains = Array.from({ length: Math.round(settings.chains) }, (_, i) =>
    createChain(options, i, wasm),
  );
  const records: GenerationsRow[] = [];
  const pictures: Picture[] = [];
  let at = 0; // the line to run next
  let last: GenerationLine | undefined;

  const run: Record<GenerationLine, () => void> = {
    gather() {
      for (const chain of chains) chain.gather();
    },
    fit() {
      for (const chain of chains) {
        alive();
        chain.fit();
      }
    },
    measure() {
      records.push(
        rowOf(
          records.length + 1,
          chains.map((chain) => chain.measure()),
        ),
      );
      const { examples, samples } = chains[0]!;
      pictures.push({ examples: shown(examples), samples: shown(samples) });
    },
  };

  function advance(): GenerationLine {
    const line = generationLines[at]!;
    run[line]();
    last = line;
    at = (at + 1) % generationLines.length;
    return line;
  }

  function iterate(): void {
    while (advance() !== 'measure');
  }

  return {
    opening: {
      half: 'generations',
      world: options.world,
      variance: world.variance,
      rare: world.rare,
      perfect: perfectDistance(options.world, options.seed),
      ...theoryOf(options),
    },
    kernel: wasm || !hasNetwork(settings) ? 'simd' : 'plain', // without a network none is slower
    get iteration() {
      return records.length;
    },
    get records() {
      return records;
    },
    advance,
    iterate,
    move(what) {
      if (what === 'line') advance();
      if (what === 'iteration') iterate();
    },
    tune() {
      // Every setting restarts the run.
    },
    frame({ generation = pictures.length }) {
      const stop = Math.min(Math.max(0, generation), pictures.length);
      const picture = pictures[stop - 1];
      const now = shown(chains[0]!.examples);
      return {
        half: 'generations',
        iteration: records.length,
        line: last,
        generation: stop,
        examples: picture?.examples ?? now,
        samples: picture?.samples ?? new Float32Array(),
        real: pictures[0]?.examples ?? now,
        strip: spaced(pictures.length, STRIP).map((i) => ({
          generation: i + 1,
          samples: pictures[i]!.samples.subarray(0, 2 * SMALL),
        })),
      };
    },
    diverged: () => records.length > 0 && !Number.isFinite(records.at(-1)!.variance),
  };
}

/** What is known in advance. Drift: a mixture copies the islands' shares; the other models do not know islands. */
function theoryOf(options: GenerationsOptions): Pick<GenerationsOpening, 'expected' | 'drift'> {
  const { world, model, keeping, kept, examples } = options;
  const { variance, rare } = worlds[world];
  const widening =
    model === 'network'
      ? undefined
      : model === 'mixture'
        ? widenings.mixture(RIDGE)
        : widenings[model];
  const drifts = world === 'islands' && model === 'mixture' && keeping === 'replace' && kept === 0;
  return {
    expected: widening && expectedVariances(variance, options, widening, MOST_GENERATIONS),
    drift: drifts ? lossByDrift(rare, examples, MOST_GENERATIONS) : undefined,
  };
}

function rowOf(iteration: number, found: readonly Generation[]): GenerationsRow {
  const mean = (of: (one: Generation) => number): number =>
    found.reduce((sum, one) => sum + of(one), 0) / found.length;
  const sorted = Float64Array.from(found, ({ variance }) => variance).sort();
  const below = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return {
    half: 'generations',
    iteration,
    variance: mean((one) => one.variance),
    ...{ tenth: below(0.1), median: below(0.5), ninth: below(0.9) },
    rare: mean((one) => one.rare),
    lost: mean((one) => (one.lost ? 1 : 0)),
    distance: mean((one) => one.distance),
  };
}

/** At most {@link SHOWN} points, the newest ones where examples accumulate. */
function shown(points: Flat): Float32Array {
  return Float32Array.from(points.subarray(Math.max(0, points.length - 2 * SHOWN)));
}
