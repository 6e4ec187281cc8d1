/**
 * @file The lines of the two pseudo-codes, by the names that the code blocks give them, in the order in which they run, and
 * what each did, in a sentence for slow motion.
 */
export const writingLines = [
  'score-notes',
  'keep-readable',
  'share-notes',
  'draw-note',
  'add-note',
] as const;
export const shapingLines = ['guess-twice', 'guide-guess', 'less-noise', 'add-sines'] as const;

export type WritingLine = (typeof writingLines)[number];
export type ShapingLine = (typeof shapingLines)[number];

export type LineName = WritingLine | ShapingLine;

/** The parts of the lab that have a pseudo-code, in the order in which the codes stand. */
export type Coded = 'tune' | 'timbre';
export const codes: Readonly<Record<Coded, readonly LineName[]>> = {
  tune: writingLines,
  timbre: shapingLines,
};

export const says: Record<LineName, string> = {
  'score-notes':
    'The model reads the tune so far and gives a logit to every word that it knows: pitches, lengths, bar lines.',
  'keep-readable':
    'A length without a pitch, or bar 5 after bar 2, can be no tune: such words get nothing.',
  'share-notes':
    'Softmax makes probabilities of the logits; the temperature sharpens or flattens them.',
  'draw-note': 'Chance takes one word, each as often as its probability says.',
  'add-note': 'The word joins the tune, and the model reads again.',
  'guess-twice':
    'The network guesses the clean picture of the sound, once told the words and once without them; at scale 0 and 1 only the one that counts.',
  'guide-guess': 'The guess goes farther the way that the words point.',
  'less-noise': 'A step towards the guess: the same picture with a little less noise.',
  'add-sines': 'Each row is a sine, as loud as the row is strong; their sum is what one hears.',
};
