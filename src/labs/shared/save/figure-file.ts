/**
 * @file A figure of the page as a file: its look comes from the page's style sheet, which a file does not have, so the
 * computed look is written into the elements.
 */

/** Properties that are written, and the value of each that needs no writing. */
const look: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  fill: 'rgb(0, 0, 0)',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  opacity: '1',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
};
const textOnly = /^(font|text)-/;

/** The figure as the text of an SVG file, on the ground that it has in the page. */
export function svgFile(svg: SVGSVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const target = copies[i]!;
    const computed = getComputedStyle(original);
    for (const [property, usual] of Object.entries(look)) {
      if (textOnly.test(property) && !(original instanceof SVGTextContentElement)) continue;
      if (original.tagName === 'g' && property !== 'opacity') continue;
      const value = computed.getPropertyValue(property);
      if (value === usual) continue;
      if (property !== 'fill' && property !== 'stroke') target.setAttribute(property, value);
      else {
        const { color, alpha } = plainColor(value);
        target.setAttribute(property, color);
        const opacity = alpha * Number(computed.getPropertyValue(`${property}-opacity`));
        if (alpha < 1) target.setAttribute(`${property}-opacity`, opacity.toFixed(3));
      }
    }
  });
  for (const each of [copy, ...copies]) {
    for (const { name } of [...each.attributes]) {
      if (/^(class|style|focusable|tabindex|(data|aria)-.*)$/.test(name))
        each.removeAttribute(name);
    }
  }
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', String(width));
  ground.setAttribute('height', String(height));
  ground.setAttribute('fill', plainColor(background).color);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** An SVG file as a PNG of `scale` times its size. */
export async function pngFile(svg: string, scale: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not make the picture.'));
    }, 'image/png');
  });
}

/**
 * A color in a form that every program reads, and how opaque it is, 0 to 1: computed colors may be `color(srgb …)`,
 * `oklab(…)` or `rgba(…)`.
 */
function plainColor(value: string): { color: string; alpha: number } {
  if (value === 'none' || value.startsWith('rgb(')) return { color: value, alpha: 1 };
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return { color: `rgb(${red}, ${green}, ${blue})`, alpha: alpha / 255 };
}
