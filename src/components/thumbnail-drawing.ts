/** A thumbnail as SVG that needs no page around it, for pictures that are made at build. */
import { readFile } from 'node:fs/promises';
import { palette } from '../site/palette.ts';
import { wordless } from '../site/social-image.ts';
import type { ThumbnailName } from '../site/thumbnail-names.ts';
import { stillSheet } from './picture-still.ts';
import { thumbnails } from './thumbnails.ts';

/** Where it stands, in pixels. */
export interface DrawingPlace {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** SVG at its place, and the CSS for it in the light palette. */
export async function thumbnailDrawing(
  name: ThumbnailName,
  { x, y, side }: DrawingPlace,
): Promise<{ drawing: string; style: string }> {
  const thumbnail = thumbnails[name]();
  const place = `x="${x}" y="${y}" width="${side}" height="${side}"`;
  const frame = (fill: string): string => `<rect ${place} fill="${fill}" stroke="${palette.ink}"/>`;
  if (!('drawing' in thumbnail)) {
    const data = (await stillSheet()).toString('base64');
    const image = `<image ${place} href="data:image/png;base64,${data}"/>`;
    return { drawing: frame(palette.paper) + image, style: '' };
  }
  const drawing = wordless(thumbnail.drawing, { x, y, width: side, height: side });
  return { drawing: frame(palette.sea) + drawing, style: await figureStyle() };
}

/** The figures' own style sheet, with the palette's colors for its variables, and without `:is`, which librsvg lacks. */
async function figureStyle(): Promise<string> {
  const css = await readFile('src/styles/figures.css', 'utf8');
  const colors: Readonly<Record<string, string>> = palette;
  return css
    .replaceAll(/var\(--([a-z]+)\)/g, (whole, name: string) => colors[name] ?? whole)
    .replaceAll(
      /([^{}]*):is\(([^()]*)\)([^{}]*)\{/g,
      (_, before: string, names: string, after: string) =>
        `${names
          .split(',')
          .map((name) => before + name.trim() + after)
          .join(',')}{`,
    );
}
