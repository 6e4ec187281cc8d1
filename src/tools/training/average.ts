/**
 * Gradients averaged between threads through shared memory. Each copy writes its own into its slot, waits for the
 * others, and adds up all slots in the same order, so that every copy computes the same bits.
 */
import type { Share } from '../../models/network/training.ts';

/** Memory that the copies share: `most` is the most numbers averaged at once. */
export interface Table {
  readonly of: number;
  readonly most: number;
  readonly slots: SharedArrayBuffer;
  readonly turn: SharedArrayBuffer;
}

export function createTable(of: number, most: number): Table {
  return {
    of,
    most,
    slots: new SharedArrayBuffer(2 * of * most * 4),
    turn: new SharedArrayBuffer(8),
  };
}

/** The place of copy `index` at the table. */
export function takePlace({ of, most, slots, turn }: Table, index: number): Share {
  const [arrived, round] = [0, 1];
  const counters = new Int32Array(turn);
  // Two sets of slots in turn: the slowest may still read one while the fastest writes the other.
  const sets = [0, 1].map((set) =>
    Array.from({ length: of }, (_, i) => new Float32Array(slots, 4 * most * (set * of + i), most)),
  );
  let set = 0;

  function waitForAll(): void {
    const now = Atomics.load(counters, round);
    if (Atomics.add(counters, arrived, 1) === of - 1) {
      Atomics.store(counters, arrived, 0);
      Atomics.add(counters, round, 1);
      Atomics.notify(counters, round);
    } else while (Atomics.load(counters, round) === now) Atomics.wait(counters, round, now);
  }

  return {
    index,
    of,
    average(gradients) {
      const all = sets[set]!;
      set = 1 - set;
      let at = 0;
      for (const { data } of gradients) {
        all[index]!.set(data, at);
        at += data.length;
      }
      waitForAll();
      at = 0;
      for (const { data } of gradients) {
        for (let i = 0; i < data.length; i++, at++) {
          let sum = 0;
          for (const slot of all) sum += slot[at]!;
          data[i] = sum / of;
        }
      }
    },
  };
}
