/** @file The piano roll in the page: drawn to the width that there is; a slider and the pointer walk from note to note. */
import { svgOf } from '../../drawing/svg.ts';
import { pianoRoll, rollScale, type RollNote } from '../../figures/piano-roll.ts';
import { noteName } from '../../models/music/spelling.ts';
import { pitchRange, lengthNames } from '../../models/music/tokens.ts';
import { BARS } from '../../models/music/tune.ts';
import { meters, type Header, type Key } from '../../models/music/vocabulary.ts';
import { courseOf, withWaiting, type PlacedNote } from './notes.ts';
import type { PlayedNote } from './draft.ts';

export interface RollTune {
  readonly header: Header;
  readonly words: readonly number[];
  readonly mine: readonly number[];
  readonly waiting: readonly PlayedNote[];
}

export interface RollView {
  /** Shows a tune; `place` is the word that is pointed at. */
  show(tune: RollTune, place: number | undefined): void;
  /** Puts the moving line at an eighth note, or takes it away. */
  at(eighth: number | undefined): void;
  /** All notes in the order in which they are written. */
  readonly notes: readonly PlacedNote[];
  readonly barlines: readonly number[];
  /** Of the tune: its notes have their names in it. */
  readonly key: Key;
}

/** "E5, quarter, bar 2, melody, yours" */
function noteInWords({ pitch, length, bar, voice, mine }: PlacedNote, key: Key): string {
  const name = pitch === undefined ? 'rest' : noteName(pitch, key);
  const lasts = lengthNames.get(length) ?? `${length} eighths`;
  return `${name}, ${lasts}, bar ${bar + 1}, ${voice}, ${mine ? 'yours' : 'the model’s'}`;
}

/** Binds the roll in `root`; `point` hears which word the reader points at, undefined for the one to come. */
export function bindRoll(
  root: HTMLElement,
  point: (word: number | undefined) => void,
  signal: AbortSignal,
): RollView {
  const place = root.querySelector<HTMLElement>('[data-roll]')!;
  const drawn = place.querySelector<HTMLElement>('[data-roll-drawn]')!;
  const line = place.querySelector<HTMLElement>('[data-roll-line]')!;
  const slider = root.querySelector<HTMLInputElement>('[data-walk]')!;
  const says = root.querySelector<HTMLElement>('[data-walk-says]')!;
  let tune: RollTune | undefined;
  let notes: readonly PlacedNote[] = [];
  let barlines: readonly number[] = [0];
  let asked: PlacedNote | undefined;
  let marked: number | undefined;
  let known = '';

  const key = (): Key => tune?.header.key ?? 'C';
  const size = () => ({
    width: Math.max(280, place.clientWidth),
    height: place.clientHeight || 200,
    barlines,
    pitches: pitchRange(key()),
  });
  const audible = (note: PlacedNote): note is PlacedNote & RollNote => note.pitch !== undefined;

  function draw(): void {
    const shown = asked && audible(asked) ? asked : undefined;
    const made = svgOf(pianoRoll(notes.filter(audible), size(), shown));
    if (made === known) return;
    known = made;
    drawn.innerHTML = made;
  }

  function pointAt(index: number): void {
    point(notes[index]?.word);
  }

  slider.addEventListener('input', () => pointAt(Number(slider.value)), { signal });
  place.addEventListener(
    'click',
    ({ clientX, clientY }) => {
      const box = place.getBoundingClientRect();
      const scale = rollScale(size());
      const far = (note: PlacedNote & RollNote): number => {
        const [from, to] = [scale.x(note.start), scale.x(note.start + note.length)];
        const x = clientX - box.left;
        const beside = Math.max(from - x, 0, x - to);
        return Math.hypot(beside, clientY - box.top - scale.y(note.pitch) - scale.row / 2);
      };
      const [nearest] = notes.filter(audible).sort((a, b) => far(a) - far(b));
      if (nearest && far(nearest) < 40 && nearest.word !== undefined) point(nearest.word);
      else point(undefined);
    },
    { signal },
  );
  if ('ResizeObserver' in window) {
    const observer = new ResizeObserver(() => tune && draw());
    observer.observe(place);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  return {
    show(next, word) {
      tune = next;
      const own = new Set(next.mine);
      const course = courseOf(next.words, next.header, (at) => own.has(at));
      notes = withWaiting(course, next.waiting, next.header.dance);
      const whole = meters[next.header.dance].bar;
      const lines = [...course.barlines];
      if (course.bar < 0) lines.unshift(0);
      while (lines.length <= BARS) lines.push(lines.at(-1)! + whole);
      barlines = lines;
      const index = word === undefined ? -1 : notes.findIndex((note) => note.word === word);
      asked = notes[index];
      slider.max = String(notes.length);
      slider.value = String(index < 0 ? notes.length : index);
      const told = asked ? noteInWords(asked, next.header.key) : 'the next note';
      slider.setAttribute('aria-valuetext', told);
      if (says.textContent !== told) says.textContent = told;
      draw();
    },
    at(eighth) {
      if (eighth === marked) return;
      marked = eighth;
      line.hidden = eighth === undefined;
      if (eighth === undefined) return;
      line.style.setProperty('translate', `${rollScale(size()).x(eighth).toFixed(1)}px 0`);
    },
    get notes() {
      return notes;
    },
    get barlines() {
      return barlines;
    },
    get key() {
      return key();
    },
  };
}
