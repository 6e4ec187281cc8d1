/**
 * @file The second half with words: several lines of descent of bigrams, each counted from what the one before wrote. An
 * iteration is a generation.
 */
import { createTextChain, RARE, type TextGeneration } from '../../models/synthetic/text-chain.ts';
import { leftByDrift } from '../../models/synthetic/theory.ts';
import type { Session } from '../shared/run/session.ts';
import { spaced } from '../shared/save/data-table.ts';
import type { GenerationsView } from './generations.ts';
import { MOST_GENERATIONS, STRIP } from './limits.ts';
import { generationLines, type GenerationLine } from './lines.ts';
import { textOptionsOf, type SyntheticSettings } from './settings.ts';

/** What never changes in a run. */
export interface StoriesOpening {
  readonly half: 'stories';
  /** The different words of the first line's real texts, the most frequent first, and how often they are there. */
  readonly words: readonly string[];
  readonly real: readonly number[];
  /** The share of rare words in the real texts. */
  readonly rare: number;
  /** By generation, from the first: the share of words, of rare words and of pairs that drift leaves; undefined where unknown. */
  readonly expected: Readonly<Record<'left' | 'rareLeft' | 'pairs', readonly number[]>> | undefined;
}

/** One generation: means over the lines of descent. */
export interface StoriesRow extends TextGeneration {
  readonly half: 'stories';
  readonly iteration: number;
}

/** How often a generation of the first line counted each of the opening's words. */
export interface WordCounts {
  readonly generation: number;
  readonly counts: readonly number[];
}

/** One moment: a generation of the first line of descent. */
export interface StoriesFrame extends WordCounts {
  readonly half: 'stories';
  readonly iteration: number;
  readonly line: GenerationLine | undefined;
  /** A text that this generation's bigram wrote; before the first one, a real text. */
  readonly text: string;
  /** Evenly spaced generations so far, the first and the newest among them. */
  readonly strip: readonly WordCounts[];
}

export interface StoriesTypes {
  settings: SyntheticSettings;
  view: GenerationsView;
  opening: StoriesOpening;
  frame: StoriesFrame;
  row: StoriesRow;
  report: unknown;
}

export type StoriesSession = Session<StoriesTypes> & { readonly opening: StoriesOpening };

/** A run from its start. `alive` is called with every model that is counted. */
export function createStories(
  settings: SyntheticSettings,
  alive: () => void = () => undefined,
): StoriesSession {
  const options = textOptionsOf(settings);
  const chains = Array.from({ length: Math.round(settings.chains) }, (_, i) => {
    alive();
    return createTextChain(options, i);
  });
  const first = chains[0]!;
  const records: StoriesRow[] = [];
  const pictures: (WordCounts & { readonly text: string })[] = [];
  let at = 0; // the line to run next
  let last: GenerationLine | undefined;

  const run: Record<GenerationLine, () => void> = {
    gather() {
      for (const chain of chains) {
        alive();
        chain.gather();
      }
    },
    fit() {
      for (const chain of chains) {
        alive();
        chain.fit();
      }
    },
    measure() {
      const found = chains.map((chain) => chain.measure());
      const mean = (key: keyof TextGeneration): number => average(found.map((one) => one[key]));
      const generation = records.length + 1;
      records.push({
        half: 'stories',
        iteration: generation,
        left: mean('left'),
        rareLeft: mean('rareLeft'),
        rareShare: mean('rareShare'),
        pairs: mean('pairs'),
      });
      pictures.push({ generation, counts: first.counts, text: first.text });
    },
  };

  function advance(): GenerationLine {
    const line = generationLines[at]!;
    run[line]();
    last = line;
    at = (at + 1) % generationLines.length;
    return line;
  }

  function iterate(): void {
    while (advance() !== 'measure');
  }

  const drifts = options.keeping === 'replace' && options.kept === 0;
  const drift = (countsOf: (chain: typeof first) => readonly number[]): number[] => {
    const lines = chains.map((chain) => leftByDrift(countsOf(chain), MOST_GENERATIONS));
    return Array.from({ length: MOST_GENERATIONS }, (_, g) => average(lines.map((l) => l[g]!)));
  };
  const rareOf = ({ real }: typeof first): number[] => real.filter((count) => count <= RARE);

  return {
    opening: {
      half: 'stories',
      words: first.words,
      real: first.real,
      rare: average(chains.map((chain) => sum(rareOf(chain)) / sum(chain.real))),
      expected: drifts
        ? {
            left: drift(({ real }) => real),
            rareLeft: drift(rareOf),
            pairs: drift(({ realPairs }) => realPairs),
          }
        : undefined,
    },
    kernel: 'simd', // without a network none is slower
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
    frame({ generation = pictures.length }) {
      const stop = Math.min(Math.max(0, generation), pictures.length);
      const { counts, text } = pictures[stop - 1] ?? { counts: first.real, text: first.realText };
      return {
        ...{ half: 'stories', iteration: records.length, line: last },
        ...{ generation: stop, counts, text },
        strip: spaced(pictures.length, STRIP).map((i) => pictures[i]!),
      };
    },
    diverged: () => false,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function average(values: readonly number[]): number {
  return sum(values) / values.length;
}
