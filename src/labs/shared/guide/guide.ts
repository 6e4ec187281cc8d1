/** @file Leads the reader through an experiment: the question, the run, what happened; then the same with its remedy. */
import {
  explanation,
  progressInWords,
  verdictOn,
  type Experiment,
  type Trial,
} from './experiment.ts';
import { INVITATION } from './markup.ts';

/** Milliseconds between two reports of progress; a run that is over sooner than `SHORT` needs none. */
const READING = 250;
const SHORT = 2000;
/** Milliseconds without a report after which the run has been at rest. */
const REST = 1500;

/** What a lab lends the guide. Of a setup the guide knows nothing. */
export interface Course<Setup, Outcome> {
  readonly experiments: readonly Experiment<Setup, Outcome>[];
  /** What is counted while it runs: "Iteration", where absent. */
  readonly unit?: string;
  /** What is set up, in words; may be empty. */
  readonly inWords: (setup: Setup) => string;
  /** Sets everything up, and waits. */
  readonly prepare: (setup: Setup) => void;
  /** Runs what is set up, to its end. */
  readonly run: (setup: Setup) => void;
  /** Ends the guide. */
  readonly signal: AbortSignal;
}

export interface Guide<Outcome> {
  /** How far the run has come; as often as the lab likes. */
  progress(done: number, total: number): void;
  /** A run has come to its end by itself. */
  ended(outcome: Outcome): void;
  /** Runs what is asked about, as “Just show me” does. False where nothing is asked: then it does nothing. */
  show(): boolean;
  /** The reader has changed something, or the run failed: the experiment no longer holds. */
  leave(): void;
}

/** Binds what `markup.ts` makes, in `root`. Whatever is said, the guide keeps its size. */
export function bindGuide<Setup, Outcome>(
  root: HTMLElement,
  course: Course<Setup, Outcome>,
): Guide<Outcome> {
  type Each = Experiment<Setup, Outcome>;
  const { signal } = course;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-experiment]')];
  const guide = root.querySelector<HTMLElement>('[data-guide]')!;
  const said = root.querySelector<HTMLElement>('[data-guide-said]')!;
  let current: { experiment: Each; trial: Trial<Setup, Outcome>; guess: number } | undefined;
  let run: Run | undefined;
  let asking = false;

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
    guide.tabIndex = -1; // measured without the fading edge of what has more
    if (guide.scrollHeight > guide.clientHeight) guide.tabIndex = 0;
  }

  function mark(chosen: Each | undefined): void {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset['experiment'] === chosen?.id));
    }
  }

  function ask(experiment: Each, trial: Trial<Setup, Outcome>): void {
    current = { experiment, trial, guess: -1 };
    run = undefined;
    asking = true;
    mark(experiment);
    course.prepare(trial);
    const setup = course.inWords(trial);
    say(
      trial.question,
      row(
        ...trial.options.map(({ words }, guess) => action(words, () => start(guess))),
        action('Just show me', () => start(-1)),
      ),
      ...(setup ? [element('p', setup, 'lab-help')] : []),
    );
    guide.focus({ preventScroll: true });
  }

  function start(guess: number): void {
    if (!current) return;
    const { trial } = current;
    current.guess = guess;
    asking = false;
    run = createRun(course.unit ?? 'Iteration');
    say(guess < 0 ? 'Watch.' : `Your prediction: ${trial.options[guess]!.words}. Watch.`, run.view);
    guide.focus({ preventScroll: true });
    course.run(trial);
  }

  /** To the remedy, or from there back to where it began. */
  function onward(experiment: Each, trial: Trial<Setup, Outcome>): HTMLElement[] {
    const { remedy, title } = experiment;
    if (!remedy) return [];
    return [
      trial === remedy
        ? row(action(`Back to “${title}”`, () => ask(experiment, experiment)))
        : row(action(remedy.label, () => ask(experiment, remedy))),
    ];
  }

  for (const button of buttons) {
    const experiment = course.experiments.find(({ id }) => id === button.dataset['experiment'])!;
    button.addEventListener('click', () => ask(experiment, experiment), { signal });
  }
  window.addEventListener('resize', reach, { signal });

  return {
    progress: (done, total) => run?.report(done, total),
    ended(outcome) {
      if (!current || !run) return;
      run = undefined;
      const { experiment, trial, guess } = current;
      const { kind, sign, text } = verdictOn(trial, guess);
      const heading = element('p', text, 'lab-verdict');
      heading.dataset['verdict'] = kind;
      const mark = element('span', sign);
      mark.setAttribute('aria-hidden', 'true');
      heading.prepend(mark, ' ');
      const told = explanation(trial, guess, outcome);
      say(heading, ...told, ...onward(experiment, trial));
      said.textContent = [text, ...told].join(' ');
    },
    show() {
      const shows = asking;
      if (shows) start(-1);
      return shows;
    },
    leave() {
      if (!current) return;
      [current, run, asking] = [undefined, undefined, false];
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
