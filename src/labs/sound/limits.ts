/** @file How much of each. The page knows these without the models. */

/** Tunes that are written at once. */
export const TUNES = 20;
/** Tunes in which bigrams are counted. */
export const COUNTED = 2000;
/** Sounds that are drawn at once. */
export const SOUNDS = 16;
