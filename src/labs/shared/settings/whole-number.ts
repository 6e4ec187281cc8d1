/** @file A whole number that the reader writes in a field. */
import { quoted } from '../../../text/shorten.ts';
import { whole } from '../words.ts';

export interface WholeField {
  /** What the field is called. */
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

/** The number that was written, or a sentence for what is none within the limits. A browser gives '' for no number. */
export function readWhole(
  text: string,
  { label, min, max }: WholeField,
): { readonly value: number } | { readonly fault: string } {
  const written = text.trim();
  const value = written === '' ? NaN : Number(written);
  if (Number.isInteger(value) && value >= min && value <= max) return { value };
  const wanted = `a whole number from ${whole(min)} to ${whole(max)}`;
  return {
    fault:
      written === ''
        ? `${label}: write ${wanted}.`
        : `${label}: ${quoted(written)} is not ${wanted}.`,
  };
}
