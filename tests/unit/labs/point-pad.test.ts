import { describe, expect, it } from 'vitest';
import { createPad } from '../../../src/labs/shared/own-data/point-pad.ts';

/** A pad over a stand-in for a picture of 100 x 100 pixels that shows [-1, 1]^2. */
function padOf() {
  const heard = new Map<string, (event: unknown) => void>();
  const svg = {
    addEventListener: (name: string, act: (event: unknown) => void) => void heard.set(name, act),
    setPointerCapture: () => undefined,
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 100, height: 100 }),
    viewBox: { baseVal: { width: 100, height: 100 } },
  } as unknown as SVGSVGElement;
  const cursor: (readonly [number, number])[] = [];
  const pad = createPad(svg, {
    toModel: (x, y) => [x / 50 - 1, 1 - y / 50],
    reach: 1,
    most: 1000,
    changed: () => undefined,
    cursorMoved: (at) => void cursor.push([...at]),
  });
  const point = (name: string, clientX: number, clientY: number, pointerId = 1): void =>
    heard.get(name)!({ clientX, clientY, pointerId, button: 0 });
  let prevented = 0;
  const key = (name: string, held: Partial<KeyboardEvent> = {}): boolean =>
    pad.key({ key: name, preventDefault: () => void prevented++, ...held } as KeyboardEvent);
  const count = (): number => pad.points().length / 2;
  return { pad, point, key, cursor, count, prevented: () => prevented };
}

describe('the pad under a pointer', () => {
  it('takes a stroke from press to release, and only while it is on', () => {
    const { pad, point, count } = padOf();
    point('pointerdown', 10, 50);
    expect(count()).toBe(0);
    pad.enable(true);
    point('pointermove', 20, 50);
    expect(count()).toBe(0);
    point('pointerdown', 10, 50);
    point('pointermove', 50, 50);
    expect(count()).toBe(12); // 0.8 units, one point each 0.07
    point('pointerup', 50, 50);
    point('pointermove', 90, 50);
    expect(count()).toBe(12);
    point('pointerdown', 10, 10);
    pad.enable(false);
    point('pointermove', 90, 10);
    expect(count()).toBe(13);
  });

  it('follows one finger: a second one neither draws nor ends the stroke', () => {
    const { pad, point, count } = padOf();
    pad.enable(true);
    point('pointerdown', 10, 50, 1);
    point('pointerdown', 90, 90, 2);
    point('pointermove', 90, 10, 2);
    expect(count()).toBe(1);
    point('pointerup', 90, 10, 2);
    point('pointermove', 50, 50, 1);
    expect(count()).toBe(12);
  });
});

describe('the pad under the keyboard', () => {
  it('moves a cursor by 0.1, or 0.5 with Shift, to the edge and exactly back', () => {
    const { pad, key, cursor } = padOf();
    pad.enable(true);
    for (const way of ['ArrowLeft', 'ArrowRight']) for (let i = 0; i < 3; i++) key(way);
    expect(cursor.at(-1)).toEqual([0, 0]); // not -3e-17
    key('ArrowUp', { shiftKey: true });
    expect(cursor.at(-1)).toEqual([0, 0.5]);
    for (let i = 0; i < 3; i++) key('ArrowUp', { shiftKey: true });
    expect(cursor.at(-1)).toEqual([0, 1]);
  });

  it('drops a point a press, however long it is, and takes it back', () => {
    const { pad, key, count } = padOf();
    pad.enable(true);
    key(' ');
    for (let i = 0; i < 9; i++) expect(key(' ', { repeat: true })).toBe(true);
    expect(count()).toBe(1);
    key('ArrowRight');
    key('Enter');
    expect(pad.points()).toEqual(Float64Array.of(0, 0, 0.1, 0));
    key('Backspace');
    expect(count()).toBe(1);
  });

  it('leaves alone what is the browser’s, and everything while it is off', () => {
    const { pad, key, prevented } = padOf();
    expect(key('ArrowLeft')).toBe(false);
    pad.enable(true);
    for (const held of ['altKey', 'ctrlKey', 'metaKey']) {
      expect(key('ArrowLeft', { [held]: true })).toBe(false);
    }
    expect(key('Tab')).toBe(false);
    expect(prevented()).toBe(0);
    expect(key('ArrowLeft')).toBe(true);
    expect(prevented()).toBe(1);
  });
});
