/**
 * @file A figure with one slider: what it shows is a function of where the slider stands. The build shows the start, the
 * page what the reader sets, both through `state`.
 */
import type { Drawing } from '../drawing/mark.ts';
import { bitmapOf, type Bitmap } from '../drawing/bitmap.ts';
import { svgOf } from '../drawing/svg.ts';

export interface SliderFigure {
  /** What the slider sets. */
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where it stands at first, and on paper. */
  readonly start: number;
  readonly state: (at: number) => SliderState;
}

export interface SliderState {
  /** Side by side. */
  readonly panels: readonly (Drawing | Bitmap)[];
  /** What is set, beside the slider. */
  readonly value: string;
  /** One or two numbers that follow, in a sentence that can be read without the slider. */
  readonly words: string;
  /** What the panels show, in words. */
  readonly alt: string;
}

/** The panels as markup. */
export function panelsOf({ panels }: SliderState): string {
  return panels
    .map((panel) => ('marks' in panel ? svgOf(panel) : bitmapOf(panel)))
    .map((markup) => `<div class="panel">${markup}</div>`)
    .join('');
}

/** What a screen reader says of the slider: the setting, and what follows from it. */
export function spoken({ value, words }: SliderState): string {
  return `${value}. ${words}`;
}
