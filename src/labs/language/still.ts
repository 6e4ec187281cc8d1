/** @file The still: a real run with the usual settings, for paper, and for readers without JavaScript. */
import { textOf, tokenize } from '../../models/language/vocabulary.ts';
import { defaults } from '../shared/settings/settings.ts';
import { createModels, type LanguageWeights } from './models.ts';
import { languageTable } from './settings.ts';
import { usualText } from './suggestions.ts';
import { MOST } from './limits.ts';
import { createWriting, type WriteFrame } from './write.ts';

export interface LanguageStill {
  readonly begin: string;
  readonly rest: string;
  /** What may come after the beginning. */
  readonly next: WriteFrame;
}

export function stillText(weights: LanguageWeights, wasm?: BufferSource): LanguageStill {
  const models = createModels(() => weights, wasm);
  const begin = tokenize(usualText).ids;
  const session = createWriting(models, defaults(languageTable), begin);
  const view = { place: undefined, asked: undefined, rows: 8 };
  const next = session.frame(view) as WriteFrame;
  while (session.iteration < MOST) session.iterate();
  const { tokens } = session.frame(view) as WriteFrame;
  const [first, all] = [textOf(begin), textOf(tokens)];
  return { begin: first, rest: all.slice(first.length), next };
}
