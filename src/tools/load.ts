/** How busy the machine is, so that tests wait longer where everything takes longer. */
import { availableParallelism, loadavg } from 'node:os';

/** Beyond this, what does not end is broken and not slow. */
const MOST = 16;

/**
 * How many times slower than at rest a program runs: the processes that wanted to run in the last minute, for each
 * processor, from 1 to {@link MOST}. On Windows, which does not count them, it is 1.
 */
export function slowness(load = loadavg()[0]!, processors = availableParallelism()): number {
  return Math.min(MOST, Math.max(1, load / processors));
}

/** Milliseconds to wait for what takes at most `atRest` of them on a machine at rest. */
export function patience(atRest: number): number {
  return atRest * slowness();
}
