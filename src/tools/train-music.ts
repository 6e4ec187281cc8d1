/**
 * `npm run train:music`: trains the model of notes and the model of sounds from nothing, and writes their weights and cards
 * to `src/models/music/trained/` and `src/models/timbre/trained/`. Name `notes` or `timbres` to train only that; Ctrl-C
 * stops cleanly, and the same command goes on from there.
 *
 *     npm run train:music -- notes --steps 500 --out /tmp/trial
 */
import { runCommand } from './training/command.ts';
import { cardsInWords } from './training/sound-card.ts';
import { evaluate } from './training/sound-evaluation.ts';

await runCommand({
  models: ['notes', 'timbres'],
  folder: (model) => `src/models/${model === 'notes' ? 'music' : 'timbre'}/trained/`,
  evaluate,
  inWords: cardsInWords,
});
