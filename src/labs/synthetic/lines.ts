/** @file The lines of the lab's two pseudo-codes, by the names that a run has for them, in their order, and what each did. */

/** One trial. */
export const helpLines = ['draw-real', 'fit-models', 'draw-added', 'train', 'test'] as const;
export type HelpLine = (typeof helpLines)[number];

/** One generation. */
export const generationLines = ['gather', 'fit', 'measure'] as const;
export type GenerationLine = (typeof generationLines)[number];

export type LineName = HelpLine | GenerationLine;

/** In a sentence for slow motion. */
export const says: Record<LineName, string> = {
  'draw-real': 'New real examples of both classes, the same ones for every source.',
  'fit-models': 'Each source fits a model to each class.',
  'draw-added': 'The models are sampled: these points are added to the real ones.',
  train: 'For each source, a classifier learns the real and the added points together.',
  test: 'Each is tested on thousands of fresh points that nobody has seen. A trial is done.',
  gather: 'The examples of this generation: real ones at first, then samples of the last model.',
  fit: 'A new model is fitted to them, in every line of descent.',
  measure: 'It is sampled, and the samples are measured. A generation is done.',
};
