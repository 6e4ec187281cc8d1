/**
 * @file A thumbnail: one square picture that teaches by itself, 120 pixels wide on a card as well as 360 in an overview.
 * So it has few and large marks, and words only where they are the subject.
 */
import type { Drawing, Mark } from '../../drawing/mark.ts';

export interface Thumbnail {
  readonly drawing: Drawing;
  /** The text alternative: what is shown, with the numbers that were computed. */
  readonly alt: string;
  /** One sentence that stands below it where there is room. */
  readonly caption: string;
}

/** Units of a side. */
export const SIDE = 200;

/** The drawing of a thumbnail. Its border is the style sheet's, and so a hairline at any size. */
export function square(...marks: readonly Mark[]): Drawing {
  return { width: SIDE, height: SIDE, marks };
}

/** “24 %” */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
