/** What the trained models of sound are worth: their weights as files, then tunes and sounds made with these files. */
import { createKernel } from '../../models/kernel/kernel.ts';
import { createTransformer, matricesOf } from '../../models/language/transformer.ts';
import { makeTune } from '../../models/music/maker.ts';
import {
  asTune,
  inAllKeys,
  lossOn,
  meanNearest,
  rulesKeptBy,
  variety as varietyOfTunes,
  writeTunes,
} from '../../models/music/measure.ts';
import { notesShape, notesWriter } from '../../models/music/notes-model.ts';
import { encode } from '../../models/music/tokens.ts';
import { trainingTune } from '../../models/music/training-set.ts';
import type { Tune } from '../../models/music/tune.ts';
import * as characters from '../../models/music/vocabulary.ts';
import type { Header } from '../../models/music/vocabulary.ts';
import { byCounting, byTransformer, type NextToken } from '../../models/music/writing.ts';
import { matricesOf as networkMatrices } from '../../models/network/unet.ts';
import { encodeWeights } from '../../models/network/weights.ts';
import { nearest, variety as varietyOfSounds } from '../../models/pictures/score.ts';
import { createRng } from '../../models/random.ts';
import { createTimbreNetwork, loadTimbreDrawer } from '../../models/timbre/diffusion.ts';
import { agreement, createJudge } from '../../models/timbre/judge.ts';
import { drawTimbre } from '../../models/timbre/maker.ts';
import { trainingTimbre, TRAINING_SOUNDS } from '../../models/timbre/training-set.ts';
import { combinations, heldOut, seen, type Combination } from '../../models/timbre/vocabulary.ts';
import { compileKernel } from '../kernel.ts';
import type { Evaluation } from './command.ts';
import { mean, runCard } from './run-card.ts';
import type {
  NotesCards,
  NotesCopying,
  NotesWorth,
  TimbreCards,
  TimbreScore,
  TimbreWorth,
} from './sound-card.ts';
import type { SoundModelName } from './sound-models.ts';
import type { Recipe } from './trainable.ts';
import type { Trained } from './train.ts';

/** How much is made and looked at. */
export interface Extent {
  /** Tunes of seen characters that are written, and of held-out ones, and of none; tunes that are read. */
  readonly tunes: number;
  /** Tunes that are written at each temperature. */
  readonly atTemperature: number;
  /** Training tunes that are counted by bigrams, and among which the nearest is looked for; and for how many. */
  readonly training: number;
  readonly looked: number;
  /** Sounds of each combination that are drawn, and training sounds among which the nearest is looked for. */
  readonly each: number;
  readonly sounds: number;
}

const usual: Extent = {
  tunes: 1000,
  atTemperature: 280,
  training: 20_000,
  looked: 100,
  each: 20,
  sounds: TRAINING_SOUNDS,
};
/** Headers, or prompts, whose variety is measured, and how many of each are made. */
const PROMPTS = 12;
const ALIKE = 8;
const TEMPERATURES = [0, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2];
const MEGABYTES = 48;

export async function evaluate(
  model: SoundModelName,
  recipe: Recipe,
  trained: Trained,
  _out: string,
  say: (line: string) => void,
  extent: Extent = usual,
): Promise<Evaluation<NotesCards & TimbreCards>> {
  const k = createKernel(await compileKernel(), MEGABYTES);
  if (model === 'notes') {
    const net = createTransformer(k, notesShape, createRng(1));
    net.parameters.data.set(trained.means[0]!);
    const matrices = matricesOf(net);
    const weights = encodeWeights(matrices);
    say(`notes: ${weights.length} bytes of weights. Reading and writing …`);
    // What readers get is what is scored.
    const written = byTransformer(notesWriter(k, weights));
    const training = Array.from({ length: extent.training }, (_, i) => trainingTune(i));
    const worth = worthOf(written, extent);
    say(`notes: ${JSON.stringify(worth)}`);
    const texts = training.map((tune) => encode(tune));
    return {
      files: { 'notes.bin': weights },
      cards: {
        notes: {
          ...runCard(recipe, trained, matrices, weights),
          worth,
          byTemperature: TEMPERATURES.map((temperature) => ({
            temperature,
            kept: rulesKeptBy(
              writeTunes(written, everySo(seenHeaders, extent.atTemperature), 8, temperature),
            ),
          })),
          copying: copying(written, training, extent.looked),
        },
        trigram: worthOf(byCounting(texts, 3), extent),
        bigram: worthOf(byCounting(texts, 2), extent),
      },
    };
  }
  const net = createTimbreNetwork(k);
  net.parts.forEach(({ parameters }, i) => parameters.data.set(trained.means[i]!));
  const matrices = networkMatrices(net);
  const weights = encodeWeights(matrices);
  say(`timbres: ${weights.length} bytes of weights. Drawing, judging and measuring …`);
  const { draw } = loadTimbreDrawer(k, weights);
  const scores = worthOfSounds(
    (asked, seed) => draw(asked, { steps: 20, guidance: 2, seed }),
    extent,
  );
  say(`timbres: ${JSON.stringify(scores)}`);
  return {
    files: { 'timbres.bin': weights },
    cards: { timbres: { ...runCard(recipe, trained, matrices, weights), ...scores } },
  };
}

const repeated = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, i) => list[i % list.length]!);

const seenHeaders = inAllKeys(characters.seen);
const heldOutHeaders = inAllKeys(characters.heldOut);

/** New tunes by the maker. */
function newTunes(headers: readonly Header[], seed: number): Tune[] {
  return headers.map((header, i) => makeTune(header, createRng(seed, `new tune ${i}`)));
}

export function worthOf(model: NextToken, { tunes }: Pick<Extent, 'tunes'>): NotesWorth {
  const [asked, out] = [repeated(seenHeaders, tunes), repeated(heldOutHeaders, tunes)];
  const unasked = asked.map(() => ({}));
  return {
    loss: { seen: lossOn(model, newTunes(asked, 2)), heldOut: lossOn(model, newTunes(out, 3)) },
    kept: {
      seen: rulesKeptBy(writeTunes(model, asked, 4)),
      heldOut: rulesKeptBy(writeTunes(model, out, 5)),
      unasked: rulesKeptBy(writeTunes(model, unasked, 6)),
    },
  };
}

function copying(model: NextToken, training: readonly Tune[], looked: number): NotesCopying {
  const written = (headers: readonly Header[], seed: number): Tune[] =>
    writeTunes(model, headers, seed).map((text, i) => asTune(text, headers[i]!));
  const asked = everySo(seenHeaders, looked);
  const prompts = everySo(seenHeaders, PROMPTS).map((header) => repeated([header], ALIKE));
  const varied = (make: (headers: readonly Header[], seed: number) => Tune[]): number =>
    mean(prompts.map((headers, i) => varietyOfTunes(make(headers, 30 + i))));
  return {
    among: training.length,
    nearest: meanNearest(written(asked, 7), training),
    nearestOfReal: meanNearest(newTunes(asked, 7), training),
    variety: varied(written),
    varietyOfReal: varied(newTunes),
  };
}

/** `count` of a list, from all of its length. */
const everySo = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!);

/** A sound (1,024 numbers) for each combination. */
type Draw = (asked: readonly Combination[], seed: number) => Float32Array[];

/** New sounds by the maker. */
export const drawReal: Draw = (asked, seed) =>
  asked.map((each, i) => drawTimbre(each, createRng(seed, `new sound ${i}`)));

function worthOfSounds(draw: Draw, { each, sounds }: Pick<Extent, 'each' | 'sounds'>): TimbreWorth {
  const judge = createJudge();
  const score = (list: readonly Combination[], by: Draw, seed: number): TimbreScore => {
    const asked = repeated(list, each * list.length);
    return { sounds: asked.length, ...agreement(asked, by(asked, seed).map(judge)) };
  };
  const training = Array.from({ length: sounds }, (_, i) => trainingTimbre(i));
  const set = { count: training.length, pixels: (i: number) => training[i]! };
  const far = (by: Draw): number =>
    mean(by(repeated(seen, each * 5), 21).map((sound) => nearest(sound, set, 1)[0]!.distance));
  const prompts = everySo(seen, PROMPTS).map((one) => repeated([one], ALIKE));
  const varied = (by: Draw): number =>
    mean(prompts.map((asked, i) => varietyOfSounds(by(asked, 30 + i))));
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
