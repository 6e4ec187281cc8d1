/**
 * @file The grammar as a machine. Its text is compiled to nodes: forks, where chance takes one of several ways, and words,
 * which are said. The node and the memory of what is settled are all that the rest of a text depends on: a probabilistic
 * finite automaton with registers. `story.ts` walks through it at random; `exact.ts` follows all walks at once.
 */
import { OPEN, slot, weight, type Memory, type World } from './draws.ts';
import { phrases } from './forms.ts';
import { registers, type Register } from './lexicon.ts';
import { parse, type Item } from './notation.ts';
import { END, idOf } from './vocabulary.ts';

export type Node = Words | Fork;

/** Says its tokens, one after another, and goes on; nothing follows the token {@link END}. */
export interface Words {
  readonly id: number;
  readonly tokens: readonly number[];
  readonly then: Node | undefined;
}

/** Parts into ways. */
export interface Fork {
  readonly id: number;
  readonly ways: (memory: Memory, world: World) => readonly Way[];
  /** The register that is settled here if it still is open. */
  readonly settles?: Register;
}

/** A way on: its weight, in proportion to its probability; what is settled on it; where it leads. */
export interface Way {
  readonly weight: number;
  readonly memory: Memory;
  readonly then: Node;
}

/** What is left after a register is settled to a value. */
export function settled(memory: Memory, register: Register, value: number): Memory {
  const after = [...memory];
  after[slot[register]] = value;
  return after;
}

/** Where the machine begins that tells the text `start` of a grammar. @throws if a text is not in the grammar's notation. */
export function compile(grammar: Readonly<Record<string, string>>, start: string): Node {
  let nodes = 0;
  const words = (tokens: readonly number[], then?: Node): Words =>
    then && 'tokens' in then // words in a row are one node
      ? { id: nodes++, tokens: [...tokens, ...then.tokens], then: then.then }
      : { id: nodes++, tokens, then };

  /** Says the items, then goes on: built from the last item to the first. */
  const sequence = (items: readonly Item[], then: Node): Node => items.reduceRight(before, then);

  function before(then: Node, item: Item): Node {
    switch (item.kind) {
      case 'word':
        return words([tokenOf(item.word)], then);
      case 'register':
        return settle(item.register, item.among, say(item.register, item.form, then));
      case 'part':
        return sequence(parse(grammar[item.name] ?? ''), then);
      case 'choice':
        return choice(item.alternatives, then);
      case 'if':
        throw new Error('A condition stands at the head of an alternative.');
    }
  }

  function settle(register: Register, among: readonly number[] | undefined, then: Node): Fork {
    const values = among ?? registers[register].map((_, value) => value);
    return {
      id: nodes++,
      settles: register,
      ways: (memory, world) =>
        memory[slot[register]] !== OPEN
          ? [{ weight: 1, memory, then }]
          : values.flatMap((value) => {
              const share = weight(register, value, memory, world);
              return share > 0
                ? [{ weight: share, memory: settled(memory, register, value), then }]
                : [];
            }),
    };
  }

  function say(register: Register, form: string | undefined, then: Node): Fork {
    const saying = new Map<string, Words>();
    const wordsFor = (phrase: string): Words => {
      const node = saying.get(phrase) ?? words(phrase.split(' ').map(tokenOf), then);
      saying.set(phrase, node);
      return node;
    };
    return {
      id: nodes++,
      ways: (memory) =>
        phrases(register, form, memory).map(([phrase, share]) => ({
          weight: share,
          memory,
          then: wordsFor(phrase),
        })),
    };
  }

  function choice(alternatives: readonly (readonly Item[])[], then: Node): Fork {
    const branches = alternatives.map(([first, ...rest]) =>
      first?.kind === 'if'
        ? { condition: first, then: sequence(rest, then) }
        : { condition: undefined, then: sequence(first ? [first, ...rest] : [], then) },
    );
    return {
      id: nodes++,
      ways: (memory, world) =>
        branches.flatMap(({ condition, then: next }) => {
          if (!condition) return [{ weight: 1, memory, then: next }];
          const { register, value } = condition;
          const now = memory[slot[register]];
          if (now === value) return [{ weight: 1, memory, then: next }];
          const share = now === OPEN ? weight(register, value, memory, world) : 0;
          return share > 0
            ? [{ weight: share, memory: settled(memory, register, value), then: next }]
            : [];
        }),
    };
  }

  return sequence(parse(`@${start}`), words([END]));
}

function tokenOf(word: string): number {
  const id = idOf(word);
  if (id === undefined) throw new Error(`“${word}” is not in the vocabulary.`);
  return id;
}
