/** What stands beside the picture lab's still pictures. */
import { pictureTable } from '../labs/picture/settings.ts';
import { subject } from '../labs/picture/words.ts';
import { defaults } from '../labs/shared/settings.ts';
import cards from '../models/pictures/trained/cards.json';

/** “100%” for all of them only. */
const percent = (share: number): string => `${share === 1 ? 100 : (100 * share).toFixed(1)}%`;

/** The prompt of the still pictures. */
export const stillSubject = subject(defaults(pictureTable));

export const pictureAlt = `Sixteen pictures that the model drew for the prompt “${stillSubject}”, with seed 1.`;

/** How well the model does, measured when it was trained. */
export const pictureStory =
  `A judge trained on pictures by the same hand found all three words in ${percent(cards.diffusion.scores.seen.all)} of ` +
  `the model’s pictures, and in ${percent(cards.diffusion.scores.heldOut.all)} for combinations that training never showed.`;
