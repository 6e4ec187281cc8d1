/** @file How far a run of the second half goes. */

/** A run ends here: one picture a generation is kept. */
export const MOST_GENERATIONS = 200;

/** Pictures in the strip. */
export const STRIP = 14;
