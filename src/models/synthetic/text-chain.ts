/**
 * @file Generation after generation, with words: a bigram is counted from stories and writes as many words of text, the next
 * bigram is counted from these texts, and so on. No model makes an error here but that its counts are those of a sample.
 */
import { createRng } from '../random.ts';
import { BORDER, createBigram, type Bigram, type Text } from './bigram.ts';
import { isWord, joinedWords, newStories } from './texts.ts';
import type { Passing } from './theory.ts';

/** Words that the first texts have at most so many times are called rare. */
export const RARE = 2;

/** Words of a text to be looked at. */
const LONGEST = 200;
/** Texts are shown until there are so many words: some are over at once. */
const SHOWN = 40;

/** Examples are texts. */
export interface TextOptions extends Passing {
  readonly seed: number;
}

/** What is measured of a generation. All but `rareShare` are shares of what the first one knew. */
export interface TextGeneration {
  /** Different words that the model still knows, of all and of the rare ones; signs do not count. */
  readonly left: number;
  readonly rareLeft: number;
  /** The share of rare words in the text that it was counted from. */
  readonly rareShare: number;
  /** Different pairs of neighbors, signs and ends of texts included. */
  readonly pairs: number;
}

/** One line of descent. The three are called in turn, once a generation. */
export interface TextChain {
  /** Gathers the texts of the next generation; of the first, these are the real ones. */
  gather(): void;
  /** Counts them. */
  fit(): void;
  /** Measures the bigram, and lets it write a text to be looked at. */
  measure(): TextGeneration;
  /** The different words of the real texts, without signs, the most frequent first, and how often they are there. */
  readonly words: readonly string[];
  readonly real: readonly number[];
  /** How often each pair of neighbors is there. */
  readonly realPairs: readonly number[];
  /**
   * A real text, and after a measurement: how often the newest model counted each word, in as many words as the real texts
   * have, and a text that it wrote.
   */
  readonly realText: string;
  readonly counts: readonly number[];
  readonly text: string;
}

/** Chain `index` of a seed. Chains are independent of each other. */
export function createTextChain(
  { examples: n, keeping, kept, seed }: TextOptions,
  index: number,
): TextChain {
  const stories = newStories(n, seed, `stories ${index}`);
  const names = ['', ...new Set(stories.flat())];
  const ids = new Map(names.map((name, id) => [name, id]));
  const real: readonly Text[] = stories.map((story) => story.map((word) => ids.get(word)!));
  const size = real.reduce((sum, { length }) => sum + length, 0);
  const rng = createRng(seed, `writing ${index}`);
  const looking = createRng(seed, `a text ${index}`); // so that to look changes nothing

  const first = counted(real);
  const order = names
    .map((_, id) => id)
    .filter((id) => isWord(names[id]!))
    .sort((a, b) => first.counts[b]! - first.counts[a]!);
  const rare = order.filter((id) => first.counts[id]! <= RARE);
  const pairs = first.pairs();

  let texts = real; // that the next model is counted from
  let model: Bigram | undefined;
  let text = '';

  function counted(all: readonly Text[], bigram = createBigram(names.length)): Bigram {
    for (const each of all) bigram.add(each);
    return bigram;
  }

  /** Texts with as many words as the real ones have; the last is cut there, lest one that goes in circles never ends. */
  function written(from: Bigram, old: readonly Text[]): Text[] {
    const all = [...old];
    let words = old.reduce((sum, { length }) => sum + length, 0);
    while (words < size) {
      const next = from.write(rng, size - words);
      all.push(next);
      words += next.length;
    }
    return all;
  }

  return {
    gather() {
      if (!model) return;
      const old = Array.from(
        { length: keeping === 'accumulate' ? 0 : kept },
        () => real[rng.below(n)]!,
      );
      texts = written(model, old);
    },
    fit() {
      // What accumulates need not be counted twice.
      model = counted(texts, keeping === 'accumulate' ? model : undefined);
    },
    measure() {
      if (!model) throw new Error('There is no model yet.');
      const { counts } = model;
      const shown: number[] = [];
      while (shown.length < SHOWN) shown.push(...model.write(looking, LONGEST));
      text = joinedWords(shown.slice(0, LONGEST).map((id) => names[id]!));
      const known = (list: readonly number[]): number =>
        list.filter((id) => counts[id]! > 0).length / list.length;
      const sum = (list: readonly number[]): number =>
        list.reduce((total, id) => total + counts[id]!, 0);
      return {
        left: known(order),
        rareLeft: known(rare),
        rareShare: sum(rare) / sum(order),
        pairs: pairs.filter((pair) => model!.pair(...pair) > 0).length / pairs.length,
      };
    },
    words: order.map((id) => names[id]!),
    real: order.map((id) => first.counts[id]!),
    realPairs: pairs.map((pair) => first.pair(...pair)),
    realText: joinedWords(stories[0]!),
    get counts() {
      if (!model) return order.map(() => 0);
      const scale =
        size / model.counts.reduce((sum, count, id) => (id === BORDER ? sum : sum + count), 0);
      return order.map((id) => scale * model!.counts[id]!);
    },
    get text() {
      return text;
    },
  };
}

/** The next generation of a chain, from texts to measurements. */
export function nextTexts(chain: TextChain): TextGeneration {
  chain.gather();
  chain.fit();
  return chain.measure();
}
