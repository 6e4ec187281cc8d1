/** @file Leads the reader through an experiment: the question, the run, what happened, the remedy. */
import type { Settings, SettingsTable } from '../settings/settings.ts';
import { changesInWords } from '../words.ts';

/** A guided experiment. It sets everything, seed included, asks for a prediction, runs, and explains with its numbers. */
export interface Experiment<T extends SettingsTable, Show, Outcome> {
  readonly id: string;
  readonly title: string;
  /** What differs from the defaults. */
  readonly settings: Partial<Settings<T>>;
  /** Of training. */
  readonly iterations: number;
  /** What the picture shows besides the points; the usual, where absent. */
  readonly shows?: readonly Show[];
  /** What is set up, and what to predict. */
  readonly question: string;
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

export interface Course<T extends SettingsTable, Show, Outcome> {
  readonly table: T;
  readonly experiments: readonly Experiment<T, Show, Outcome>[];
  /** What the picture shows where an experiment does not say. */
  readonly usual: readonly Show[];
  /** Sets everything up, and waits. */
  prepare(settings: Partial<Settings<T>>, shows: readonly Show[]): void;
  /** Runs so many iterations. */
  run(iterations: number): void;
}

export interface ExperimentsView<Outcome> {
  /** A run has come to its end by itself. */
  ended(outcome: Outcome): void;
  /** The reader has changed something: the experiment no longer holds. */
  leave(): void;
}

/** Binds the buttons and the guide in `root`. */
export function bindExperiments<T extends SettingsTable, Show, Outcome>(
  root: HTMLElement,
  course: Course<T, Show, Outcome>,
): ExperimentsView<Outcome> {
  type Each = Experiment<T, Show, Outcome>;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-experiment]')];
  const guide = root.querySelector<HTMLElement>('[data-guide]')!;
  let current: { experiment: Each; remedied: boolean; guess: number } | undefined;
  let running = false;

  function say(...children: (HTMLElement | string)[]): void {
    guide.replaceChildren(
      ...children.map((child) => (typeof child === 'string' ? element('p', child) : child)),
    );
    guide.hidden = children.length === 0;
  }

  function choose(experiment: Each): void {
    current = { experiment, remedied: false, guess: -1 };
    running = false;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset['experiment'] === experiment.id));
    }
    course.prepare(experiment.settings, experiment.shows ?? course.usual);
    const row = element('div');
    row.className = 'lab-row';
    row.append(
      ...experiment.options.map((option, guess) => action(option, () => start(guess))),
      action('Just show me', () => start(-1)),
    );
    const changes = element(
      'p',
      changesInWords(course.table, experiment.settings) || 'All settings as they stand.',
    );
    changes.className = 'lab-help';
    say(experiment.question, row, changes);
    guide.focus({ preventScroll: true });
  }

  function start(guess: number): void {
    if (!current) return;
    current.guess = guess;
    running = true;
    const { options, iterations } = current.experiment;
    say(guess < 0 ? 'Watch.' : `Your prediction: ${options[guess]!}. Watch.`);
    guide.focus({ preventScroll: true });
    course.run(iterations);
  }

  function remedy(): void {
    if (!current?.experiment.remedy) return;
    current.remedied = true;
    running = true;
    const { settings, remedy, shows = course.usual } = current.experiment;
    const iterations = remedy.iterations ?? current.experiment.iterations;
    course.prepare({ ...settings, ...remedy.settings }, shows);
    say(`${remedy.label}: the same seed, from the start.`);
    guide.focus({ preventScroll: true });
    course.run(iterations);
  }

  for (const button of buttons) {
    const experiment = course.experiments.find(({ id }) => id === button.dataset['experiment'])!;
    button.addEventListener('click', () => choose(experiment));
  }

  return {
    ended(outcome) {
      if (!current || !running) return;
      running = false;
      const { experiment, remedied, guess } = current;
      const cure = experiment.remedy;
      if (remedied && cure) {
        say(
          cure.explain(outcome),
          action('See the failure again', () => choose(experiment)),
        );
        return;
      }
      const verdict =
        guess < 0
          ? ''
          : guess === experiment.answer
            ? 'As you predicted. '
            : 'Not as you predicted. ';
      const next = cure ? [action(cure.label, remedy)] : [];
      say(verdict + experiment.explain(outcome), ...next);
    },
    leave() {
      if (!current) return;
      current = undefined;
      running = false;
      for (const button of buttons) button.setAttribute('aria-pressed', 'false');
      say();
    },
  };
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function action(text: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'lab-button';
  button.textContent = text;
  button.addEventListener('click', act);
  return button;
}
