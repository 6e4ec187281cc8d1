import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { languageAddress } from '../../../src/labs/language/address.ts';
import { captionOf } from '../../../src/labs/language/caption.ts';
import { groupsOf } from '../../../src/labs/language/facts.ts';
import { writingLines } from '../../../src/labs/language/lines.ts';
import { createModels, type Models } from '../../../src/labs/language/models.ts';
import { MOST } from '../../../src/labs/language/limits.ts';
import { promptNotes } from '../../../src/labs/language/prompt-notes.ts';
import { createSession, type LanguageView } from '../../../src/labs/language/session.ts';
import { languageTable, type LanguageSettings } from '../../../src/labs/language/settings.ts';
import { suggestions } from '../../../src/labs/language/suggestions.ts';
import { createText } from '../../../src/labs/language/text.ts';
import type { WriteFrame } from '../../../src/labs/language/write.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { readText } from '../../../src/models/language/exact.ts';
import { promisesKept } from '../../../src/models/language/promises.ts';
import { textOf, tokenize } from '../../../src/models/language/vocabulary.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const usual = defaults(languageTable);
const view: LanguageView = { place: undefined, asked: undefined, rows: 10 };
const ids = (text: string): number[] => tokenize(text).ids;
const begin = 'One bright morning Mara promised Tom to paint his boat';

let models: Models;
beforeAll(async () => {
  const base = new Uint8Array(readFileSync('src/models/language/trained/base.bin'));
  models = createModels(() => ({ base }), await compileKernel());
});

const start = (changes: Partial<LanguageSettings>, text = begin) =>
  createSession(models, { ...usual, ...changes }, Float64Array.from(ids(text)));

function written(changes: Partial<LanguageSettings>, text = begin): WriteFrame {
  const session = start(changes, text);
  while (session.iteration < MOST) session.iterate();
  return session.frame(view) as WriteFrame;
}

describe('a text', () => {
  it('is the same for the same seed, line by line as word by word', () => {
    const [whole, lines] = [start({}), start({})];
    for (let i = 0; i < 12; i++) {
      whole.iterate();
      for (const line of writingLines) expect(lines.advance()).toBe(line);
    }
    expect(lines.frame(view)).toEqual(whole.frame(view));
  });

  it('goes on as before after a fork that takes the same word', () => {
    const all = written({ seed: 3 });
    const cut = textOf(all.tokens.slice(0, 20));
    expect(written({ seed: 3 }, cut).tokens).toEqual(all.tokens);
  });

  it('by the true probabilities is one of the language, which keeps its promises', () => {
    const { tokens, impossible, broken } = written({ model: 'truth' });
    expect(impossible).toBeUndefined();
    expect(broken).toEqual({});
    expect(promisesKept(tokens)).toBe(true);
  });

  it('says at which word it left the language, and where something is only held out', () => {
    const left = start({}, 'One bright morning Mara the').frame(view) as WriteFrame;
    expect(left.impossible).toEqual({ at: 4, heldOut: false });
    expect(left.rows.every(({ exact }) => exact === 0)).toBe(true);
    const { place } = { place: readText(ids('One bright morning Mara the')).impossibleAt };
    expect(place).toBe(4);
  });

  it('has the same next words, however hot: the order never changes', () => {
    const order = (temperature: number): number[] => {
      const { rows } = start({ temperature }).frame(view) as WriteFrame;
      for (let i = 1; i < rows.length; i++)
        expect(rows[i]!.drawn).toBeLessThanOrEqual(rows[i - 1]!.drawn);
      return rows.map(({ token }) => token);
    };
    expect(order(0.5)).toEqual(order(2));
  });

  it('leaves as many words as top-k says', () => {
    expect((start({ topK: 3 }).frame(view) as WriteFrame).left).toBe(3);
  });

  it('has surprises that are the logs of what was expected', () => {
    const text = createText(models, ids(begin));
    const surprises = text.surprises('transformer');
    surprises.forEach((nats, i) => {
      expect(Math.exp(-nats)).toBeCloseTo(text.expects('transformer', i)[text.tokens[i]!]!, 10);
    });
    expect(text.surprises('truth').every(Number.isFinite)).toBe(true);
  });

  it('forgets what is cut', () => {
    const text = createText(models, ids(begin));
    const before = text.expects('transformer', 5);
    text.expects('truth', 8);
    text.cut(5);
    text.add(ids('red')[0]!);
    expect(text.expects('transformer', 5)).toEqual(before);
    expect(text.expects('truth', 6).every((p) => p === 0)).toBe(true);
  });

  it('names where a trigram has a word from: the words stand there', () => {
    const frame = start({ model: 'trigram' }).frame({
      ...view,
      asked: ids('red')[0]!,
    }) as WriteFrame;
    expect(frame.sources!.count).toBeGreaterThan(0);
    for (const { before, word } of frame.sources!.found) {
      expect(before).toMatch(/his boat$/);
      expect(word).toBe(' red');
    }
  });

  it('has shares of attention that sum to 1', () => {
    const { attention } = start({ look: 'attention' }).frame(view) as WriteFrame;
    expect(attention).toHaveLength(ids(begin).length + 1);
    expect(attention!.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  });
});

describe('facts', () => {
  it('are asked about one by one, until all groups are whole', () => {
    const session = start({ part: 'ask' });
    for (let i = 0; i < 20; i++) session.iterate();
    const groups = groupsOf(session.records as never);
    expect(groups.at(-1)).toMatchObject({ timesShown: 256, asked: 8 });
    expect(groups.at(-2)).toMatchObject({ timesShown: 128, asked: 12 });
    expect(groups[0]).toMatchObject({ timesShown: 0, asked: 0, right: 0 });
  });
});

describe('the training', () => {
  it('learns, and steps line by line to the same losses', () => {
    const [fast, slow] = [start({ part: 'train' }), start({ part: 'train' })];
    for (let i = 0; i < 50; i++) fast.iterate();
    for (let i = 0; i < 250; i++) slow.advance();
    expect(slow.records).toEqual(fast.records);
    const losses = (fast.records as readonly { readonly loss: number }[]).map(({ loss }) => loss);
    const { uniform, bigram, floor } = fast.opening as never as Record<string, number>;
    expect(losses[0]).toBeCloseTo(uniform!, 0);
    expect(losses.at(-1)).toBeLessThan(losses[0]! - 1);
    expect(floor).toBeLessThan(bigram!);
  });
});

describe('an address', () => {
  it('carries the text in plain words, and refuses others', () => {
    const { address, complete } = languageAddress.to(
      'http://site/labs/language/',
      usual,
      ids(begin),
      [],
    );
    expect(complete).toBe(true);
    expect(languageAddress.from(new URL(address).search).own).toEqual(ids(begin));
    const wrong = languageAddress.from('?language-text=One+dragon');
    expect(wrong.own).toBeUndefined();
    expect(wrong.corrections.join()).toContain('does not know');
    expect(languageAddress.from('').corrections).toEqual([]);
  });
});

describe('what is said of a beginning', () => {
  it('names unknown words and the nearest known ones', () => {
    expect(promptNotes(['boatt'], 4)).toContain('“boat”');
    expect(promptNotes(['xylophones'], 4)).not.toContain('nearest');
    expect(promptNotes([], 4)).toBe('');
  });

  it('is nothing of those that are suggested: the language has them', () => {
    for (const [, text] of suggestions) {
      const { ids: tokens, unknown } = tokenize(text);
      expect(unknown).toEqual([]);
      const { impossibleAt } = readText(tokens);
      expect(impossibleAt ?? tokens.length).toBe(tokens.length);
    }
  });
});

describe('a picture that a story tells of', () => {
  it('is its last colored thing, in the scene of its beginning', () => {
    expect(captionOf('One quiet night Ida had a red boat. Leo had a green fish.')).toEqual({
      color: 'green',
      thing: 'fish',
      scene: 'night',
    });
    expect(captionOf('The harbor of Arvik is green.')).toBeUndefined();
  });
});
