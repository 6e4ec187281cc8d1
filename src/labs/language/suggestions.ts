/** @file Beginnings to try. */
export const suggestions: readonly (readonly [label: string, text: string])[] = [
  ['a promise', 'One quiet evening Ida promised Otto to paint his house'],
  ['a lost thing', 'One snowy morning Leo lost his red drum.'],
  ['a harbor', 'The harbor of Tamfell is'],
  ['a drawing', 'One bright day Nora wanted to draw a boat.'],
  ['from nothing', ''],
];

/** What stands in the box at first. */
export const usualText = suggestions[0]![1];

/** Places to ask about, told 256 times, 16 times, once and never. A test holds that both models answer as for most of their group. */
export const askable = ['Orness', 'Tammere', 'Elosk', 'Fenmoor'] as const;

/** A guess that one word of the text settles, and the head that takes most from it. */
export interface Reading {
  readonly label: string;
  readonly text: string;
  /** The word that settles what comes next. */
  readonly source: string;
  /** Counted from 1. */
  readonly layer: number;
  readonly head: number;
}

/** Examples for attention, in the lab and in the chapter's figure. A test finds these heads among all. */
export const readings: readonly Reading[] = [
  {
    label: 'before the color',
    text: 'One quiet evening Nora promised Otto to paint his boat red. A gull stole her lunch, but she only laughed. Then she took a big brush and painted the boat',
    source: 'red',
    layer: 1,
    head: 4,
  },
  {
    label: 'before a pronoun',
    text: 'One quiet evening Nora promised Otto to paint',
    source: 'Otto',
    layer: 4,
    head: 4,
  },
];
