/** What a trained model is worth: its weights as a file, then pictures drawn with that file, judged and measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKernel, type Kernel, type Matrix } from '../../models/kernel/kernel.ts';
import { matricesOf as generatorMatrices } from '../../models/network/generator.ts';
import { createTape, matricesOf } from '../../models/network/unet.ts';
import { conditionFeatures } from '../../models/pictures/conditions.ts';
import { createPictureNetwork, drawPictures } from '../../models/pictures/diffusion.ts';
import { createPictureGenerator, ganNoise, pictureMaker } from '../../models/pictures/gan.ts';
import { createJudge, judgeFrom, judgeMatrices } from '../../models/pictures/judge.ts';
import { drawPicture, NUMBERS } from '../../models/pictures/maker.ts';
import { agreement, nearest, split, variety } from '../../models/pictures/score.ts';
import { trainingPicture, TRAINING_PICTURES } from '../../models/pictures/training-set.ts';
import { combinations, heldOut, seen, type Combination } from '../../models/pictures/vocabulary.ts';
import { decodeWeights, encodeWeights } from '../../models/network/weights.ts';
import type { Parameters } from '../../models/network/optimizers.ts';
import { createRng } from '../../models/random.ts';
import { compileKernel } from '../kernel.ts';
import type { Cards, ModelCard, Score } from './pictures-card.ts';
import type { Evaluation } from './command.ts';
import type { PictureModelName } from './picture-models.ts';
import { mean, runCard, sizeOf } from './run-card.ts';
import type { Recipe } from './trainable.ts';
import { sheetPng } from '../../site/picture-sheet.ts';
import type { Trained } from './train.ts';

/** Pictures of each seen and each held-out combination that are judged, and pictures whose neighbours are looked for. */
const EACH_SEEN = 3;
const EACH_HELD_OUT = 20;
const LOOKED_AT = 100;
/** Pictures of one prompt whose variety is measured, and how many prompts. */
const ALIKE = 16;
const PROMPTS = 12;
const MEGABYTES = 96;
/** Pictures that pass a network together. */
const AT_ONCE = 16;

/** One picture (768 numbers) for each combination. */
type Draw = (asked: readonly Combination[], seed: number) => Float64Array;

interface Drawer {
  readonly parts: readonly Parameters[];
  readonly matrices: readonly Matrix[];
  readonly draw: Draw;
}

const drawers: Record<Exclude<PictureModelName, 'judge'>, (k: Kernel) => Drawer> = {
  diffusion(k) {
    const net = createPictureNetwork(k);
    const { parts } = net;
    const tape = createTape(k, net, AT_ONCE);
    const draw: Draw = (asked, seed) =>
      drawPictures(k, net, tape, asked, { steps: 20, guidance: 2, seed });
    return { parts, matrices: matricesOf(net), draw };
  },
  gan(k) {
    const net = createPictureGenerator(k);
    const make = pictureMaker(k, net, AT_ONCE);
    const draw: Draw = (asked, seed) =>
      make(ganNoise(asked.length, seed), asked.map(conditionFeatures));
    return { parts: net.parts, matrices: generatorMatrices(net), draw };
  },
};

/** Evaluates what training gave. The judge must have been trained before, into the folder `out`. */
export async function evaluate(
  model: PictureModelName,
  recipe: Recipe,
  trained: Trained,
  out: string,
  say: (line: string) => void,
): Promise<Evaluation<Cards>> {
  const k = createKernel(await compileKernel(), MEGABYTES);
  const load = (parts: readonly Parameters[]): void =>
    parts.forEach(({ parameters }, i) => parameters.data.set(trained.means[i]!));

  if (model === 'judge') {
    const judge = createJudge(k);
    load(judge.parts);
    const weights = encodeWeights(judgeMatrices(judge));
    const see = judgeFrom(k, weights);
    const asked = combinations.flatMap((each) => Array.from({ length: 10 }, () => each));
    const accuracy = agreement(asked, see(drawReal(asked, 7)));
    say(`judge: all three words right in ${(100 * accuracy.all).toFixed(2)} % of new pictures.`);
    const parameters = sizeOf(judgeMatrices(judge));
    return {
      files: { 'judge.bin': weights },
      cards: { judge: { parameters, bytes: weights.length, accuracy } },
    };
  }

  const drawer = drawers[model](k);
  load(drawer.parts);
  const weights = encodeWeights(drawer.matrices);
  decodeWeights(weights, drawer.matrices); // what readers get is what is scored
  say(`${model}: ${weights.length} bytes of weights. Drawing, judging and measuring …`);
  const see = judgeFrom(k, new Uint8Array(readFileSync(join(out, 'judge.bin'))));
  const score = (list: readonly Combination[], each: number, seed: number): Score => {
    const asked = list.flatMap((one) => Array.from({ length: each }, () => one));
    return { pictures: asked.length, ...agreement(asked, see(drawer.draw(asked, seed))) };
  };
  const scores = {
    seen: score(seen, EACH_SEEN, 11),
    heldOut: score(heldOut, EACH_HELD_OUT, 12),
    ...measures(drawer.draw),
  };
  say(`${model}: ${JSON.stringify(scores)}`);
  const card: ModelCard = {
    ...runCard(recipe, trained, drawer.matrices, weights),
    scores,
  };
  return {
    files: { [`${model}.bin`]: weights, [`${model}.png`]: await sheet(drawer.draw) },
    cards: { [model]: card },
  };
}

/** New pictures by the maker. */
export function drawReal(asked: readonly Combination[], seed: number): Float64Array {
  const rng = createRng(seed, 'new pictures');
  const pictures = new Float64Array(asked.length * NUMBERS);
  asked.forEach((each, i) => pictures.set(drawPicture(each, rng), i * NUMBERS));
  return pictures;
}

function measures(
  draw: Draw,
): Pick<ModelCard['scores'], 'nearest' | 'nearestOfReal' | 'variety' | 'varietyOfReal'> {
  const all = Array.from({ length: TRAINING_PICTURES }, (_, i) => trainingPicture(i));
  const set = { count: all.length, pixels: (i: number) => all[i]! };
  const looked = Array.from({ length: LOOKED_AT }, (_, i) => seen[(i * 7) % seen.length]!);
  const far = (pictures: Float64Array): number =>
    mean(split(pictures).map((each) => nearest(each, set, 1)[0]!.distance));
  const prompts = Array.from({ length: PROMPTS }, (_, i) => seen[(i * 29) % seen.length]!);
  const varied = (drawer: Draw): number =>
    mean(
      prompts.map((prompt, i) =>
        variety(
          split(
            drawer(
              Array.from({ length: ALIKE }, () => prompt),
              30 + i,
            ),
          ),
        ),
      ),
    );
  return {
    nearest: far(draw(looked, 21)),
    nearestOfReal: far(drawReal(looked, 21)),
    variety: varied(draw),
    varietyOfReal: varied(drawReal),
  };
}

/** Rows of pictures: things beside each other in changing colors, a scene a row; then the held-out combinations. */
async function sheet(draw: Draw): Promise<Buffer> {
  const rows = [
    ...Array.from({ length: 12 }, (_, i) => seen.filter((_, at) => at % 12 === i)),
    heldOut.slice(0, 10),
    heldOut.slice(10),
  ];
  return sheetPng(rows.map((row, i) => split(draw(row, 40 + i))));
}
