/** @file What a session measured, by the kind that it is of. */
import type { LanguageRow } from './session.ts';

/** A session's records are of one kind. */
export function rowsOf<Row extends LanguageRow>(records: readonly LanguageRow[]): readonly Row[] {
  return records as readonly Row[];
}
