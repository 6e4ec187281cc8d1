/** @file What the words of a prompt mean: the vocabulary, other words for the same, and words that say nothing. */
import {
  colors,
  scenes,
  things,
  type Color,
  type Condition,
  type Scene,
  type Thing,
} from '../../models/pictures/vocabulary.ts';

/** The kinds of words that pictures are made of. */
export type Kind = keyof Condition;

/** Besides the vocabulary: colors outside it, words that deny or join, and words that add nothing. */
type OtherKind = 'unpaintable' | 'not' | 'no' | 'and' | 'filler';

export type Meaning =
  | { readonly kind: Kind; readonly value: string }
  | { readonly kind: OtherKind; readonly value?: undefined };

/** Words for what the pictures show; no shark, then, for a fish. Pairs may be written as one word, or with a hyphen. */
const synonyms: Partial<Record<Thing | Color | Scene, string>> = {
  house: 'home, cottage, hut, cabin, 🏠, 🏡',
  tree: 'pine, fir, oak, spruce, evergreen, christmas tree, 🌲, 🌳, 🎄',
  rocket: 'spaceship, spacecraft, starship, rocket ship, 🚀',
  fish: '🐟, 🐠',
  star: '⭐, 🌟',
  heart: '❤',
  mushroom: 'toadstool, 🍄',
  boat: 'ship, sailboat, sailing boat, sailing ship, fishing boat, yacht, ⛵',
  red: 'crimson, scarlet, ruby',
  yellow: 'gold, golden',
  green: 'emerald',
  blue: 'azure, navy, midnight blue',
  purple: 'violet',
  white: 'snow white',
  day: 'daytime, daylight, sunlight, sunny, sunshine, noon, midday, afternoon',
  night: 'nighttime, midnight, tonight, dark, darkness, moonlight, moonlit, moon, starry, 🌙',
  sunset: 'sundown, dusk, twilight, evening, golden hour, 🌇',
  snow: 'snowy, snowing, snowfall, snowstorm, blizzard, winter, wintry, ❄',
};

const others: Record<OtherKind, string> = {
  unpaintable:
    'orange, pink, black, brown, gray, grey, silver, beige, turquoise, teal, cyan, magenta, maroon',
  not: 'not, non, isnt, arent',
  no: 'no, nothing, never, without, except, dont, doesnt',
  and: 'and, or, nor',
  filler:
    'a, an, the, this, that, which, one, some, any, something, anything, my, it, in, at, on, by, with, of, from, to, ' +
    'for, under, over, during, and, but, is, are, there, i, we, you, me, us, want, would, like, can, could, please, ' +
    'draw, paint, make, show, give, picture, painting, drawing, image, photo, thing, color, colour, colored, coloured, ' +
    'scene, sky, time',
};

/** How dark or light a color is; before one, they are read as part of it. */
const shades = new Set(['dark', 'light', 'deep', 'pale', 'bright']);

const meanings = new Map<string, Meaning>();
/** The single words that mean something, those of the vocabulary first: what a misspelled word may have been. */
export const knownWords: string[] = [];

function enter(words: string, meaning: Meaning): void {
  for (const word of words.split(', ')) {
    meanings.set(word.replace(' ', ''), meaning);
    if (meaning.value && !word.includes(' ')) knownWords.push(word);
  }
}

for (const [kind, values] of Object.entries({ thing: things, color: colors, scene: scenes })) {
  for (const value of values) enter(value, { kind: kind as Kind, value });
}
for (const [value, words] of Object.entries(synonyms)) enter(words, meanings.get(value)!);
for (const [kind, words] of Object.entries(others)) enter(words, { kind: kind as OtherKind });

/** What a folded word means, in the singular or a regular plural. */
export function meaningOf(word: string): Meaning | undefined {
  return (
    meanings.get(word) ??
    meanings.get(word.replace(/s$/, '')) ??
    meanings.get(word.replace(/es$/, ''))
  );
}

/** What two folded words mean together: “snow storm”, “dark blue”. */
export function meaningOfPair(first: string, second: string): Meaning | undefined {
  const together = meaningOf(first + second);
  if (together || !shades.has(first)) return together;
  const color = meaningOf(second);
  return color?.kind === 'color' || color?.kind === 'unpaintable' ? color : undefined;
}
