/**
 * @file The true probabilities of the language. A *belief* holds every walk through the grammar that can have said the words
 * so far, each with its probability; walks that stand at the same place with the same memory are one. Reading a word keeps
 * the walks that say it and follows them through the forks to their next words. This is the forward algorithm of hidden
 * Markov models with its scaling (Rabiner, "A Tutorial on Hidden Markov Models", Proceedings of the IEEE 77, 1989, section
 * III A and V A), over the states that can be reached. Nothing is cut off or approximated: what it says is exact up to rounding.
 */
import { exp, ln } from '../portable.ts';
import type { Node, Words } from './automaton.ts';
import { nothing, type Memory, type World } from './draws.ts';
import { start } from './story.ts';
import { END, vocabulary } from './vocabulary.ts';

/** A walk that is about to say `words.tokens[said]`. */
interface Walk {
  readonly words: Words;
  readonly said: number;
  readonly memory: Memory;
  /** Given the words so far. */
  readonly probability: number;
}

/** All walks that are possible after a prefix; their probabilities sum to 1, or there are none: it is impossible, or over. */
export interface Belief {
  readonly walks: readonly Walk[];
  readonly world: World;
}

/** What can be said before the first word. `root` is another machine's beginning, for tests. */
export function beginning(world: World = 'training', root: Node = start): Belief {
  const walks = new Map<string, Walk>();
  follow(root, nothing, 1, world, walks);
  return { walks: [...walks.values()], world };
}

/** Probability of each token to come next, by id; all 0 after what is impossible, and after the end. */
export function nextProbabilities(belief: Belief): Float64Array {
  const probabilities = new Float64Array(vocabulary.length);
  for (const { words, said, probability } of belief.walks)
    probabilities[words.tokens[said]!]! += probability;
  return probabilities;
}

/** The belief after one token more. */
export function afterToken({ walks, world }: Belief, token: number): Belief {
  const next = new Map<string, Walk>();
  let total = 0;
  for (const { words, said, probability } of walks)
    if (words.tokens[said] === token) total += probability;
  for (const { words, said, memory, probability } of walks) {
    if (words.tokens[said] !== token) continue;
    if (said + 1 < words.tokens.length) add(next, words, said + 1, memory, probability / total);
    else if (words.then) follow(words.then, memory, probability / total, world, next);
  }
  return { walks: [...next.values()], world };
}

/** Follows all ways to the next words. */
function follow(
  node: Node,
  memory: Memory,
  probability: number,
  world: World,
  found: Map<string, Walk>,
): void {
  if ('tokens' in node) {
    add(found, node, 0, memory, probability);
    return;
  }
  const ways = node.ways(memory, world);
  const total = ways.reduce((sum, way) => sum + way.weight, 0);
  for (const way of ways)
    follow(way.then, way.memory, (probability * way.weight) / total, world, found);
}

function add(
  walks: Map<string, Walk>,
  words: Words,
  said: number,
  memory: Memory,
  probability: number,
): void {
  const state = `${words.id} ${said} ${memory.join()}`;
  const same = walks.get(state)?.probability ?? 0;
  walks.set(state, { words, said, memory, probability: same + probability });
}

/** What the language makes of a text. */
export interface Reading {
  /** Of each token given those before it; the last one is of {@link END}. They stop with a first 0. */
  readonly probabilities: readonly number[];
  /** Where the text stops being possible: an index of its tokens, or their number if it cannot end there. */
  readonly impossibleAt: number | undefined;
}

/** Reads a whole text, and its end. */
export function readText(tokens: ArrayLike<number>, world: World = 'training'): Reading {
  const probabilities: number[] = [];
  let belief = beginning(world);
  for (let i = 0; i <= tokens.length; i++) {
    const token = i < tokens.length ? tokens[i]! : END;
    const probability = nextProbabilities(belief)[token]!;
    probabilities.push(probability);
    if (probability === 0) return { probabilities, impossibleAt: i };
    belief = afterToken(belief, token);
  }
  return { probabilities, impossibleAt: undefined };
}

/** Mean surprise in nats, -ln p, that a distribution expects of its own draws. */
export function entropy(probabilities: Iterable<number>): number {
  let sum = 0;
  for (const p of probabilities) if (p > 0) sum -= p * ln(p);
  return sum;
}

/** e to the mean surprise: among how many equally likely tokens a model seems to choose. */
export const perplexity = (meanSurprise: number): number => exp(meanSurprise);
