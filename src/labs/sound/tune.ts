/** @file The writing of one tune, a line of the pseudo-code at a time, and what there is to see at any of its words. */
import { withTemperature } from '../../models/language/filters.ts';
import { rulesBroken, type Broken } from '../../models/music/rules/rules.ts';
import { meaningOf } from '../../models/music/tokens.ts';
import type { Header } from '../../models/music/vocabulary.ts';
import { MOST_TOKENS } from '../../models/music/writing.ts';
import type { Session } from '../shared/run/session.ts';
import { decimal, whole } from '../shared/words.ts';
import { isNothing, unpackDraft } from './draft.ts';
import { writingLines, type WritingLine } from './lines.ts';
import type { Models } from './models.ts';
import { nameOf } from './names.ts';
import { courseOf } from './notes.ts';
import type { SoundTypes, SoundView } from './session.ts';
import { headerOf, type SoundSettings } from './settings.ts';
import {
  createManuscript,
  modelOf,
  nextWord,
  readable,
  writeToMelody,
  writeWord,
} from './writing.ts';

/** A word that may come next. */
export interface NextWord {
  readonly id: number;
  /** How probable it is to the model, and with what the temperature makes of that. */
  readonly learned: number;
  readonly drawn: number;
}

export interface TuneOpening {
  readonly part: 'tune';
  readonly header: Header;
}

/** One moment. */
export interface TuneFrame {
  readonly part: 'tune';
  readonly header: Header;
  /** Words so far, the header aside, and which of them are the reader's. */
  readonly words: readonly number[];
  readonly mine: readonly number[];
  /** Notes of the reader's that wait for their place. */
  readonly waiting: readonly { readonly pitch: number; readonly length: number }[];
  /** Whether the model has ended it, or it is as long as the model can keep in mind. */
  readonly over: boolean;
  /** The word that is asked about, from 0; their number for the one to come. */
  readonly place: number;
  /** All that are likely at all, the likeliest first. */
  readonly next: readonly NextWord[];
  readonly line: WritingLine | undefined;
  readonly values: Partial<Record<WritingLine, string>>;
  /** The rules that a tune which is over breaks. */
  readonly broken: Broken | undefined;
}

/** What is less likely is not told. */
const LEAST = 5e-4;

/** A tune from its start. */
export function createTune(
  models: Models,
  first: SoundSettings,
  own: Float64Array | undefined,
): Session<SoundTypes> {
  const draft = unpackDraft(own);
  let header = headerOf(first);
  const text = createManuscript(header, draft);
  let settings = first;
  let at = 0; // the line to run next
  let last: WritingLine | undefined;
  let values: Partial<Record<WritingLine, string>> = {};
  let p: Float64Array = new Float64Array();
  let word = 0;

  // The reader's notes stand, and the model's bass below them: what the keys show is what comes next in the melody.
  while (text.waiting.length > 0 && !text.over)
    writeWord(text, modelOf(models, settings), settings);
  if (!isNothing(draft)) writeToMelody(text, modelOf(models, settings), settings);

  const run: Record<WritingLine, () => string> = {
    'score-notes'() {
      p = modelOf(models, settings)(text.all);
      return `${whole(p.length)} logits`;
    },
    'keep-readable'() {
      p = readable(p, text.all);
      return `${whole(p.filter((share) => share > 0).length)} words left`;
    },
    'share-notes'() {
      p = withTemperature(p, settings.temperature);
      const most = Math.max(...p);
      return `${nameOf(p.indexOf(most), header.key)}: ${decimal(most)}`;
    },
    'draw-note'() {
      const yours = text.due() !== undefined;
      word = nextWord(text, p, settings);
      const name = nameOf(word, header.key);
      return yours ? `${name}, yours` : name;
    },
    'add-note'() {
      text.add(word);
      return `${whole(text.words.length)} words`;
    },
  };

  function advance(): WritingLine {
    const line = writingLines[at]!;
    if (text.over) return line;
    if (at === 0) values = {};
    values[line] = run[line]();
    last = line;
    at = (at + 1) % writingLines.length;
    return line;
  }

  /** A word more. */
  function iterate(): void {
    if (!text.over) while (advance() !== 'add-note');
  }

  /** A note more, and on to where the next one is to be chosen. */
  function note(): void {
    const before = courseOf(text.words, header).notes.length;
    const choosing = (): boolean => {
      const next = text.due() ?? likeliest(readable(modelOf(models, settings)(text.all), text.all));
      return meaningOf(next).kind === 'pitch';
    };
    do iterate();
    while (!text.over && (courseOf(text.words, header).notes.length === before || !choosing()));
  }

  return {
    opening: { part: 'tune', header },
    kernel: models.kernel.kind,
    records: [],
    get iteration() {
      return text.over ? MOST_TOKENS : text.words.length;
    },
    advance,
    iterate,
    move: (what) => void (what === 'line' ? advance() : note()),
    tune(next) {
      settings = next;
      header = headerOf(next); // in another key it is the same tune, transposed
    },
    frame({ place: wanted }: SoundView): TuneFrame {
      const place = Math.min(wanted ?? text.words.length, text.words.length);
      const before = text.all.slice(0, text.all.length - text.words.length + place);
      const full = before.length >= MOST_TOKENS;
      const learned = full
        ? new Float64Array()
        : withTemperature(readable(modelOf(models, settings)(before), before), 1);
      const drawn = withTemperature(learned, settings.temperature);
      const next = Array.from(learned, (_, id) => id)
        .filter((id) => learned[id]! > LEAST || drawn[id]! > LEAST)
        .sort((a, b) => drawn[b]! - drawn[a]! || a - b)
        .map((id) => ({ id, learned: learned[id]!, drawn: drawn[id]! }));
      return {
        part: 'tune',
        header,
        words: [...text.words],
        mine: [...text.mine],
        waiting: [...text.waiting],
        over: text.over,
        place,
        next,
        line: last,
        values,
        broken: text.over ? rulesBroken(text.all) : undefined,
      };
    },
    diverged: () => false,
  };
}

function likeliest(p: Float64Array): number {
  return p.indexOf(Math.max(...p));
}
