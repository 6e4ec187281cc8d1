/**
 * @file The classifier of pictures: softmax regression, a score of each class being a weighted sum of the pixels' numbers. The
 * loss has one bottom, and every fit begins at 0 and takes as many steps: what differs between two is their data alone.
 */
import { expf } from '../kernel/expf.ts';
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import { createOptimizer } from '../network/optimizers.ts';
import { NUMBERS } from '../pictures/maker.ts';

/** Pictures (768 numbers in [-1, 1] each) and their classes, from 0. */
export interface LabelledPictures {
  readonly pictures: readonly ArrayLike<number>[];
  readonly labels: readonly number[];
}

/** Updates of a fit, over all examples at once, by Adam; its rate, which falls to 0 along a straight line. */
const STEPS = 100;
const RATE = 0.01;
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
/** Strength of the pull of all weights to 0. */
const DECAY = 1e-3;

/** What a fit has learned: all weights and biases. */
export type PictureJudge = Float32Array;

export interface PictureClassifier {
  fit(examples: LabelledPictures): PictureJudge;
  /** The share of pictures for which another class than theirs scores highest. */
  error(judge: PictureJudge, fresh: LabelledPictures): number;
}

/** Classifiers of so many classes, a multiple of four, with memory for the most pictures that they meet at once. */
export function createPictureClassifier(
  k: Kernel,
  classes: number,
  most: number,
): PictureClassifier {
  const shapes = [
    [NUMBERS, classes],
    [1, classes],
  ] as const;
  const [parameters, [w, b]] = k.block(shapes) as [Matrix, [Matrix, Matrix]];
  const [gradients, [dw, db]] = k.block(shapes) as [Matrix, [Matrix, Matrix]];
  const adam = createOptimizer(k, 'adam', { parameters, gradients }, ADAM);
  const [inputs, outputs] = [k.matrix(most, NUMBERS), k.matrix(most, classes)];

  /** The pictures as rows, and room for their scores. */
  function rowsOf({ pictures }: LabelledPictures): [x: Matrix, scores: Matrix] {
    const x = k.rows(inputs, 0, pictures.length);
    pictures.forEach((picture, i) => x.data.set(picture, i * x.stride));
    return [x, k.rows(outputs, 0, pictures.length)];
  }

  return {
    fit(examples) {
      for (const { data } of [parameters, gradients, ...adam.moments]) data.fill(0);
      adam.resume(0);
      const [x, scores] = rowsOf(examples);
      for (let step = 0; step < STEPS; step++) {
        k.affine(scores, x, w, b);
        examples.labels.forEach((label, i) => toSlopes(scores, i, label));
        k.addTransposedProduct(dw, x, scores);
        k.addColumnSums(db, scores);
        for (let j = 0; j < w.data.length; j++) dw.data[j]! += DECAY * w.data[j]!;
        adam.step(RATE * (1 - step / STEPS));
      }
      return parameters.data.slice();
    },
    error(judge, fresh) {
      parameters.data.set(judge);
      const [x, scores] = rowsOf(fresh);
      k.affine(scores, x, w, b);
      const wrong = fresh.labels.filter((label, i) => {
        const row = rowOf(scores, i);
        return row.indexOf(Math.max(...row)) !== label;
      });
      return wrong.length / fresh.labels.length;
    },
  };
}

function rowOf({ data, stride, cols }: Matrix, i: number): Float32Array {
  return data.subarray(i * stride, i * stride + cols);
}

/** A row of scores becomes the derivative of -ln softmax(scores)[label] / rows by each of them. */
function toSlopes(scores: Matrix, i: number, label: number): void {
  const row = rowOf(scores, i);
  const most = Math.max(...row);
  let sum = 0;
  for (let c = 0; c < row.length; c++) sum += row[c] = expf(Math.fround(row[c]! - most));
  for (let c = 0; c < row.length; c++) {
    row[c] = (row[c]! / sum - (c === label ? 1 : 0)) / scores.rows;
  }
}
