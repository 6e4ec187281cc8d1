/**
 * @file The tune in the page: what of it is the reader's, what stands, what is pointed at, which rules it keeps; the keys and
 * the roll change it.
 */
import { meaningOf } from '../../models/music/tokens.ts';
import { paces, tonics, type Header, type Key } from '../../models/music/vocabulary.ts';
import { setText } from '../shared/set-text.ts';
import {
  isNothing,
  nothing,
  transposed,
  withNote,
  withoutLast,
  withPitch,
  type Draft,
} from './draft.ts';
import { bindKeys, type Keys } from './keys.ts';
import { fits } from './notes.ts';
import { bindMidi, type Midi } from './midi.ts';
import { withWord } from './range.ts';
import { bindRoll, type RollView } from './roll-view.ts';
import { bindRules } from './rules-view.ts';
import type { TuneFrame } from './tune.ts';
import { nextInWords, pitchShares } from './words.ts';

export interface Composer {
  readonly roll: RollView;
  readonly keys: Keys;
  readonly midi: Midi;
  /** What of the tune is there before the model writes. */
  readonly draft: Draft;
  /** The tune as the worker told it last; undefined where nothing has been written since the draft changed. */
  readonly frame: TuneFrame | undefined;
  /** The word that is pointed at. */
  readonly place: number | undefined;
  show(frame: TuneFrame): void;
  draw(): void;
  /** The tune begins with what an address brings. */
  restore(from: Draft): void;
  /** The note to come is asked about. */
  release(): void;
  /** The tune is now to be this, and the model has written nothing of it. */
  change(to: Draft): void;
  /** Another character: the reader's notes in the melody stay, and no more. */
  forget(): void;
  /** The same tune in another key. */
  transpose(from: Key, to: Key): void;
  /** The last note of the reader's, and what came after it, are gone. */
  back(): void;
}

export interface ComposerEvents {
  readonly header: () => Header;
  /** Whether keys write notes; they sound all the same. Where the model writes, it is interrupted. */
  readonly writes: () => boolean;
  readonly pressed: (pitch: number, length: number) => void;
  readonly tell: (words: string) => void;
  /** The draft is another, and is to be gone on with: to the end, if it was whole before. */
  readonly changed: (whole: boolean) => void;
  /** The notes that are seen may be others. */
  readonly drawn: () => void;
  /** Another word is pointed at. */
  readonly pointed: () => void;
  readonly signal: AbortSignal;
}

/** Binds the keyboard, the roll and the words between them in `root`. */
export function bindComposer(root: HTMLElement, events: ComposerEvents): Composer {
  const { header, signal } = events;
  const find = <E extends HTMLElement>(name: string): E => root.querySelector<E>(`[data-${name}]`)!;
  const [next, more, hint] = [find('next'), find('next-more'), find('hint')];
  const noteLength = find<HTMLSelectElement>('note-length');
  let draft: Draft = nothing;
  let frame: TuneFrame | undefined;
  let place: number | undefined;

  const roll = bindRoll(
    root,
    (word) => {
      place = word;
      events.pointed();
    },
    signal,
  );
  const keys = bindKeys(root, { pressed: press, signal });
  const rules = bindRules(find('part="rules"'));
  const midi = bindMidi(find('midi-said'), press, signal);

  function draw(): void {
    const { mood, key } = header();
    const register = paces[mood].register.map((pitch) => pitch + tonics[key]);
    keys.span(key, register as [number, number]);
    const tune = frame ?? { words: draft.words, mine: draft.mine, waiting: draft.played };
    roll.show({ header: frame?.header ?? header(), ...tune }, place);
    keys.show(frame ? pitchShares(frame) : new Map());
    const at = frame?.words[frame.place];
    const meaning = at === undefined ? undefined : meaningOf(at, frame!.header.key);
    keys.point(meaning?.kind === 'pitch' ? meaning.pitch : undefined);
    const told = frame && nextInWords(frame);
    setText(next, told?.first ?? '');
    setText(more, told?.more ?? '');
    rules.show(frame?.broken);
    events.drawn();
    hint.hidden = frame !== undefined || !isNothing(draft);
  }

  function change(to: Draft, whole = false): void {
    [draft, place, frame] = [to, undefined, undefined];
    draw();
    events.changed(whole);
  }

  function press(key: number): void {
    const length = Number(noteLength.value);
    const pitch = withWord(key, header().key);
    events.pressed(events.writes() ? pitch : key, length);
    if (!events.writes()) return;
    const note = roll.notes.find(({ word }) => word !== undefined && word === place);
    if (frame && note) {
      const { words, mine, over } = frame;
      return change(withPitch({ words, mine }, place!, pitch, note.length, frame.header.key), over);
    }
    if (frame?.over) {
      events.tell('The tune is whole. Point at a note to change it, or press Clear to begin anew.');
      return;
    }
    const now = frame ? { words: frame.words, mine: frame.mine, played: frame.waiting } : draft;
    const to = withNote(now, { pitch, length });
    if (!fits(to, header())) {
      events.tell('The eight bars of the melody are full. Press Write, or take a note back.');
      return;
    }
    change(to);
  }

  function forget(): void {
    const played = roll.notes.flatMap(({ pitch, length, mine, voice }) =>
      mine && voice === 'melody' && pitch !== undefined ? [{ pitch, length }] : [],
    );
    [draft, place, frame] = [{ ...nothing, played }, undefined, undefined];
    draw();
  }

  return {
    roll,
    keys,
    midi,
    get draft() {
      return draft;
    },
    get frame() {
      return frame;
    },
    get place() {
      return place;
    },
    show(report) {
      frame = report;
      draw();
    },
    draw,
    restore(from) {
      draft = from;
    },
    release() {
      place = undefined;
    },
    change,
    forget,
    transpose(from, to) {
      draft = { ...draft, played: transposed(draft.played, from, to) };
      if (frame) {
        const waiting = transposed(frame.waiting, from, to);
        frame = { ...frame, waiting, header: { ...frame.header, key: to } };
      }
      draw();
    },
    back: () => change(withoutLast(draft)),
  };
}
