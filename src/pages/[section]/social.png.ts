/** A chapter's picture for link previews: its title beside its figure. Chapters without a figure have the site's. */
import type { APIRoute } from 'astro';
import { loadContent } from '../../collections/check.ts';
import { numeral } from '../../collections/numeral.ts';
import type { SectionInfo } from '../../collections/sections.ts';
import { thumbnailDrawing } from '../../components/thumbnail-drawing.ts';
import { site } from '../../site/config.ts';
import { socialImage } from '../../site/social-image.ts';

/** Where the figure stands, in pixels. */
const FIGURE = { x: 752, y: 125, side: 380 };

export const getStaticPaths = () =>
  loadContent()
    .sections.filter(({ figure }) => figure !== undefined)
    .map((section) => ({ params: { section: section.id }, props: { section } }));

export const GET: APIRoute<{ section: SectionInfo }> = async ({ props: { section } }) => {
  const { drawing, style } = await thumbnailDrawing(section.figure!, FIGURE);
  const image = await socialImage(drawing, style, [
    { text: numeral(section.number), italic: true, size: 64 },
    { text: section.title, size: section.title.length > 40 ? 54 : 66 },
    { text: site.title, italic: true, size: 32 },
  ]);
  return new Response(new Uint8Array(image), { headers: { 'Content-Type': 'image/png' } });
};
