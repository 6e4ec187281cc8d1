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
