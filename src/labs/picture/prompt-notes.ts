/** @file What a prompt asked for in vain, as sentences. */
import { colors, scenes, things } from '../../models/pictures/vocabulary.ts';
import { quoted } from '../../text/shorten.ts';
import { LONGEST } from './prompt-words.ts';
import { folded } from '../shared/prompt/spelling.ts';
import type { Kind } from './synonyms.ts';

/** What was found in a prompt, in its own words. */
export interface Findings {
  readonly taken: Partial<Record<Kind, string>>;
  /** Second things, colors and scenes. */
  readonly left: Readonly<Record<Kind, string[]>>;
  readonly negated: string[];
  readonly unpaintable: string[];
  /** Each as it was written first, and what it may have been, by its folded form. */
  readonly unknown: Map<string, { readonly text: string; readonly nearest: string | undefined }>;
  /** Whether its end was not read. */
  readonly cut: boolean;
}

const lists = [
  ['thing', 'Things', things],
  ['color', 'Colors', colors],
  ['scene', 'Scenes', scenes],
] as const;

/** As many words are named; of more, the last are counted. */
const NAMED = 3;

export function notesOf({ taken, left, negated, unpaintable, unknown, cut }: Findings): string[] {
  const misspelled = [...unknown.values()].filter(({ nearest }) => nearest).slice(0, NAMED);
  const strange = [...unknown.values()]
    .filter((word) => !misspelled.includes(word))
    .map(({ text }) => text);
  // Strange words may have been meant for whatever is still open.
  const offered = lists.filter(
    ([kind]) =>
      (strange.length > 0 && !taken[kind]) || (unpaintable.length > 0 && kind === 'color'),
  );
  return [
    ...lists.map(
      ([kind]) =>
        left[kind].length > 0 &&
        `A prompt has one ${kind}: ${quoted(taken[kind]!)} is taken, ${named(left[kind], 'is', 'are')} not.`,
    ),
    negated.length > 0 &&
      `A prompt says what to draw, not what to leave out: ${named(negated, 'has', 'have')} no effect.`,
    unpaintable.length > 0 && `${named(unpaintable, 'is', 'are')} not among the colors.`,
    ...misspelled.map(
      ({ text, nearest }) => `${quoted(text)} is not in the vocabulary. Did you mean “${nearest}”?`,
    ),
    strange.length > 0 && `${named(strange, 'is', 'are')} not in the vocabulary.`,
    ...offered.map(([, title, words]) => `${title}: ${words.join(', ')}.`),
    cut && `Only the first ${LONGEST} characters are read.`,
  ].filter((note) => note !== false);
}

/** “dragon”, “castle” and 2 more are */
function named(texts: readonly string[], one: string, many: string): string {
  const words = unlike(texts).map((text) => quoted(text));
  if (words.length === 1) return `${words[0]} ${one}`;
  const last = words.length > NAMED ? `${words.length - NAMED + 1} more` : words.pop();
  return `${words.slice(0, NAMED - 1).join(', ')} and ${last} ${many}`;
}

/** Texts without those that differ from an earlier one in capitals and accents alone. */
function unlike(texts: readonly string[]): string[] {
  const forms = texts.map(folded);
  return texts.filter((_, i) => forms.indexOf(forms[i]!) === i);
}
