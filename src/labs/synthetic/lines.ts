/** @file The lines of the lab's two pseudo-codes, by the names that a run has for them, in their order. */

/** One trial. */
export const helpLines = ['draw-real', 'fit-models', 'draw-added', 'train', 'test'] as const;
export type HelpLine = (typeof helpLines)[number];

/** One generation. */
export const generationLines = ['gather', 'fit', 'measure'] as const;
export type GenerationLine = (typeof generationLines)[number];
