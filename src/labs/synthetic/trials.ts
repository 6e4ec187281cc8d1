/**
 * @file Trial after trial of the first half, whatever its examples are: each source's part in a trial, line by line, and what
 * the errors of all trials say together. An iteration is a trial.
 */
import { estimate, type Estimate } from '../../models/synthetic/interval.ts';
import type { PictureSourceName } from '../../models/synthetic/picture-trial.ts';
import type { SourceName } from '../../models/synthetic/trial.ts';
import { helpLines, type HelpLine } from './lines.ts';

/** Of points and of pictures. */
export type Source = SourceName | PictureSourceName;

/** What never changes in a run, whatever the examples are. */
export interface Compared {
  readonly sources: readonly Source[];
  /** The number of real examples that pictures and verdicts are about, where several are tried. */
  readonly focus: number;
  /** The share of errors that no classifier goes below on average; undefined where nobody knows it. */
  readonly least: number | undefined;
}

/** The errors of one trial, as shares; NaN for sources that were not compared. */
export interface HelpRow extends Readonly<Partial<Record<Source, number>>> {
  readonly half: 'help';
  readonly iteration: number;
  /** Real examples of a class. */
  readonly examples: number;
}

/** What the trials say of a source: that it helps, that it harms, or neither for sure. */
export type Verdict = 'helps' | 'harms' | 'open';

export interface SourceResult {
  readonly source: Source;
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

/** What a run needs of a trial. */
export interface TrialOf<Name, Examples, Models, Judge> {
  readonly real: Examples;
  generators(source: Name): Models | undefined;
  added(source: Name, from?: Models): Examples;
  judge(added: Examples): Judge;
  error(judge: Judge): number;
}

export interface TrialsOptions<Name, Examples, Models, Judge> {
  readonly sources: readonly Name[];
  /** Numbers of real examples, which trials have in turn, and the one that is asked for. */
  readonly numbers: readonly number[];
  readonly examples: number;
  open(examples: number, index: number): TrialOf<Name, Examples, Models, Judge>;
  /** Is called with every model that is fitted. */
  alive(): void;
}

/** Trials from the first. */
export function createTrials<Name extends Source, Examples, Models, Judge>({
  sources,
  numbers,
  examples,
  open,
  alive,
}: TrialsOptions<Name, Examples, Models, Judge>) {
  type PerSource<T> = Map<Name, T>;
  const records: HelpRow[] = [];
  const off = (n: number): number => Math.abs(n - examples);
  const focus = numbers.reduce((best, n) => (off(n) < off(best) ? n : best));
  const examplesNow = (): number => numbers[records.length % numbers.length]!;
  /** The same trial for each of the numbers: the examples of a larger one begin with those of a smaller. */
  const next = () => open(examplesNow(), Math.floor(records.length / numbers.length));

  let trial = next();
  let models: PerSource<Models | undefined> = new Map();
  let added: PerSource<Examples> = new Map();
  let judges: PerSource<Judge> = new Map();
  let seen = { real: trial.real, added, judges }; // of the last trial with so many examples
  let at = 0; // the line to run next
  let last: HelpLine | undefined;

  function each<T>(make: (source: Name) => T): PerSource<T> {
    return new Map(
      sources.map((source) => {
        alive();
        return [source, make(source)];
      }),
    );
  }

  const run: Record<HelpLine, () => void> = {
    'draw-real'() {
      trial = next();
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
      const errors = each((source) => trial.error(judges.get(source)!));
      records.push({
        half: 'help',
        iteration: records.length + 1,
        examples: examplesNow(),
        ...(Object.fromEntries(errors) as Partial<Record<Source, number>>),
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
    focus,
    records,
    advance,
    iterate,
    move(what: string): void {
      if (what === 'line') advance();
      if (what === 'iteration') iterate();
    },
    /** The line that ran last. */
    line: () => last,
    /** The real examples of the last trial in focus, and what each source has made of them so far. */
    seen: () => seen,
    curve: (): CurvePoint[] =>
      numbers.map((each) => {
        const rows = records.filter((row) => row.examples === each);
        return { examples: each, trials: rows.length, results: resultsOf(rows, sources) };
      }),
  };
}

/** The error of a source in a trial; NaN where it was not compared. */
export function errorOf(row: HelpRow, source: Source): number {
  return row[source] ?? NaN;
}

/** What trials say together. A verdict needs an interval of the change that leaves out 0. */
export function resultsOf(records: readonly HelpRow[], sources: readonly Source[]): SourceResult[] {
  return sources.map((source) => {
    const error = estimate(records.map((row) => errorOf(row, source)));
    if (source === 'none') return { source, error, change: undefined, verdict: 'open' };
    const change = estimate(records.map((row) => errorOf(row, source) - errorOf(row, 'none')));
    const verdict = change.high < 0 ? 'helps' : change.low > 0 ? 'harms' : 'open';
    return { source, error, change, verdict };
  });
}
