/**
 * @file A lab's pseudo-code while it runs: how fast the run goes through it, and the line that ran last, which is marked in its
 * block and told below the picture.
 */
import { bindCodeLine } from './code-line.ts';
import { traceCode, type CodeTrace } from './code-trace.ts';
import type { Pace } from './protocol.ts';

/** The pace that is chosen in a list: slow motion, which goes line by line, as fast as can be, or so many iterations a second. */
export function chosenPace({ value }: HTMLSelectElement): Pace {
  if (value === 'lines') return { unit: 'line', perSecond: 1 };
  return value === 'full' ? { unit: 'full' } : { unit: 'iteration', perSecond: Number(value) };
}

export interface LabCode<Block extends string, Line extends string> {
  /**
   * Marks the line of a block that ran last, or none, and sets the values beside its lines; other blocks are left bare.
   * `says`: what the line did, to tell below the picture; undefined: nothing is told there.
   */
  show(
    block: Block,
    line: Line | undefined,
    valueOf: (line: Line) => string | undefined,
    says: string | undefined,
  ): void;
  /** The lines of a block that the reader wants to stop after. */
  stops(block: Block): string[];
  /** Stops nowhere. */
  clearStops(): void;
}

/**
 * Binds the blocks of code in `root`, in their order, each with the names of its lines. `chosen` hears of every change of
 * where to stop by the reader.
 */
export function bindCode<Block extends string, Line extends string>(
  root: HTMLElement,
  blocks: Readonly<Record<Block, readonly Line[]>>,
  chosen: () => void,
  signal: AbortSignal,
): LabCode<Block, Line> {
  const places = root.querySelectorAll('.lab-code pre');
  const names = Object.keys(blocks) as Block[];
  const traces = Object.fromEntries(
    names.map((name, i) => [name, traceCode(places[i] ?? new DocumentFragment(), chosen, signal)]),
  ) as Record<Block, CodeTrace>;
  const below = bindCodeLine(root);
  return {
    show(block, line, valueOf, says) {
      for (const name of names) {
        const shown = name === block;
        traces[name].mark(shown ? line : undefined);
        for (const each of blocks[name]) {
          traces[name].value(each, (shown ? valueOf(each) : undefined) ?? '');
        }
      }
      const told = says === undefined ? undefined : line;
      below.show(traces[block], told, (told && valueOf(told)) ?? '', says ?? '');
    },
    stops: (block) => traces[block].stops(),
    clearStops() {
      for (const name of names) traces[name].setStops([]);
    },
  };
}
