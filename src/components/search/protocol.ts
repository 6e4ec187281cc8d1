/** @file What the dialog and the worker say to each other. */

export interface Query {
  readonly id: number;
  readonly words: string;
}

/** A piece of an excerpt; marked where it is what the reader looks for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A place in the site where the words stand. */
export interface Place {
  readonly url: string;
  /** The nearest heading above the words, or the title of the page. */
  readonly heading: string;
  /** The page's title, or what else the place belongs to. */
  readonly page: string;
  readonly excerpt: readonly Piece[];
}

export type Answer =
  | {
      readonly id: number;
      readonly kind: 'places';
      readonly places: readonly Place[];
      readonly more: boolean;
    }
  | { readonly id: number; readonly kind: 'fault'; readonly message: string };
