import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { drawOn, type Context } from '../../../src/drawing/canvas.ts';
import type { Look } from '../../../src/drawing/look.ts';
import { area, path, text, type Mark, type PointShape } from '../../../src/drawing/mark.ts';
import { plain } from './plain-look.ts';

/** A path that remembers its data. */
class FakePath {
  readonly d: string;
  constructor(d: string) {
    this.d = d;
  }
}

beforeAll(() => vi.stubGlobal('Path2D', FakePath));
afterAll(() => void vi.unstubAllGlobals());

type Call = readonly [string, ...unknown[]];

/** A context that writes down what is called and what is set, in order; a path by its data. */
function recorder(width: number, height: number): { context: Context; calls: Call[] } {
  const calls: Call[] = [];
  const context = new Proxy(
    { canvas: { width, height } },
    {
      get: (target, name: string) =>
        name === 'canvas'
          ? target.canvas
          : (...all: unknown[]) =>
              void calls.push([name, ...all.map((one) => (one instanceof FakePath ? one.d : one))]),
      set: (_, name: string, value: unknown) => calls.push([name, value]) > 0,
    },
  );
  return { context: context as unknown as Context, calls };
}

/** What is called for these marks after the canvas is cleared, on one of the drawing's own size. */
function drawn(
  marks: readonly Mark[],
  looks: Readonly<Record<string, Partial<Look>>>,
): { calls: Call[]; missing: string[] } {
  const { context, calls } = recorder(100, 50);
  const missing: string[] = [];
  const known = Object.entries(looks).map(([key, look]) => [key, { ...plain, ...look }] as const);
  drawOn(context, { width: 100, height: 50, marks }, new Map(known), (key) => missing.push(key));
  return { calls: calls.slice(3), missing };
}

const names = (calls: readonly Call[]): string[] => calls.map(([name]) => name);
const of = (calls: readonly Call[], ...wanted: string[]): Call[] =>
  calls.filter(([name]) => wanted.includes(name));

describe('a drawing on a canvas', () => {
  it('starts from a clear ground and fills the width, however sharp the screen is', () => {
    const { context, calls } = recorder(300, 150);
    drawOn(context, { width: 100, height: 50, marks: [] }, new Map(), () => undefined);
    expect(calls).toEqual([
      ['setTransform', 1, 0, 0, 1, 0, 0],
      ['clearRect', 0, 0, 300, 150],
      ['setTransform', 3, 0, 0, 3, 0, 0],
    ]);
  });

  it('strokes a line with the pen of its look, and leaves no opacity behind', () => {
    const look: Partial<Look> = {
      stroke: 'teal',
      width: 2.5,
      dash: [5, 4],
      cap: 'round',
      opacity: 0.6,
    };
    const { calls } = drawn([path('line', 'M0 0h9')], { 'path line': look });
    expect(calls).toEqual([
      ['globalAlpha', 0.6],
      ['strokeStyle', 'teal'],
      ['lineWidth', 2.5],
      ['lineCap', 'round'],
      ['lineJoin', 'miter'],
      ['setLineDash', [5, 4]],
      ['stroke', 'M0 0h9'],
      ['globalAlpha', 1],
    ]);
  });

  it('fills areas, with holes where they have some, below their outline', () => {
    const box = { fill: 'white', stroke: 'black' };
    const looks = { 'path wash': { fill: 'red' }, 'path box': box };
    const { calls } = drawn([area('wash', 'M0 0z'), path('box', 'M1 1z'), path('box', '')], looks);
    expect(of(calls, 'fillStyle', 'fill', 'stroke')).toEqual([
      ['fillStyle', 'red'],
      ['fill', 'M0 0z', 'evenodd'],
      ['fillStyle', 'white'],
      ['fill', 'M1 1z', 'nonzero'],
      ['stroke', 'M1 1z'],
    ]);
  });

  it.each<[PointShape, string, Call[]]>([
    ['disc', 'fill', [['moveTo', 12, 20], ['arc', 10, 20, 2, 0, 2 * Math.PI]]], // prettier-ignore
    ['ring', 'stroke', [['moveTo', 12, 20], ['arc', 10, 20, 2, 0, 2 * Math.PI]]], // prettier-ignore
    ['cross', 'stroke', [['moveTo', 8, 20], ['lineTo', 12, 20], ['moveTo', 10, 18], ['lineTo', 10, 22]]], // prettier-ignore
  ])('draws a %s of 4 pixels as one shape', (shape, end, outline) => {
    const places = [10, 20];
    const mark: Mark = { kind: 'points', className: 'dots', shape, size: 4, places };
    const { calls } = drawn([mark], { 'path dots': { stroke: 'navy' } });
    expect(of(calls, 'moveTo', 'lineTo', 'arc')).toEqual(outline);
    // In SVG a disc is the cap of a stroke: the stroke's color is its own.
    expect(calls).toContainEqual([end === 'fill' ? 'fillStyle' : 'strokeStyle', 'navy']);
    expect(names(calls).filter((name) => name === 'fill' || name === 'stroke')).toEqual([end]);
  });

  it('draws a diamond as a square on its corner, and all points in one go', () => {
    const places = Float64Array.of(10, 20, 30, 20);
    const mark: Mark = { kind: 'points', className: 'dots', shape: 'diamond', size: 4, places };
    const { calls } = drawn([mark], { 'path dots': { stroke: 'orange' } });
    const corners = of(calls, 'moveTo', 'lineTo').map(([, x, y]) => [Number(x), Number(y)]);
    expect(corners).toHaveLength(8);
    corners.forEach(([x, y], i) => {
      const next = corners[i - (i % 4) + ((i + 1) % 4)]!;
      expect(Math.hypot(next[0]! - x!, next[1]! - y!)).toBeCloseTo(4, 9);
    });
    expect(of(calls, 'beginPath', 'fill')).toHaveLength(2);
  });

  it('writes text with its font and anchor, above a rim where it has one', () => {
    const looks = {
      'text name middle': { fill: 'ink', align: 'center' },
      'text name': { fill: 'ink', stroke: 'paper', width: 3 },
    } as const;
    const { calls } = drawn([text('name middle', 5, 6, 'A'), text('name', 7, 8, 'B')], looks);
    expect(of(calls, 'font', 'textAlign', 'fillText', 'strokeText')).toEqual([
      ['font', plain.font],
      ['textAlign', 'center'],
      ['fillText', 'A', 5, 6],
      ['font', plain.font],
      ['textAlign', 'start'],
      ['strokeText', 'B', 7, 8],
      ['fillText', 'B', 7, 8],
    ]);
  });

  it('moves, shrinks and cuts off a group, and nothing after it', () => {
    const marks = [path('line', 'M0 0h1')];
    const group: Mark = { kind: 'group', x: 3, y: 4, scale: 0.5, clip: [20, 10], marks };
    const { calls } = drawn([group, path('line', 'M9 9h1')], { 'path line': { stroke: 'black' } });
    expect(of(calls, 'save', 'translate', 'scale', 'rect', 'clip', 'stroke', 'restore')).toEqual([
      ['save'],
      ['translate', 3, 4],
      ['scale', 0.5, 0.5],
      ['rect', 0, 0, 20, 10],
      ['clip'],
      ['stroke', 'M0 0h1'],
      ['restore'],
      ['stroke', 'M9 9h1'],
    ]);
    const free = drawn([{ kind: 'group', x: 3, marks }], { 'path line': { stroke: 'black' } });
    expect(names(free.calls)).not.toContain('clip');
  });

  it('tells which looks are missing, also in groups, and draws the rest', () => {
    const marks: Mark[] = [
      path('real line', 'M0 0h1'),
      { kind: 'group', marks: [text('label', 0, 0, 'A'), path('known', 'M1 1h1')] },
    ];
    const { calls, missing } = drawn(marks, { 'path known': { stroke: 'black' } });
    expect(missing).toEqual(['path real line', 'text label']);
    expect(of(calls, 'stroke', 'fillText')).toEqual([['stroke', 'M1 1h1']]);
  });

  it('a picture of pixels has colors of its own, needs no look, and stays within its place', () => {
    const colors = Float32Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1]);
    const { calls, missing } = drawn(
      [{ kind: 'pixels', x: 10, y: 5, size: 8, side: 2, colors }],
      {},
    );
    expect(missing).toEqual([]);
    expect(of(calls, 'fillStyle').map(([, color]) => color)).toEqual([
      ...['rgb(255, 0, 0)', 'rgb(0, 255, 0)', 'rgb(0, 0, 255)', 'rgb(255, 255, 255)'],
    ]);
    const squares = of(calls, 'fillRect') as [string, number, number, number, number][];
    expect(squares.map(([, x, y]) => [x, y])).toEqual([
      [10, 5],
      [14, 5],
      [10, 9],
      [14, 9],
    ]);
    for (const [, x, y, wide, high] of squares) {
      expect(Math.min(wide, high)).toBeGreaterThanOrEqual(4);
      expect([x + wide <= 18, y + high <= 13]).toEqual([true, true]);
    }
  });
});
