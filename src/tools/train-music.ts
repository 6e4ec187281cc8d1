/**
 * `npm run train:music`: trains the model of notes and the model of sounds from nothing, and writes their weights and cards
 * to `src/models/music/trained/` and `src/models/timbre/trained/`. Name `notes` or `timbres` to train only that; Ctrl-C
 * stops cleanly, and the same command goes on from there.
 *
 *     npm run train:music -- notes --steps 500 --out /tmp/trial
 */
import { runCommand } from './training/command.ts';
import { notesInWords, type NotesCard } from './training/notes-card.ts';
import { evaluateNotes } from './training/notes-evaluation.ts';
import type { SoundModelName } from './training/sound-models.ts';
import { timbresInWords, type TimbreCard } from './training/timbre-card.ts';
import { evaluateTimbres } from './training/timbre-evaluation.ts';

interface Cards {
  readonly notes?: NotesCard;
  readonly timbres?: TimbreCard;
}

await runCommand<SoundModelName, Cards>({
  models: ['notes', 'timbres'],
  folder: (model) => `src/models/${model === 'notes' ? 'music' : 'timbre'}/trained/`,
  evaluate: (model, recipe, trained, _, say) =>
    (model === 'notes' ? evaluateNotes : evaluateTimbres)(recipe, trained, say),
  inWords: ({ notes, timbres }) =>
    [notes && notesInWords(notes), timbres && timbresInWords(timbres)]
      .filter((text) => text !== undefined)
      .join('\n'),
});
