/**
 * @file The words of the language and their numbers. A token is a word, a sign, or a piece of a place's name; a text is
 * the list of its tokens' ids. Id 0 stands before and after every text: there a model begins, and there it stops.
 */
import { registers, scenePhrases } from './lexicon.ts';
import { firstPieces, lastPieces } from './places.ts';
import { answers, episodes, parts, plots, question } from './stories.ts';

/** The id that begins and ends every text, and is in none. */
export const END = 0;

/** Words, the ’s of possession, and signs, each a token. */
const wordsOf = (text: string): string[] => text.match(/’s|[A-Za-z]+|[^\sA-Za-z]/g) ?? [];

/** What in the grammar's notation is said as it stands. */
export const spoken = /’s|[A-Za-z]+|[.,:?!“”]/g;
export const notation = /\$\w+(?:\.\w+)?(?::\w+(?:,\w+)*)?|@\w+|\[[^\]]*\]/g;

const pieces = new Set(lastPieces);

/** The text of each token, by id. Ids are the order of first mention, and trained weights rest on it. */
export const vocabulary: readonly string[] = [
  ...new Set([
    '',
    ...[parts, plots, episodes, { question }, answers]
      .flatMap((group) => Object.values(group))
      .flatMap((text) => text.replace(notation, ' ').match(spoken) ?? []),
    ...'she he her his him She He'.split(' '),
    ...Object.entries(registers)
      .filter(([name]) => name !== 'plot' && name !== 'episode' && name !== 'place')
      .flatMap(([, phrases]) => [...phrases, ...scenePhrases])
      .flatMap(wordsOf),
    '’s',
    ...firstPieces,
    // Written without a space before them, which the sign says.
    ...lastPieces.map((piece) => `+${piece}`),
  ]),
];

const ids = new Map(vocabulary.map((word, id) => [word, id]));

/** The id of a token; undefined if it is none. */
export const idOf = (word: string): number | undefined => ids.get(word);

/** Whether a token goes on with the name that the one before it began. */
export const isPiece = (id: number): boolean => vocabulary[id]!.startsWith('+');

/** The text of tokens as it is printed: no space before signs, after an opening quote, or within a name. */
export function textOf(tokens: Iterable<number>): string {
  return printed(tokens).join('');
}

/** What each token adds to the printed text: itself, with a space before it where there is one. */
export function printed(tokens: Iterable<number>): string[] {
  let before = '“';
  return Array.from(tokens, (id) => {
    const word = vocabulary[id]!;
    const joined = /^([.,:?!”+]|’s$)/.test(word) || before === '“';
    before = word;
    return (joined ? '' : ' ') + word.replace('+', '');
  });
}

/** A text in tokens: their ids, and the words that are none of the language's. */
export interface Tokenized {
  readonly ids: number[];
  readonly unknown: string[];
}

/**
 * Reads a text as tokens. Straight quotes and capitals that the language does not know are put right; words that it does
 * not know are left out and listed.
 */
export function tokenize(text: string): Tokenized {
  const tokens: number[] = [];
  const unknown: string[] = [];
  let open = false;
  for (const raw of text.replace(/'/g, '’').match(/’s\b|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []) {
    const word: string = raw === '"' ? (open ? '”' : '“') : raw;
    if (word === '“' || word === '”') open = word === '“';
    const found = known(word);
    if (found) tokens.push(...found);
    else unknown.push(raw);
  }
  return { ids: tokens, unknown };
}

/** The tokens of a word: it, its other case, or two pieces of a name. */
function known(word: string): number[] | undefined {
  const lower = word.toLowerCase();
  const capital = lower.charAt(0).toUpperCase() + lower.slice(1);
  for (const form of [word, lower, capital]) {
    const id = ids.get(form);
    if (id) return [id];
  }
  for (const last of pieces) {
    const first = ids.get(capital.slice(0, -last.length));
    if (capital.endsWith(last) && first && firstPieces.includes(vocabulary[first]!))
      return [first, ids.get(`+${last}`)!];
  }
  return undefined;
}
