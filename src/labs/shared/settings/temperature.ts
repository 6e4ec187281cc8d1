/** @file The temperature, a setting of every lab that draws words. */
import type { NumberField } from './settings.ts';

export const temperature = {
  kind: 'number',
  label: 'Temperature',
  help: 'Below 1 the likely becomes likelier, above 1 all come closer; at 0 the likeliest word always wins.',
  min: 0,
  max: 2,
  step: 0.05,
  slider: true,
  default: 1,
  restarts: false,
} as const satisfies NumberField;
