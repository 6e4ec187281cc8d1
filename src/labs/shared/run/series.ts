/** @file A session that does the same again and again, and keeps what came of each time. */
import type { Kernel } from '../../../models/kernel/kernel.ts';

/** What a series is made of. */
export interface SeriesParts<Part extends string, Row> {
  /** The part of the lab that it is. */
  readonly part: Part;
  readonly kernel: Kernel['kind'];
  /** How often it is done. */
  readonly times: number;
  /** Does it for the time `i`, from 0. */
  readonly make: (i: number) => Row;
}

/** A series from its start. Its pseudo-code would be one line, which has the name of the part. */
export function createSeries<Part extends string, Row>({
  part,
  kernel,
  times,
  make,
}: SeriesParts<Part, Row>) {
  const records: Row[] = [];

  function iterate(): void {
    if (records.length < times) records.push(make(records.length));
  }

  return {
    opening: { part },
    kernel,
    records,
    get iteration() {
      return records.length;
    },
    advance(): string {
      iterate();
      return part;
    },
    iterate,
    move: iterate,
    tune: () => undefined,
    frame: () => ({ part, iteration: records.length }),
    diverged: () => false,
  };
}
