/**
 * Speed of the numerics (`npm run bench`): training iterations a second of a GAN, of a diffusion model and of transformers,
 * sampling, writing, trials and generations of synthetic data, and products of matrices, on both kernels and at several sizes. Each figure is the median of three runs after a warm-up.
 */
import { datasetMixture, sampleDataset } from '../models/datasets.ts';
import { mixtureDenoiser, type Denoiser } from '../models/denoiser.ts';
import { createDiffusion, iterate as iterateDiffusion } from '../models/diffusion.ts';
import { createGan, iterate } from '../models/gan.ts';
import { createKernel, type Kernel } from '../models/kernel/kernel.ts';
import { testStories } from '../models/language/corpus.ts';
import { createTransformer, type TransformerShape } from '../models/language/transformer.ts';
import type { Lesson } from '../models/language/transformer-batch.ts';
import { createTrainee } from '../models/language/transformer-trainee.ts';
import {
  languageShape,
  languageTraining,
  smallShape,
} from '../models/language/transformer-training.ts';
import { createWriter } from '../models/language/transformer-writer.ts';
import { notesShape } from '../models/music/notes-model.ts';
import { encode, encodeCharacter } from '../models/music/tokens.ts';
import { trainingTune } from '../models/music/training-set.ts';
import { byTransformer } from '../models/music/writing.ts';
import { createTape } from '../models/network/unet.ts';
import { conditionFeatures } from '../models/pictures/conditions.ts';
import { createPictureNetwork, drawPictures } from '../models/pictures/diffusion.ts';
import { createPictureGenerator, ganNoise, pictureMaker } from '../models/pictures/gan.ts';
import { combinations } from '../models/pictures/vocabulary.ts';
import { normalPoints } from '../models/points.ts';
import { createRng, type Rng } from '../models/random.ts';
import { sample } from '../models/sampler.ts';
import { cosineSchedule } from '../models/schedule.ts';
import { createTimbreNetwork, timbreDrawer } from '../models/timbre/diffusion.ts';
import { combinations as sounds } from '../models/timbre/vocabulary.ts';
import {
  createChain,
  nextGeneration,
  type Chain,
  type ModelName,
} from '../models/synthetic/generations.ts';
import { createTrial, sourceNames } from '../models/synthetic/trial.ts';
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

const batches = [64, 256, 512] as const;
/** Points and DDIM steps. */
const walks = { points: 1000, steps: 50 } as const;

/** A sheet of the picture lab with its usual settings. */
const pictures = { count: 16, steps: 20, guidance: 2, seed: 1 } as const;

/** Of language: the model of the site with one copy's share of a batch, and the small one that trains in the page. */
const languages = [
  ['the model of the site', languageShape, 1024],
  ['the small one', smallShape, 512],
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

const schedule = cosineSchedule(1000);
const diffusion = (kernel: Kernel, batch: number): ReturnType<typeof createDiffusion> =>
  createDiffusion(
    kernel,
    { prediction: 'v', schedule, batch, width: 128, labels: 0 },
    0.001,
    sampleDataset('spiral', 1000, createRng(1, 'data')),
    new Uint8Array(),
    1,
  );

function sampler(denoise: Denoiser): () => void {
  const noise = normalPoints(walks.points, createRng(1, 'noise'));
  return () => sample(denoise, { noise, schedule, steps: walks.steps });
}

/** What a pass costs does not depend on the weights: nobody need have trained these. */
function painter(kernel: Kernel): () => void {
  const net = createPictureNetwork(kernel);
  const tape = createTape(kernel, net, pictures.count);
  const asked = Array.from({ length: pictures.count }, () => combinations[0]!);
  return () => drawPictures(kernel, net, tape, asked, pictures);
}

function maker(kernel: Kernel): () => void {
  const make = pictureMaker(kernel, createPictureGenerator(kernel), pictures.count);
  const features = Array.from({ length: pictures.count }, () => conditionFeatures({}));
  return () => make(ganNoise(pictures.count, 1), features);
}

function multiplier(kernel: Kernel, [m, k, n]: (typeof products)[number]): () => void {
  const [a, b, c] = [kernel.matrix(m, k), kernel.matrix(k, n), kernel.matrix(m, n)];
  a.data.fill(1);
  b.data.fill(1);
  return () => kernel.product(c, a, b);
}

/** Texts as long as those of the corpus. */
const texts = Array.from(testStories(200), ({ tokens }) => ({ tokens }));

function learner(kernel: Kernel, shape: TransformerShape, batch: number): () => void {
  const draw = (rng: Rng): Lesson => texts[rng.below(texts.length)]!;
  const trainee = createTrainee(kernel, shape, draw, { ...languageTraining, batch });
  let step = 0;
  return () => trainee.step(step++);
}

/** A word of the text that this writer goes on with. */
function writer(kernel: Kernel, shape: TransformerShape): () => void {
  const write = createWriter(kernel, createTransformer(kernel, shape, createRng(1)));
  return () => {
    if (write.length === LONG) write.keep(0);
    write.read([1]);
    write.next();
  };
}

/** A trial of every source but the network, with ten examples of a class. */
function tester(): () => void {
  const options = { classes: 'moons', examples: 10, added: 300, jitter: 0.2 } as const;
  const models = { components: 3, more: 100, degree: 3, seed: 1 } as const;
  let index = 0;
  return () => {
    const trial = createTrial({ ...options, ...models }, index++);
    for (const source of sourceNames) {
      if (source !== 'network') trial.error(trial.judge(trial.added(source)));
    }
  };
}

/** A generation of twenty lines of descent, anew after a hundred: later ones are quicker. */
function descent(model: ModelName): () => void {
  const passing = { examples: 100, keeping: 'replace', kept: 0 } as const;
  const options = { ...passing, world: 'islands', components: 3, model, seed: 1 } as const;
  const begin = (): Chain[] => Array.from({ length: 20 }, (_, i) => createChain(options, i));
  let chains = begin();
  let generation = 0;
  return () => {
    if (generation++ % 100 === 0) chains = begin();
    for (const chain of chains) nextGeneration(chain);
  };
}

/** Words of a long story. */
const LONG = 80;

/** All distributions from which a tune is drawn, one after another; the tokens are those of one by the maker. */
function composer(kernel: Kernel): () => void {
  const write = createWriter(kernel, createTransformer(kernel, notesShape, createRng(1)));
  const tune = trainingTune(0);
  const [tokens, said] = [encode(tune), encodeCharacter(tune.header).length];
  return () => {
    const model = byTransformer(write);
    for (let length = said; length <= tokens.length; length++) model(tokens.slice(0, length));
  };
}

/** A sheet of sounds, with the settings of a sheet of pictures. */
function sounder(kernel: Kernel): () => void {
  const { draw } = timbreDrawer(kernel, createTimbreNetwork(kernel), pictures.count);
  const asked = Array.from({ length: pictures.count }, () => sounds[0]!);
  return () => draw(asked, pictures);
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
row('\nDiffusion iterations a second', ['  SIMD', 'plain']);
for (const batch of batches) {
  const figures = [wasm, undefined].map((bytes) => {
    const model = diffusion(createKernel(bytes, 32), batch);
    return Math.round(perSecond(() => iterateDiffusion(model)));
  });
  row(`3 x 128, batch ${batch}`, figures);
}
row(`\n${walks.points} points, ${walks.steps} DDIM steps, ms`, ['  SIMD', 'plain']);
const milliseconds = (denoise: Denoiser): number => Math.round(1000 / perSecond(sampler(denoise)));
row(
  'network',
  [wasm, undefined].map((bytes) => milliseconds(diffusion(createKernel(bytes, 32), 64).denoiser())),
);
row('exact, spiral', ['', milliseconds(mixtureDenoiser(datasetMixture('spiral')))]);
row(`\n${pictures.count} pictures, ms`, ['SIMD', 'plain']);
row(
  `${pictures.steps} DDIM steps with guidance`,
  [wasm, undefined].map((bytes) => Math.round(1000 / perSecond(painter(createKernel(bytes, 64))))),
);
row(
  'one pass of the GAN',
  [wasm, undefined].map((bytes) => (1000 / perSecond(maker(createKernel(bytes, 64)))).toFixed(1)),
);
row('\nLanguage: training steps a second', ['SIMD', 'plain']);
for (const [name, shape, batch] of languages) {
  const figures = [wasm, undefined].map((bytes) =>
    perSecond(learner(createKernel(bytes, 96), shape, batch)).toFixed(1),
  );
  row(`${name}, ${batch} words`, figures);
}
row('\nLanguage: words written a second', ['SIMD', 'plain']);
for (const [name, shape] of languages) {
  const figures = [wasm, undefined].map((bytes) =>
    Math.round(perSecond(writer(createKernel(bytes, 32), shape))),
  );
  row(name, figures);
}
row('\nMusic, ms', ['SIMD', 'plain']);
row(
  'a tune of eight bars',
  [wasm, undefined].map((bytes) => Math.round(1000 / perSecond(composer(createKernel(bytes, 32))))),
);
row(
  `${pictures.count} sounds, ${pictures.steps} DDIM steps with guidance`,
  [wasm, undefined].map((bytes) => Math.round(1000 / perSecond(sounder(createKernel(bytes, 64))))),
);
row('\nSynthetic data: trials a second', ['', 'plain']);
row('without the diffusion network', ['', Math.round(perSecond(tester()))]);
row('\nSynthetic data: generations a second', ['', 'plain']);
for (const model of ['gaussian', 'mixture'] as const) {
  row(`20 lines of a ${model}, 100 examples`, ['', Math.round(perSecond(descent(model)))]);
}
row('\nMatrix products, GFLOP/s', ['  SIMD', 'plain']);
for (const size of products) {
  const [m, k, n] = size;
  const figures = [wasm, undefined].map((bytes) =>
    ((2 * m * k * n * perSecond(multiplier(createKernel(bytes), size))) / 1e9).toFixed(1),
  );
  row(`(${m}, ${k}) x (${k}, ${n})`, figures);
}
