/** @file Facts: what a model says of the harbor of a place, and of all places, by how often training showed them. */
import { places, type Place } from '../../models/language/places.ts';
import { questionAbout } from '../../models/language/questions.ts';
import { answers } from '../../models/language/stories.ts';
import type { Writer } from '../../models/language/transformer-writer.ts';
import { END, idOf, textOf, tokenize } from '../../models/language/vocabulary.ts';
import { colors, type Color } from '../../models/pictures/vocabulary.ts';
import type { Session } from '../shared/run/session.ts';
import type { Models } from './models.ts';
import type { LanguageTypes } from './session.ts';
import type { LanguageSettings } from './settings.ts';

/** What was said of one place. */
export interface PlaceRow {
  readonly part: 'ask';
  readonly place: number;
  readonly timesShown: number;
  /** The likeliest answer: the true color, another, or that it is not known. */
  readonly said: 'true' | 'false' | 'unknown';
  /** The probability of the true color. */
  readonly onTruth: number;
}

/** One moment: the place that is asked about. */
export interface AskFrame {
  readonly part: 'ask';
  readonly iteration: number;
  readonly place: Place;
  /** What the model writes after the question, the likeliest word each time. */
  readonly answer: string;
  /** After “The harbor of ... is”, in an answer if the model is tuned: the next word is a color, or “a color I do not know”. */
  readonly colors: readonly { readonly color: Color; readonly probability: number }[];
  readonly unknown: number;
  readonly said: Color | 'unknown';
}

const LONGEST_ANSWER = 16;

/** The word with which “a color I do not know” begins. */
export const UNKNOWN = idOf('a')!;

/** Asks about all places, one after another; about the one in the settings at any time. */
export function createAsking(models: Models, first: LanguageSettings): Session<LanguageTypes> {
  const records: PlaceRow[] = [];
  let settings = first;
  const writer = models.writer(settings.weights);
  const tuned = settings.weights === 'tuned';
  let asked: { readonly name: string; readonly frame: Omit<AskFrame, 'iteration'> } | undefined;

  function read(...texts: (readonly number[])[]): void {
    writer.keep(0);
    writer.read(texts.flat());
  }

  /** A tuned model is asked; one that has only read stories goes on with a statement. */
  function opinion({ name }: Place): Pick<AskFrame, 'colors' | 'unknown' | 'said'> {
    const question = tuned ? questionAbout(name) : [];
    const statement = tokenize(
      answers.known.replace(/\$place\.color.*/, '').replace('$place', name),
    ).ids;
    read(question, statement);
    const shares = writer.next();
    const found = colors.map((color) => ({ color, probability: shares[idOf(color)!]! }));
    const unknown = shares[UNKNOWN]!;
    const best = found.reduce((a, b) => (b.probability > a.probability ? b : a));
    return { colors: found, unknown, said: unknown > best.probability ? 'unknown' : best.color };
  }

  function iterate(): void {
    const index = records.length;
    const place = places[index];
    if (!place) return;
    const { colors: found, said } = opinion(place);
    records.push({
      part: 'ask',
      place: index,
      timesShown: place.timesShown,
      said: said === 'unknown' ? said : said === place.color ? 'true' : 'false',
      onTruth: found.find(({ color }) => color === place.color)!.probability,
    });
  }

  function answer({ name }: Place): string {
    read(questionAbout(name));
    return textOf(greedy(writer));
  }

  return {
    opening: { part: 'ask' },
    kernel: models.kernel.kind,
    records,
    get iteration() {
      return records.length;
    },
    advance() {
      iterate();
      return 'place';
    },
    iterate,
    move: iterate,
    tune: (next) => (settings = next),
    frame(): AskFrame {
      if (asked?.name !== settings.place) {
        const place = places.find(({ name }) => name === settings.place)!;
        asked = {
          name: place.name,
          frame: { part: 'ask', place, answer: answer(place), ...opinion(place) },
        };
      }
      return { ...asked.frame, iteration: records.length };
    },
    diverged: () => false,
  };
}

/** The likeliest words, until the end. */
function greedy(writer: Writer): number[] {
  const said: number[] = [];
  while (said.length < LONGEST_ANSWER) {
    const shares = writer.next();
    const token = shares.indexOf(Math.max(...shares));
    if (token === END) break;
    said.push(token);
    writer.read([token]);
  }
  return said;
}
