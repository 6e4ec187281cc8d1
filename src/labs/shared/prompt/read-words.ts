/** @file Reads a wish in words: which word of each kind it asks for, and what is to be said of words that ask for nothing. */
import { quoted } from '../../../text/shorten.ts';
import type { Kinds } from '../../../models/words.ts';
import { folded, nearestWord } from './spelling.ts';

/** The words that a lab knows. */
export interface Vocabulary<C> {
  readonly kinds: Kinds<C>;
  /** Other words for those of the vocabulary, by what they mean, separated by commas. */
  readonly synonyms: Readonly<Record<string, string>>;
  /** Words that ask for nothing and need no comment, separated by commas. */
  readonly fillers: string;
}

export interface ReadWords<C> {
  readonly wish: Partial<C>;
  /** Sentences about what was taken for another word, not understood, or not taken. */
  readonly notes: readonly string[];
}

/** Characters that are read. */
export const LONGEST = 200;
/** As many words are named. */
const NAMED = 3;

/** A reader of wishes. Of two words of one kind the first counts. */
export function wordReader<C>({ kinds, synonyms, fillers }: Vocabulary<C>) {
  const names = Object.keys(kinds) as (keyof C & string)[];
  const meanings = new Map<string, readonly [kind: keyof C & string, value: string]>();
  for (const kind of names) {
    for (const value of kinds[kind] as readonly string[]) {
      for (const word of [value, ...(synonyms[value]?.split(', ') ?? [])])
        meanings.set(folded(word), [kind, value]);
    }
  }
  const idle = new Set(fillers.split(', ').map(folded));
  const known = [...meanings.keys()];

  return (text: string): ReadWords<C> => {
    const wish: Partial<Record<string, string>> = {};
    const strange = new Map<string, string>();
    const left: string[] = [];
    const taken = new Map<string, string>();
    for (const word of text.slice(0, LONGEST).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’♯]*/gu) ?? []) {
      const meaning = meanings.get(folded(word));
      if (!meaning) {
        if (!idle.has(folded(word))) strange.set(folded(word), word);
        continue;
      }
      const [kind, value] = meaning;
      if ((wish[kind] ??= value) !== value) left.push(word);
      else if (folded(word) !== folded(value))
        taken.set(folded(word), `${quoted(word)} as “${value}”`);
    }
    const told = [...strange].slice(0, NAMED).map(([form, word]) => {
      const meant = nearestWord(form, known);
      return `${quoted(word)} is not in the vocabulary.${meant ? ` Did you mean “${meant}”?` : ''}`;
    });
    const notes = [
      taken.size > 0 && `It reads ${[...taken.values()].join(', ')}.`,
      ...told,
      strange.size > NAMED && `${strange.size - NAMED} more are not.`,
      left.length > 0 &&
        `One word of each kind counts: ${left.map((word) => quoted(word)).join(', ')} is left out.`,
      strange.size > 0 &&
        `It knows: ${names.map((kind) => (kinds[kind] as readonly string[]).join(', ')).join('; ')}.`,
    ].filter((note) => note !== false);
    return { wish: wish as Partial<C>, notes };
  };
}
