/** @file Where texts end, in whatever words. */

/** The id that begins and ends every text, and is in none: there a model begins, and there it stops. */
export const END = 0;
