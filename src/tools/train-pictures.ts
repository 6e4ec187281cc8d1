/**
 * `npm run train:pictures`: trains the models of pictures from nothing, and writes their weights, contact sheets and
 * cards to `src/models/pictures/trained/`. Name models to train only those; Ctrl-C stops cleanly, and the same command
 * goes on from there.
 *
 *     npm run train:pictures -- diffusion --steps 500 --out /tmp/trial
 */
import { runCommand } from './training/command.ts';
import { cardsInWords } from './training/pictures-card.ts';
import { evaluate } from './training/pictures-evaluation.ts';

await runCommand({
  models: ['judge', 'diffusion', 'gan'],
  first: 'judge', // it scores the others
  folder: 'src/models/pictures/trained/',
  evaluate,
  inWords: cardsInWords,
});
