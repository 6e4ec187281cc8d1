/** What a trained model of language is worth: its weights as a file, then texts read and written with that file. */
import { createKernel } from '../../models/kernel/kernel.ts';
import { corpus, heldOutStories, testStories } from '../../models/language/corpus.ts';
import { countTexts, type CountingModel } from '../../models/language/counting.ts';
import {
  answersAbout,
  fit,
  type Fit,
  keepsPromises,
  sentencesOf,
  statements,
  write,
  type Reader,
} from '../../models/language/measure.ts';
import { questions } from '../../models/language/questions.ts';
import type { World } from '../../models/language/draws.ts';
import type { Story } from '../../models/language/story.ts';
import { createTransformer, matricesOf } from '../../models/language/transformer.ts';
import { languageShape } from '../../models/language/transformer-training.ts';
import { createWriter, asReader } from '../../models/language/transformer-writer.ts';
import { decodeWeights, encodeWeights } from '../../models/network/weights.ts';
import { createRng } from '../../models/random.ts';
import { compileKernel } from '../kernel.ts';
import type { Evaluation } from './command.ts';
import type { Cards, Copying, Worth } from './language-card.ts';
import type { LanguageModelName } from './language-models.ts';
import { runCard } from './run-card.ts';
import type { Recipe } from './trainable.ts';
import type { Trained } from './train.ts';

/** New stories that are read, and stories that are written. */
export interface Extent {
  readonly read: number;
  readonly written: number;
}

const usual: Extent = { read: 1000, written: 1000 };
const MEGABYTES = 32;
/** What tuning never answered. */
const asked = questions.filter(({ part }) => part === 'test');

export async function evaluate(
  model: LanguageModelName,
  recipe: Recipe,
  trained: Trained,
  _out: string,
  say: (line: string) => void,
  extent: Extent = usual,
): Promise<Evaluation<Cards>> {
  const k = createKernel(await compileKernel(), MEGABYTES);
  const net = createTransformer(k, languageShape, createRng(1));
  net.parameters.data.set(trained.means[0]!);
  const matrices = matricesOf(net);
  const weights = encodeWeights(matrices);
  decodeWeights(weights, matrices); // what readers get is what is scored
  say(`${model}: ${weights.length} bytes of weights. Reading and writing …`);
  const reader = asReader(createWriter(k, net));
  const texts = Array.from(corpus(), ({ tokens }) => tokens);
  const card = {
    ...runCard(recipe, trained, matrices, weights),
    worth: worthOf(reader, extent),
    statements: statements(reader),
    answers: answersAbout(
      reader,
      asked.map(({ place }) => place),
    ),
    copying: copying(textsBy(reader, extent.written), texts),
  };
  say(`${model}: ${JSON.stringify({ ...card.worth, ...card.copying })}`);
  const cards: Cards = { [model]: card };
  if (model === 'tuned') return { files: { 'tuned.bin': weights }, cards };
  const counted = countTexts(texts);
  const told = Array.from(testStories(extent.written, 2), ({ tokens }) => Array.from(tokens));
  return {
    files: { 'base.bin': weights },
    cards: {
      ...cards,
      bigram: worthOf(counting(counted, 2), extent),
      trigram: worthOf(counting(counted, 3), extent),
      newStories: copying(told, texts),
    },
  };
}

function worthOf(model: Reader, extent: Extent): Worth {
  const texts = textsBy(model, extent.written);
  const read = (stories: Iterable<Story>, world?: World): Fit =>
    fit(
      model,
      Array.from(stories, ({ tokens }) => tokens),
      world,
    );
  return {
    fit: read(testStories(extent.read)),
    heldOut: read(heldOutStories(extent.read), 'whole'),
    promises: texts.filter(keepsPromises).length / texts.length,
  };
}

function textsBy(model: Reader, count: number): number[][] {
  const rng = createRng(1, 'written');
  return Array.from({ length: count }, () => write(model, rng, languageShape.context - 1));
}

/** Bigram (order 2) or trigram (order 3) as a reader. */
function counting({ next }: CountingModel, order: number): Reader {
  const before: number[] = [];
  return {
    begin: () => before.splice(0),
    take: (token) => before.push(token),
    next: () => next(before, order),
  };
}

/** How much of texts stands in the corpus, word for word. */
function copying(texts: readonly number[][], from: readonly ArrayLike<number>[]): Copying {
  const known = from.map((text) => Array.from(text));
  const [whole, parts] = [known, known.flatMap(sentencesOf)].map(
    (list) => new Set(list.map((each) => each.join())),
  ) as [Set<string>, Set<string>];
  const share = (list: readonly number[][], set: Set<string>): number =>
    list.filter((each) => set.has(each.join())).length / list.length;
  return { texts: share(texts, whole), sentences: share(texts.flatMap(sentencesOf), parts) };
}
