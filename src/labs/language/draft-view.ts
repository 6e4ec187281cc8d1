/** @file The text that is there: what the reader has written, what the model has added, and the word that is pointed at. */
import { textOf, tokenize } from '../../models/language/vocabulary.ts';
import { setText } from '../shared/set-text.ts';
import type { LanguageLab } from './lab.ts';
import { MOST } from './limits.ts';
import { promptNotes } from './prompt-notes.ts';

export interface DraftView {
  /** Ids of its tokens. */
  readonly text: readonly number[];
  /** How many of them, from the first, are the reader's. */
  readonly given: number;
  /** The word that is pointed at; undefined: the one to come. */
  readonly place: number | undefined;
  /** The token whose sources are wanted. */
  readonly asked: number | undefined;
  point(place: number | undefined): void;
  ask(token: number): void;
  /** Points at the word to come, and asks for the same sources. */
  onward(): void;
  /** The model has added words. */
  grown(text: readonly number[]): void;
  /** Another text, of which so many words are the reader's. */
  change(text: readonly number[], given: number): void;
  /** The text is again what the reader has written. */
  back(): void;
  /** Writes these words into the box, as the reader would. */
  write(words: string): void;
}

/** Binds the box. `written`: the reader has written something else, which is about to become the text. */
export function bindDraft(
  lab: LanguageLab,
  { written, signal }: { readonly written: () => void; readonly signal: AbortSignal },
): DraftView {
  const box = lab.find<HTMLInputElement>('[data-prompt]');
  const notes = lab.find('[data-prompt-notes]');
  let text: readonly number[] = [];
  let given = 0;
  let place: number | undefined;
  let asked: number | undefined;

  function change(next: readonly number[], theirs: number): void {
    [text, given, place, asked] = [next, Math.min(theirs, next.length), undefined, undefined];
    if (theirs <= next.length && box.value.trim() !== '') box.value = textOf(text.slice(0, given));
    lab.follow();
  }

  /** What stands in the box becomes the text. */
  function read(): void {
    written();
    const { ids, unknown } = tokenize(box.value);
    setText(notes, promptNotes(unknown, ids.length));
    [text, given, place, asked] = [ids.slice(0, MOST), ids.length, undefined, undefined];
    lab.follow();
  }

  box.addEventListener('input', read, { signal });

  return {
    get text() {
      return text;
    },
    get given() {
      return given;
    },
    get place() {
      return place;
    },
    get asked() {
      return asked;
    },
    point: (at) => void ([place, asked] = [at, undefined]),
    ask: (token) => void (asked = token),
    onward: () => void (place = undefined),
    grown: (next) => void (text = next),
    change,
    back: () => change(text.slice(0, given), given),
    write(words) {
      box.value = words;
      read();
    },
  };
}
