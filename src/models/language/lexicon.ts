/**
 * @file What the stories can be about. A *register* is something that a story settles once, when it is first said, and
 * keeps to: who it is about, which color, where. Each value is a phrase, its words apart by spaces.
 */
import { colors, scenes, things } from '../pictures/vocabulary.ts';
import { places } from './places.ts';
import { episodes, plots } from './stories.ts';

const spots =
  'in the garden, on the bridge, at the lighthouse, by the lake, behind the mill, at the market, on the hill, in the forest';

export const women = 'Mara Ida Nora Lena Vera Ruth Greta Ana Olga Pia Tess Zoe'.split(' ');
export const men = 'Tom Otto Nils Finn Emil Hugo Kai Jon Ben Leo Max Sam'.split(' ');
const people = [...women, ...men];

const list = (phrases: string): readonly string[] => phrases.split(', ');

/** The values of each register. Those of `place` are names in two pieces, which are written as one word. */
export const registers = {
  plot: Object.keys(plots),
  episode: Object.keys(episodes),
  scene: scenes,
  who: people,
  other: people,
  friend: people,
  color: colors,
  thing: things,
  color2: colors,
  thing2: things,
  spot: list(spots),
  spot2: list(spots),
  spot3: list(spots),
  item: list(
    'hat, scarf, lamp, cup, key, ball, book, bell, drum, kite, clock, rope, map, coat, spoon, blanket',
  ),
  wood: list('gate, door, bench, fence, cart'),
  mood: list('sad, ill, lonely, bored'),
  soon: list('in an hour, in two days, in a week, on Monday, on Friday, on Sunday'),
  day: list('on Monday, on Friday, on Sunday'),
  under: list('under, behind, near'),
  place: places.map(({ pieces }) => pieces.join(' +')),
} as const satisfies Record<string, readonly string[]>;

export type Register = keyof typeof registers;
export const registerNames = Object.keys(registers) as Register[];

/** "at night" */
export const scenePhrases = ['by day', 'at night', 'at sunset', 'in the snow'] as const;
