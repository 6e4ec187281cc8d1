/** @file Settings that are words of a prompt. Each may be left open. */
import type { Choice, ChoiceField } from './settings.ts';

/** A word that is left open. */
export const ANY = 'any';

export interface WordField<Word extends string> extends ChoiceField {
  readonly choices: readonly (Choice & { readonly value: Word | typeof ANY })[];
}

/** The words of `list`, or any. */
export function word<Word extends string>(
  label: string,
  help: string,
  list: readonly Word[],
  usual: Word | typeof ANY,
): WordField<Word> {
  const named = list.map((value) => ({ value, label: value[0]!.toUpperCase() + value.slice(1) }));
  const choices = [{ value: ANY, label: 'Any' } as const, ...named];
  return { kind: 'choice', label, help, choices, default: usual, restarts: true };
}

/** What of `choice` is not left open. */
export function said<Wish extends object>(
  choice: Readonly<Record<keyof Wish, string>>,
): Partial<Wish> {
  const chosen = Object.entries(choice).filter(([, value]) => value !== ANY);
  return Object.fromEntries(chosen) as Partial<Wish>;
}
