/** What the trained model of notes is worth: its weights as a file, then tunes read and written with that file. */
import { createKernel } from '../../models/kernel/kernel.ts';
import { createTransformer, matricesOf } from '../../models/language/transformer.ts';
import { makeTune } from '../../models/music/maker.ts';
import {
  asTune,
  continueTunes,
  lossOn,
  meanNearest,
  rulesKeptBy,
  variety,
  writeTunes,
} from '../../models/music/measure.ts';
import { notesShape, notesWriter } from '../../models/music/notes-model.ts';
import { begunTune } from '../../models/music/notes-training.ts';
import { encode } from '../../models/music/tokens.ts';
import { trainingTune } from '../../models/music/training-set.ts';
import type { Tune } from '../../models/music/tune.ts';
import { heldOut, seen, type Character, type Header } from '../../models/music/vocabulary.ts';
import { byCounting, byTransformer, type NextToken } from '../../models/music/writing.ts';
import { encodeWeights } from '../../models/network/weights.ts';
import { createRng } from '../../models/random.ts';
import { compileKernel } from '../kernel.ts';
import type { Evaluation } from './command.ts';
import type { NotesCard, NotesCopying, NotesWorth } from './notes-card.ts';
import { mean, runCard } from './run-card.ts';
import { everySo, repeated } from './samples.ts';
import type { Recipe } from './trainable.ts';
import type { Trained } from './train.ts';

/** How much is made and looked at. */
export interface NotesExtent {
  /** Tunes of seen characters that are written, and of held-out ones, and of none; tunes that are read. */
  readonly tunes: number;
  /** Tunes that are written at each temperature. */
  readonly atTemperature: number;
  /** Training tunes that are counted by bigrams, and among which the nearest is looked for; and for how many. */
  readonly training: number;
  readonly looked: number;
}

const usual: NotesExtent = { tunes: 1000, atTemperature: 280, training: 20_000, looked: 100 };
/** Headers whose variety is measured, and how many tunes of each are made. */
const HEADERS = 12;
const ALIKE = 8;
const TEMPERATURES = [0, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2];
const MEGABYTES = 48;

export async function evaluateNotes(
  recipe: Recipe,
  trained: Trained,
  say: (line: string) => void,
  extent: NotesExtent = usual,
): Promise<Evaluation<{ readonly notes: NotesCard }>> {
  const k = createKernel(await compileKernel(), MEGABYTES);
  const net = createTransformer(k, notesShape, createRng(1));
  net.parameters.data.set(trained.means[0]!);
  const matrices = matricesOf(net);
  const weights = encodeWeights(matrices);
  say(`notes: ${weights.length} bytes of weights. Reading and writing …`);
  const model = byTransformer(notesWriter(k, weights)); // what readers get is what is scored
  const training = Array.from({ length: extent.training }, (_, i) => trainingTune(i));
  const texts = training.map((tune) => encode(tune));
  const notes: NotesCard = {
    ...runCard(recipe, trained, matrices, weights),
    worth: worthOf(model, extent.tunes),
    byTemperature: TEMPERATURES.map((temperature) => {
      const headers = everySo(seenHeaders, extent.atTemperature);
      return { temperature, kept: rulesKeptBy(writeTunes(model, headers, 8, temperature)) };
    }),
    copying: copying(model, training, extent.looked),
    begunByMaker: rulesKeptBy(begunTunes(extent.tunes).map(({ tune }) => encode(tune))),
    rivals: {
      trigram: worthOf(byCounting(texts, 3), extent.tunes),
      bigram: worthOf(byCounting(texts, 2), extent.tunes),
    },
  };
  say(`notes: ${JSON.stringify(notes.worth)}`);
  return { files: { 'notes.bin': weights }, cards: { notes } };
}

/** One key is as good as another. */
const inC = (characters: readonly Character[]): Header[] =>
  characters.map((character) => ({ ...character, key: 'C' }));
const seenHeaders = inC(seen);
const heldOutHeaders = inC(heldOut);

/** New tunes by the maker. */
function newTunes(headers: readonly Header[], seed: number): Tune[] {
  return headers.map((header, i) => makeTune(header, createRng(seed, `new tune ${i}`)));
}

/** New tunes that begin with notes by chance. */
const begunTunes = (tunes: number): ReturnType<typeof begunTune>[] =>
  Array.from({ length: tunes }, (_, i) => begunTune(i, 10));

export function worthOf(model: NextToken, tunes: number): NotesWorth {
  const [asked, out] = [repeated(seenHeaders, tunes), repeated(heldOutHeaders, tunes)];
  const unasked = asked.map(() => ({}));
  return {
    loss: { seen: lossOn(model, newTunes(asked, 2)), heldOut: lossOn(model, newTunes(out, 3)) },
    kept: {
      seen: rulesKeptBy(writeTunes(model, asked, 4)),
      heldOut: rulesKeptBy(writeTunes(model, out, 5)),
      unasked: rulesKeptBy(writeTunes(model, unasked, 6)),
      begun: rulesKeptBy(continueTunes(model, begunTunes(tunes), 9)),
    },
  };
}

function copying(model: NextToken, training: readonly Tune[], looked: number): NotesCopying {
  const written = (headers: readonly Header[], seed: number): Tune[] =>
    writeTunes(model, headers, seed).map((text, i) => asTune(text, headers[i]!));
  const asked = everySo(seenHeaders, looked);
  const alike = everySo(seenHeaders, HEADERS).map((header) => repeated([header], ALIKE));
  const varied = (make: (headers: readonly Header[], seed: number) => Tune[]): number =>
    mean(alike.map((headers, i) => variety(make(headers, 30 + i))));
  return {
    among: training.length,
    nearest: meanNearest(written(asked, 7), training),
    nearestOfReal: meanNearest(newTunes(asked, 7), training),
    variety: varied(written),
    varietyOfReal: varied(newTunes),
  };
}
