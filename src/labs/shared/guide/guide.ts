/** @file Leads the reader through an experiment: the question, the run, what happened, the remedy. */
import type { Settings, SettingsTable } from '../settings/settings.ts';
import { changesInWords } from '../words.ts';
import { progressInWords, verdictOn, type Experiment } from './experiment.ts';
import { INVITATION } from './markup.ts';

/** Milliseconds between two reports of progress; a run that is over sooner than `SHORT` needs none. */
const READING = 250;
const SHORT = 2000;
/** Milliseconds without a report after which the run has been at rest. */
const REST = 1500;

export interface Course<T extends SettingsTable, Show, Outcome> {
  readonly table: T;
  readonly experiments: readonly Experiment<T, Show, Outcome>[];
  /** What the picture shows where an experiment does not say. */
  readonly usual: readonly Show[];
  /** What is counted while it runs: "Iteration", where absent. */
  readonly unit?: string;
  /** Sets everything up, and waits. */
  readonly prepare: (settings: Partial<Settings<T>>, shows: readonly Show[]) => void;
  /** Runs so many iterations; 0 where there is nothing to train. */
  readonly run: (iterations: number) => void;
  /** Ends the guide. */
  readonly signal: AbortSignal;
}

export interface Guide<Outcome> {
  /** How far the run has come; as often as the lab likes. */
  progress(done: number, total: number): void;
  /** A run has come to its end by itself. */
  ended(outcome: Outcome): void;
  /** The reader has changed something, or the run failed: the experiment no longer holds. */
  leave(): void;
}

/** Binds what `markup.ts` makes, in `root`. Whatever is said, the guide keeps its size. */
export function bindGuide<T extends SettingsTable, Show, Outcome>(
  root: HTMLElement,
  course: Course<T, Show, Outcome>,
): Guide<Outcome> {
  type Each = Experiment<T, Show, Outcome>;
  const { signal } = course;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-experiment]')];
  const guide = root.querySelector<HTMLElement>('[data-guide]')!;
  const said = root.querySelector<HTMLElement>('[data-guide-said]')!;
  let current: { experiment: Each; remedied: boolean; guess: number } | undefined;
  let run: Run | undefined;

  function say(...children: readonly (HTMLElement | string)[]): void {
    guide.replaceChildren(
      ...children.map((child) => (typeof child === 'string' ? element('p', child) : child)),
    );
    guide.scrollTop = 0;
    said.textContent = '';
    reach();
  }

  /** What does not fit is reached by keyboard; what fits is no stop of the Tab key. */
  function reach(): void {
    guide.tabIndex = guide.scrollHeight > guide.clientHeight ? 0 : -1;
  }

  function mark(chosen: Each | undefined): void {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset['experiment'] === chosen?.id));
    }
  }

  function choose(experiment: Each): void {
    current = { experiment, remedied: false, guess: -1 };
    run = undefined;
    mark(experiment);
    course.prepare(experiment.settings, experiment.shows ?? course.usual);
    const changes = changesInWords(course.table, experiment.settings);
    say(
      experiment.question,
      row(
        ...experiment.options.map((option, guess) => action(option, () => start(guess))),
        action('Just show me', () => start(-1)),
      ),
      element('p', changes || 'All settings as they stand.', 'lab-help'),
    );
    guide.focus({ preventScroll: true });
  }

  function start(guess: number): void {
    if (!current) return;
    const { options, iterations = 0 } = current.experiment;
    current.guess = guess;
    watch(guess < 0 ? 'Watch.' : `Your prediction: ${options[guess]!}. Watch.`, iterations);
  }

  function remedy(): void {
    const cure = current?.experiment.remedy;
    if (!current || !cure) return;
    current.remedied = true;
    const { settings, iterations = 0, shows = course.usual } = current.experiment;
    course.prepare({ ...settings, ...cure.settings }, shows);
    watch(`${cure.label}: the same seed, from the start.`, cure.iterations ?? iterations);
  }

  function watch(words: string, iterations: number): void {
    run = createRun(course.unit ?? 'Iteration');
    say(words, run.view);
    guide.focus({ preventScroll: true });
    course.run(iterations);
  }

  for (const button of buttons) {
    const experiment = course.experiments.find(({ id }) => id === button.dataset['experiment'])!;
    button.addEventListener('click', () => choose(experiment), { signal });
  }
  window.addEventListener('resize', reach, { signal });

  return {
    progress: (done, total) => run?.report(done, total),
    ended(outcome) {
      if (!current || !run) return;
      run = undefined;
      const { experiment, remedied, guess } = current;
      const cure = experiment.remedy;
      if (remedied && cure) {
        const happened = cure.explain(outcome);
        say(happened, row(action('See the failure again', () => choose(experiment))));
        said.textContent = happened;
        return;
      }
      const { kind, sign, text } = verdictOn(experiment.options, experiment.answer, guess);
      const heading = element('p', text, 'lab-verdict');
      heading.dataset['verdict'] = kind;
      const mark = element('span', sign);
      mark.setAttribute('aria-hidden', 'true');
      heading.prepend(mark, ' ');
      const happened = experiment.explain(outcome);
      say(heading, happened, ...(cure ? [row(action(cure.label, remedy))] : []));
      said.textContent = `${text} ${happened}`;
    },
    leave() {
      if (!current) return;
      [current, run] = [undefined, undefined];
      mark(undefined);
      say(INVITATION);
    },
  };
}

interface Run {
  readonly view: HTMLElement;
  report(done: number, total: number): void;
}

/** A run under way: a bar and words, from the moment that it turns out to be a long one. */
function createRun(unit: string): Run {
  const view = element('p', '', 'lab-progress');
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', 'The run');
  const words = element('span');
  let busy = 0; // milliseconds, without rests
  let last = performance.now();
  let shown = -Infinity;
  return {
    view,
    report(done, total) {
      const now = performance.now();
      if (now - last < REST) busy += now - last;
      last = now;
      if (done < total && now - shown < READING) return;
      if (busy * total < SHORT * done) return; // it will be over soon
      shown = now;
      if (!bar.isConnected) view.append(bar, words);
      bar.max = total;
      bar.value = done;
      words.textContent = progressInWords(unit, done, total, busy / 1000);
    },
  };
}

function element(name: string, text = '', className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function row(...children: readonly HTMLElement[]): HTMLElement {
  const made = element('div', '', 'lab-row');
  made.append(...children);
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
