/** The emblem as icon files, rasterized at build from its one vector drawing. */
import sharp from 'sharp';
import { emblemMarkSvg } from '../figures/emblem.ts';
import { palette } from './palette.ts';

/** The emblem as a standalone SVG document that follows the system's theme. */
export function iconSvg(): string {
  return standalone(
    `.mark{color:${palette.ink}}@media(prefers-color-scheme:dark){.mark{color:${palette.starlight}}}`,
  );
}

/**
 * The emblem on paper as PNG.
 *
 * @param size edge length in pixels
 */
export async function iconPng(size: number): Promise<Buffer> {
  // A maskable icon may lose everything outside the inner 80 percent.
  const edge = Math.round(size * 0.72);
  const mark = await sharp(Buffer.from(standalone(`.mark{color:${palette.ink}}`)), { density: 600 })
    .resize(edge, edge)
    .png()
    .toBuffer();
  return sharp({ create: { width: size, height: size, channels: 4, background: palette.paper } })
    .composite([{ input: mark, gravity: 'center' }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** Wraps one PNG in the ICO container (header and one directory entry, 22 bytes in all). */
export function ico(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2); // type: icon
  header.writeUInt16LE(1, 4); // one image
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10); // color planes
  header.writeUInt16LE(32, 12); // bits per pixel
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18); // where the image starts
  return Buffer.concat([header, png]);
}

function standalone(style: string): string {
  return emblemMarkSvg().replace(
    /<svg([^>]*)>/,
    `<svg xmlns="http://www.w3.org/2000/svg" class="mark"$1><style>${style}</style>`,
  );
}
