/**
 * @file The first half, "Does it help?": trial after trial, each with few real examples of its own, and what the errors of
 * all trials say together. An iteration is a trial.
 */
import { classPosterior } from '../../models/guidance.ts';
import type { Flat } from '../../models/points.ts';
import { placesOf, type SquareGrid, type SquareValues } from '../../models/square-grid.ts';
import {
  bayesError,
  classPair,
  type ClassPairName,
  type Labelled,
} from '../../models/synthetic/classes.ts';
import type { Judge } from '../../models/synthetic/classifier.ts';
import type { Generator } from '../../models/synthetic/generators.ts';
import { estimate, type Estimate } from '../../models/synthetic/interval.ts';
import {
  createTrial,
  FRESH,
  sourceNames,
  type SourceName,
  type Trial,
} from '../../models/synthetic/trial.ts';
import type { Session } from '../shared/run/session.ts';
import { helpLines, type HelpLine } from './lines.ts';
import { hasNetwork, numbersOf, trialOptionsOf, type SyntheticSettings } from './settings.ts';

/** Where borders are evaluated. */
export const GRID: SquareGrid = { reach: 2.5, nodes: 49 };

/** What never changes in a run. */
export interface HelpOpening {
  readonly half: 'help';
  /** The share of errors that no classifier goes below on average. */
  readonly least: number;
  /** p(class 1) by Bayes' rule: its border is the best one. */
  readonly best: SquareValues;
  readonly sources: readonly SourceName[];
  /** The number of real examples that pictures and verdicts are about, where several are tried. */
  readonly focus: number;
  /** Fresh points of both classes on which a trial's classifiers are tested. */
  readonly fresh: number;
}

/** The errors of one trial, as shares; NaN for sources that were not compared. */
export interface HelpRow extends Readonly<Record<SourceName, number>> {
  readonly half: 'help';
  readonly iteration: number;
  /** Real examples of a class. */
  readonly examples: number;
}

/** What the trials say of a source: that it helps, that it harms, or neither for sure. */
export type Verdict = 'helps' | 'harms' | 'open';

export interface SourceResult {
  readonly source: SourceName;
  readonly error: Estimate;
  /** How much higher its error is than without added data, trial by trial; undefined for "nothing added". */
  readonly change: Estimate | undefined;
  readonly verdict: Verdict;
}

/** What trials with so many real examples of a class say of every source. */
export interface CurvePoint {
  readonly examples: number;
  readonly trials: number;
  readonly results: readonly SourceResult[];
}

/** What a source added to the real examples of the last trial, and p(class 1) by the classifier that has learned both. */
export interface HelpPanel {
  readonly source: SourceName;
  readonly added: readonly [Flat, Flat];
  readonly border: SquareValues | undefined;
}

/** One moment. */
export interface HelpFrame {
  readonly half: 'help';
  readonly iteration: number;
  readonly line: HelpLine | undefined;
  /** The real examples of the last trial. */
  readonly real: readonly [Flat, Flat];
  readonly panels: readonly HelpPanel[];
  /** By the number of real examples, from few to many. */
  readonly curve: readonly CurvePoint[];
}

export interface HelpTypes {
  settings: SyntheticSettings;
  view: unknown;
  opening: HelpOpening;
  frame: HelpFrame;
  row: HelpRow;
  report: unknown;
}

export type HelpSession = Session<HelpTypes> & { readonly opening: HelpOpening };

type PerSource<T> = Map<SourceName, T>;

/** A run from its start. `alive` is called with every model that is fitted. */
export function createHelp(
  settings: SyntheticSettings,
  wasm?: BufferSource,
  alive: () => void = () => undefined,
): HelpSession {
  const options = trialOptionsOf(settings);
  const pair = classPair(options.classes);
  const sources = sourceNames.filter((name) => name !== 'network' || settings.network === 'on');
  const places = placesOf(GRID);
  const records: HelpRow[] = [];

  const numbers = numbersOf(settings);
  const off = (n: number): number => Math.abs(n - settings.examples);
  const focus = numbers.reduce((best, n) => (off(n) < off(best) ? n : best));
  const examplesNow = (): number => numbers[records.length % numbers.length]!;
  /** The same trial for each of the numbers: the examples of a larger one begin with those of a smaller. */
  const open = (): Trial => {
    const index = Math.floor(records.length / numbers.length);
    return createTrial({ ...options, examples: examplesNow() }, index, wasm);
  };

  let trial = open();
  let models: PerSource<readonly Generator[] | undefined> = new Map();
  let added: PerSource<Labelled> = new Map();
  let judges: PerSource<Judge> = new Map();
  let seen = { real: trial.real, added, judges }; // of the last trial with so many examples
  let at = 0; // the line to run next
  let last: HelpLine | undefined;

  function each<T>(make: (source: SourceName) => T): PerSource<T> {
    return new Map(
      sources.map((source) => {
        alive();
        return [source, make(source)];
      }),
    );
  }

  const run: Record<HelpLine, () => void> = {
    'draw-real'() {
      trial = open();
      added = new Map();
      judges = new Map();
    },
    'fit-models'() {
      models = each((source) => trial.generators(source));
    },
    'draw-added'() {
      added = each((source) => trial.added(source, models.get(source)));
    },
    train() {
      judges = each((source) => trial.judge(added.get(source)!));
    },
    test() {
      const errors = sourceNames.map((source): [SourceName, number] => {
        const judge = judges.get(source);
        return [source, judge ? trial.error(judge) : NaN];
      });
      records.push({
        half: 'help',
        iteration: records.length + 1,
        examples: examplesNow(),
        ...(Object.fromEntries(errors) as Record<SourceName, number>),
      });
    },
  };

  function advance(): HelpLine {
    const line = helpLines[at]!;
    const focused = examplesNow() === focus;
    run[line]();
    if (focused) seen = { real: trial.real, added, judges };
    last = line;
    at = (at + 1) % helpLines.length;
    return line;
  }

  function iterate(): void {
    while (advance() !== 'test');
  }

  return {
    opening: {
      half: 'help',
      least: leastError(options.classes),
      best: {
        ...GRID,
        values: Float32Array.from({ length: places.length / 2 }, (_, i) =>
          classPosterior(pair, 1, places[2 * i]!, places[2 * i + 1]!),
        ),
      },
      sources,
      focus,
      fresh: 2 * FRESH,
    },
    kernel: wasm || !hasNetwork(settings) ? 'simd' : 'plain', // without a network none is slower
    get iteration() {
      return records.length;
    },
    get records() {
      return records;
    },
    advance,
    iterate,
    move(what) {
      if (what === 'line') advance();
      if (what === 'iteration') iterate();
    },
    tune() {
      // Every setting restarts the run.
    },
    frame: () => ({
      half: 'help',
      iteration: records.length,
      line: last,
      real: seen.real,
      panels: sources.map((source) => {
        const judge = seen.judges.get(source);
        return {
          source,
          added: seen.added.get(source) ?? [new Float64Array(), new Float64Array()],
          border: judge && { ...GRID, values: Float32Array.from(judge(places)) },
        };
      }),
      curve: numbers.map((examples) => {
        const rows = records.filter((row) => row.examples === examples);
        return { examples, trials: rows.length, results: resultsOf(rows, sources) };
      }),
    }),
    diverged: () => false,
  };
}

/** The integral takes half a second: runs of the same classes share it. */
const leastErrors = new Map<ClassPairName, number>();
function leastError(name: ClassPairName): number {
  const least = leastErrors.get(name) ?? bayesError(classPair(name));
  leastErrors.set(name, least);
  return least;
}

/** What trials say together. A verdict needs an interval of the change that leaves out 0. */
export function resultsOf(
  records: readonly HelpRow[],
  sources: readonly SourceName[],
): SourceResult[] {
  return sources.map((source) => {
    const error = estimate(records.map((row) => row[source]));
    if (source === 'none') return { source, error, change: undefined, verdict: 'open' };
    const change = estimate(records.map((row) => row[source] - row.none));
    const verdict = change.high < 0 ? 'helps' : change.low > 0 ? 'harms' : 'open';
    return { source, error, change, verdict };
  });
}
