/** The trained weights that the page ships do what their cards say, on samples small enough for a test. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { makeTune } from '../../../src/models/music/maker.ts';
import { lossOn, rulesKeptBy, writeTunes, type Kept } from '../../../src/models/music/measure.ts';
import { notesWriter } from '../../../src/models/music/notes-model.ts';
import * as tunes from '../../../src/models/music/vocabulary.ts';
import { byTransformer } from '../../../src/models/music/writing.ts';
import { createRng } from '../../../src/models/random.ts';
import { loadTimbreDrawer } from '../../../src/models/timbre/diffusion.ts';
import { agreement, createJudge } from '../../../src/models/timbre/judge.ts';
import { centroid, duration, evenShare } from '../../../src/models/timbre/measures.ts';
import { timbreOf } from '../../../src/models/timbre/picture.ts';
import { heldOut, seen } from '../../../src/models/timbre/vocabulary.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';
import { notesInWords, type NotesCard } from '../../../src/tools/training/notes-card.ts';
import { repeated } from '../../../src/tools/training/samples.ts';
import { timbresInWords, type TimbreCard } from '../../../src/tools/training/timbre-card.ts';

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../../src/models/${path}`, import.meta.url)));
const text = (path: string): string => new TextDecoder().decode(file(path));
const wasm = await compileKernel();

describe('the model of notes', () => {
  const card = (JSON.parse(text('music/trained/cards.json')) as { notes: NotesCard }).notes;
  const { bytes, worth, copying, rivals } = card;
  const weights = file('music/trained/notes.bin');
  const model = byTransformer(notesWriter(createKernel(wasm, 16), weights));

  it('has a file as long as its card says, of at most 200 kB', () => {
    expect(weights).toHaveLength(bytes);
    expect(bytes).toBeLessThanOrEqual(200_000);
  });

  it('guesses new tunes as well as its card says', () => {
    const fresh = [...tunes.seen, ...tunes.seen].map((character, i) =>
      makeTune({ ...character, key: 'C' }, createRng(9, `fresh ${i}`)),
    );
    expect(lossOn(model, fresh) / worth.loss.seen).toBeGreaterThan(0.93);
    expect(lossOn(model, fresh) / worth.loss.seen).toBeLessThan(1.07);
  });

  it('keeps the rules about as often as its card says, also for characters it never heard', () => {
    const groups: [Kept, readonly tunes.Character[]][] = [
      [worth.kept.seen, tunes.seen],
      [worth.kept.heldOut, tunes.heldOut],
    ];
    for (const [{ all: share }, characters] of groups) {
      const asked = repeated(characters, 112);
      const { all } = rulesKeptBy(writeTunes(model, asked, 9));
      // Within three standard deviations of so many draws.
      const error = Math.sqrt((share * (1 - share)) / asked.length);
      expect(Math.abs(all - share)).toBeLessThanOrEqual(3 * error);
    }
  });

  it('is nearer to the truth than models that count, which never keep all rules', () => {
    const { bigram, trigram } = rivals;
    expect(worth.loss.seen).toBeLessThan(trigram.loss.seen);
    expect(trigram.loss.seen).toBeLessThan(bigram.loss.seen);
    expect(trigram.kept.seen.all).toBeLessThan(0.01);
  });

  it('copies no more than the maker itself, and varies as much', () => {
    expect(copying.nearest).toBeGreaterThan(0.9 * copying.nearestOfReal);
    expect(copying.variety).toBeGreaterThan(0.9 * copying.varietyOfReal);
  });

  it('has a card in words that is made of its numbers', () => {
    expect(text('music/trained/README.md')).toBe(notesInWords(card));
  });
});

describe('the model of sounds', () => {
  const card = (JSON.parse(text('timbre/trained/cards.json')) as { timbres: TimbreCard }).timbres;
  const weights = file('timbre/trained/timbres.bin');
  const { draw } = loadTimbreDrawer(createKernel(wasm, 64), weights);
  const usual = { steps: 20, guidance: 2, seed: 1 };

  it('has a file as long as its card says, of at most 300 kB', () => {
    expect(weights).toHaveLength(card.bytes);
    expect(card.bytes).toBeLessThanOrEqual(300_000);
  });

  it('draws what is asked for, also what training never heard', () => {
    expect(card.seen.all).toBeGreaterThanOrEqual(0.95);
    expect(card.heldOut.all).toBeGreaterThanOrEqual(0.9);
    const judge = createJudge();
    const out = [...heldOut, ...heldOut];
    const heard = draw([...seen, ...out], usual).map(judge);
    expect(agreement(seen, heard.slice(0, seen.length)).all).toBeGreaterThanOrEqual(0.9);
    expect(agreement(out, heard.slice(seen.length)).all).toBeGreaterThanOrEqual(0.75);
  }, 120_000);

  it('means its words: they can be measured in what it draws', () => {
    const sound = (words: object): ReturnType<typeof timbreOf> =>
      timbreOf(draw([{ making: 'bowed', tone: 'bright', length: 'long', ...words }], usual)[0]!);
    expect(centroid(sound({ tone: 'dark' }))).toBeLessThan(0.7 * centroid(sound({})));
    expect(evenShare(sound({ tone: 'hollow' }))).toBeLessThan(0.2 * evenShare(sound({})));
    expect(duration(sound({ length: 'short' }))).toBeLessThan(0.5 * duration(sound({})));
  }, 120_000);

  it('copies no training sound, and varies, if less than the maker', () => {
    expect(card.nearest).toBeGreaterThan(card.nearestOfReal);
    expect(card.variety).toBeGreaterThan(0.5 * card.varietyOfReal);
  });

  it('has a card in words that is made of its numbers', () => {
    expect(text('timbre/trained/README.md')).toBe(timbresInWords(card));
  });
});
