/** @file The first half, "Does it help?", with points: trials, and the border that each classifier draws. */
import { classPosterior } from '../../models/guidance.ts';
import type { Flat } from '../../models/points.ts';
import { placesOf, type SquareGrid, type SquareValues } from '../../models/square-grid.ts';
import { bayesError, classPair, type ClassPairName } from '../../models/synthetic/classes.ts';
import { createTrial, sourceNames, type SourceName } from '../../models/synthetic/trial.ts';
import type { Session } from '../shared/run/session.ts';
import type { HelpLine } from './lines.ts';
import { hasNetwork, numbersOf, trialOptionsOf, type SyntheticSettings } from './settings.ts';
import { createTrials, type Compared, type CurvePoint, type HelpRow } from './trials.ts';

/** Where borders are evaluated. */
export const GRID: SquareGrid = { reach: 2.5, nodes: 49 };

/** What never changes in a run. */
export interface HelpOpening extends Compared {
  readonly half: 'help';
  readonly least: number;
  /** p(class 1) by Bayes' rule: its border is the best one. */
  readonly best: SquareValues;
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
  const trials = createTrials({
    sources,
    numbers: numbersOf(settings),
    examples: settings.examples,
    open: (examples, index) => createTrial({ ...options, examples }, index, wasm),
    alive,
  });
  const { focus, records, advance, iterate, move } = trials;

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
      ...{ sources, focus },
    },
    kernel: wasm || !hasNetwork(settings) ? 'simd' : 'plain', // without a network none is slower
    get iteration() {
      return records.length;
    },
    ...{ records, advance, iterate, move },
    tune() {
      // Every setting restarts the run.
    },
    frame() {
      const { real, added, judges } = trials.seen();
      return {
        ...{ half: 'help', iteration: records.length, line: trials.line(), real },
        panels: sources.map((source) => {
          const judge = judges.get(source);
          return {
            source,
            added: added.get(source) ?? [new Float64Array(), new Float64Array()],
            border: judge && { ...GRID, values: Float32Array.from(judge(places)) },
          };
        }),
        curve: trials.curve(),
      };
    },
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
