/** @file What a lab gives of its own to `lab.ts`, and what it has from it. */
import type { Announcer } from './announcer.ts';
import type { FilesOrder, Halt, LabTypes, Run, RunNews } from './run/protocol.ts';
import type { LabAddress, Restored } from './settings/address.ts';
import type { SettingsLink } from './settings/link.ts';
import type { Place } from './settings/place.ts';
import type { Settings, SettingsTable } from './settings/settings.ts';
import type { Stage } from './stage/stage.ts';

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
