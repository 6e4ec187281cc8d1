/** @file A guided experiment as data, and what is said of it. */
import { whole } from '../words.ts';

/** An answer that a reader may give. */
export interface Option<Outcome> {
  /** A few words, without a stop. */
  readonly words: string;
  /** To the reader who chose it: what speaks for it, and why it came true or did not. */
  readonly explain: (run: Outcome) => string;
}

/** Answerable before the run, decided by it, answered after it. */
export interface Prediction<Outcome> {
  /** What is set up, and what to predict. */
  readonly question: string;
  readonly options: readonly Option<Outcome>[];
  /** The index of the option that comes true. */
  readonly answer: number;
  /** To every reader: what happened and why, with the numbers of the run. */
  readonly explain: (run: Outcome) => string;
}

/** One run. `Setup` is what the lab prepares and runs: settings, seed included, and what it likes besides. */
export type Trial<Setup, Outcome> = Setup & Prediction<Outcome>;

export type Experiment<Setup, Outcome> = Trial<Setup, Outcome> & {
  readonly id: string;
  /** What is done, not what comes of it. */
  readonly title: string;
  /** A second run, where one thing is done otherwise. */
  readonly remedy?: Trial<Setup, Outcome> & {
    /** What is done, not what comes of it. */
    readonly label: string;
  };
};

export interface Verdict {
  readonly kind: 'right' | 'wrong' | 'shown';
  /** Stands before the words, for the eye alone. */
  readonly sign: string;
  readonly text: string;
}

/** "You said: Near 1. It was: Near ½." `guess` is an index of the options; below 0 there was none. */
export function verdictOn(
  { options, answer }: Pick<Prediction<never>, 'options' | 'answer'>,
  guess: number,
): Verdict {
  const [truth, said] = [answer, guess].map((index) => options[index]?.words ?? '');
  if (guess < 0) return { kind: 'shown', sign: '→', text: `It was: ${truth}.` };
  if (guess === answer) {
    return { kind: 'right', sign: '✓', text: `You said: ${said}, and so it was.` };
  }
  return { kind: 'wrong', sign: '✗', text: `You said: ${said}. It was: ${truth}.` };
}

/** What follows the verdict: of the reader's own answer, or of the right one where there was none; then what happened. */
export function explanation<Outcome>(
  { options, answer, explain }: Prediction<Outcome>,
  guess: number,
  run: Outcome,
): readonly [ofAnswer: string, happened: string] {
  return [options[guess < 0 ? answer : guess]!.explain(run), explain(run)];
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
