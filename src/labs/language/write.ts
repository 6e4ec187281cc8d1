/** @file A text that grows by a word at a time, and what there is to see at any of its words. */
import { readText } from '../../models/language/exact.ts';
import { drawToken, topK, topP, withTemperature } from '../../models/language/filters.ts';
import { promisesBroken, type Broken } from '../../models/language/promises.ts';
import { END, vocabulary } from '../../models/language/vocabulary.ts';
import { createRng } from '../../models/random.ts';
import type { Session } from '../shared/run/session.ts';
import { decimal, whole } from '../shared/words.ts';
import { MOST } from './limits.ts';
import { writingLines, type WritingLine } from './lines.ts';
import type { Models } from './models.ts';
import { nameOf } from './names.ts';
import type { LanguageTypes, LanguageView } from './session.ts';
import type { LanguageSettings, ModelName } from './settings.ts';
import { sourcesOf, type Source } from './sources.ts';
import { createText } from './text.ts';

/** A word that may come next. */
export interface Row {
  readonly token: number;
  /** How probable it is to the model; with what the settings make of that; and in truth. */
  readonly learned: number;
  readonly drawn: number;
  readonly exact: number;
}

/** One moment. */
export interface WriteFrame {
  readonly part: 'write';
  readonly tokens: readonly number[];
  /** Whether the model has ended it, or it is as long as the model can keep in mind. */
  readonly over: boolean;
  /** The word that is asked about, from 0; their number for the one to come. */
  readonly place: number;
  /** The likeliest first, and the word that stands there among them. */
  readonly rows: readonly Row[];
  /** How many words the settings leave to be drawn. */
  readonly left: number;
  /** The first word that the language does not have there, and whether it only is kept from training. */
  readonly impossible: { readonly at: number; readonly heldOut: boolean } | undefined;
  readonly line: WritingLine | undefined;
  readonly values: Partial<Record<WritingLine, string>>;
  /** Of each word by each model, in nats, where that is looked at. */
  readonly surprises: Readonly<Record<ModelName, readonly number[]>> | undefined;
  /** Shares that the head takes from the beginning and each word before the place, where that is looked at. */
  readonly attention: readonly number[] | undefined;
  /** Where a counting model has the word from that is asked about, and how often it came there. */
  readonly sources:
    | { readonly token: number; readonly count: number; readonly found: readonly Source[] }
    | undefined;
  /** The rules that a finished text breaks. */
  readonly broken: Broken | undefined;
}

/** Probabilities with what the settings do to them. */
export function reshaped(
  probabilities: Float64Array,
  { temperature, topK: k, topP: share }: LanguageSettings,
): Float64Array {
  const warm = temperature === 1 ? probabilities : withTemperature(probabilities, temperature);
  const few = k > 0 ? topK(warm, k) : warm;
  return share < 1 ? topP(few, share) : few;
}

/** A text that begins with `begin`. */
export function createWriting(
  models: Models,
  first: LanguageSettings,
  begin: readonly number[],
): Session<LanguageTypes> {
  const text = createText(models, begin);
  let settings = first;
  let at = 0; // the line to run next
  let last: WritingLine | undefined;
  let values: Partial<Record<WritingLine, string>> = {};
  let ended = false;
  let p: Float64Array = new Float64Array();
  let token = END;

  const over = (): boolean => ended || text.tokens.length >= MOST;

  const run: Record<WritingLine, () => string> = {
    'score-words'() {
      p = text.expects(settings.model, text.tokens.length);
      return `${whole(vocabulary.length)} logits`;
    },
    'share-out'() {
      p = reshaped(p, { ...settings, topK: 0, topP: 1 });
      return likeliest(p);
    },
    'cut-tail'() {
      p = reshaped(p, { ...settings, temperature: 1 });
      return `${whole(p.filter((share) => share > 0).length)} words left`;
    },
    'draw-word'() {
      token = drawToken(p, createRng(settings.seed, `word ${text.tokens.length}`));
      return `“${nameOf(token)}”`;
    },
    'add-word'() {
      if (token === END) ended = true;
      else text.add(token);
      return `${whole(text.tokens.length)} words`;
    },
  };

  function advance(): WritingLine {
    const line = writingLines[at]!;
    if (over()) return line;
    if (at === 0) values = {};
    values[line] = run[line]();
    last = line;
    at = (at + 1) % writingLines.length;
    return line;
  }

  function iterate(): void {
    if (over()) return;
    while (advance() !== 'add-word');
  }

  function rowsAt(place: number, count: number): { rows: Row[]; left: number } {
    const learned = text.expects(settings.model, place);
    const drawn = reshaped(learned, settings);
    const exact = text.expects('truth', place);
    const order = Array.from(learned, (_, id) => id).sort(
      (a, b) => learned[b]! - learned[a]! || a - b,
    );
    const shown = order.slice(0, count);
    const here = text.tokens[place];
    if (here !== undefined && !shown.includes(here)) shown[shown.length - 1] = here;
    const rows = shown.map((id) => ({
      token: id,
      learned: learned[id]!,
      drawn: drawn[id]!,
      exact: exact[id]!,
    }));
    return { rows, left: drawn.filter((share) => share > 0).length };
  }

  function surprises(): Record<ModelName, readonly number[]> {
    const of = (model: ModelName): readonly number[] => text.surprises(model);
    return {
      bigram: of('bigram'),
      trigram: of('trigram'),
      transformer: of('transformer'),
      truth: of('truth'),
    };
  }

  function impossible(): WriteFrame['impossible'] {
    const { impossibleAt: place } = readText(text.tokens);
    if (place === undefined || place >= text.tokens.length) return undefined;
    const further = readText(text.tokens, 'whole').impossibleAt;
    return { at: place, heldOut: further !== place };
  }

  function sources(place: number, asked: number): WriteFrame['sources'] {
    const { model } = settings;
    if (model !== 'bigram' && model !== 'trigram') return undefined;
    return {
      token: asked,
      ...sourcesOf(
        models.counting(),
        text.tokens.slice(0, place),
        asked,
        model === 'bigram' ? 1 : 2,
      ),
    };
  }

  return {
    opening: { part: 'write' },
    kernel: models.kernel.kind,
    records: [],
    get iteration() {
      return over() ? MOST : text.tokens.length;
    },
    advance,
    iterate,
    move: (what) => void (what === 'line' ? advance() : iterate()),
    tune: (next) => (settings = next),
    frame({ place: wanted, asked, rows: count }: LanguageView): WriteFrame {
      const { tokens } = text;
      const place = Math.min(wanted ?? tokens.length, tokens.length, MOST - 1);
      const { rows, left } = rowsAt(place, count);
      const { look, layer, head } = settings;
      return {
        part: 'write',
        tokens: [...tokens],
        over: over(),
        place,
        rows,
        left,
        impossible: impossible(),
        line: last,
        values,
        surprises: look === 'surprise' ? surprises() : undefined,
        attention:
          look === 'attention' ? [...text.attention(layer - 1, head - 1, place)] : undefined,
        sources: sources(place, asked ?? tokens[place] ?? rows[0]!.token),
        broken: ended ? promisesBroken(tokens) : undefined,
      };
    },
    diverged: () => false,
  };
}

function likeliest(p: Float64Array): string {
  const most = Math.max(...p);
  return `${nameOf(p.indexOf(most))}: ${decimal(most)}`;
}
