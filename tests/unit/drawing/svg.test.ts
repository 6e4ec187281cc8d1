import { describe, expect, it } from 'vitest';
import { area, path, text, type Mark } from '../../../src/drawing/mark.ts';
import { markup, svgOf } from '../../../src/drawing/svg.ts';

const line = path('line', 'M0 0h1');

describe('marks as SVG', () => {
  it('escapes text and classes', () => {
    expect(markup([text('label', 1, 2, '<b> & "c"')])).toBe(
      '<text class="label" x="1" y="2">&lt;b&gt; &amp; &quot;c&quot;</text>',
    );
    expect(markup([path('"><script>', 'M0 0')])).toBe(
      '<path class="&quot;&gt;&lt;script&gt;" d="M0 0"/>',
    );
    const group: Mark = { kind: 'group', className: '"><script>', marks: [] };
    expect(markup([group])).toBe('<g class="&quot;&gt;&lt;script&gt;"></g>');
  });

  it('gives areas their holes, and leaves out what is empty', () => {
    expect(markup([area('wash', 'M0 0h1v1z'), path('line', '')])).toBe(
      '<path class="wash" fill-rule="evenodd" d="M0 0h1v1z"/>',
    );
  });

  it.each<[string, Omit<Mark & { kind: 'group' }, 'kind' | 'marks'>, string]>([
    ['moves', { x: 3 }, '<g transform="translate(3 0)">'],
    ['shrinks', { scale: 0.5 }, '<g transform="scale(.5)">'],
    ['does both', { x: 1, y: -2, scale: 0.125 }, '<g transform="translate(1-2)scale(.125)">'],
    ['names', { className: 'faint' }, '<g class="faint">'],
  ])('a group %s its marks', (_, group, open) => {
    expect(markup([{ kind: 'group', ...group, marks: [line] }])).toBe(
      `${open}<path class="line" d="M0 0h1"/></g>`,
    );
  });

  it('a picture of pixels is an image that holds itself, enlarged without smoothing', () => {
    const colors = new Float32Array(12).fill(1);
    expect(markup([{ kind: 'pixels', x: 3, y: 4, size: 20, side: 2, colors }])).toMatch(
      /^<image x="3" y="4" width="20" height="20" image-rendering="pixelated" href="data:image\/bmp;base64,[\w+/=]+"\/>$/,
    );
  });

  it('a group that cuts off is an element with a size', () => {
    expect(markup([{ kind: 'group', x: 5, clip: [20, 10], marks: [line] }])).toBe(
      '<svg x="5" y="0" width="20" height="10"><path class="line" d="M0 0h1"/></svg>',
    );
  });

  it('a drawing has a ground, a class and no meaning of its own', () => {
    const drawing = { width: 20, height: 10, marks: [line] };
    expect(svgOf(drawing)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" class="fig-panel" aria-hidden="true" focusable="false">' +
        '<path class="line" d="M0 0h1"/></svg>',
    );
    expect(svgOf(drawing, 'emblem')).toContain('class="emblem"');
  });
});
