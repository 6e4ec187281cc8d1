/** The site's picture for link previews: its title beside the emblem. */
import type { APIRoute } from 'astro';
import { emblemFigure } from '../figures/emblem.ts';
import { site } from '../site/config.ts';
import { palette } from '../site/palette.ts';
import { socialImage, wordless } from '../site/social-image.ts';

const style = `
  path { fill: none; stroke: ${palette.ink}; stroke-linecap: round; }
  .rhumb { stroke: ${palette.rule}; stroke-width: .7; }
  .depth { stroke: ${palette.depth}; }
  .emblem-path { stroke: ${palette.generator}; stroke-width: .8; opacity: .75; }
  .emblem-noise { stroke: ${palette.noise}; }
  .north { stroke: ${palette.accent}; stroke-width: 2.6; }`;

export const GET: APIRoute = async () => {
  const [kind, rest] = site.title.split(': ');
  const place = { x: 470, y: -20, width: 809, height: 671 };
  const emblem = wordless(emblemFigure().drawing, place, 'emblem');
  const image = await socialImage(emblem, style, [
    { text: `${kind}:`, size: 78 },
    { text: rest ?? '', italic: true, size: 78 },
  ]);
  return new Response(new Uint8Array(image), { headers: { 'Content-Type': 'image/png' } });
};
