/** @file Where a thing is: sky, ground or water, and what is in the sky. Coordinates are pixels, y downwards. */
import type { Rng } from '../random.ts';
import { mix, paint, type Paint } from './paint.ts';
import { disc, ellipse, union, without, type Shape } from './shapes.ts';
import type { Scene } from './vocabulary.ts';

/** A paint for each place. */
export type Ground = (x: number, y: number) => Paint;

/** A shape in one paint, in the order in which they are laid over each other. */
export interface Layer {
  readonly shape: Shape;
  readonly paint: Paint;
}

export interface Backdrop {
  readonly ground: Ground;
  readonly layers: readonly Layer[];
}

interface Look {
  /** The sky at the top and at the horizon. */
  readonly sky: readonly [Paint, Paint];
  readonly land: Paint;
  readonly water: Paint;
  readonly hangs: (rng: Rng, side: 1 | -1) => readonly Layer[];
}

/** Where small things may be, so that a picture has few details to remember. */
const spots: readonly (readonly [number, number])[] = [
  [1.5, 2.5],
  [4.5, 1.5],
  [8.5, 0.5],
  [12.5, 1.5],
  [14.5, 4.5],
  [0.5, 6.5],
  [15.5, 8.5],
  [2.5, 9.5],
  [13.5, 10.5],
];

function scattered(rng: Rng, share: number, hex: string): Layer[] {
  return spots
    .filter(() => rng.uniform() < share)
    .map(([x, y]) => ({ shape: disc(x, y, 0.55), paint: paint(hex) }));
}

/** The corner of the sky to the left (-1) or right (1). */
const corner = (side: 1 | -1): number => 8 + 5.4 * side;

const looks: Readonly<Record<Scene, Look>> = {
  day: {
    sky: [paint('8fd0f2'), paint('d3eefa')],
    land: paint('97cf6b'),
    water: paint('4fa3cf'),
    hangs: (_, side) => [
      { shape: disc(corner(side), 2.6, 1.9), paint: paint('fff2a8') },
      {
        shape: union(
          ellipse(corner(-side as 1 | -1), 3, 2.2, 0.9),
          disc(corner(-side as 1 | -1), 2.4, 1.1),
        ),
        paint: paint('ffffff'),
      },
    ],
  },
  night: {
    sky: [paint('0b1133'), paint('222b63')],
    land: paint('14301f'),
    water: paint('122a52'),
    hangs: (rng, side) => [
      ...scattered(rng, 0.6, 'd9def5'),
      {
        shape: without(disc(corner(side), 2.8, 2), disc(corner(side) + 1, 2.2, 1.7)),
        paint: paint('f4ecc6'),
      },
    ],
  },
  sunset: {
    sky: [paint('c9688f'), paint('ffb169')],
    land: paint('4d2a45'),
    water: paint('8a4564'),
    hangs: (_, side) => [{ shape: disc(corner(side), HORIZON - 0.2, 2.6), paint: paint('fff0b8') }],
  },
  snow: {
    sky: [paint('aab6c4'), paint('d3dbe3')],
    land: paint('fbfdff'),
    water: paint('8fb4c9'),
    hangs: (rng) => scattered(rng, 0.75, 'ffffff'),
  },
};

/** Where the ground begins. */
export const HORIZON = 12;

/** The backdrop of a scene; with `sea` there is water where there would be land. */
export function backdrop(scene: Scene, sea: boolean, rng: Rng): Backdrop {
  const { sky, land, water, hangs } = looks[scene];
  const side = rng.uniform() < 0.5 ? -1 : 1;
  return {
    ground(_, y) {
      const below = Math.min(1, Math.max(0, y - HORIZON + 0.5));
      const air = mix(sky[0], sky[1], Math.min(1, y / HORIZON));
      return mix(air, sea ? water : land, below);
    },
    // What hangs low stands behind the horizon.
    layers: hangs(rng, side).map(({ shape, paint: own }) => ({
      shape: (x, y) => Math.max(shape(x, y), y - HORIZON),
      paint: own,
    })),
  };
}
