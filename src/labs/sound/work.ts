/** @file The work of the part that is chosen: its weights come when it is first asked for, its session begins, and it runs. */
import { MOST_TOKENS } from '../../models/music/writing.ts';
import type { Lab } from '../shared/lab-kind.ts';
import { chosenPace, type LabCode } from '../shared/run/code.ts';
import { bindWeights, createWish } from '../shared/weights/weights-view.ts';
import type { Draft } from './draft.ts';
import { TUNES } from './limits.ts';
import type { Coded, LineName } from './lines.ts';
import type { SoundTypes } from './session.ts';
import type { SoundSettings, soundTable } from './settings.ts';

export type SoundLab = Lab<SoundTypes, typeof soundTable, Draft>;

export interface Work {
  /** Trained weights, of notes and of sounds; empty where they have not come. */
  readonly files: readonly Uint8Array[];
  /** Whether it goes line by line. */
  readonly slow: boolean;
  /** How many steps the chosen part has. */
  readonly length: number;
  /** What comes next is a new session. */
  anew(): void;
  /** Whether it is, because it was asked for or because the last session was another part's. */
  readonly isNew: boolean;
  /** Whether the session of the chosen part has come to its end. */
  readonly over: boolean;
  /** Does something with a session of the chosen part; false where its weights did not come. */
  ready(act?: () => void): Promise<boolean>;
  /** Lets the session run at the chosen speed. */
  start(): void;
  /** The same session, seen otherwise. */
  look(): void;
  /** After a fault: weights are fetched again. */
  failed(): void;
}

export interface WorkParts {
  readonly code: LabCode<Coded, LineName>;
  /** Whether the speed of a run is the reader's. */
  readonly free: () => boolean;
  readonly signal: AbortSignal;
}

const FILES = ['notes', 'timbres'] as const;
const none = new Uint8Array();

/** Binds the speed and the progress of what is fetched, in `root`. */
export function bindWork(
  root: HTMLElement,
  lab: SoundLab,
  { code, free, signal }: WorkParts,
): Work {
  const pace = root.querySelector<HTMLSelectElement>('[data-pace]')!;
  const store = bindWeights(root, FILES);
  const wish = createWish(lab, store, signal);
  let files: readonly Uint8Array[] = [];
  let begun: SoundSettings['part'] | undefined; // the part that the worker's session is of
  signal.addEventListener('abort', () => store.close());

  async function fetched(): Promise<boolean> {
    const { part, model } = lab.settings;
    const name = part === 'timbre' ? 'timbres' : 'notes';
    const at = FILES.indexOf(name);
    if ((part !== 'timbre' && model === 'bigram') || files[at]?.length) return true;
    const come = await wish.fetch([name]);
    if (come) files = FILES.map((_, i) => (i === at ? come[0]! : (files[i] ?? none)));
    return come !== undefined;
  }

  const isNew = (): boolean => begun !== lab.settings.part || !lab.alive;
  const length = (): number => {
    const { part, steps } = lab.settings;
    return part === 'tune' ? MOST_TOKENS : part === 'tunes' ? TUNES : steps;
  };

  function start(): void {
    const { part } = lab.settings;
    const until = length();
    if (part === 'tunes') lab.run({ pace: { unit: 'full' }, until, stops: [] });
    else lab.run({ pace: chosenPace(pace), until, stops: code.stops(part) });
  }
  pace.addEventListener('change', () => lab.running && free() && start(), { signal });

  return {
    get files() {
      return files;
    },
    get slow() {
      return pace.value === 'lines';
    },
    get length() {
      return length();
    },
    anew() {
      begun = undefined;
    },
    get isNew() {
      return isNew();
    },
    get over() {
      const { report, settings } = lab;
      if (isNew() || report?.part !== settings.part) return false;
      return report.part === 'tune' ? report.over : report.iteration >= length();
    },
    async ready(act) {
      if (!(await fetched())) return false;
      if (isNew()) {
        begun = lab.settings.part;
        lab.restart('');
      }
      act?.();
      return true;
    },
    start,
    look() {
      if (isNew()) return;
      lab.tune();
      lab.look();
    },
    failed() {
      store.refuse(FILES);
      files = [];
      begun = undefined;
    },
  };
}
