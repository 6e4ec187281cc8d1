/**
 * @file The maker of the pictures that the models learn from: 16 x 16 pixels, a thing in a color in a scene, with place,
 * size, tilt, light and shape left to chance. All pictures of this site's picture models come from here.
 */
import { cosSin } from '../portable.ts';
import type { Rng } from '../random.ts';
import { ink, mix, palette, type Paint } from './paint.ts';
import { backdrop, type Layer } from './scenes.ts';
import { grown, type Shape } from './shapes.ts';
import { drawings } from './things.ts';
import type { Combination } from './vocabulary.ts';

export const SIDE = 16;
export const CHANNELS = 3;
/** Numbers in a picture: rows from the top, pixels from the left, red, green and blue. */
export const NUMBERS = SIDE * SIDE * CHANNELS;

/** Pixels to a unit of a thing, at least and at most, and how far its middle may be from the usual place. */
const SIZES = [5.3, 6.4] as const;
const STRAY = [1.1, 0.7] as const;
/** Width of the line around a thing, in pixels. */
const LINE = 0.55;

/** A picture: {@link NUMBERS} numbers from -1 (none of a color) to 1 (all of it). */
export function drawPicture({ thing, color, scene }: Combination, rng: Rng): Float32Array {
  const { height, lean, sea, draw } = drawings[thing];
  const { ground, layers: behind } = backdrop(scene, sea, rng);
  const figure = draw(palette[color], rng.uniform() < 0.5 ? -1 : 1, rng);
  const spread = (reach: number): number => reach * (2 * rng.uniform() - 1);
  const size = SIZES[0] + (SIZES[1] - SIZES[0]) * rng.uniform();
  const [cx, cy] = [SIDE / 2 + spread(STRAY[0]), height + spread(STRAY[1])];
  const [cos, sin] = cosSin(spread(lean));

  /** A shape of the thing, in pixels of the picture. */
  const placed = (shape: Shape): Shape => {
    return (x, y) => {
      const [dx, dy] = [(x - cx) / size, (y - cy) / size];
      return size * shape(cos * dx + sin * dy, cos * dy - sin * dx);
    };
  };
  const layers: Layer[] = [
    ...behind,
    { shape: grown(placed(figure.outline), LINE), paint: ink },
    ...figure.layers.map(({ shape, paint }) => ({ shape: placed(shape), paint })),
  ];

  const picture = new Float32Array(NUMBERS);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      let shown: Paint = ground(x + 0.5, y + 0.5);
      for (const { shape, paint } of layers) {
        // The share of the pixel that a shape covers, from its distance at the middle.
        const covered = Math.min(1, Math.max(0, 0.5 - shape(x + 0.5, y + 0.5)));
        if (covered > 0) shown = mix(shown, paint, covered);
      }
      for (let c = 0; c < CHANNELS; c++) picture[(y * SIDE + x) * CHANNELS + c] = 2 * shown[c]! - 1;
    }
  }
  return picture;
}
