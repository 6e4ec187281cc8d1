/**
 * @file SVG as strings: elements, numbers, and what a figure function returns. No inline styles: the look comes
 * from classes, sizes from presentation attributes (the policy of the page refuses `style`).
 *
 * Classes that the style sheet covers, inside a root `svg.fig-panel`:
 * - ideas: `real` `generated` `generator` `discriminator` `noise`; each sets the one color, as `color`.
 * - marks, stroked in currentColor: `dots` (round caps; also squares and diamonds by square caps) and `rings`
 *   (open circles: no fill, thin stroke); `line` (no fill, 1.5), with `bold` (2.5), `hair` (0.7) or `dashed`.
 * - areas, filled with currentColor: `area` (an opaque shape), `wash` (a faint tint below a curve or in a box),
 *   `field field-1` .. `field field-7` (stacked layers of the discriminator: more layers, surer of "real"; the
 *   edge of field-k is the contour at k/8).
 * - `boundary`: the contour at 1/2, bold. `density`: a contour of a density, no fill, 1.2.
 * - `path`: a trajectory, no fill, fine, translucent; `followed`: the one point that a row of panels follows.
 * - `faint`: lower opacity, for context. `blend-0` .. `blend-5`: from the color of real to that of noise.
 * - chart: `frame` (hairline box), `axis` (hairline ticks and axes), `label` (12 px text, muted),
 *   `name` (13 px text, ink), `code` (12 px mono, ink), `value` (12 px, tabular figures, ink).
 *   Text takes `middle` or `end` for its anchor, and an idea for its color.
 * - flow: `box` (paper fill, hairline), `updated` (bold outline in currentColor), `frozen` (muted, dashed outline),
 *   `arrow` (ink line), `head` (its filled head), `gradient` (dashed line in currentColor), `stop` (the bar that ends one).
 * - thumbnails: `guess-word` and `guess-code` (words above bars), `given` (the word that they follow).
 * The chart of the title has a root `svg.emblem` and its own classes: `rhumb` `depth` `sounding` `emblem-noise`
 * `emblem-path` `emblem-point` `north` `north-letter`.
 */
import { escapeHtml } from '../text/html.ts';

/** One picture of a figure; the label is plain text set in HTML beneath it. */
export interface Panel {
  readonly svg: string;
  readonly label?: string;
}

export interface Figure {
  readonly panels: readonly Panel[];
  /** The text alternative: what is shown and the numbers in it. */
  readonly alt: string;
  /** What was computed, for captions, prose and tests. */
  readonly facts: Readonly<Record<string, number | string>>;
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element with escaped attributes around children that are already markup. */
export function el(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const open = Object.entries(attributes)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? num(value) : escapeHtml(value)}"`,
    )
    .join('');
  return children.length > 0
    ? `<${name}${open}>${children.join('')}</${name}>`
    : `<${name}${open}/>`;
}

/** The root of a panel, without a size of its own. Its meaning is told by the wrapper's text alternative. */
export function panel(
  width: number,
  height: number,
  children: readonly string[],
  extraClass = '',
): string {
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${num(width)} ${num(height)}`,
      class: `fig-panel ${extraClass}`.trim(),
      'aria-hidden': 'true',
      focusable: 'false',
    },
    ...children,
  );
}

/** Text at a place. */
export function text(className: string, x: number, y: number, content: string): string {
  return el('text', { class: className, x, y }, escapeHtml(content));
}

/** A number as short as SVG allows, at most `decimals` digits after the point. */
export function num(value: number, decimals = 1): string {
  if (!Number.isFinite(value)) throw new RangeError(`A coordinate of a figure is ${value}.`);
  const fixed = String(Number(value.toFixed(decimals)));
  return fixed === '-0' ? '0' : fixed.replace(/^(-?)0\./, '$1.');
}

/** Numbers side by side; a minus sign separates by itself. */
export function nums(...values: readonly number[]): string {
  return values.map((v) => num(v)).reduce((all, v) => all + (v.startsWith('-') ? v : ` ${v}`));
}
