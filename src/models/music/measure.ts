/** @file What a model of notes is worth, whatever kind it is: its guesses on new tunes, and its own tunes against the rules. */
import { ln } from '../portable.ts';
import { createRng } from '../random.ts';
import { rulesBroken, type Rule } from './rules/rules.ts';
import { distance, nearest } from './score.ts';
import { decode, encode, encodeCharacter, END, melodyPlaces } from './tokens.ts';
import type { Tune } from './tune.ts';
import type { Character, Header } from './vocabulary.ts';
import { write, type NextToken } from './writing.ts';

/** Mean of -ln p over the tokens of tunes, ends included, in nats; a tune's character is given and counts for nothing. */
export function lossOn(model: NextToken, tunes: Iterable<Tune>): number {
  let [sum, tokens] = [0, 0];
  for (const tune of tunes) {
    const text = encode(tune);
    for (let i = encodeCharacter(tune.header).length; i <= text.length; i++) {
      sum -= ln(model(text.slice(0, i))[text[i] ?? END]!);
      tokens += 1;
    }
  }
  return sum / tokens;
}

/** Tunes (tokens) that a model writes at a temperature, one for each character. */
export function writeTunes(
  model: NextToken,
  characters: readonly Partial<Character>[],
  seed: number,
  temperature = 1,
): number[][] {
  return characters.map((said, i) =>
    write(model, encodeCharacter(said), { temperature, rng: createRng(seed, `written tune ${i}`) }),
  );
}

/** Tunes (tokens) that a model writes on at temperature 1, from where the first `begun` notes of each melody are over. */
export function continueTunes(
  model: NextToken,
  tunes: readonly { readonly tune: Tune; readonly begun: number }[],
  seed: number,
): number[][] {
  return tunes.map(({ tune, begun }, i) => {
    const before = encode(tune).slice(0, melodyPlaces(tune, begun).at(-1)! + 1);
    return write(model, before, { temperature: 1, rng: createRng(seed, `tune written on ${i}`) });
  });
}

/** How many tunes keep all rules, and how many break each one, as shares. */
export interface Kept {
  readonly tunes: number;
  readonly all: number;
  readonly broken: Partial<Record<Rule, number>>;
}

export function rulesKeptBy(texts: readonly (readonly number[])[]): Kept {
  const broken: Partial<Record<Rule, number>> = {};
  let all = 0;
  for (const text of texts) {
    const rules = Object.keys(rulesBroken(text)) as Rule[];
    if (rules.length === 0) all += 1 / texts.length;
    for (const rule of rules) broken[rule] = (broken[rule] ?? 0) + 1 / texts.length;
  }
  return { tunes: texts.length, all, broken };
}

/** A written text as a tune, with what was asked for as its header. */
export const asTune = (text: readonly number[], header: Header): Tune => ({
  header,
  bars: decode(text, header.key).bars,
});

/** Mean distance of tunes to the nearest of some others with their dance. */
export function meanNearest(tunes: readonly Tune[], others: readonly Tune[]): number {
  const byDance = Map.groupBy(others, ({ header }) => header.dance);
  const far = tunes.map((tune) => nearest(tune, byDance.get(tune.header.dance)!).distance);
  return far.reduce((sum, each) => sum + each, 0) / far.length;
}

/** Mean distance between any two of some tunes. */
export function variety(tunes: readonly Tune[]): number {
  let [sum, pairs] = [0, 0];
  tunes.forEach((tune, i) => {
    for (const other of tunes.slice(0, i)) {
      sum += distance(tune, other);
      pairs += 1;
    }
  });
  return sum / pairs;
}
