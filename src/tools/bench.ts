/**
 * Speed of the numerics (`npm run bench`): training iterations of a GAN a second, and products of matrices, on both
 * kernels and at several sizes. Each figure is the median of three runs after a warm-up.
 */
import { sampleDataset } from '../models/datasets.ts';
import { createGan, iterate } from '../models/gan.ts';
import { createKernel, type Kernel } from '../models/kernel/kernel.ts';
import { createRng } from '../models/random.ts';
import { compileKernel } from './kernel.ts';

const MILLISECONDS = 400;

/** Hidden layers and their width in both networks, points of each kind in a batch, weight of the R1 penalty. */
const sizes = [
  { layers: 1, width: 14, batch: 150, r1: 0 },
  { layers: 2, width: 16, batch: 64, r1: 0 },
  { layers: 2, width: 16, batch: 64, r1: 0.02 },
  { layers: 2, width: 32, batch: 64, r1: 0.02 },
  { layers: 3, width: 64, batch: 256, r1: 0 },
  { layers: 3, width: 64, batch: 256, r1: 0.02 },
] as const;

const products = [
  [64, 16, 16],
  [128, 64, 64],
  [256, 128, 128],
] as const;

/** How often `work` runs in a second. */
function perSecond(work: () => void): number {
  const rates = Array.from({ length: 4 }, () => {
    const started = performance.now();
    let times = 0;
    while (performance.now() - started < MILLISECONDS) {
      work();
      times += 1;
    }
    return (1000 * times) / (performance.now() - started);
  });
  return rates.slice(1).sort((a, b) => a - b)[1]!;
}

function trainer(kernel: Kernel, { layers, width, batch, r1 }: (typeof sizes)[number]): () => void {
  const data = sampleDataset('clusters', 4096, createRng(1, 'data'));
  const gan = createGan(
    kernel,
    {
      noise: 'normal',
      noiseDimension: 2,
      generatorLayers: layers,
      generatorWidth: width,
      discriminatorLayers: layers,
      discriminatorWidth: width,
      activation: 'leaky',
      optimizer: 'adam',
      batch,
    },
    {
      loss: 'nonsaturating',
      generatorRate: 0.001,
      discriminatorRate: 0.001,
      r1,
      instanceNoise: 0,
    },
    data,
    1,
  );
  return () => iterate(gan);
}

function multiplier(kernel: Kernel, [m, k, n]: (typeof products)[number]): () => void {
  const [a, b, c] = [kernel.matrix(m, k), kernel.matrix(k, n), kernel.matrix(m, n)];
  a.data.fill(1);
  b.data.fill(1);
  return () => kernel.product(c, a, b);
}

const wasm = await compileKernel();
const row = (name: string, figures: readonly (number | string)[]): void =>
  console.log(name.padEnd(44) + figures.map((figure) => String(figure).padStart(9)).join(''));

row('GAN iterations a second', ['SIMD', 'plain']);
for (const size of sizes) {
  const { layers, width, batch, r1 } = size;
  const figures = [wasm, undefined].map((bytes) =>
    Math.round(perSecond(trainer(createKernel(bytes, 32), size))),
  );
  row(`${layers} x ${width}, batch ${batch}${r1 > 0 ? ', R1' : ''}`, figures);
}
row('\nMatrix products, GFLOP/s', ['  SIMD', 'plain']);
for (const size of products) {
  const [m, k, n] = size;
  const figures = [wasm, undefined].map((bytes) =>
    ((2 * m * k * n * perSecond(multiplier(createKernel(bytes), size))) / 1e9).toFixed(1),
  );
  row(`(${m}, ${k}) x (${k}, ${n})`, figures);
}
