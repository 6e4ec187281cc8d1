/** @file Plays a tune: asks for the samples of its notes, schedules them ahead on the audio clock, and says where it is. */
import { ENDING, endOf, type PerformedNote } from '../../models/timbre/performance.ts';
import type { Speaker, Sounding } from './audio.ts';
import type { NoteOrder } from './render.ts';

/** A tune to be played. */
export interface Score {
  readonly notes: readonly PerformedNote[];
  /** Seconds of an eighth note. */
  readonly eighth: number;
  /** Eighth notes of the whole, rests at the end included. */
  readonly length: number;
}

export interface Player {
  readonly playing: boolean;
  /** Plays from an eighth note on, in place of what is being played; rejects where no samples come. */
  play(score: Score, from?: number): Promise<void>;
  stop(): void;
  /** Whether it begins anew when it has come to its end. */
  loop: boolean;
  /** The eighth note at which it is; undefined while nothing is played. */
  position(): number | undefined;
}

export interface PlayerParts {
  /** Makes the way to be heard, at the reader's first press. */
  readonly speaker: () => Speaker | undefined;
  /** Samples of notes, as they come back from the worker. */
  readonly render: (notes: readonly NoteOrder[], rate: number) => Promise<readonly AudioBuffer[]>;
  /** It begins, or has come to its end. */
  readonly changed: (playing: boolean) => void;
}

/** Seconds from a press to the first note, and before the end of a round at which the next is scheduled. */
const AHEAD = 0.08;
const NEXT = 2;
/** Milliseconds between two looks at the clock. */
const LOOK = 250;

export function createPlayer({ speaker, render, changed }: PlayerParts): Player {
  let loop = false;
  let wishes = 0; // of many orders the last counts
  let current:
    { readonly score: Score; readonly out: Speaker; begin: number; rounds: number } | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let sounding = new Set<Sounding>();
  let schedule: (round: number) => void = () => undefined;

  function end(): void {
    clearInterval(timer);
    for (const each of sounding) each.stop();
    sounding = new Set();
    const was = current !== undefined;
    current = undefined;
    if (was) changed(false);
  }

  function look(): void {
    if (!current) return;
    const { score, out, begin, rounds } = current;
    const over = begin + rounds * score.length * score.eighth;
    if (loop && over - out.now < NEXT) {
      schedule(rounds);
      current.rounds += 1;
    } else if (out.now > over + ENDING) end();
  }

  return {
    get playing() {
      return current !== undefined;
    },
    get loop() {
      return loop;
    },
    set loop(on) {
      loop = on;
    },
    async play(score, from = 0) {
      const mine = ++wishes;
      const out = speaker();
      if (!out) return;
      const orders = score.notes.map(({ pitch, length, release }) => ({
        ...{ pitch, release },
        seconds: length * score.eighth,
      }));
      const buffers = await render(orders, out.rate);
      if (mine !== wishes) return;
      end();
      const playing = { score, out, begin: out.now + AHEAD - from * score.eighth, rounds: 1 };
      current = playing;
      schedule = (round) => {
        score.notes.forEach(({ start, gain }, i) => {
          if (round === 0 && start < from) return;
          const when = playing.begin + (round * score.length + start) * score.eighth;
          const each: Sounding = out.start(buffers[i]!, when, gain, () => sounding.delete(each));
          sounding.add(each);
        });
      };
      schedule(0);
      timer = setInterval(look, LOOK);
      changed(true);
    },
    stop() {
      wishes += 1;
      end();
    },
    position() {
      if (!current) return undefined;
      const { score, out, begin, rounds } = current;
      const at = Math.max(0, (out.now - begin) / score.eighth);
      return rounds > 1 ? at % score.length : Math.min(at, score.length);
    },
  };
}

/** The score of performed notes; `length` where a tune has more than its notes. */
export function scoreOf(notes: readonly PerformedNote[], eighth: number, bar: number): Score {
  return { notes, eighth, length: Math.ceil(endOf(notes) / bar) * bar };
}
