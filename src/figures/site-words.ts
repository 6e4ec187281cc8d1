/**
 * @file A counting model of this site's own text: what came after the last word or two, how often, and in which sentences.
 * The build shows it for one pair of words, the page for those that the reader takes, both through `guessesOf`.
 */
import { indexRuns, nextTokens, placeOf, type NgramIndex } from '../models/ngram.ts';
import { wordRuns } from '../models/tokens.ts';
import { nearest } from '../text/edits.ts';
import { escapeHtml } from '../text/html.ts';
import type { Passage } from '../text/passage.ts';
import { quoted } from '../text/shorten.ts';

export interface Sentence {
  readonly text: string;
  readonly passage: Passage;
}

/** The text, ready to be counted. */
export interface SiteText {
  readonly index: NgramIndex<string>;
  /** The sentence that each run of the index is a part of. */
  readonly sentences: readonly Sentence[];
  /** All words, the most frequent first. */
  readonly vocabulary: readonly string[];
}

/** What one model has counted after its words. */
export interface Guess {
  readonly model: 'Bigram' | 'Trigram';
  readonly after: readonly string[];
  /** How often anything came next. */
  readonly total: number;
  /** The most frequent first. */
  readonly words: readonly Follower[];
}

export interface Follower {
  readonly word: string;
  readonly count: number;
  readonly probability: number;
  /** Where it came next, each once, in reading order. */
  readonly sentences: readonly Sentence[];
}

/** To two digits, so that no share is told as none. */
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 2 });

/** Words that a list shows; of more, the others are counted. */
const SHOWN = 6;

export function readText(passages: readonly Passage[]): SiteText {
  const runs: (readonly string[])[] = [];
  const sentences: Sentence[] = [];
  for (const passage of passages) {
    for (const text of passage.sentences) {
      const sentence = { text, passage };
      for (const run of wordRuns(text)) {
        runs.push(run);
        sentences.push(sentence);
      }
    }
  }
  const index = indexRuns(runs);
  const vocabulary = [...index.positions]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([word]) => word);
  return { index, sentences, vocabulary };
}

/** The words of what a reader has written; like the models, they do not see across the end of a sentence. */
export function readWords(written: string): string[] {
  return [...(wordRuns(written).at(-1) ?? [])];
}

/** What came after the last word and, where there are two, after the last two; nothing after a word that is unknown. */
export function guess(text: SiteText, words: readonly string[]): Guess[] {
  const [before, last] = [words.at(-2), words.at(-1)];
  const known = (word: string | undefined): word is string =>
    word !== undefined && text.index.positions.has(word);
  if (!known(last)) return [];
  const bigram = follow(text, 'Bigram', [last]);
  return known(before) ? [bigram, follow(text, 'Trigram', [before, last])] : [bigram];
}

function follow(
  { index, sentences }: SiteText,
  model: Guess['model'],
  after: [...string[], string],
): Guess {
  const words = nextTokens(index, after).map(({ token, count, probability, positions }) => {
    const found = positions.map((position) => sentences[placeOf(index, position).run]!);
    return { word: token, count, probability, sentences: [...new Set(found)] };
  });
  return { model, after, total: words.reduce((sum, { count }) => sum + count, 0), words };
}

/** What is to be said of the last words: that there are none, or that one of them is not a word of this site. */
export function noteOn({ index, vocabulary }: SiteText, words: readonly string[]): string {
  if (words.length === 0) return `Begin with a word, such as ${quoted(vocabulary[0] ?? 'the')}.`;
  const strange = words.slice(-2).filter((word) => !index.positions.has(word));
  return strange
    .map((word) => {
      const meant = nearest(word, vocabulary, word.length < 4 ? 1 : 3);
      const hint = meant === undefined ? '' : ` The nearest that is: “${meant}”.`;
      return `${quoted(word)} is not a word of this site, so nothing was counted after it.${hint}`;
    })
    .join(' ');
}

/** What comes next, and what is to be said of the words, as markup. `live`: words can be pressed. */
export function nextWordsOf(text: SiteText, words: readonly string[], live: boolean): string {
  const note = noteOn(text, words);
  const guesses = guess(text, words).map((each) => markup(each, live));
  return [...guesses, note && `<p>${escapeHtml(note)}</p>`].join('');
}

function markup({ model, after, total, words }: Guess, live: boolean): string {
  const title = `${model}, after “${after.join(' ')}”`;
  if (total === 0) {
    const sentence = 'Nothing on this site follows these words: a counting model has no answer.';
    return `<div><p><strong>${escapeHtml(title)}</strong></p><p>${sentence}</p></div>`;
  }
  const rows = words.slice(0, SHOWN).map((word) => row(word, after, total, live));
  const others = words.length - rows.length;
  const more = others > 0 ? `<p>and ${others} other word${others === 1 ? '' : 's'}</p>` : '';
  return (
    `<div><p><strong>${escapeHtml(title)}</strong></p>` +
    `<ol class="next-words" aria-label="${escapeHtml(title)}">${rows.join('')}</ol>${more}</div>`
  );
}

function row(
  { word, count, probability, sentences }: Follower,
  after: readonly string[],
  total: number,
  live: boolean,
): string {
  const name = escapeHtml(word);
  const share = percent.format(probability);
  const links = sentences.map((sentence) => `<li>${link(sentence, [...after, word])}</li>`);
  return (
    `<li>${live ? `<button type="button" data-word="${name}">${name}</button>` : `<b>${name}</b>`} ` +
    `<details data-part="sentences"><summary><svg aria-hidden="true"><rect width="${(100 * probability).toFixed(1)}%" height="100%"/></svg> ` +
    `${count} of ${total}, ${share}</summary><ul>${links.join('')}</ul></details></li>`
  );
}

/** A sentence with these words marked, leading to the heading that it stands under. */
function link({ text, passage }: Sentence, words: readonly string[]): string {
  const { url, chapter, heading } = passage;
  const place = heading === chapter ? chapter : `${chapter}: ${heading}`;
  return `<a href="${escapeHtml(url)}">${marked(text, words)}</a> <i>${escapeHtml(place)}</i>`;
}

function marked(text: string, words: readonly string[]): string {
  const letter = String.raw`[\p{L}\p{N}]`;
  // Between words of a run stand spaces and commas alone: see `wordRuns`.
  const pattern = new RegExp(
    String.raw`(?<!${letter}['’-]?)(${words.join(String.raw`[\s,'’-]+`)})(?!['’-]?${letter})`,
    'giu',
  );
  return text
    .split(pattern)
    .map((piece, i) => (i % 2 === 1 ? `<mark>${escapeHtml(piece)}</mark>` : escapeHtml(piece)))
    .join('');
}

/** What a screen reader says of them. */
export function spoken(text: SiteText, words: readonly string[]): string {
  const guesses = guess(text, words).map(({ model, after, words: all }) => {
    const list = all.slice(0, 3).map((each) => `${each.word} ${percent.format(each.probability)}`);
    return `${model}, after “${after.join(' ')}”: ${list.join(', ') || 'nothing follows'}.`;
  });
  return [...guesses, noteOn(text, words)].filter(Boolean).join(' ');
}
