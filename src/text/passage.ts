/** @file A part of the site's own text. */

/** Sentences that stand under one heading. */
export interface Passage {
  /** Of the heading. */
  readonly url: string;
  readonly chapter: string;
  readonly heading: string;
  readonly sentences: readonly string[];
}
