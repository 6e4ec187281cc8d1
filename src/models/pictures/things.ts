/**
 * @file The things, each about 2 units wide and high around its middle, y downwards. Each is a few shapes over each other:
 * the color of the prompt is on the largest. What varies within a thing is drawn from `rng`.
 */
import type { Rng } from '../random.ts';
import { cosSin } from '../portable.ts';
import { cream, flame, glass, ink, lamp, wood, type Tones } from './paint.ts';
import type { Layer } from './scenes.ts';
import { box, common, disc, ellipse, half, polygon, union, without, type Shape } from './shapes.ts';
import type { Thing } from './vocabulary.ts';

export interface Figure {
  readonly layers: readonly Layer[];
  /** All of it, for the line around it. */
  readonly outline: Shape;
}

interface Drawing {
  /** Where its middle stands, in pixels from the top. */
  readonly height: number;
  /** How far it may lean, in turns either way. */
  readonly lean: number;
  /** Whether it is at home on water. */
  readonly sea: boolean;
  /** The figure; `side` is where the light comes from. */
  readonly draw: (tones: Tones, side: 1 | -1, rng: Rng) => Figure;
}

/** A number between two. */
const between = (rng: Rng, low: number, high: number): number => low + (high - low) * rng.uniform();
const coin = (rng: Rng): boolean => rng.uniform() < 0.5;

/** A shape in the main tone, its far side in the dark one and a strip of it in the light one. */
function lit(shape: Shape, { light, main, dark }: Tones, side: 1 | -1): Layer[] {
  return [
    { shape, paint: main },
    { shape: common(shape, half(-0.34 * side, -side as 1 | -1)), paint: dark },
    { shape: common(shape, half(0.3 * side, side)), paint: light },
  ];
}

export const drawings: Readonly<Record<Thing, Drawing>> = {
  house: {
    height: 8.6,
    lean: 0,
    sea: false,
    draw(tones, side, rng) {
      const peak = between(rng, -1.05, -0.8);
      const walls = box(0, 0.4, 0.72, 0.55);
      const roof = polygon(-1, -0.12, 0, peak, 1, -0.12);
      const chimney = box(0.5 * side, -0.62, 0.14, 0.34);
      const door = between(rng, -0.36, -0.22) * side;
      return {
        outline: union(walls, roof, chimney),
        layers: [
          { shape: chimney, paint: wood },
          ...lit(walls, { ...tones, dark: tones.main }, side),
          { shape: roof, paint: tones.dark },
          { shape: box(door, 0.62, 0.19, 0.33), paint: wood },
          { shape: box(-door, 0.36, 0.2, 0.2), paint: lamp },
        ],
      };
    },
  },
  tree: {
    height: 8.1,
    lean: 0.012,
    sea: false,
    draw(tones, side, rng) {
      const trunk = box(0, 0.72, 0.16, 0.36);
      const size = between(rng, 0.9, 1.05);
      const crown = coin(rng)
        ? union(
            disc(-0.4 * size, -0.02, 0.5 * size),
            disc(0.4 * size, -0.02, 0.5 * size),
            disc(0, -0.48, 0.56 * size),
          )
        : union(
            polygon(-0.86 * size, 0.5, 0, -0.42, 0.86 * size, 0.5),
            polygon(-0.68 * size, 0.02, 0, -0.8, 0.68 * size, 0.02),
            polygon(-0.48 * size, -0.45, 0, -1.12, 0.48 * size, -0.45),
          );
      return {
        outline: union(trunk, crown),
        layers: [{ shape: trunk, paint: wood }, ...lit(crown, tones, side)],
      };
    },
  },
  rocket: {
    height: 7.8,
    lean: 0.06,
    sea: false,
    draw(tones, side, rng) {
      const long = between(rng, 0.56, 0.66);
      const body = union(
        common(ellipse(0, 0.12, 0.46, 1.12), box(0, -0.3, 1, 0.9)),
        box(0, 0.25, 0.38, 0.35),
      );
      const fins = polygon(-0.34, 0.1, -0.84, 0.82, -0.34, long, 0.34, long, 0.84, 0.82, 0.34, 0.1);
      const fire = polygon(-0.26, 0.6, 0, between(rng, 1.1, 1.35), 0.26, 0.6);
      const window = disc(0, -0.24, 0.2);
      return {
        outline: union(body, fins),
        layers: [
          { shape: fire, paint: flame },
          { shape: fins, paint: tones.dark },
          ...lit(body, { ...tones, dark: tones.main }, side),
          { shape: window, paint: glass },
        ],
      };
    },
  },
  fish: {
    height: 7.8,
    lean: 0.035,
    sea: true,
    draw(tones, _, rng) {
      const face = coin(rng) ? 1 : -1; // which way it swims
      const fat = between(rng, 0.5, 0.64);
      const body = ellipse(0.16 * face, 0, 0.84, fat);
      const tail = polygon(
        -0.5 * face,
        0,
        -1.12 * face,
        -0.58,
        -0.94 * face,
        0,
        -1.12 * face,
        0.58,
      );
      const fin = polygon(-0.2 * face, -0.36, -0.12 * face, -0.92, 0.44 * face, -0.4);
      const eye = disc(0.6 * face, -0.14, 0.15);
      return {
        outline: union(body, tail, fin),
        layers: [
          { shape: union(tail, fin), paint: tones.dark },
          { shape: body, paint: tones.main },
          { shape: common(body, (_x, y) => 0.16 - y), paint: tones.light },
          { shape: eye, paint: ink },
        ],
      };
    },
  },
  star: {
    height: 7,
    lean: 0.03,
    sea: false,
    draw(tones, side, rng) {
      const inner = between(rng, 0.42, 0.52);
      const corners = Array.from({ length: 10 }, (_, i) => {
        const [cos, sin] = cosSin(i / 10 - 0.25);
        const r = i % 2 === 0 ? 1.1 : inner;
        return [r * cos, r * sin];
      }).flat();
      const shape = polygon(...corners);
      return { outline: shape, layers: lit(shape, tones, side) };
    },
  },
  heart: {
    height: 7.2,
    lean: 0.03,
    sea: false,
    draw(tones, side, rng) {
      const r = between(rng, 0.5, 0.56);
      const shape = union(
        disc(-0.46, -0.34, r),
        disc(0.46, -0.34, r),
        polygon(-0.92, -0.08, 0, 0.98, 0.92, -0.08, 0.46, -0.4, -0.46, -0.4),
      );
      return {
        outline: shape,
        layers: [
          ...lit(shape, { ...tones, light: tones.main }, side),
          { shape: disc(0.48 * side, -0.44, 0.2), paint: tones.light },
        ],
      };
    },
  },
  mushroom: {
    height: 8.6,
    lean: 0.012,
    sea: false,
    draw(tones, side, rng) {
      const wide = between(rng, 0.92, 1.06);
      const cap = common(ellipse(0, 0.02, wide, between(rng, 0.86, 1)), (_, y) => y - 0.08);
      const stalk = union(box(0, 0.5, 0.28, 0.5), ellipse(0, 0.86, 0.4, 0.16));
      const white = tones.main[0] > 0.9 && tones.main[2] > 0.9;
      const dots = white ? tones.dark : cream;
      const shift = between(rng, -0.12, 0.12);
      return {
        outline: union(cap, stalk),
        layers: [
          { shape: stalk, paint: cream },
          ...lit(cap, { ...tones, light: tones.main }, side),
          { shape: disc(shift, -0.56, 0.2), paint: dots },
          { shape: disc(-0.52 + shift, -0.18, 0.17), paint: dots },
          { shape: disc(0.5 + shift, -0.2, 0.17), paint: dots },
        ],
      };
    },
  },
  boat: {
    height: 7.9,
    lean: 0.02,
    sea: true,
    draw(tones, side, rng) {
      const depth = between(rng, 0.86, 0.98);
      const hull = polygon(-1.08, 0.4, 1.08, 0.4, 0.7, depth, -0.7, depth);
      const mast = box(0, -0.3, 0.07, 0.75);
      const top = between(rng, -1.15, -0.98);
      const large = polygon(0.12 * side, top, 0.12 * side, 0.22, 0.92 * side, 0.22);
      const small = polygon(-0.12 * side, top + 0.3, -0.12 * side, 0.22, -0.68 * side, 0.22);
      return {
        outline: union(hull, mast, large, small),
        layers: [
          { shape: mast, paint: wood },
          { shape: large, paint: tones.light },
          { shape: small, paint: tones.main },
          { shape: hull, paint: tones.main },
          { shape: without(hull, (_, y) => y - 0.66), paint: tones.dark },
        ],
      };
    },
  },
};
