import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { corpus } from '../../../src/models/language/corpus.ts';
import {
  createTape,
  createTransformer,
  forward,
  matricesOf,
} from '../../../src/models/language/transformer.ts';
import { createTrainee, smallShape } from '../../../src/models/language/transformer-training.ts';
import { createWriter, softmax } from '../../../src/models/language/transformer-writer.ts';
import { END, idOf, textOf, tokenize } from '../../../src/models/language/vocabulary.ts';
import { encodeWeights } from '../../../src/models/network/weights.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const k = createKernel(wasm, 32);
const shape = smallShape;
const tellMore = corpus();
const stories = Array.from({ length: 6 }, () => tellMore.next().value!);

describe('a small transformer that is shown a few stories again and again', () => {
  const training = { batch: 512, steps: 500, rate: 4e-3, warmUp: 20, decay: 0.9, clip: 1, seed: 1 };
  const { net, step } = createTrainee(
    k,
    shape,
    (rng) => stories[rng.below(stories.length)]!,
    training,
  );
  let loss = Infinity;
  for (let i = 0; i < training.steps; i++) loss = step(i)['loss']!;
  const write = createWriter(k, net);

  it('learns them by heart', () => {
    // What is left is which of them is told.
    expect(loss).toBeLessThan((1.5 * Math.log(stories.length)) / 40);
    const { tokens } = stories[0]!;
    const opening = Array.from(tokens.subarray(0, 12));
    write.read(opening);
    const said = [...opening];
    for (let token = -1; token !== END && said.length < write.most;) {
      const next = write.next();
      token = next.indexOf(Math.max(...next));
      if (token === END) break;
      said.push(token);
      write.read([token]);
    }
    expect(textOf(said)).toBe(textOf(tokens));
  });

  it('goes on from a file of its weights', () => {
    const file = encodeWeights(matricesOf(net));
    const again = createTrainee(k, shape, () => stories[0]!, training, undefined, file);
    const [w, v] = [net, again.net].map(({ words }) => words.data) as [Float32Array, Float32Array];
    const most = Math.max(...w.map(Math.abs));
    w.forEach((value, i) => expect(Math.abs(value - v[i]!)).toBeLessThan(most / 200));
    expect(again.means[0]).toEqual(again.net.parameters.data);
  });
});

describe('a writer', () => {
  const net = createTransformer(k, shape, createRng(1));
  const rng = createRng(2);
  for (const { data } of matricesOf(net)) data.forEach((_, i) => (data[i]! += 0.1 * rng.normal()));
  const words = tokenize('One cold morning Tess began to build a red rocket').ids;

  it('says the same of a text, however it was read', () => {
    const [whole, apart] = [createWriter(k, net), createWriter(k, net)];
    whole.read(words);
    for (const word of words) apart.read([word]);
    words.forEach((_, i) => expect(apart.next(i)).toEqual(whole.next(i)));
    expect(apart.next()).toEqual(whole.next(words.length));
    expect(whole.next().reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('goes back to any word and takes another way', () => {
    const [first, other] = [createWriter(k, net), createWriter(k, net)];
    first.read(words);
    first.keep(4);
    expect(first.length).toBe(4);
    const way = [...words.slice(0, 4), idOf('lost')!];
    first.read(way.slice(4));
    other.read(way);
    expect(first.next()).toEqual(other.next());
  });

  it('tells what each head takes from each word: shares of 1', () => {
    const writer = createWriter(k, net);
    writer.read(words);
    for (let head = 0; head < shape.heads; head++) {
      for (let i = -1; i < words.length; i++) {
        const shares = writer.attention(1, head, i);
        expect(shares).toHaveLength(i + 2);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      }
    }
  });

  it('refuses more than it can keep in mind, and has lost nothing by it', () => {
    const writer = createWriter(k, net);
    writer.read(words);
    const before = writer.next();
    expect(() => writer.read(Array.from({ length: writer.most }, () => 1))).toThrow(RangeError);
    expect(writer.next()).toEqual(before);
  });

  it('has the probabilities of the logits', () => {
    const writer = createWriter(k, net);
    writer.read(words);
    const tape = createTape(k, net, words.length + 1);
    [END, ...words].forEach((id, i) => [(tape.ids[i] = id), (tape.places[i] = i)]);
    const logits = forward(k, net, tape, [{ start: 0, from: 0, to: words.length + 1 }]);
    const last = logits.data.subarray(words.length * logits.stride).subarray(0, shape.words);
    const sum = last.reduce((total, logit) => total + Math.exp(logit), 0);
    softmax(last).forEach((share, i) => {
      expect(share).toBeCloseTo(Math.exp(last[i]!) / sum, 10);
      expect(share).toBe(writer.next()[i]);
    });
  });
});
