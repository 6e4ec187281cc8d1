/** @file What is used of Pagefind, whose script is no package of the site: it comes with the index. */

export interface Pagefind {
  options(options: {
    baseUrl: string;
    excerptLength: number;
    excerptEllipsis: string;
  }): Promise<void>;
  search(words: string): Promise<{ results: { data(): Promise<Found> }[] }>;
}

/** A page with the words. */
export interface Found {
  readonly url: string;
  /** The text, whose words are counted from 0, between white space. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  /** The parts of the page with the words, each with the heading that it stands under, in order. */
  readonly sub_results: readonly FoundPart[];
}

export interface FoundPart {
  readonly url: string;
  readonly title: string;
  /** The excerpt with the words in `<mark>`; `<` and `>` of the text itself are escaped. */
  readonly excerpt: string;
  readonly weighted_locations: readonly {
    readonly location: number;
    readonly balanced_score: number;
  }[];
}
