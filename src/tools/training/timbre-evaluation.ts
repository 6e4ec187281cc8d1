/** What the trained model of sounds is worth: its weights as a file, then sounds drawn with that file, judged and measured. */
import { createKernel } from '../../models/kernel/kernel.ts';
import { matricesOf } from '../../models/network/unet.ts';
import { encodeWeights } from '../../models/network/weights.ts';
import { nearest, variety } from '../../models/pictures/score.ts';
import { createRng } from '../../models/random.ts';
import { createTimbreNetwork, loadTimbreDrawer } from '../../models/timbre/diffusion.ts';
import { agreement, createJudge } from '../../models/timbre/judge.ts';
import { drawTimbre } from '../../models/timbre/maker.ts';
import { trainingTimbre, TRAINING_SOUNDS } from '../../models/timbre/training-set.ts';
import { combinations, heldOut, seen, type Combination } from '../../models/timbre/vocabulary.ts';
import { compileKernel } from '../kernel.ts';
import type { Evaluation } from './command.ts';
import { mean, runCard } from './run-card.ts';
import { everySo, repeated } from './samples.ts';
import type { TimbreCard, TimbreScore, TimbreWorth } from './timbre-card.ts';
import type { Recipe } from './trainable.ts';
import type { Trained } from './train.ts';

/** How much is made and looked at. */
export interface TimbreExtent {
  /** Sounds of each combination that are judged. */
  readonly each: number;
  /** Training sounds among which the nearest is looked for, and for how many. */
  readonly training: number;
  readonly looked: number;
}

const usual: TimbreExtent = { each: 20, training: TRAINING_SOUNDS, looked: 100 };
/** Prompts whose variety is measured, and how many sounds of each are made. */
const PROMPTS = 12;
const ALIKE = 8;
const MEGABYTES = 48;

export async function evaluateTimbres(
  recipe: Recipe,
  trained: Trained,
  say: (line: string) => void,
  extent: TimbreExtent = usual,
): Promise<Evaluation<{ readonly timbres: TimbreCard }>> {
  const k = createKernel(await compileKernel(), MEGABYTES);
  const net = createTimbreNetwork(k);
  net.parts.forEach(({ parameters }, i) => parameters.data.set(trained.means[i]!));
  const matrices = matricesOf(net);
  const weights = encodeWeights(matrices);
  say(`timbres: ${weights.length} bytes of weights. Drawing, judging and measuring …`);
  const { draw } = loadTimbreDrawer(k, weights); // what readers get is what is scored
  const worth = worthOf((asked, seed) => draw(asked, { steps: 20, guidance: 2, seed }), extent);
  say(`timbres: ${JSON.stringify(worth)}`);
  return {
    files: { 'timbres.bin': weights },
    cards: { timbres: { ...runCard(recipe, trained, matrices, weights), ...worth } },
  };
}

/** A sound (1,024 numbers) for each combination. */
type Draw = (asked: readonly Combination[], seed: number) => Float32Array[];

/** New sounds by the maker. */
export const drawReal: Draw = (asked, seed) =>
  asked.map((each, i) => drawTimbre(each, createRng(seed, `new sound ${i}`)));

function worthOf(draw: Draw, extent: TimbreExtent): TimbreWorth {
  const judge = createJudge();
  const score = (list: readonly Combination[], by: Draw, seed: number): TimbreScore => {
    const asked = repeated(list, extent.each * list.length);
    return { sounds: asked.length, ...agreement(asked, by(asked, seed).map(judge)) };
  };
  const training = Array.from({ length: extent.training }, (_, i) => trainingTimbre(i));
  const set = { count: training.length, pixels: (i: number) => training[i]! };
  const far = (by: Draw): number =>
    mean(by(repeated(seen, extent.looked), 21).map((sound) => nearest(sound, set, 1)[0]!.distance));
  const prompts = everySo(seen, PROMPTS).map((one) => repeated([one], ALIKE));
  const varied = (by: Draw): number => mean(prompts.map((asked, i) => variety(by(asked, 30 + i))));
  return {
    seen: score(seen, draw, 11),
    heldOut: score(heldOut, draw, 12),
    judge: score(combinations, drawReal, 13),
    nearest: far(draw),
    nearestOfReal: far(drawReal),
    variety: varied(draw),
    varietyOfReal: varied(drawReal),
  };
}
