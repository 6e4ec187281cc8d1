/** The picture that link previews show: the title beside the emblem, 1200 by 630 pixels, made at build. */
import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import satori from 'satori';
import sharp from 'sharp';
import { emblemFigure } from '../figures/emblem.ts';
import { palette } from '../site/palette.ts';
import { site } from '../site/config.ts';

const width = 1200;
const height = 630;

export const GET: APIRoute = async () => {
  const image = await sharp(Buffer.from(chart()))
    .composite([{ input: Buffer.from(await title()) }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
  return new Response(new Uint8Array(image), { headers: { 'Content-Type': 'image/png' } });
};

/** The hero's chart, shifted to the right, in fixed colors and without text (it would need a system font). */
function chart(): string {
  const style = `
    path { fill: none; stroke: ${palette.ink}; stroke-linecap: round; }
    .rhumb { stroke: ${palette.rule}; stroke-width: .7; }
    .depth { stroke: ${palette.depth}; }
    .emblem-path { stroke: ${palette.generator}; stroke-width: .8; opacity: .75; }
    .emblem-noise { stroke: ${palette.noise}; }
    .north { stroke: ${palette.accent}; stroke-width: 2.6; }`;
  const emblem = (emblemFigure().panels[0]?.svg ?? '')
    .replaceAll(/<text[^>]*>[^<]*<\/text>/g, '')
    .replace('<svg ', `<svg x="470" y="-20" width="809" height="671" `);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <style>${style}</style>
    <rect width="100%" height="100%" fill="${palette.paper}"/>
    ${emblem}
    <rect x="17" y="17" width="1166" height="596" fill="none" stroke="${palette.ink}"/>
    <rect x="22" y="22" width="1156" height="586" fill="none" stroke="${palette.ink}"
      stroke-width="6" stroke-dasharray="14 14"/>
    <rect x="27" y="27" width="1146" height="576" fill="none" stroke="${palette.ink}"/>
  </svg>`;
}

/** The title as outlines, so that no font need be on the machine that builds. */
async function title(): Promise<string> {
  const [kind, rest] = site.title.split(': ');
  const line = (text: string, fontStyle: 'normal' | 'italic') => ({
    type: 'div',
    props: { style: { fontStyle }, children: text },
  });
  const tree = {
    type: 'div',
    props: {
      style: {
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        width: '100%',
        height: '100%',
        paddingLeft: 84,
        color: palette.ink,
        fontSize: 78,
        lineHeight: 1.02,
      },
      children: [line(`${kind}:`, 'normal'), line(rest ?? '', 'italic')],
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
