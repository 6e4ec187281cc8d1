/** @file A text that all models read together: what each of them expects after any of its words. */
import {
  afterToken,
  beginning,
  nextProbabilities,
  type Belief,
} from '../../models/language/exact.ts';
import type { Writer } from '../../models/language/transformer-writer.ts';
import { ln } from '../../models/portable.ts';
import { MOST } from './limits.ts';
import type { Models } from './models.ts';
import type { ModelName } from './settings.ts';

export interface SharedText {
  readonly tokens: readonly number[];
  /** Takes all words back but the first `length`. */
  cut(length: number): void;
  add(token: number): void;
  /** Probabilities by id of the word that comes after the first `length`. */
  expects(model: ModelName, length: number): Float64Array;
  /** Minus the log of the probability of each word, in nats; infinite where a word cannot be. */
  surprises(model: ModelName): number[];
  /** What a head takes from the beginning and from each of the first `length` words, to guess the next one. */
  attention(layer: number, head: number, length: number): Float32Array;
}

export function createText(models: Models, begin: readonly number[]): SharedText {
  const tokens = begin.slice(0, MOST);
  const beliefs: Belief[] = [beginning()];
  const known = new Map<ModelName, number[]>(); // surprises
  let network: Writer | undefined;

  function belief(length: number): Belief {
    for (let i = beliefs.length; i <= length; i++)
      beliefs.push(afterToken(beliefs[i - 1]!, tokens[i - 1]!));
    return beliefs[length]!;
  }

  /** The network, when it has read that much. */
  function writer(length: number): Writer {
    network ??= models.writer('base');
    if (network.length < length) network.read(tokens.slice(network.length, length));
    return network;
  }

  function expects(model: ModelName, length: number): Float64Array {
    switch (model) {
      case 'truth':
        return nextProbabilities(belief(length));
      case 'transformer':
        return writer(length).next(length);
      default:
        return models.counting().next(tokens.slice(0, length), model === 'bigram' ? 2 : 3);
    }
  }

  return {
    tokens,
    cut(length) {
      tokens.length = length;
      beliefs.length = Math.min(beliefs.length, length + 1);
      network?.keep(length);
      for (const list of known.values()) list.length = Math.min(list.length, length);
    },
    add: (token) => void tokens.push(token),
    expects,
    surprises(model) {
      const list = known.get(model) ?? [];
      known.set(model, list);
      for (let i = list.length; i < tokens.length; i++)
        list.push(-ln(expects(model, i)[tokens[i]!]!));
      return [...list];
    },
    attention: (layer, head, length) => writer(length).attention(layer, head, length - 1),
  };
}
