/** @file What a lab on points in the plane gives of its own to `plane-lab.ts`, and what it has from it. */
import type { Experiment } from './guide/experiment.ts';
import type { Guide } from './guide/guide.ts';
import type { Lab, LabKind } from './lab-kind.ts';
import type { LabTypes } from './run/protocol.ts';
import type { NumbersFile } from './save/save.ts';
import type { ChoiceField, Settings, SettingsTable } from './settings/settings.ts';
import type { ChartsReport, Reading } from './stage/charts.ts';
import type { ChartsView } from './stage/charts-view.ts';
import type { OwnPoints } from './stage/plane.ts';

export interface PlaneView<Layer extends string> {
  /** Slow motion: only what the line that has just run is about. */
  readonly slow: boolean;
  /** What is ticked. */
  readonly layers: readonly Layer[];
  /** Where the charts are read. */
  readonly reading: Reading | undefined;
  /** Points that the reader is drawing, in place of the run. */
  readonly own: OwnPoints | undefined;
}

export interface PlaneReport<Layer extends string> {
  readonly iteration: number;
  readonly charts: ChartsReport;
  /** What the picture shows, for its legend. */
  readonly drawn: readonly Layer[];
}

export interface PlaneTypes<Layer extends string> extends LabTypes {
  view: PlaneView<Layer>;
  report: PlaneReport<Layer>;
}

/** How an experiment is set up. */
export interface PlaneSetup<T extends SettingsTable, Layer extends string> {
  /** What differs from the defaults. */
  readonly settings: Partial<Settings<T>>;
  /** Of training; none, where absent. */
  readonly iterations?: number;
  /** What is ticked; the usual, where absent. */
  readonly shows?: readonly Layer[];
}

export type PlaneTable = SettingsTable & { readonly data: ChoiceField };
type Shared = 'address' | 'own' | 'linked' | 'places' | 'files' | 'changed' | 'ready' | 'view';

export interface PlaneKind<
  L extends PlaneTypes<Layer>,
  T extends PlaneTable,
  Layer extends string,
  Outcome,
> extends Omit<LabKind<L, T, Float64Array>, Shared> {
  readonly name: string;
  /** The picture shows [-reach, reach]^2. */
  readonly reach: number;
  /** Name of the lab that opens the same data. */
  readonly other: string;
  view(plane: PlaneView<Layer>): L['view'];
  readonly experiments: readonly Experiment<PlaneSetup<T, Layer>, Outcome>[];
  /** What is ticked where an experiment does not say. */
  readonly usual: readonly Layer[];
  /** Runs an experiment of so many iterations. */
  experiment(iterations: number): void;
  /** Another pace is chosen. */
  paced(): void;
  /** A new run is about to begin. */
  cleared(): void;
  /** Settings have been taken over. */
  adopted?(settings: Settings<T>): void;
  /** Tables of numbers to save, by the names of their buttons, and the rows of the table for reading. */
  readonly tables: Readonly<Record<string, () => NumbersFile | Promise<NumbersFile>>>;
  readonly rows: () => readonly (readonly string[])[];
  /** A name for files. */
  readonly fileName: () => string;
}

export interface PlaneLab<
  L extends PlaneTypes<Layer>,
  T extends PlaneTable,
  Layer extends string,
  Outcome,
> {
  readonly lab: Lab<L, T, Float64Array>;
  /** The picture, which takes the pointer and the keys. */
  readonly surface: HTMLElement;
  readonly guide: Guide<Outcome>;
  readonly charts: ChartsView;
  /** Whether the reader draws points. */
  readonly drawing: boolean;
  /** Whether it runs in slow motion. */
  readonly slow: boolean;
  /** Starts the lab's life. */
  begin(): void;
}
