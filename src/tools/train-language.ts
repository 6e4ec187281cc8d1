/**
 * `npm run train:language`: trains the model of language from nothing, then tunes it to answer, and writes the weights of
 * both and their cards to `src/models/language/trained/`. Name models to train only those; Ctrl-C stops cleanly, and the
 * same command goes on from there.
 *
 *     npm run train:language -- base --steps 500 --out /tmp/trial
 */
import { runCommand } from './training/command.ts';
import { cardsInWords } from './training/language-card.ts';
import { evaluate } from './training/language-evaluation.ts';
import { languageModels, type LanguageModelName } from './training/language-models.ts';

await runCommand({
  models: Object.keys(languageModels) as LanguageModelName[],
  first: 'base', // the other goes on from it
  folder: 'src/models/language/trained/',
  evaluate,
  inWords: cardsInWords,
});
