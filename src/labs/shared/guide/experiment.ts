/** @file A guided experiment as data, and what is said of it. */
import type { Settings, SettingsTable } from '../settings/settings.ts';
import { whole } from '../words.ts';

/** It sets everything, seed included, asks for a prediction, runs, and explains with the numbers of the run. */
export interface Experiment<T extends SettingsTable, Show, Outcome> {
  readonly id: string;
  /** What is done, not what comes of it. */
  readonly title: string;
  /** What differs from the defaults. */
  readonly settings: Partial<Settings<T>>;
  /** Of training; none, where absent. */
  readonly iterations?: number;
  /** What the picture shows besides the points; the usual, where absent. */
  readonly shows?: readonly Show[];
  /** What is set up, and what to predict. */
  readonly question: string;
  /** Each in a few words; a colon may part them from the reason. */
  readonly options: readonly string[];
  /** The index of the option that comes true. */
  readonly answer: number;
  readonly explain: (run: Outcome) => string;
  readonly remedy?: {
    readonly label: string;
    /** What differs from the experiment's own settings. */
    readonly settings: Partial<Settings<T>>;
    /** As many as the experiment, where absent. */
    readonly iterations?: number;
    readonly explain: (run: Outcome) => string;
  };
}

export interface Verdict {
  readonly kind: 'right' | 'wrong' | 'shown';
  /** Stands before the words, for the eye alone. */
  readonly sign: string;
  readonly text: string;
}

/** "You said: Near 1. It was: Near ½." `guess` is an index of the options; below 0 there was none. */
export function verdictOn(options: readonly string[], answer: number, guess: number): Verdict {
  const [truth, said] = [answer, guess].map((index) => options[index]?.split(':')[0] ?? '');
  if (guess < 0) return { kind: 'shown', sign: '→', text: `It was: ${truth}.` };
  if (guess === answer) {
    return { kind: 'right', sign: '✓', text: `You said: ${said}, and so it was.` };
  }
  return { kind: 'wrong', sign: '✗', text: `You said: ${said}. It was: ${truth}.` };
}

/** "Iteration 1,200 of 5,000, about 6 s left", at the rate of the seconds so far. */
export function progressInWords(
  unit: string,
  done: number,
  total: number,
  seconds: number,
): string {
  const at = `${unit} ${whole(done)} of ${whole(total)}`;
  if (done <= 0 || seconds <= 0) return at;
  const left = (seconds * (total - done)) / done;
  const time = left < 90 ? `${whole(Math.ceil(left))} s` : `${whole(left / 60)} min`;
  return done < total ? `${at}, about ${time} left` : at;
}
