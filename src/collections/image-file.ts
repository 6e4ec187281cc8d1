/** What is wrong with the file of an image: that it is none, that it is not whole, that it carries a script. */
import { crc32 } from 'node:zlib';
import { lineAt } from './source.ts';

/** One fault: in an SVG with its line. */
export interface ImageFault {
  readonly line?: number;
  readonly message: string;
  readonly hint: string;
}

/** Extensions of the kinds of image that browsers show. */
export const imageName = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

const again = 'Save or copy it again.';
const broken: ImageFault = {
  message: 'is not whole: part of it is missing or damaged',
  hint: again,
};

/** The first fault of an image's bytes, or undefined; the kind is told by the bytes, whatever the name says. */
export function faultOf(bytes: Buffer): ImageFault | undefined {
  const start = bytes.toString('latin1', 0, 16);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return isWholePng(bytes) ? undefined : broken;
  if (start.startsWith('\xff\xd8\xff')) return isWholeJpeg(bytes) ? undefined : broken;
  if (/^GIF8[79]a/.test(start)) return isWholeGif(bytes) ? undefined : broken;
  if (/^RIFF[^]{4}WEBP/.test(start)) {
    return bytes.readUInt32LE(4) + 8 <= bytes.length ? undefined : broken;
  }
  if (/^[^]{4}ftypavi[fs]/.test(start)) return isWholeAvif(bytes) ? undefined : broken;
  const text = bytes.toString('utf8');
  if (
    /^\uFEFF?\s*(?:<\?xml[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>|\s+)*<svg\b/i.test(
      text,
    )
  ) {
    return faultOfSvg(text);
  }
  return {
    message: bytes.length === 0 ? 'is empty' : 'is no image',
    hint: 'Images are PNG, JPEG, WebP, AVIF, GIF or SVG files.',
  };
}

/** Chunks of length, name, data and checksum, to the last one: PNG (third edition), section 5. */
function isWholePng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return false;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
    at = end + 4;
  }
  return false;
}

/** Segments to the picture's own data, which the mark of the end follows: ITU-T T.81, annex B. */
function isWholeJpeg(bytes: Buffer): boolean {
  for (let at = 2; at + 4 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) return false;
    if (bytes[at + 1] === 0xda) return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at;
  }
  return false;
}

/** Blocks to the trailer: GIF89a specification, sections 17 to 27. */
function isWholeGif(bytes: Buffer): boolean {
  const table = (packed = 0): number => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);
  let at = 13 + table(bytes[10]);
  while (at < bytes.length && bytes[at] !== 0x3b) {
    at += bytes[at] === 0x21 ? 2 : 11 + table(bytes[at + 9]);
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
    at += 1;
  }
  return at < bytes.length;
}

/** Boxes that begin with their length: ISO/IEC 14496-12, section 4.2. */
function isWholeAvif(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    // 0: to the end of the file; 1: the length follows in 64 bits.
    if (size === 0) return true;
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    if (size > 1 && size < 8) return false;
  }
  return at === bytes.length;
}

/** An SVG is copied as it is, and opened by itself it is a page of the site. */
function faultOfSvg(text: string): ImageFault | undefined {
  const acts = /<script\b|<foreignObject\b|\son[a-z]+\s*=|javascript:/i.exec(text);
  const fetches =
    /(?:(?<!xmlns(?::\w+)?)(?:\bhref|\bsrc)\s*=\s*["']\s*|url\(\s*["']?)(?:https?:)?\/\//i.exec(
      text,
    );
  if (acts !== null) {
    return {
      line: lineAt(text, acts.index + 1),
      message: `contains "${acts[0].trim()}", which can act like a page`,
      hint: 'Export it as plain SVG, without scripts.',
    };
  }
  if (fetches !== null) {
    return {
      line: lineAt(text, fetches.index),
      message: 'loads something from another site',
      hint: 'Put it into the file, or leave it out.',
    };
  }
  if (!/<\/svg\s*>\s*(?:<!--[^]*?-->\s*)*$/i.test(text)) return broken;
  const tag = /<svg\b[^>]*>/i.exec(text)?.[0] ?? '';
  if (/\sviewBox\s*=/i.test(tag) || (/\swidth\s*=/i.test(tag) && /\sheight\s*=/i.test(tag))) {
    return undefined;
  }
  return {
    line: lineAt(text, text.indexOf(tag)),
    message: 'does not say how large it is',
    hint: 'Add viewBox="0 0 width height" to its first tag.',
  };
}
