/**
 * @file Marks as SVG text, short enough for a page of figures. No inline styles: the look comes from classes, sizes from
 * presentation attributes (the policy of the page refuses `style`).
 */
import type { Drawing, GroupMark, Mark, PointsMark } from './mark.ts';
import { sourceOf } from './bitmap.ts';
import { num, nums } from './numbers.ts';
import { escapeHtml } from '../text/html.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;
type Vertex = readonly [number, number];

/** A drawing as an element without a size of its own. Its meaning is told by the wrapper's text alternative. */
export function svgOf({ width, height, marks }: Drawing, className = 'fig-panel'): string {
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${num(width)} ${num(height)}`,
      class: className,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    markup(marks),
  );
}

/** The marks as elements, in their order. Marks without anything in them leave nothing. */
export function markup(marks: readonly Mark[]): string {
  return marks.map(element).join('');
}

/** An element with escaped attributes around children that are already markup. */
export function el(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const open = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? num(value) : escapeHtml(value!)}"`,
    )
    .join('');
  return children.length > 0
    ? `<${name}${open}>${children.join('')}</${name}>`
    : `<${name}${open}/>`;
}

function element(mark: Mark): string {
  switch (mark.kind) {
    case 'path':
      return mark.d === ''
        ? ''
        : el('path', {
            class: mark.className,
            'fill-rule': mark.evenOdd ? 'evenodd' : undefined,
            d: mark.d,
          });
    case 'points':
      return points(mark);
    case 'text':
      return el('text', { class: mark.className, x: mark.x, y: mark.y }, escapeHtml(mark.text));
    case 'pixels':
      return el('image', {
        class: mark.className,
        x: mark.x,
        y: mark.y,
        width: mark.size,
        height: mark.size,
        'image-rendering': 'pixelated',
        href: sourceOf(mark),
      });
    case 'group':
      return group(mark);
  }
}

function group({ className, x, y, scale, clip, marks }: GroupMark): string {
  const inner = markup(marks);
  if (clip) {
    // An element of its own cuts off what would run out of it.
    const [width, height] = clip;
    return el('svg', { class: className, x: x ?? 0, y: y ?? 0, width, height }, inner);
  }
  const moves = [
    x !== undefined || y !== undefined ? `translate(${nums(x ?? 0, y ?? 0)})` : '',
    scale === undefined ? '' : `scale(${num(scale, 3)})`,
  ].join('');
  return el('g', { class: className, transform: moves || undefined }, inner);
}

/**
 * All points in one path. A disc or a diamond is a piece of line of almost no length whose cap is the shape: a round cap
 * is a disc, a slanted square cap a diamond.
 */
function points({ className, shape, size, places, rows }: PointsMark): string {
  const h = num(size / 2);
  const ring = `a${h} ${h} 0 1 1`;
  const [mark, drift, look] = {
    disc: ['h0', 0, { 'stroke-width': size, 'stroke-linecap': 'round' }] as const,
    diamond: ['l.1.1', 0.1, { 'stroke-width': size, 'stroke-linecap': 'square' }] as const,
    cross: [`m-${h} 0h${num(size)}m-${h}-${h}v${num(size)}m0-${h}`, 0, {}] as const,
    ring: [`${ring}-${num(size)} 0${ring} ${num(size)} 0`, 0, {}] as const,
  }[shape];
  const vertices = Array.from({ length: places.length / 2 }, (_, i): Vertex => [
    places[2 * i]!,
    places[2 * i + 1]!,
  ]);
  let at: Vertex = [0, 0];
  const d = (rows ? vertices : sweep(vertices))
    .map(([x, y], i) => {
      // To whole pixels, which take few bytes. The move is rounded, not the place: so a mark that ends beside its place
      // does not put fractions into all that follow.
      const [dx, dy] = [Math.round(x - at[0]), Math.round(y - at[1])];
      at = [at[0] + dx + drift, at[1] + dy + drift];
      return `${i === 0 ? 'M' : 'm'}${nums(dx, dy)}${mark}`;
    })
    .join('');
  return d === '' ? '' : el('path', { class: className, ...look, d });
}

/** Neighbours after one another, in bands from left to right and back: shorter moves compress better. */
function sweep(places: Vertex[]): Vertex[] {
  const band = ([, y]: Vertex): number => Math.floor(y / 14);
  return places.sort((p, q) => {
    const rows = band(p) - band(q);
    if (rows !== 0) return rows;
    const columns = band(p) % 2 === 0 ? p[0] - q[0] : q[0] - p[0];
    return columns !== 0 ? columns : p[1] - q[1];
  });
}
