/** @file How much of each: words of a text, stories, steps. The page knows these without the models. */

/** The most words of a text: as many as the network keeps in mind. */
export const MOST = 127;
/** Stories that are written at once. */
export const STORIES = 20;
/** Stories that bigrams and trigrams are counted in, and that a small network learns from: the first of the corpus. */
export const COUNTED = 4000;
/** Steps of a whole training. */
export const STEPS = 3000;
