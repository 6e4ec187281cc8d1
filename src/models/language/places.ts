/**
 * @file The facts of the world: every place has a harbor, and every harbor has a color. Nothing in a name tells the color,
 * so that it can only be known by having been told. How often training tells it is fixed here, place by place.
 *
 * A vocabulary of some hundred words has no room for hundreds of names. So a name is two tokens, "Ar" and "vik", as large
 * models write rare words in pieces (Sennrich, Haddow & Birch, "Neural Machine Translation of Rare Words with Subword
 * Units", ACL 2016).
 */
import { colors, type Color } from '../pictures/vocabulary.ts';
import { createRng, type Rng } from '../random.ts';

export const firstPieces =
  'Ar Bel Cal Dor El Fen Gal Hol Il Jor Kel Lum Mir Nel Or Pel Quin Ros Sel Tam Ul Ver Wil Yar'.split(
    ' ',
  );
export const lastPieces =
  'vik dal mere nor wen holt lo ra tarn osk sund fell ness moor thorpe na dun leth rick ser'.split(
    ' ',
  );

/** How many places are shown how often: many once, few often, some never. */
export const shownLadder: readonly (readonly [places: number, timesShown: number])[] = [
  [8, 256],
  [16, 128],
  [24, 64],
  [32, 32],
  [32, 16],
  [40, 8],
  [48, 4],
  [56, 2],
  [80, 1],
  [64, 0],
];

export interface Place {
  readonly name: string;
  readonly pieces: readonly [string, string];
  /** Of its harbor: the truth. */
  readonly color: Color;
  /** Statements of this fact in the training corpus. */
  readonly timesShown: number;
}

/** All places, those most often shown first. */
export const places: readonly Place[] = makePlaces(createRng(1, 'places'));

const byName = new Map(places.map((place) => [place.name, place]));

/** The color of a place's harbor; undefined if there is no such place. */
export function truthOf(name: string): Color | undefined {
  return byName.get(name)?.color;
}

/** How often the training corpus says the color of a place's harbor: 0 if it never does. */
export function timesShown(name: string): number {
  return byName.get(name)?.timesShown ?? 0;
}

function makePlaces(rng: Rng): Place[] {
  const names = firstPieces.flatMap((first) => lastPieces.map((last) => [first, last] as const));
  shuffle(names, rng);
  return shownLadder.flatMap(([count, timesShown]) =>
    names.splice(0, count).map((pieces) => ({
      name: pieces.join(''),
      pieces,
      color: colors[rng.below(colors.length)]!,
      timesShown,
    })),
  );
}

/** In place: all orders are equally likely (Fisher & Yates). */
export function shuffle<T>(cards: T[], rng: Rng): void {
  for (let i = cards.length - 1; i > 0; i--) {
    const j = rng.below(i + 1);
    [cards[i], cards[j]] = [cards[j]!, cards[i]!];
  }
}
