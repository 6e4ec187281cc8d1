import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../../src/models/kernel/kernel.ts';
import { createTransformer } from '../../../../src/models/language/transformer.ts';
import { drawToken, withTemperature } from '../../../../src/models/language/filters.ts';
import { createWriter } from '../../../../src/models/language/transformer-writer.ts';
import { notesShape } from '../../../../src/models/music/notes-model.ts';
import { decode, encode, END, idOf, vocabulary } from '../../../../src/models/music/tokens.ts';
import { trainingTune } from '../../../../src/models/music/training-set.ts';
import {
  byCounting,
  byTransformer,
  MOST_TOKENS,
  readableNext,
  write,
} from '../../../../src/models/music/writing.ts';
import { createRng } from '../../../../src/models/random.ts';
import { compileKernel } from '../../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const k = createKernel(wasm, 16);
const net = createTransformer(k, notesShape, createRng(1));
net.parameters.data.forEach((w, i) => (net.parameters.data[i] = 3 * w));
const model = byTransformer(createWriter(k, net));
const tune = encode(trainingTune(3));

describe('the transformer of notes', () => {
  it('says the same whatever it read before', () => {
    const fresh = byTransformer(createWriter(k, net));
    const far = Array.from(model(tune));
    model(tune.slice(0, 30));
    model([...tune.slice(0, 20), idOf('rest')]);
    expect(Array.from(model(tune))).toEqual(far);
    expect(Array.from(fresh(tune.slice(0, 25)))).toEqual(Array.from(model(tune.slice(0, 25))));
  });

  it('writes the same from the same seed, and keeps what is before', () => {
    const texts = [5, 5, 6].map((seed) =>
      write(model, tune.slice(0, 12), { temperature: 1, rng: createRng(seed) }),
    );
    expect(texts[0]!.slice(0, 12)).toEqual(tune.slice(0, 12));
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).not.toEqual(texts[0]);
  });
});

describe('what can be read', () => {
  it('allows every token of a tune, and its end after the last alone', () => {
    tune.forEach((id, i) => {
      expect(readableNext(tune.slice(0, i))(id), vocabulary[id]).toBe(true);
      expect(readableNext(tune.slice(0, i))(END)).toBe(false);
    });
    expect(readableNext(tune)(END)).toBe(true);
  });

  it('makes of any model one whose texts can be played', () => {
    for (const seed of [1, 2, 3]) {
      const rng = createRng(seed);
      const text: number[] = [];
      while (text.length < MOST_TOKENS) {
        const allowed = readableNext(text);
        const token = drawToken(
          withTemperature(
            model(text).map((p, id) => (allowed(id) ? p : 0)),
            2,
          ),
          rng,
        );
        if (token === END) break;
        text.push(token);
      }
      expect(decode(text).problem).toBeUndefined();
    }
  });
});

describe('a model that counts', () => {
  it('knows what came after the last token, and nothing of what was before that', () => {
    const tunes = Array.from({ length: 200 }, (_, i) => encode(trainingTune(i)));
    const bigram = byCounting(tunes, 2);
    expect(bigram([idOf('bar 1'), idOf('C5')])).toEqual(bigram([idOf('bar 8'), idOf('C5')]));
    const after = bigram([idOf('waltz')]);
    expect(after[idOf('bar 1')]).toBeGreaterThan(0.95);
  });
});
