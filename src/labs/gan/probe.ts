/**
 * @file Looks at a GAN without touching its training: points from noise that stays the same, the discriminator on a grid,
 * the generator's warped grid, the best discriminator there could be. Uses random streams and memory of its own.
 */
import { datasetMixture } from '../../models/datasets.ts';
import { optimalDiscriminator } from '../../models/discriminator.ts';
import { fillNoise, type Gan } from '../../models/gan.ts';
import { blurredDensity } from '../../models/kernel-density.ts';
import type { Kernel, Matrix } from '../../models/kernel/kernel.ts';
import { blurred, logDensity } from '../../models/mixture.ts';
import { lossSlope, sigmoid } from '../../models/network/gan-losses.ts';
import { backward, createTape, forward, tapeRows, type Tape } from '../../models/network/mlp.ts';
import type { Flat } from '../../models/points.ts';
import { exp, hypot, ln } from '../../models/portable.ts';
import { createRng, type Rng } from '../../models/random.ts';
import { placesOf, type SquareGrid } from '../../models/square-grid.ts';
import { datasetOf, type GanSettings } from './settings.ts';

/** The picture shows [-REACH, REACH]^2. Fields are computed a cell farther, so that no edge of theirs shows. */
export const REACH = 2.4;
export const GRID: SquareGrid = { reach: REACH * (21 / 20), nodes: 43 };
const nodes = placesOf(GRID);
/** Lattice of noise: lines each way, or points on the one line when the noise has one dimension. */
const LATTICE = 17;
const CURVE = 257;
/** How far out in the noise the lattice reaches, in standard deviations. */
const LATTICE_REACH = { normal: 2, uniform: Math.sqrt(3) } as const;
/** The best discriminator is computed for both densities seen through this blur, from so many generated points. */
const BEST_BLUR = 0.12;
const BEST_SAMPLES = 6144;

export interface Judged {
  /** D's output before the sigmoid, a point each. */
  readonly logOdds: Float32Array;
  /** D's probability of "real", a point each. */
  readonly probability: Float32Array;
  /** Minus the gradient of one point's generator loss with respect to that point, (n, 2). */
  readonly pull: Float32Array;
}

export interface Probe {
  /** n generated points from noise of this stream. */
  generate(n: number, rng: Rng): Float32Array;
  judge(points: Flat): Judged;
  /** D's log-odds at the nodes of {@link GRID}. */
  field(): Float32Array;
  /** A lattice of noise mapped by the generator, row by row; one row if the noise has one dimension. */
  warp(): { readonly points: Float32Array; readonly columns: number; readonly rows: number };
  /** Log-odds of the best discriminator at the nodes, and how far D is from it: mean |D - D*| over all points. */
  best(): { readonly logOdds: Float32Array; readonly gap: number };
}

/** A probe of `gan`, which learns `data`. */
export function createProbe(
  k: Kernel,
  gan: Gan,
  settings: () => GanSettings,
  data: Flat,
  seed: number,
): Probe {
  const capacity = GRID.nodes ** 2;
  const z = k.matrix(capacity, settings().dimension);
  const g = createTape(k, gan.generator, z);
  const d = createTape(k, gan.discriminator, k.matrix(capacity, 2));
  const views = new Map<string, Tape>();
  const rows = (name: 'g' | 'd', n: number): Tape => {
    const key = `${name}${n}`;
    const view = views.get(key) ?? tapeRows(k, name === 'g' ? g : d, 0, n);
    views.set(key, view);
    return view;
  };
  const bestStream = createRng(seed, 'best');
  let dataDensity: { blur: number; density: Float64Array } | undefined;

  function generate(n: number, rng: Rng): Float32Array {
    const tape = rows('g', n);
    fillNoise(tape.x, settings().noise, rng);
    return flat(forward(k, gan.generator, tape));
  }

  function logOdds(points: Flat): Float32Array {
    const tape = rows('d', points.length / 2);
    load(tape.x, points);
    const s = forward(k, gan.discriminator, tape);
    return Float32Array.from({ length: s.rows }, (_, i) => s.data[i * s.stride]!);
  }

  function field(): Float32Array {
    return logOdds(nodes);
  }

  return {
    generate,
    field,

    judge(points) {
      const s = logOdds(points);
      const tape = rows('d', s.length);
      const ds = tape.dz.at(-1)!;
      s.forEach((value, i) => {
        ds.data[i * ds.stride] = -lossSlope(settings().loss, 'fooling', value);
      });
      backward(k, gan.discriminator, tape, { weights: false, input: true });
      return { logOdds: s, probability: s.map(sigmoid), pull: flat(tape.dx) };
    },

    warp() {
      const { dimension, noise } = settings();
      const columns = dimension === 1 ? CURVE : LATTICE;
      const lines = dimension === 1 ? 1 : LATTICE;
      const tape = rows('g', columns * lines);
      const reach = LATTICE_REACH[noise];
      const place = (i: number, of: number): number => reach * ((2 * i) / (of - 1) - 1);
      tape.x.data.fill(0); // further dimensions of the noise stay at their middle
      for (let i = 0; i < columns * lines; i++) {
        const at = i * tape.x.stride;
        tape.x.data[at] = place(i % columns, columns);
        if (lines > 1) tape.x.data[at + 1] = place(Math.floor(i / columns), lines);
      }
      return { points: flat(forward(k, gan.generator, tape)), columns, rows: lines };
    },

    best() {
      const blur = hypot(BEST_BLUR, settings().blur);
      if (dataDensity?.blur !== blur) {
        dataDensity = { blur, density: densityOfData(settings(), data, blur) };
      }
      const real = dataDensity.density;
      const made = new Float32Array(2 * BEST_SAMPLES);
      const part = 1024;
      for (let from = 0; from < BEST_SAMPLES; from += part) {
        made.set(generate(part, bestStream), 2 * from);
      }
      const generated = blurredDensity(made, blur, GRID);
      const odds = field();
      let gap = 0;
      let mass = 0;
      const best = odds.map((own, i) => {
        const [p, q] = [Math.max(real[i]!, 1e-9), Math.max(generated[i]!, 1e-9)];
        const value = ln(p) - ln(q);
        gap += (p + q) * Math.abs(sigmoid(own) - optimalDiscriminator(ln(p), ln(q)));
        mass += p + q;
        return value;
      });
      return { logOdds: best, gap: gap / mass };
    },
  };
}

/** The density of the data at the nodes: exact for the page's data sets, that of the points for the reader's own. */
function densityOfData(settings: GanSettings, data: Flat, blur: number): Float64Array {
  const name = datasetOf(settings);
  if (!name) return blurredDensity(data, blur, GRID);
  const seen = blurred(datasetMixture(name), blur);
  return Float64Array.from({ length: nodes.length / 2 }, (_, i) =>
    exp(logDensity(seen, nodes[2 * i]!, nodes[2 * i + 1]!)),
  );
}

function load(x: Matrix, points: Flat): void {
  for (let i = 0; i < x.rows; i++) {
    x.data[i * x.stride] = points[2 * i]!;
    x.data[i * x.stride + 1] = points[2 * i + 1]!;
  }
}

function flat(m: Matrix): Float32Array {
  return Float32Array.from(
    { length: 2 * m.rows },
    (_, i) => m.data[(i >> 1) * m.stride + (i & 1)]!,
  );
}
