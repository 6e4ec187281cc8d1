import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { path, text, type Drawing } from '../../../src/drawing/mark.ts';
import type { StageNews } from '../../../src/labs/shared/run/protocol.ts';
import { createPainter } from '../../../src/labs/shared/stage/painter.ts';
import { plain } from '../drawing/plain-look.ts';

beforeEach(() => void vi.stubGlobal('Path2D', Object));
afterEach(() => void vi.unstubAllGlobals());

const look = { ...plain, fill: 'teal', font: '12px serif' };

/** A canvas that counts how often it is sized, and keeps what was put down since it was last cleared. */
function canvas() {
  const shown: string[] = [];
  const lettered: unknown[] = [];
  const sizes: [string, number][] = [];
  let times = 0;
  const size = { width: 300, height: 150 };
  const fake = {
    getContext: () => context,
    get width() {
      return size.width;
    },
    set width(value: number) {
      size.width = value;
      sizes.push(['width', value]);
    },
    get height() {
      return size.height;
    },
    set height(value: number) {
      size.height = value;
      sizes.push(['height', value]);
    },
  };
  const acts: Record<string, (...all: unknown[]) => void> = {
    clearRect() {
      shown.length = 0;
      times += 1;
    },
    fill: () => void shown.push('shape'),
    fillText: (words) => void shown.push(String(words)),
  };
  const context = new Proxy(
    {},
    {
      get: (_, name: string) => (name === 'canvas' ? fake : (acts[name] ?? (() => undefined))),
      set: (_, name: string, value) => name !== 'font' || lettered.push(value) > 0,
    },
  );
  return {
    offscreen: fake as unknown as OffscreenCanvas,
    shown,
    lettered,
    sizes,
    size,
    times: () => times,
  };
}

function painting(count = 1) {
  const news: StageNews[] = [];
  const painter = createPainter((each) => void news.push(each));
  const canvases = Array.from({ length: count }, canvas);
  painter.obey({ kind: 'stage', canvases: canvases.map(({ offscreen }) => offscreen), fonts: [] });
  return { painter, news, canvases, first: canvases[0]! };
}

const of = (words: string): Drawing => ({
  width: 100,
  height: 50,
  marks: [path('area', 'M0 0z'), path('area', 'M1 1z'), text('label', 0, 0, words)],
});

describe('a painter with canvases', () => {
  it('asks once for the looks that it does not know, and draws again when they come', () => {
    const { painter, news, first } = painting();
    painter.paint(0, of('one'));
    expect(news).toEqual([{ kind: 'looks', keys: ['path area', 'text label'] }]);
    expect(first.shown).toEqual([]);
    painter.paint(0, of('two'));
    expect(news).toHaveLength(1);
    painter.obey({ kind: 'looks', looks: [['path area', look]] });
    expect(first.shown).toEqual(['shape', 'shape']);
    painter.obey({ kind: 'looks', looks: [['text label', look]] });
    expect(first.shown).toEqual(['shape', 'shape', 'two']);
    expect(news).toHaveLength(1);
  });

  it('asks later for what comes later', () => {
    const { painter, news } = painting();
    painter.paint(0, of('one'));
    const marks = [...of('one').marks, path('line', 'M0 0h1')];
    painter.paint(0, { width: 100, height: 50, marks });
    expect(news.at(-1)).toEqual({ kind: 'looks', keys: ['path line'] });
  });

  it('gives a canvas the width of its place and the shape of its drawing, and touches neither without need', () => {
    const { painter, first } = painting();
    painter.obey({ kind: 'sizes', widths: [615] });
    expect(first.times()).toBe(0);
    painter.paint(0, of('one'));
    expect(first.size).toEqual({ width: 615, height: 308 });
    painter.paint(0, of('two'));
    expect(first.sizes).toEqual([
      ['width', 615],
      ['height', 308],
    ]);
  });

  it('draws what it drew last again when sizes change, each on its own canvas', () => {
    const { painter, canvases } = painting(3);
    painter.obey({ kind: 'sizes', widths: [100, 100, 100] });
    painter.obey({ kind: 'looks', looks: [['text label', look]] });
    painter.paint(0, of('picture'));
    painter.paint(2, of('chart'));
    const before = canvases.map(({ times }) => times());
    painter.obey({ kind: 'sizes', widths: [200, 200, 50] });
    expect(canvases.map(({ size }) => size.width)).toEqual([200, 300, 50]);
    expect(canvases.map(({ shown }) => shown)).toEqual([['picture'], [], ['chart']]);
    expect(canvases.map(({ times }, i) => times() - before[i]!)).toEqual([1, 0, 1]);
  });

  it('draws again when a font has come, by a name that it has not looked up before', () => {
    let loaded = (): void => undefined;
    const added: unknown[] = [];
    vi.stubGlobal(
      'FontFace',
      class {
        readonly family: string;
        constructor(family: string) {
          this.family = family;
        }
      },
    );
    vi.stubGlobal('fonts', {
      add: (font: { family: string }) => void added.push(font.family),
      addEventListener: (_: string, act: () => void) => (loaded = act),
    });
    const { offscreen, times, lettered } = canvas();
    const painter = createPainter(() => undefined);
    const fonts = [{ family: 'Text', source: 'url("x")', descriptors: {} }];
    painter.obey({ kind: 'stage', canvases: [offscreen], fonts });
    painter.obey({ kind: 'looks', looks: [['text label', look]] });
    painter.paint(0, of('one'));
    loaded();
    expect([added, times()]).toEqual([['Text'], 2]);
    painter.obey({ kind: 'looks', looks: [['text label', look]] }); // another theme
    expect(lettered).toEqual(['12px serif', '12px serif, loaded-1', '12px serif, loaded-1']);
  });
});

describe('a painter without canvases', () => {
  it('gives the page what is newest, when it has put down all that it had', () => {
    const news: StageNews[] = [];
    const painter = createPainter((each) => void news.push(each));
    painter.obey({ kind: 'stage', canvases: [], fonts: [] });
    for (const words of ['one', 'two', 'three']) painter.paint(0, of(words));
    expect(news).toEqual([{ kind: 'drawing', index: 0, drawing: of('one') }]);
    painter.paint(1, of('chart'));
    painter.obey({ kind: 'drawn' });
    expect(news.slice(1)).toEqual([
      { kind: 'drawing', index: 0, drawing: of('three') },
      { kind: 'drawing', index: 1, drawing: of('chart') },
    ]);
    painter.paint(0, of('four'));
    painter.obey({ kind: 'drawn' }); // of the two, one
    expect(news).toHaveLength(3);
    painter.obey({ kind: 'drawn' });
    expect(news.slice(3)).toEqual([{ kind: 'drawing', index: 0, drawing: of('four') }]);
    painter.obey({ kind: 'drawn' });
    expect(news).toHaveLength(4);
  });

  it('lets the page draw again when sizes or looks change', () => {
    const news: StageNews[] = [];
    const painter = createPainter((each) => void news.push(each));
    painter.paint(0, of('one'));
    painter.obey({ kind: 'drawn' });
    painter.obey({ kind: 'sizes', widths: [200] });
    expect(news).toHaveLength(2);
  });
});
