/** @file How far a run goes, and how much there is of some things. */

/** A run ends here: one picture a generation is kept. */
export const MOST_GENERATIONS = 200;

/** Pictures that the trained model draws for a run: 30 of each of 8 things. */
export const POOL_PICTURES = 240;

/** Pictures in the strip. */
export const STRIP = 14;
