/**
 * @file What the language lab's worker does, without a clock, a worker or a page: it writes a text, writes twenty, asks for
 * facts, or trains a network. Each is a session of its own.
 */
import type { Session } from '../shared/run/session.ts';
import type { LabTypes } from '../shared/run/protocol.ts';
import { createAsking, type AskFrame, type PlaceRow } from './ask.ts';
import type { Models } from './models.ts';
import type { LanguageSettings } from './settings.ts';
import { createStories, type StoryRow } from './stories.ts';
import { createLearning, type TrainFrame, type TrainOpening, type TrainRow } from './train.ts';
import { createWriting, type WriteFrame } from './write.ts';

/** What is to be seen of a text. */
export interface LanguageView {
  /** The word that is asked about; undefined: the one to come. */
  readonly place: number | undefined;
  /** The word of which a counting model is to say where it has it from; undefined: the one that stands there. */
  readonly asked: number | undefined;
  /** How many words that may come next are wanted. */
  readonly rows: number;
}

export type LanguageOpening = { readonly part: 'write' | 'stories' | 'ask' } | TrainOpening;
export type LanguageFrame =
  WriteFrame | { readonly part: 'stories'; readonly iteration: number } | AskFrame | TrainFrame;
export type LanguageRow = StoryRow | PlaceRow | TrainRow;

export interface LanguageTypes extends LabTypes {
  settings: LanguageSettings;
  view: LanguageView;
  opening: LanguageOpening;
  frame: LanguageFrame;
  row: LanguageRow;
  /** Words and numbers are few: the page gets the whole frame. */
  report: LanguageFrame;
}

export type LanguageSession = Session<LanguageTypes>;

/** A session from its start. `own`: the text that is there, as ids of its tokens. */
export function createSession(
  models: Models,
  settings: LanguageSettings,
  own: Float64Array | undefined,
  wasm?: BufferSource,
): LanguageSession {
  const begin = Array.from(own ?? []);
  switch (settings.part) {
    case 'write':
      return createWriting(models, settings, begin);
    case 'stories':
      return createStories(models, settings, begin);
    case 'ask':
      return createAsking(models, settings);
    case 'train':
      return createLearning(models, settings, wasm);
  }
}
