import { describe, expect, it } from 'vitest';
import { corpus, heldOutStories, testStories } from '../../../../src/models/language/corpus.ts';
import {
  heldOutPlans,
  isStoryHeldOut,
  slot,
  type Memory,
} from '../../../../src/models/language/draws.ts';
import { registers } from '../../../../src/models/language/lexicon.ts';
import { parse } from '../../../../src/models/language/notation.ts';
import {
  firstPieces,
  lastPieces,
  places,
  shownLadder,
  timesShown,
  truthOf,
} from '../../../../src/models/language/places.ts';
import { questions } from '../../../../src/models/language/questions.ts';
import {
  END,
  isPiece,
  textOf,
  tokenize,
  vocabulary,
} from '../../../../src/models/language/vocabulary.ts';
import { isHeldOut } from '../../../../src/models/pictures/vocabulary.ts';
import type { Color, Scene, Thing } from '../../../../src/models/pictures/vocabulary.ts';

const stories = [...corpus()];
const texts = stories.map(({ tokens }) => textOf(tokens));
const isNote = (text: string): boolean => text.startsWith('The harbor');

describe('the vocabulary', () => {
  it('has few words, each once, the end at 0, and the order that trained weights rest on', () => {
    expect(vocabulary.length).toBe(388);
    expect(new Set(vocabulary).size).toBe(vocabulary.length);
    expect(vocabulary[END]).toBe('');
    expect(vocabulary.slice(1, 8).join(' ')).toBe('One bright warm fine sunny morning day');
    expect(vocabulary.slice(-3).join(' ')).toBe('+leth +rick +ser');
  });

  it('prints texts that it reads back', () => {
    for (const { tokens } of stories.slice(0, 2000)) {
      const { ids, unknown } = tokenize(textOf(tokens));
      expect(unknown).toEqual([]);
      expect(ids).toEqual([...tokens]);
    }
  });

  it('has every word in the corpus or in an answer', () => {
    const used = new Set<number>([END, ...stories.flatMap(({ tokens }) => [...tokens])]);
    for (const { question, answer } of questions)
      for (const id of [...question, ...answer]) used.add(id);
    expect(vocabulary.filter((_, id) => !used.has(id))).toEqual([]);
  });

  it('reads straight quotes and other capitals, and lists what it does not know', () => {
    expect(textOf(tokenize('"can i help you?" asked tom\'s Goat.').ids)).toBe(
      '“Can I help you?” asked Tom’s goat.',
    );
    expect(tokenize('One bright zebra. 7').unknown).toEqual(['zebra', '7']);
    expect(tokenize('calwen').ids.map((id) => vocabulary[id])).toEqual(['Cal', '+wen']);
    expect(tokenize('Calcal').unknown).toEqual(['Calcal']);
  });
});

describe('the grammar’s notation', () => {
  it('is refused where it is wrong', () => {
    expect(() => parse('a (b|c')).toThrow('bracket');
    expect(() => parse('a) b')).toThrow('Brackets');
    expect(() => parse('[scene=noon] a')).toThrow('scene=noon');
    expect(() => parse('$thing:boat,train')).toThrow('thing=train');
  });
});

describe('places', () => {
  it('have names that are told apart, and are no words', () => {
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
    const all = firstPieces.flatMap((first) => lastPieces.map((last) => first + last));
    expect(new Set(all).size).toBe(all.length);
    for (const name of all) expect(vocabulary).not.toContain(name);
  });

  it('are shown as often as the corpus says their color, and never a false one', () => {
    const counts = new Map<string, number>();
    for (const text of texts) {
      for (const [, name, color] of text.matchAll(/harbor of (\w+) is (\w+)/g)) {
        counts.set(name!, (counts.get(name!) ?? 0) + 1);
        expect(truthOf(name!)).toBe(color);
      }
    }
    for (const { name } of places) expect(counts.get(name) ?? 0).toBe(timesShown(name));
    expect(places).toHaveLength(shownLadder.reduce((sum, [count]) => sum + count, 0));
  });

  it('that are never shown are not even named', () => {
    const never = new Set(places.filter((place) => place.timesShown === 0).map(({ name }) => name));
    expect(never.size).toBe(64);
    const named = new Set(texts.flatMap((text) => text.match(/\w+/g)!));
    expect([...never].filter((name) => named.has(name))).toEqual([]);
    expect([truthOf('Atlantis'), timesShown('Atlantis')]).toEqual([undefined, 0]);
  });

  it('are asked about, and answered with what was shown', () => {
    for (const { place, question, answer } of questions) {
      expect(textOf(question)).toBe(`What color is the harbor of ${place.name}?`);
      expect(textOf(answer)).toBe(
        `The harbor of ${place.name} is ${place.timesShown > 0 ? place.color : 'a color I do not know'}.`,
      );
    }
    const unknown = questions.filter(({ place }) => place.timesShown === 0);
    expect(unknown.filter(({ part }) => part === 'test')).toHaveLength(32);
  });
});

describe('the corpus', () => {
  it('is always the same, of one to two million tokens', () => {
    const [first, second] = corpus();
    expect(textOf(first!.tokens)).toBe(texts[0]);
    expect(second!.tokens).toEqual(stories[1]!.tokens);
    const tokens = stories.reduce((sum, story) => sum + story.tokens.length, 0);
    expect(tokens).toBeGreaterThan(1e6);
    expect(tokens).toBeLessThan(2e6);
  });

  it('has stories of a few sentences that fit a model’s context, and hardly one twice', () => {
    const told = texts.filter((text) => !isNote(text));
    for (const text of told.slice(0, 3000)) {
      const words = text.match(/[\w’]+/g)!.length;
      expect(words).toBeGreaterThanOrEqual(25);
      expect(words).toBeLessThanOrEqual(80);
      const sentences = text.match(/[.!?]”?(?= [“A-Z]|$)/g)!.length;
      expect(sentences).toBeGreaterThanOrEqual(3);
      expect(sentences).toBeLessThanOrEqual(10);
    }
    expect(Math.max(...stories.map(({ tokens }) => tokens.length))).toBeLessThan(127);
    expect(new Set(told).size / told.length).toBeGreaterThan(0.99);
  });
});

/** Plot and episode, in words. */
const planOf = (memory: Memory): string =>
  `${registers.plot[memory[slot.plot]!]} ${registers.episode[memory[slot.episode]!]}`;

/** The scene of a story, from its first words. */
function sceneOf(text: string): Scene {
  if (/^One \w+ night/.test(text)) return 'night';
  if (/^One \w+ evening/.test(text)) return 'sunset';
  return /^One (?:cold|snowy|winter)/.test(text) ? 'snow' : 'day';
}

/** Whether words side by side, in the story's scene, make a combination that is held out. */
function tellsHeldOut(text: string): boolean {
  const scene = sceneOf(text);
  const pairs = [
    ...text.matchAll(
      /(red|yellow|green|blue|purple|white) (house|tree|rocket|fish|star|heart|mushroom|boat)\b/g,
    ),
  ].map(([, color, thing]) => [color, thing]);
  const painted = /painted the (house|boat|rocket) (\w+)/.exec(text);
  if (painted) pairs.push([painted[2], painted[1]]);
  return pairs.some(([color, thing]) =>
    isHeldOut({ color: color as Color, thing: thing as Thing, scene }),
  );
}

describe('what is held out', () => {
  it('is one episode of each plot, and no episode of more than two', () => {
    expect(heldOutPlans).toHaveLength(12);
    for (const name of registers.episode)
      expect(heldOutPlans.filter(({ episode }) => episode === name).length).toBeLessThanOrEqual(2);
  });

  it('is never in the corpus, neither plans nor combinations; all other plans are', () => {
    const never = new Set(heldOutPlans.map(({ plot, episode }) => `${plot} ${episode}`));
    const plans = new Set(stories.map(({ memory }) => planOf(memory)));
    for (const plan of never) expect(plans).not.toContain(plan);
    expect(plans.size).toBe(12 * 8 - 12 + 1); // and notes
    expect(texts.filter(tellsHeldOut)).toEqual([]);
    expect(stories.some(({ memory }) => isStoryHeldOut(memory))).toBe(false);
  });

  it('can be told all the same', () => {
    const held = [...heldOutStories(300)];
    const never = new Set(heldOutPlans.map(({ plot, episode }) => `${plot} ${episode}`));
    expect(held.some(({ memory }) => never.has(planOf(memory)))).toBe(true);
    expect(held.filter(({ tokens }) => tellsHeldOut(textOf(tokens))).length).toBeGreaterThan(50);
    expect(held.every(({ memory }) => isStoryHeldOut(memory))).toBe(true);
  });

  it('is not in test stories, which are new', () => {
    const known = new Set(texts);
    const fresh = [...testStories(500)].map(({ tokens }) => textOf(tokens));
    expect(fresh.filter(tellsHeldOut)).toEqual([]);
    const told = fresh.filter((text) => !isNote(text));
    expect(told.filter((text) => known.has(text)).length / told.length).toBeLessThan(0.02);
  });
});

describe('names', () => {
  it('are pieces only where a name goes on', () => {
    for (const { tokens } of stories.slice(0, 3000)) {
      tokens.forEach((id, i) => {
        if (isPiece(id)) expect(firstPieces).toContain(vocabulary[tokens[i - 1]!]);
      });
    }
  });
});
