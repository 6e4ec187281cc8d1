import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPad } from '../../../src/labs/shared/own-data/point-pad.ts';

/** What waits for the next animation frame. */
let waiting = new Map<number, () => void>();
function nextFrame(): void {
  const now = waiting;
  waiting = new Map();
  for (const act of now.values()) act();
}

beforeEach(() => {
  waiting = new Map();
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => {
    waiting.set(++last, act);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => waiting.delete(id));
});
afterEach(() => void vi.unstubAllGlobals());

/** A pad over a stand-in for a picture of 100 x 100 pixels that shows [-1, 1]^2. */
function padOf() {
  const heard = new Map<string, (event: unknown) => void>();
  const ended = new AbortController();
  const surface = {
    addEventListener: (
      name: string,
      act: (event: unknown) => void,
      { signal }: { signal?: AbortSignal } = {},
    ) => {
      heard.set(name, act);
      signal?.addEventListener('abort', () => heard.delete(name));
    },
    setPointerCapture: () => undefined,
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 100, height: 100 }),
  } as unknown as HTMLElement;
  const told: number[] = [];
  const cursor: (readonly [number, number])[] = [];
  const pad = createPad(surface, {
    toModel: (x, y) => [2 * x - 1, 1 - 2 * y],
    reach: 1,
    most: 10_000,
    changed: (points) => void told.push(points.length / 2),
    signal: ended.signal,
    cursorMoved: (at) => void cursor.push([...at]),
  });
  const point = (name: string, clientX: number, clientY: number, pointerId = 1): void =>
    heard.get(name)!({ clientX, clientY, pointerId, button: 0 });
  let prevented = 0;
  const key = (name: string, held: Partial<KeyboardEvent> = {}): boolean =>
    pad.key({ key: name, preventDefault: () => void prevented++, ...held } as KeyboardEvent);
  const count = (): number => pad.points().length / 2;
  const end = (): void => ended.abort();
  return { pad, point, key, cursor, count, told, heard, end, prevented: () => prevented };
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

describe('what the pad tells', () => {
  it('comes once a frame while a pointer draws, however often it moves', () => {
    const { pad, point, count, told } = padOf();
    pad.enable(true);
    point('pointerdown', 0, 50);
    for (let i = 0; i < 2400; i++) point('pointermove', i % 2 ? 0 : 100, 50);
    expect(told).toEqual([]);
    nextFrame();
    expect(told).toEqual([count()]);
    expect(count()).toBe(10_000);
    nextFrame();
    expect(told).toHaveLength(1);
  });

  it('comes at once from the keyboard, and before the pad is off', () => {
    const { pad, point, key, told } = padOf();
    pad.enable(true);
    key(' ');
    expect(told).toEqual([1]);
    point('pointerdown', 10, 50);
    pad.enable(false);
    expect(told).toEqual([1, 2]);
    nextFrame();
    expect(told).toHaveLength(2);
  });

  it('ends with its signal', () => {
    const { pad, point, told, heard, end } = padOf();
    pad.enable(true);
    point('pointerdown', 10, 50);
    end();
    nextFrame();
    expect(told).toEqual([]);
    expect(heard.size).toBe(0);
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
