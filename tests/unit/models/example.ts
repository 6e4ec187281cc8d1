import { gaussian } from '../../../src/models/gaussian.ts';
import { mixture } from '../../../src/models/mixture.ts';

/** A lopsided mixture with correlated components: nothing about it is symmetrical by accident. */
export const twoBells = mixture(
  [gaussian([0.5, -1], [0.5, 0.2, 0.3]), gaussian([-0.4, 0.8], [0.1, -0.05, 0.4])],
  [0.3, 0.7],
);
