/**
 * @file The lines of the two pseudo-codes that do something, by the names that the code blocks give them, in the order in
 * which they run, and what each did, in a sentence for slow motion.
 */
export const trainingLines = [
  'read-batch',
  'guess-next',
  'pay-surprise',
  'find-slopes',
  'move-weights',
] as const;
export const writingLines = [
  'score-words',
  'share-out',
  'cut-tail',
  'draw-word',
  'add-word',
] as const;

export type TrainingLine = (typeof trainingLines)[number];
export type WritingLine = (typeof writingLines)[number];

export const says: Record<TrainingLine | WritingLine, string> = {
  'read-batch': 'Stories are taken from the corpus by chance, as many as make 512 words.',
  'guess-next': 'At every word the network guesses the next one, from the words before it alone.',
  'pay-surprise': 'It pays minus the log of the probability that it gave to the word that came.',
  'find-slopes': 'The way back: how the loss changes with each weight.',
  'move-weights': 'All weights move a little downhill. A step is done.',
  'score-words': 'The model reads the text so far and gives a logit to every word that it knows.',
  'share-out':
    'Softmax makes probabilities of the logits; the temperature sharpens or flattens them.',
  'cut-tail': 'What top-k and top-p cut off gets nothing; the rest is scaled to sum 1.',
  'draw-word': 'Chance takes one word, each as often as its probability says.',
  'add-word': 'The word joins the text, and the model reads again.',
};
