/** @file A small transformer that learns the language while the reader looks on, line by line or as fast as it can. */
import { createKernel } from '../../models/kernel/kernel.ts';
import { testStories } from '../../models/language/corpus.ts';
import { afterToken, beginning, nextProbabilities } from '../../models/language/exact.ts';
import { drawToken } from '../../models/language/filters.ts';
import { layTexts, lossAndSlope, type Batch } from '../../models/language/transformer-batch.ts';
import { smallShape } from '../../models/language/transformer-training.ts';
import { createWriter } from '../../models/language/transformer-writer.ts';
import {
  backward,
  createGradients,
  createTape,
  createTransformer,
  forward,
} from '../../models/language/transformer.ts';
import { END, vocabulary } from '../../models/language/vocabulary.ts';
import { alone, createUpdates, rateAt, type Schedule } from '../../models/network/training.ts';
import { ln } from '../../models/portable.ts';
import { createRng } from '../../models/random.ts';
import { createHistory } from '../shared/run/history.ts';
import type { Session } from '../shared/run/session.ts';
import { decimal, whole } from '../shared/words.ts';
import { STEPS } from './limits.ts';
import { trainingLines, type TrainingLine } from './lines.ts';
import type { Models } from './models.ts';
import type { LanguageTypes } from './session.ts';
import type { LanguageSettings } from './settings.ts';

/** What is measured along the way: the loss on stories that it does not learn from, and from time to time a story. */
export interface TrainRow {
  readonly part: 'train';
  readonly iteration: number;
  readonly loss: number;
}

/** Losses on the same stories: of guessing evenly, of counting pairs, and of the language itself, below which nobody comes. */
export interface TrainOpening {
  readonly part: 'train';
  readonly uniform: number;
  readonly bigram: number;
  readonly floor: number;
}

/** One moment. */
export interface TrainFrame {
  readonly part: 'train';
  readonly iteration: number;
  readonly line: TrainingLine | undefined;
  readonly values: Partial<Record<TrainingLine, string>>;
  readonly samples: readonly Sample[];
}

/** A story that the network wrote after so many steps. */
export interface Sample {
  readonly iteration: number;
  readonly tokens: readonly number[];
}

/** Words in a step, and in the stories that are kept apart to measure. */
const BATCH = 512;
const MEASURED = 1536;
/** Steps between two stories of the network. */
const SAMPLE_EVERY = 250;
const MEGABYTES = 32;
const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };
const schedule: Schedule = { rate: 8e-3, warmUp: 50, steps: STEPS };

export function createLearning(
  models: Models,
  { seed }: LanguageSettings,
  wasm?: BufferSource,
): Session<LanguageTypes> {
  const kernel = createKernel(wasm, MEGABYTES);
  const texts = models.stories();
  const net = createTransformer(kernel, smallShape, createRng(seed, 'transformer'));
  const tape = createTape(kernel, net, BATCH);
  const gradients = createGradients(kernel, net, BATCH);
  const { update } = createUpdates(kernel, [net], { adam: ADAM, decay: 0, clip: 1, share: alone });
  const writer = createWriter(kernel, net);
  const exam = createTape(kernel, net, MEASURED);
  const apart = testStories(MEASURED);
  const asked = layTexts(net, exam, () => apart.next().value ?? undefined);
  const opening = referencesOn(models, exam.ids, asked);
  const history = createHistory<TrainRow>();
  const samples: Sample[] = [];

  let iteration = 0;
  let at = 0;
  let last: TrainingLine | undefined;
  let values: Partial<Record<TrainingLine, string>> = {};
  let batch: Batch = asked;

  const run: Record<TrainingLine, () => string> = {
    'read-batch'() {
      const rng = createRng(seed, `words, step ${iteration}`);
      batch = layTexts(net, tape, () => ({ tokens: texts[rng.below(texts.length)]! }));
      return `${batch.passages.length} stories`;
    },
    'guess-next'() {
      forward(kernel, net, tape, batch.passages);
      return `${whole(batch.targets.length)} guesses`;
    },
    'pay-surprise'() {
      const loss = lossAndSlope(kernel, tape.logits, batch.targets);
      return `${decimal(loss)} nats a word`;
    },
    'find-slopes'() {
      backward(kernel, net, tape, batch.passages, gradients);
      return `${whole(net.gradients.data.length)} slopes`;
    },
    'move-weights'() {
      const rate = rateAt(iteration, schedule);
      update(rate);
      iteration += 1;
      if (history.due(iteration)) measure();
      return `rate ${decimal(rate)}`;
    },
  };

  function advance(): TrainingLine {
    const line = trainingLines[at]!;
    if (iteration >= STEPS) return line;
    if (at === 0) values = {};
    values[line] = run[line]();
    last = line;
    at = (at + 1) % trainingLines.length;
    return line;
  }

  function iterate(): void {
    if (iteration >= STEPS) return;
    while (advance() !== 'move-weights');
  }

  function measure(): void {
    const logits = forward(kernel, net, exam, asked.passages);
    const loss = lossAndSlope(kernel, logits, asked.targets);
    history.add({ part: 'train', iteration, loss });
    if (iteration % SAMPLE_EVERY === 0) samples.push({ iteration, tokens: story() });
  }

  function story(): number[] {
    const rng = createRng(seed, `sample ${iteration}`);
    const tokens: number[] = [];
    writer.renew();
    while (tokens.length < writer.most) {
      const token = drawToken(writer.next(), rng);
      if (token === END) break;
      tokens.push(token);
      writer.read([token]);
    }
    return tokens;
  }

  measure();

  return {
    opening,
    kernel: kernel.kind,
    get records() {
      return history.records;
    },
    get iteration() {
      return iteration;
    },
    advance,
    iterate,
    move: (what) => void (what === 'line' ? advance() : iterate()),
    tune: () => undefined,
    frame: (): TrainFrame => ({
      part: 'train',
      iteration,
      line: last,
      values,
      samples: [...samples],
    }),
    diverged: () => false,
  };
}

/** What other guessers lose on the same words. */
function referencesOn(models: Models, ids: Int32Array, { passages, targets }: Batch): TrainOpening {
  let [bigram, floor] = [0, 0];
  for (const { from, to } of passages) {
    let belief = beginning();
    for (let i = from; i < to; i++) {
      if (i > from) belief = afterToken(belief, ids[i]!);
      floor -= ln(nextProbabilities(belief)[targets[i]!]!) / targets.length;
      bigram -= ln(models.counting().next([ids[i]!], 2)[targets[i]!]!) / targets.length;
    }
  }
  return { part: 'train', uniform: ln(vocabulary.length), bigram, floor };
}
