/**
 * @file A drawing as a file. Its look comes from the page's style sheet, which a file does not have, so each look is written
 * into the elements.
 */
import { drawOn } from '../../../drawing/canvas.ts';
import type { Look } from '../../../drawing/look.ts';
import { svgOf } from '../../../drawing/svg.ts';
import type { Pictured } from '../stage/stage.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The text of an SVG file. */
export function svgFile({ drawing, looks, ground }: Pictured): string {
  const root = new DOMParser().parseFromString(svgOf(drawing), 'image/svg+xml').documentElement;
  for (const element of root.querySelectorAll('[class]')) {
    const kind = element.tagName === 'text' ? 'text' : 'path';
    const look = looks.get(`${kind} ${element.getAttribute('class')}`);
    element.removeAttribute('class');
    if (!look) continue;
    for (const [name, value] of Object.entries(attributesOf(look, kind === 'text'))) {
      if (!element.hasAttribute(name)) element.setAttribute(name, value);
    }
  }
  for (const name of ['class', 'aria-hidden', 'focusable']) root.removeAttribute(name);
  root.setAttribute('width', String(drawing.width));
  root.setAttribute('height', String(drawing.height));
  const back = root.ownerDocument.createElementNS(SVG, 'rect');
  back.setAttribute('width', String(drawing.width));
  back.setAttribute('height', String(drawing.height));
  back.setAttribute('fill', plainColor(ground).color);
  root.prepend(back);
  return new XMLSerializer().serializeToString(root);
}

/** The drawing as a PNG of `scale` times its size. */
export async function pngFile({ drawing, looks, ground }: Pictured, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = drawing.width * scale;
  canvas.height = drawing.height * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser could not make the picture.');
  drawOn(context, drawing, looks, () => undefined);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not make the picture.'));
    }, 'image/png');
  });
}

function attributesOf(look: Look, words: boolean): Record<string, string> {
  const colors = (['fill', 'stroke'] as const).flatMap((name) => {
    const { color, alpha } = plainColor(look[name] ?? 'none');
    return alpha < 1
      ? [[name, color] as const, [`${name}-opacity`, alpha.toFixed(3)] as const]
      : [[name, color] as const];
  });
  return {
    ...Object.fromEntries(colors),
    ...(look.stroke && {
      'stroke-width': String(look.width),
      'stroke-linecap': look.cap,
      'stroke-linejoin': look.join,
      ...(look.dash.length > 0 && { 'stroke-dasharray': look.dash.join(' ') }),
    }),
    ...(look.opacity < 1 && { opacity: String(look.opacity) }),
    ...(words && {
      'font-family': look.family,
      'font-size': look.size,
      'text-anchor': look.align === 'center' ? 'middle' : look.align,
      'paint-order': 'stroke',
    }),
  };
}

/**
 * A color in a form that every program reads, and how opaque it is, 0 to 1: computed colors may be `color(srgb …)`,
 * `oklab(…)` or `rgba(…)`.
 */
function plainColor(value: string): { color: string; alpha: number } {
  if (value === 'none' || value.startsWith('rgb(')) return { color: value, alpha: 1 };
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return { color: value, alpha: 1 };
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return { color: `rgb(${red}, ${green}, ${blue})`, alpha: alpha / 255 };
}
