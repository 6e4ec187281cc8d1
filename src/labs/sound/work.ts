/** @file The work of the part that is chosen: its weights come when it is first asked for, its session begins, and it runs. */
import { MOST_TOKENS } from '../../models/music/writing.ts';
import type { Lab } from '../shared/lab-kind.ts';
import type { CodeTrace } from '../shared/run/code-trace.ts';
import type { Pace } from '../shared/run/protocol.ts';
import { bindWeights } from '../shared/weights/weights-view.ts';
import type { Draft } from './draft.ts';
import { TUNES } from './limits.ts';
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
  readonly trace: CodeTrace;
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
  { trace, free, signal }: WorkParts,
): Work {
  const pace = root.querySelector<HTMLSelectElement>('[data-pace]')!;
  const store = bindWeights(root, FILES);
  let files: readonly Uint8Array[] = [];
  let wishes = 0; // how often something was asked for: the last counts
  let begun: SoundSettings['part'] | undefined; // the part that the worker's session is of
  signal.addEventListener('abort', () => store.close());

  async function fetched(): Promise<boolean> {
    const { part, model } = lab.settings;
    const name = part === 'timbre' ? 'timbres' : 'notes';
    const at = FILES.indexOf(name);
    if ((part !== 'timbre' && model === 'bigram') || files[at]?.length) return true;
    const mine = ++wishes;
    lab.announcer.now('Fetching the trained weights.');
    try {
      const [come] = await store.get([name]);
      if (mine !== wishes || signal.aborted) return false;
      files = FILES.map((_, i) => (i === at ? come! : (files[i] ?? none)));
      return true;
    } catch (error) {
      if (mine === wishes) lab.tell((error as Error).message, true);
      return false;
    }
  }

  const isNew = (): boolean => begun !== lab.settings.part || !lab.alive;
  const slow = (): boolean => pace.value === 'lines';
  const length = (): number => {
    const { part, steps } = lab.settings;
    return part === 'tune' ? MOST_TOKENS : part === 'tunes' ? TUNES : steps;
  };

  function chosenPace(): Pace {
    if (lab.settings.part === 'tunes' || pace.value === 'full') return { unit: 'full' };
    if (slow()) return { unit: 'line', perSecond: 1 };
    return { unit: 'iteration', perSecond: Number(pace.value) };
  }

  const start = (): void => lab.run({ pace: chosenPace(), until: length(), stops: trace.stops() });
  pace.addEventListener('change', () => lab.running && free() && start(), { signal });

  return {
    get files() {
      return files;
    },
    get slow() {
      return slow();
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
