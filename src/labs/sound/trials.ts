/** @file The guided experiments at work: each sets up its part, runs at full speed, and is told with what came of it. */
import { bindGuide } from '../shared/guide/guide.ts';
import { defaults } from '../shared/settings/settings.ts';
import { changesInWords } from '../shared/words.ts';
import { experiments, outcomeOf, type Outcome, type Setup } from './experiments.ts';
import type { SoundFrame } from './session.ts';
import { soundTable, type SoundSettings } from './settings.ts';
import type { SoundLab, Work } from './work.ts';

export interface Trials {
  /** Whether an experiment runs. */
  readonly running: boolean;
  /** A run has come so far. */
  progress(report: SoundFrame): void;
  /** A run has come to its end. */
  ended(last: SoundFrame): void;
  /** The run of an experiment is over before its end. */
  stop(): void;
  /** Runs an experiment that asks; false where none does. */
  show(): boolean;
  /** The reader goes another way. */
  leave(): void;
}

export interface TrialsParts {
  readonly lab: SoundLab;
  readonly work: Work;
  /** Adopts settings, at rest. */
  readonly adopt: (settings: SoundSettings) => void;
  readonly signal: AbortSignal;
}

/** Binds the experiments in `root`. */
export function bindTrials(root: HTMLElement, { lab, work, adopt, signal }: TrialsParts): Trials {
  let running = false;
  const guide = bindGuide<Setup, Outcome>(root, {
    experiments,
    unit: 'Step',
    signal,
    inWords: ({ settings }) => changesInWords(soundTable, { ...settings, part: undefined }),
    prepare({ settings }) {
      adopt({ ...defaults(soundTable), ...settings });
      work.anew();
    },
    run() {
      void work
        .ready(() => {
          running = true;
          lab.run({ pace: { unit: 'full' }, until: work.length, stops: [] });
        })
        .then((done) => done || guide.leave());
    },
  });
  return {
    get running() {
      return running;
    },
    progress(report) {
      if (running && report.part !== 'tune') guide.progress(report.iteration, work.length);
    },
    ended(last) {
      if (running) guide.ended(outcomeOf(lab.records, last));
      running = false;
    },
    stop() {
      running = false;
    },
    show: () => guide.show(),
    leave: () => guide.leave(),
  };
}
