/** @file New texts of the language of stories, as words: signs are words too, and a name is one word, not its pieces. */
import { makeStory } from '../language/story.ts';
import { textOf } from '../language/vocabulary.ts';
import { createRng } from '../random.ts';

/** Whether a word is one that a reader would call so, and no sign. */
export const isWord = (word: string): boolean => /^[A-Za-z]/.test(word);

/** `count` stories that nobody has told before, the same ones for the same seed and name. */
export function newStories(count: number, seed: number, name: string): string[][] {
  const rng = createRng(seed, name);
  return Array.from({ length: count }, () => wordsOf(textOf(makeStory(rng).tokens)));
}

function wordsOf(text: string): string[] {
  return text.match(/’s|[A-Za-z]+|[^\sA-Za-z]/g) ?? [];
}

/** Words as a text to be read: no space before signs, nor after an opening quote. */
export function joinedWords(words: readonly string[]): string {
  return words.reduce((text, word) => {
    const close = text === '' || text.endsWith('“') || /^([.,:?!”]|’s$)/.test(word);
    return `${text}${close ? '' : ' '}${word}`;
  }, '');
}
