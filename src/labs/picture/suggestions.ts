/** @file Prompts to try: among them combinations that training never showed, other words for the same, and no word at all. */
export const suggestions: readonly string[] = [
  'a red mushroom by day',
  'a green fish in the snow',
  'a yellow boat at night',
  'a crimson spaceship at dusk',
  'something blue',
  '',
];
