/** @file The maker of texts: short stories, and notes of one sentence. It walks through the grammar and rolls dice at forks. */
import type { Rng } from '../random.ts';
import { compile, settled, type Node, type Words } from './automaton.ts';
import { nothing, OPEN, slot, type Memory, type World } from './draws.ts';
import { episodes, parts, plots } from './stories.ts';
import { END } from './vocabulary.ts';

/** One of these texts, and that is so. */
const oneOf = (register: string, texts: object): string =>
  `(${Object.entries(texts)
    .map(([name, text]) => `[${register}=${name}]${String(text)}`)
    .join('|')})`;

/** Where every text begins. */
export const start: Node = compile(
  { ...parts, episode: `(|@air) ${oneOf('episode', episodes)}`, plot: oneOf('plot', plots) },
  'plot',
);

/** A text, and all that was settled in it. */
export interface Story {
  /** Ids of its tokens, without {@link END}. */
  readonly tokens: Uint16Array;
  readonly memory: Memory;
}

/**
 * Tells a text by chance. `dealPlace` gives the place where one is wanted, instead of chance.
 */
export function makeStory(rng: Rng, world: World = 'training', dealPlace?: () => number): Story {
  const tokens: number[] = [];
  let memory = nothing;
  let node: Node | undefined = start;
  while (node) {
    if ('tokens' in node) {
      tokens.push(...node.tokens);
      node = (node as Words).then;
    } else if (dealPlace && node.settles === 'place' && memory[slot.place] === OPEN) {
      memory = settled(memory, 'place', dealPlace());
      node = node.ways(memory, world)[0]!.then;
    } else {
      const ways = node.ways(memory, world);
      let left = rng.uniform() * ways.reduce((sum, way) => sum + way.weight, 0);
      const way = ways.find(({ weight }) => (left -= weight) < 0) ?? ways.at(-1)!;
      ({ memory, then: node } = way);
    }
  }
  return { tokens: Uint16Array.from(tokens.slice(0, tokens.indexOf(END))), memory };
}
