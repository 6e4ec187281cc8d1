/** @file How the language lab runs: the weights that a part needs, a session of it, how far it goes, and how fast. */
import type { Guide } from '../shared/guide/guide.ts';
import { chosenPace, type LabCode } from '../shared/run/code.ts';
import { nextSeed } from '../shared/settings/seed.ts';
import { setText } from '../shared/set-text.ts';
import { bindWeights, createWish } from '../shared/weights/weights-view.ts';
import type { DraftView } from './draft-view.ts';
import { lengthOf, type Outcome, type Setup } from './experiments.ts';
import { PLACES } from './facts.ts';
import type { LanguageLab } from './lab.ts';
import { MOST, STEPS, STORIES } from './limits.ts';
import type { LanguageFrame } from './session.ts';
import type { LanguageSettings } from './settings.ts';

type Part = LanguageSettings['part'];

/** How far each part goes by itself. */
const ends: Record<Part, number> = { write: MOST, stories: STORIES, ask: PLACES, train: STEPS };
/** What its button says. */
const plays: Record<Part, string> = {
  write: 'Play',
  stories: 'Write twenty',
  ask: 'Ask about all 400',
  train: 'Play',
};

export interface Running {
  /** The trained weights that have come: base, tuned. */
  readonly files: readonly Uint8Array[];
  /** What a session begins with: the text that is there; of a training, something where it begins from its start. */
  own(): Float64Array | undefined;
  /** Plays or pauses. */
  play(): void;
  run(): void;
  /** Goes on, with the pace and the stops that are chosen now. */
  go(): void;
  stop(): void;
  /** A word, or a line of the code. */
  step(): void;
  /** Another text or other stories, from the next seed. */
  another(): void;
  /** A training from its start, at rest. */
  anew(): void;
  /** A new session, at rest. */
  open(): Promise<void>;
  /** The same session, seen otherwise. */
  look(): void;
  /** The session is no longer of what is there: the next run begins a new one. */
  forget(): void;
  experiment(setup: Setup): void;
  /** Says on the button what it does. */
  named(): void;
  show(frame: LanguageFrame): void;
  /** The run has stopped by itself: perhaps an experiment is over. */
  halted(): void;
  failed(): void;
}

/** What a run needs of the rest of the page. */
export interface RunningParts {
  readonly guide: Guide<Outcome>;
  readonly draft: DraftView;
  readonly code: LabCode<'train' | 'write', string>;
  readonly pace: HTMLSelectElement;
  readonly adopt: (settings: LanguageSettings) => void;
  readonly signal: AbortSignal;
}

/** Binds the button and the list of paces, in `root`. */
export function bindRunning(
  root: HTMLElement,
  lab: LanguageLab,
  { guide, draft, code, pace, adopt, signal }: RunningParts,
): Running {
  const play = lab.find('[data-play]');
  const store = bindWeights(root, ['base', 'tuned']);
  const wish = createWish(lab, store, signal);
  let files: readonly Uint8Array[] = [];
  let begun: Part | undefined; // the part that the worker's session is of
  let anew = false; // a training begins from its start
  let guided: number | undefined; // an experiment runs, to here

  async function fetched(): Promise<boolean> {
    const { part, weights } = lab.settings;
    const tuned = part === 'ask' && weights === 'tuned';
    if (part === 'train' || files.length > Number(tuned)) return true;
    const come = await wish.fetch(tuned ? ['base', 'tuned'] : ['base']);
    files = come ?? files;
    return come !== undefined;
  }

  /** Does something with a session of the part that is chosen. */
  async function ready(act?: () => void): Promise<boolean> {
    if (!(await fetched())) return false;
    if (begun !== lab.settings.part || !lab.alive) {
      begun = lab.settings.part;
      lab.restart('');
      anew = false;
    }
    act?.();
    return true;
  }

  function run(): void {
    if (guide.show()) return;
    guide.leave();
    lab.tell('');
    const { report, settings } = lab;
    if (begun === settings.part && report?.part === settings.part) {
      if (report.part === 'write' && report.over) return another();
      if (report.part !== 'write' && report.iteration >= ends[settings.part]) {
        begun = undefined;
        anew = true;
      }
    }
    draft.onward();
    void ready(go);
  }

  function go(): void {
    const { part } = lab.settings;
    const chosen = chosenPace(pace);
    const paced = part === 'write' || (part === 'train' && chosen.unit === 'line');
    lab.run({
      pace: paced ? chosen : { unit: 'full' },
      until: ends[part],
      stops: part === 'write' || part === 'train' ? code.stops(part) : [],
    });
  }

  function another(): void {
    guide.leave();
    adopt({ ...lab.settings, seed: nextSeed(lab.settings.seed) });
    if (lab.settings.part === 'write') draft.back();
    begun = undefined;
    run();
  }

  function stop(): void {
    guided = undefined;
    lab.pause();
  }

  pace.addEventListener('change', () => lab.running && guided === undefined && go(), { signal });
  signal.addEventListener('abort', () => store.close());

  return {
    get files() {
      return files;
    },
    own() {
      const { part } = lab.settings;
      if (part === 'train') return anew ? new Float64Array() : undefined;
      return Float64Array.from(part === 'stories' ? draft.text.slice(0, draft.given) : draft.text);
    },
    play: () => (lab.running ? stop() : run()),
    run,
    go,
    stop,
    step: () => void ready(() => lab.move(pace.value === 'lines' ? 'line' : 'word')),
    another,
    anew() {
      anew = true;
      begun = undefined;
      void ready();
    },
    async open() {
      begun = undefined;
      await ready();
    },
    look: () =>
      void ready(() => {
        lab.tune();
        lab.look();
      }),
    forget: () => void (begun = undefined),
    experiment(setup) {
      void ready(() => {
        guided = lengthOf(setup);
        lab.run({ pace: { unit: 'full' }, until: guided, stops: [] });
      }).then((done) => done || guide.leave());
    },
    named: () => setText(play, lab.running ? 'Pause' : plays[lab.settings.part]),
    show(frame) {
      if (guided !== undefined && frame.part !== 'write') guide.progress(frame.iteration, guided);
    },
    halted() {
      if (guided !== undefined) guide.ended({ records: lab.records });
      guided = undefined;
    },
    failed() {
      store.refuse(['base', 'tuned']);
      files = [];
      begun = guided = undefined;
      guide.leave();
    },
  };
}
