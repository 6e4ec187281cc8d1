/**
 * @file The life of a lab in the page, the same for all: its settings and their address, its worker and what the reader
 * sees of it, presses, pauses, faults, visibility, and the end, which takes every listener with it. A lab gives what
 * is its own: a table of settings, folded parts, what each button does, and how a report is shown.
 */
import { createAnnouncer, type Announcer } from './announcer.ts';
import { fillParts, hideParts } from './markup.ts';
import { createClient } from './run/client.ts';
import type { FilesOrder, Halt, LabTypes, Run, RunNews } from './run/protocol.ts';
import { watchVisible } from './run/visibility.ts';
import type { LabAddress, Restored } from './settings/address.ts';
import { bindForm, chosenBefore } from './settings/form.ts';
import type { SettingsLink } from './settings/link.ts';
import { placeOf, type Place } from './settings/place.ts';
import type { Settings, SettingsTable } from './settings/settings.ts';
import { createStage, type Stage } from './stage/stage.ts';
import { faultInWords } from './words.ts';

/** What is a lab's own. `Own` is what of the reader's own its address carries. */
export interface LabKind<L extends LabTypes, T extends SettingsTable, Own> {
  readonly table: T;
  readonly address: LabAddress<T, Own>;
  /** Markup of the folded parts, by their names. */
  readonly parts: Readonly<Record<string, string>>;
  readonly worker: () => Worker;
  /** Trained weights that a new worker is given. */
  readonly files?: () => FilesOrder['files'];
  /** Where the worker draws: the picture, and after it the charts. */
  readonly places?: readonly HTMLElement[];
  /** What the worker starts with besides the settings: the reader's points or picture. */
  readonly own: () => Float64Array | undefined;
  /** What of it goes into the address. */
  readonly linked: () => Own | undefined;
  /** What is to be seen. */
  readonly view: () => L['view'];
  /** Whether its worker waits for the first run; else it begins with the lab. */
  readonly waits?: true;
  /** What the reader does after a fault: “Start over”, if absent. */
  readonly again?: string;
  /** What to do when numbers grew beyond all numbers, as a sentence. */
  readonly advice?: string;
  /** The reader has changed settings, which were corrected as the sentences say. */
  changed(settings: Settings<T>, corrections: readonly string[]): void;
  /** Shows a report in words and numbers. */
  show(report: L['report'], running: boolean): void;
  /** New records have come. */
  recorded?(records: readonly L['row'][]): void;
  /** The run has stopped by itself. */
  halted?(reason: Halt, report: L['report']): void;
  /** The run is over, by a fault that has been told. */
  failed?(): void;
  /** A run begins, pauses or ends. */
  running?(on: boolean): void;
  /** Whether there is something to run on; if not, it has told why. */
  ready?(): boolean;
  /** What buttons do, by their `data-do`. */
  readonly acts: Readonly<Record<string, () => void>>;
}

export interface Lab<L extends LabTypes, T extends SettingsTable, Own> {
  readonly settings: Settings<T>;
  readonly place: Place;
  /** What the address asked for. */
  readonly restored: Restored<T, Own>;
  readonly announcer: Announcer;
  readonly stage: Stage | undefined;
  /** Whether there is a run to look at: after a fault there may be none. */
  readonly alive: boolean;
  readonly running: boolean;
  /** Of the present run, as far as they have come. */
  readonly opening: L['opening'] | undefined;
  readonly report: L['report'] | undefined;
  readonly records: readonly L['row'][];
  find<E extends Element = HTMLElement>(selector: string): E;
  /** Takes these settings over, into the form and the address. */
  adopt(settings: Settings<T>): void;
  link(): SettingsLink;
  /** The address follows what it carries. */
  follow(): void;
  /** A message above the code; after a fault, with a way out. */
  tell(text: string, fault?: boolean): void;
  /** A new run from the present settings, at rest. */
  restart(message: string): void;
  /** Runs, until it is paused, over, or stopped by itself. Out of sight it waits. */
  run(run: Run): void;
  pause(): void;
  /** One move at rest. */
  move(what: string): void;
  /** The run goes on with the present settings. */
  tune(): void;
  /** Asks for what is to be seen now. */
  look(): void;
  /** The live picture takes the place of the still one, for good, with the reader's first move. */
  reveal(): void;
  snapshot(): Promise<Extract<RunNews<L>, { kind: 'snapshot' }>>;
  /** Starts the lab's life, when all that its own functions need is there. `message`: what came of the address. */
  begin(): void;
}

/** Makes the lab in `root`, which ends with `signal`. */
export function createLab<L extends LabTypes, T extends SettingsTable, Own>(
  root: HTMLElement,
  signal: AbortSignal,
  kind: LabKind<L, T, Own>,
): Lab<L, T, Own> {
  fillParts(root, kind.parts);
  const find = <E extends Element = HTMLElement>(selector: string): E =>
    root.querySelector<E>(selector)!;
  const notice = find('[data-notice]');
  const retry = root.querySelector<HTMLElement>('[data-retry]');
  const announcer = createAnnouncer(find('[data-live-region]'));
  const place = placeOf(root, signal);
  const restored = kind.address.from(location.search);
  const stage = kind.places && createStage(root, kind.places, signal);

  let settings = restored.settings;
  let opening: L['opening'] | undefined;
  let report: L['report'] | undefined;
  let records: readonly L['row'][] = [];
  let current: Run | undefined; // goes on when the lab is seen again
  let visible = true;
  let spent = false; // the run diverged: there is nothing to go on with

  const client = createClient<L>(
    kind.worker,
    {
      started(next, kernel) {
        opening = next;
        root.dataset['kernel'] = kernel;
        find('[data-kernel-note]').hidden = kernel === 'simd';
      },
      report(news) {
        report = news.report;
        root.dataset['frames'] = String(news.frames);
        if (news.halt) setCurrent(undefined);
        if (revealed()) kind.show(report, current !== undefined);
        if (news.halt) kind.halted?.(news.halt, report);
      },
      records(next) {
        records = next;
        kind.recorded?.(records);
      },
      fault(reason, message) {
        setCurrent(undefined);
        spent = true;
        kind.failed?.();
        tell(faultInWords(reason, message, kind), true);
      },
    },
    stage,
    kind.files,
  );
  const form = bindForm(root, kind.table, {
    current: () => settings,
    changed: (next, corrections) => kind.changed(next, corrections),
    signal,
  });

  const link = (): SettingsLink =>
    kind.address.to(place.page, settings, kind.linked(), restored.hidden);
  const follow = (): void => place.follow(() => link().address);

  function adopt(next: Settings<T>): void {
    settings = next;
    form.show(settings);
    follow();
  }

  function tell(text: string, fault = false): void {
    notice.textContent = text;
    if (retry) retry.hidden = !fault;
  }

  function setCurrent(next: Run | undefined): void {
    const was = current !== undefined;
    current = next;
    root.toggleAttribute('data-running', current !== undefined);
    if (was !== (current !== undefined)) kind.running?.(current !== undefined);
  }

  function start(): void {
    [opening, report, records, spent] = [undefined, undefined, [], false];
    client.start(settings, kind.own(), kind.view());
  }

  const revealed = (): boolean => 'revealed' in root.dataset;

  function reveal(): void {
    if (revealed()) return;
    root.dataset['revealed'] = '';
    if (report) kind.show(report, false);
  }

  function restart(message: string): void {
    setCurrent(undefined);
    tell(message);
    start();
    reveal();
  }

  /** Whether a run can go on: after a fault it begins anew. */
  function prepared(): boolean {
    if (kind.ready && !kind.ready()) return false;
    if (spent || !client.alive) start();
    reveal();
    tell('');
    return true;
  }

  function pause(): void {
    if (!current) return;
    setCurrent(undefined);
    client.send({ kind: 'pause' });
  }

  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
      kind.acts[button?.dataset['do'] ?? '']?.();
    },
    { signal },
  );

  return {
    get settings() {
      return settings;
    },
    get alive() {
      return client.alive;
    },
    get running() {
      return current !== undefined;
    },
    get opening() {
      return opening;
    },
    get report() {
      return report;
    },
    get records() {
      return records;
    },
    place,
    restored,
    announcer,
    stage,
    find,
    adopt,
    link,
    follow,
    tell,
    restart,
    run(next) {
      if (!prepared()) return;
      setCurrent(next);
      if (visible) client.send({ kind: 'run', ...next });
    },
    pause,
    move(what) {
      if (!prepared()) return;
      setCurrent(undefined);
      client.send({ kind: 'move', what });
    },
    tune: () => client.send({ kind: 'tune', settings }),
    look: () => client.send({ kind: 'view', view: kind.view() }),
    reveal,
    snapshot: () => client.snapshot(),
    begin() {
      hideParts(root, restored.hidden);
      // What the reader chose before the lab was awake comes on top of what the address asks for.
      const chosen = chosenBefore(root, kind.table);
      adopt({ ...settings, ...chosen.settings });
      const corrections = [...restored.corrections, ...chosen.corrections];
      if (kind.waits) tell(corrections.join(' '));
      else if (restored.asked || Object.keys(chosen.settings).length > 0) {
        restart(corrections.join(' '));
      } else start();
      const unwatch = watchVisible(root, (now) => {
        visible = now;
        if (!current) return;
        if (visible) client.send({ kind: 'run', ...current });
        else client.send({ kind: 'pause' });
      });
      signal.addEventListener('abort', () => {
        unwatch();
        setCurrent(undefined); // an element that is moved wakes again, at rest
        announcer.stop();
        client.close();
      });
      root.dataset['ready'] = '';
    },
  };
}

/** Defines the element of a lab: `start` brings its markup to life each time it comes into a page, until `signal` ends. */
export function defineLab(
  name: string,
  start: (root: HTMLElement, signal: AbortSignal) => void,
): void {
  customElements.define(
    `${name}-lab`,
    class extends HTMLElement {
      #life: AbortController | undefined;

      connectedCallback(): void {
        this.#life = new AbortController();
        start(this, this.#life.signal);
      }

      disconnectedCallback(): void {
        this.#life?.abort();
      }
    },
  );
}
