/** @file The seed, a setting that every lab has. */
import type { NumberField } from './settings.ts';

/** What a lab's chance begins from. A lab whose seed fixes less than every number says so in a help of its own. */
export const seed = {
  kind: 'number',
  label: 'Seed',
  help: 'Fixes every random number: equal seeds give equal runs.',
  min: 1,
  max: 9999,
  step: 1,
  default: 1,
  restarts: true,
} as const satisfies NumberField;

/** The seed after this one; after the last comes the first. */
export function nextSeed(now: number): number {
  return now < seed.max ? now + 1 : seed.min;
}
