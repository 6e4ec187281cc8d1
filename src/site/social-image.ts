/** Pictures for link previews: a drawing beside a title, 1200 by 630 pixels, in the chart's frame and its fixed colors. */
import { readFile } from 'node:fs/promises';
import satori from 'satori';
import sharp from 'sharp';
import type { Drawing, Mark } from '../drawing/mark.ts';
import { el, svgOf } from '../drawing/svg.ts';
import { palette } from './palette.ts';

const width = 1200;
const height = 630;
/** Where text begins, and how much of the width it may take. */
const LEFT = 84;
const TEXT_WIDTH = 630;

/** A line of the title: upright or italic, in pixels. */
export interface TitleLine {
  readonly text: string;
  readonly italic?: boolean;
  readonly size: number;
}

/** Where a drawing stands in the picture, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A drawing at its place, without its text, which would need a system's font. */
export function wordless(drawing: Drawing, place: Place, className?: string): string {
  return el('svg', { ...place }, svgOf({ ...drawing, marks: mute(drawing.marks) }, className));
}

function mute(marks: readonly Mark[]): Mark[] {
  return marks
    .filter(({ kind }) => kind !== 'text')
    .map((mark) => (mark.kind === 'group' ? { ...mark, marks: mute(mark.marks) } : mark));
}

/**
 * The picture as PNG.
 *
 * @param drawing SVG that says itself where it stands, see {@link wordless}
 * @param style CSS of the drawing
 * @param lines the title
 */
export async function socialImage(
  drawing: string,
  style: string,
  lines: readonly TitleLine[],
): Promise<Buffer> {
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <style>${style}</style>
    <rect width="100%" height="100%" fill="${palette.paper}"/>
    ${drawing}
    <rect x="17" y="17" width="1166" height="596" fill="none" stroke="${palette.ink}"/>
    <rect x="22" y="22" width="1156" height="586" fill="none" stroke="${palette.ink}"
      stroke-width="6" stroke-dasharray="14 14"/>
    <rect x="27" y="27" width="1146" height="576" fill="none" stroke="${palette.ink}"/>
  </svg>`;
  return sharp(Buffer.from(ground))
    .composite([{ input: Buffer.from(await outlines(lines)) }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** The title as outlines, so that no font need be on the machine that builds. */
async function outlines(lines: readonly TitleLine[]): Promise<string> {
  const tree = {
    type: 'div',
    props: {
      style: {
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        width: LEFT + TEXT_WIDTH,
        height: '100%',
        paddingLeft: LEFT,
        color: palette.ink,
        lineHeight: 1.06,
      },
      children: lines.map(({ text, italic, size }) => ({
        type: 'div',
        props: {
          style: {
            fontStyle: italic ? ('italic' as const) : ('normal' as const),
            fontSize: size,
            marginBottom: size / 5,
          },
          children: text,
        },
      })),
    },
  };
  const font = (file: string) => readFile(`${process.cwd()}/src/fonts/${file}`);
  return satori(tree as Parameters<typeof satori>[0], {
    width,
    height,
    fonts: [
      { name: 'EB Garamond', data: await font('social-roman.ttf'), style: 'normal' },
      { name: 'EB Garamond', data: await font('social-italic.ttf'), style: 'italic' },
    ],
  });
}
