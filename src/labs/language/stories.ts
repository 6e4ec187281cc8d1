/** @file Twenty stories with the same settings, one after another, and what became of each. */
import { readText } from '../../models/language/exact.ts';
import { drawToken } from '../../models/language/filters.ts';
import { keepsPromises } from '../../models/language/measure.ts';
import { promisesBroken } from '../../models/language/promises.ts';
import { END } from '../../models/language/vocabulary.ts';
import { ln } from '../../models/portable.ts';
import { createRng } from '../../models/random.ts';
import { createSeries } from '../shared/run/series.ts';
import type { Session } from '../shared/run/session.ts';
import { MOST, STORIES } from './limits.ts';
import type { Models } from './models.ts';
import type { LanguageTypes } from './session.ts';
import type { LanguageSettings } from './settings.ts';
import { createText } from './text.ts';
import { reshaped } from './write.ts';

/** A story, and what became of it. */
export interface StoryRow {
  readonly part: 'stories';
  readonly tokens: readonly number[];
  /** Whether it keeps all rules and promises; what it says of harbors need not be true for that. */
  readonly kept: boolean;
  /** The first rule that it breaks, in words. */
  readonly why: string | undefined;
  /** Minus the log of its true probability, in nats; infinite where the language does not have it. */
  readonly surprise: number;
}

/** Stories that begin with `begin`. */
export function createStories(
  models: Models,
  settings: LanguageSettings,
  begin: readonly number[],
): Session<LanguageTypes> {
  const text = createText(models, begin);
  return createSeries({
    part: 'stories',
    kernel: models.kernel.kind,
    times: STORIES,
    make(i) {
      text.cut(begin.length);
      const rng = createRng(settings.seed, `story ${i}`);
      while (text.tokens.length < MOST) {
        const p = reshaped(text.expects(settings.model, text.tokens.length), settings);
        const token = drawToken(p, rng);
        if (token === END) break;
        text.add(token);
      }
      return judged(text.tokens);
    },
  });
}

function judged(tokens: readonly number[]): StoryRow {
  const kept = keepsPromises(tokens);
  return {
    part: 'stories',
    tokens: [...tokens],
    kept,
    why: Object.values(promisesBroken(tokens))[0],
    surprise: readText(tokens).probabilities.reduce((sum, p) => sum - ln(p), 0),
  };
}
