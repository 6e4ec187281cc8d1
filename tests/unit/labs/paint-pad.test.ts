import { beforeEach, describe, expect, it, vi } from 'vitest';
import { paintCanvas, paintTools } from '../../../src/labs/picture/paint-markup.ts';
import { bindPaintPad } from '../../../src/labs/picture/paint-pad.ts';
import { colorName, paints, type Painting, type Rgb } from '../../../src/labs/picture/painting.ts';
import { NUMBERS, SIDE } from '../../../src/models/pictures/maker.ts';

/** A stand-in for an element: hears, and is told to have heard. */
function element(data: Record<string, string> = {}) {
  const heard = new Map<string, (event: unknown) => void>();
  return {
    dataset: data,
    attributes: {} as Record<string, string>,
    style: { backgroundColor: '' },
    checked: false,
    setAttribute(name: string, value: string) {
      this.attributes[name] = value;
    },
    addEventListener: (name: string, act: (event: unknown) => void) => void heard.set(name, act),
    fire: (name: string, event: unknown = {}) => heard.get(name)?.(event),
  };
}

/** A pad over stand-ins for what is in the markup, with a canvas of 160 x 160 pixels at (10, 20). */
function padOf() {
  const frames: number[] = []; // the cursor, each time it is drawn
  const context = {
    fillRect: () => undefined,
    stroke: (path: { rects: number[][] }) => {
      if (context.lineWidth === 8) frames.push(...path.rects[0]!);
    },
    lineWidth: 0,
  };
  const canvas = {
    ...element(),
    getContext: () => context,
    setPointerCapture: () => undefined,
    getBoundingClientRect: () => ({ left: 10, top: 20, width: 160, height: 160 }),
    matches: () => false,
  };
  const one: Record<string, ReturnType<typeof element>> = {
    '[data-paint-canvas]': canvas,
    '[data-paint-wide]': element(),
  };
  const named = (data: string, names: string[]) => names.map((name) => element({ [data]: name }));
  const many: Record<string, ReturnType<typeof element>[]> = {
    '[data-paint-tool]': named('paintTool', ['paint', 'fill', 'mark']),
    '[data-paint-do]': named('paintDo', ['undo', 'marks', 'clear']),
    '[data-paint]': paints.map(() => element()),
    '[data-paint-swatch]': paints.map(() => element()),
  };
  const root = {
    querySelector: (selector: string) => one[selector],
    querySelectorAll: (selector: string) => many[selector],
  } as unknown as HTMLElement;
  const told: string[] = [];
  let latest: Painting | undefined;
  let changes = 0;
  const pad = bindPaintPad(root, {
    changed(painting) {
      latest = painting;
      changes += 1;
    },
    tell: (text) => void told.push(text),
    signal: new AbortController().signal,
  });

  let prevented = 0;
  const key = (name: string, held: Partial<KeyboardEvent> = {}): void =>
    canvas.fire('keydown', { key: name, preventDefault: () => void prevented++, ...held });
  /** In pixels of the picture. */
  const point = (name: string, x: number, y: number, more: Partial<PointerEvent> = {}): void =>
    canvas.fire(name, {
      clientX: 10 + 10 * x,
      clientY: 20 + 10 * y,
      pointerId: 1,
      button: 0,
      ...more,
    });
  const painted = (name: string): string[] => {
    const numbers = pad.value();
    const all = Array.from({ length: SIDE * SIDE }, (_, i) => i);
    return all
      .filter((i) => colorName([...numbers.subarray(3 * i, 3 * i + 3)] as unknown as Rgb) === name)
      .map((i) => `${i % SIDE},${Math.floor(i / SIDE)}`);
  };
  const marked = (): string[] => {
    const all = Array.from({ length: SIDE * SIDE }, (_, i) => [i % SIDE, Math.floor(i / SIDE)]);
    return all.filter(([x, y]) => latest?.marked(x!, y!)).map(String);
  };
  const press = (selector: string, i: number): void => void many[selector]![i]!.fire('click');
  return {
    pad,
    canvas,
    key,
    point,
    painted,
    marked,
    told,
    frames,
    many,
    choose: (i: number) => void many['[data-paint]']![i]!.fire('change'),
    tool: (name: string) => press('[data-paint-tool]', ['paint', 'fill', 'mark'].indexOf(name)),
    act: (name: string) => press('[data-paint-do]', ['undo', 'marks', 'clear'].indexOf(name)),
    pressed: () => many['[data-paint-tool]']!.map((each) => each.attributes['aria-pressed']),
    widen: () => (one['[data-paint-wide]']!.checked = true),
    prevented: () => prevented,
    changes: () => changes,
  };
}

beforeEach(() => {
  vi.stubGlobal(
    'Path2D',
    class {
      rects: number[][] = [];
      rect(...box: number[]): void {
        this.rects.push(box);
      }
      moveTo(): void {
        // where lines are is for the eye
      }
      lineTo(): void {
        // the same
      }
    },
  );
  return () => vi.unstubAllGlobals();
});

describe('the paint pad under a pointer', () => {
  it('paints from press to release, through all the places that were passed', () => {
    const { point, painted, changes } = padOf();
    point('pointermove', 3.5, 3.5);
    expect(changes()).toBe(0);
    point('pointerdown', 1.5, 0.1);
    expect(painted('red')).toEqual(['1,0']);
    const passed = [
      { clientX: 10 + 25, clientY: 20 + 5 },
      { clientX: 10 + 25, clientY: 20 + 25 },
    ] as PointerEvent[];
    point('pointermove', 2.5, 2.5, { getCoalescedEvents: () => passed });
    expect(painted('red')).toEqual(['1,0', '2,0', '2,1', '2,2']);
    point('pointermove', 3.5, 2.5, { getCoalescedEvents: () => [] });
    point('pointerup', 3.5, 2.5);
    point('pointermove', 9.5, 9.5);
    expect(painted('red')).toEqual(['1,0', '2,0', '2,1', '2,2', '3,2']);
  });

  it('follows one finger, and no other button than the first', () => {
    const { point, painted } = padOf();
    point('pointerdown', 1.5, 1.5, { button: 2 });
    point('pointerdown', 1.5, 1.5);
    point('pointerdown', 9.5, 9.5, { pointerId: 2 });
    point('pointermove', 9.5, 1.5, { pointerId: 2 });
    point('pointerup', 9.5, 1.5, { pointerId: 2 });
    point('pointermove', 2.5, 1.5);
    expect(painted('red')).toEqual(['1,1', '2,1']);
  });

  it('lays a wide brush on the four pixels that are nearest', () => {
    const { point, painted, widen, act } = padOf();
    widen();
    point('pointerdown', 3.6, 3.4);
    expect(painted('red')).toEqual(['3,2', '4,2', '3,3', '4,3']);
    point('pointerup', 3.6, 3.4);
    act('undo');
    point('pointerdown', 0.1, 0.1);
    expect(painted('red')).toEqual(['0,0', '1,0', '0,1', '1,1']);
  });

  it('fills, marks and, from a marked pixel, unmarks', () => {
    const { pad, point, painted, marked, tool, choose, pressed, act } = padOf();
    tool('fill');
    choose(3);
    expect(pressed()).toEqual(['false', 'true', 'false']);
    point('pointerdown', 5, 5);
    point('pointermove', 9, 9);
    point('pointerup', 9, 9);
    expect(painted('blue')).toHaveLength(SIDE * SIDE);
    tool('mark');
    point('pointerdown', 1.5, 0.5);
    point('pointermove', 4.5, 0.5);
    point('pointerup', 4.5, 0.5);
    point('pointerdown', 2.5, 0.5);
    point('pointermove', 3.5, 0.5);
    point('pointerup', 3.5, 0.5);
    expect(marked()).toEqual(['1,0', '4,0']);
    expect(pad.value().subarray(NUMBERS, NUMBERS + 5)).toEqual(Float64Array.of(0, 1, 0, 0, 1));
    act('marks');
    expect(marked()).toEqual([]);
    choose(0);
    expect(pressed()).toEqual(['true', 'false', 'false']);
  });
});

describe('the paint pad under the keyboard', () => {
  it('moves a cursor to the edges, and says where it is and what is there', () => {
    const { key, told, frames, changes } = padOf();
    expect(frames).toEqual([]);
    key('ArrowLeft');
    key('ArrowUp');
    expect(told).toEqual(['row 9, column 8, white', 'row 8, column 8, white']);
    expect(frames.slice(-4)).toEqual([7 * 32, 7 * 32, 32, 32]);
    for (let i = 0; i < 20; i++) key('ArrowRight');
    for (let i = 0; i < 20; i++) key('ArrowDown');
    expect(told.at(-1)).toBe('row 16, column 16, white');
    expect(changes()).toBe(0);
  });

  it('paints, fills, marks, takes back', () => {
    const { key, told, painted, marked } = padOf();
    key(' ');
    expect(told.at(-1)).toBe('row 9, column 9, red');
    key('M');
    expect(told.at(-1)).toBe('row 9, column 9, red, marked');
    expect(marked()).toEqual(['8,8']);
    key('m');
    expect(marked()).toEqual([]);
    key('4');
    expect(told.at(-1)).toBe('blue');
    key('ArrowDown');
    key('f');
    expect(painted('blue')).toHaveLength(SIDE * SIDE - 1);
    key('Backspace');
    expect(told.at(-1)).toBe('Taken back.');
    key('0');
    expect(told.at(-1)).toBe('snow gray');
    key('Enter');
    expect(painted('snow gray')).toEqual(['8,9']);
    for (let i = 0; i < 4; i++) key('Backspace');
    expect(painted('white')).toHaveLength(SIDE * SIDE);
    key('Backspace');
    expect(told.at(-1)).toBe('There is nothing to take back.');
  });

  it('draws on with Shift, in one stroke, and not after the cursor moved without it', () => {
    const { key, painted } = padOf();
    key('ArrowRight', { shiftKey: true });
    key('ArrowRight', { shiftKey: true });
    expect(painted('red')).toEqual(['8,8', '9,8', '10,8']);
    key('ArrowDown');
    key('ArrowDown');
    key('ArrowLeft', { shiftKey: true });
    expect(painted('red')).toEqual(['8,8', '9,8', '10,8', '9,10', '10,10']);
    key('Backspace');
    expect(painted('red')).toEqual(['8,8', '9,8', '10,8']);
    key('Backspace');
    expect(painted('red')).toEqual([]);
  });

  it('uses a tool once a press, however long it is', () => {
    const { key, marked, prevented } = padOf();
    key('m');
    key('m', { repeat: true });
    expect(marked()).toEqual(['8,8']);
    expect(prevented()).toBe(2);
  });

  it('leaves alone what is the browser’s', () => {
    const { key, prevented, told } = padOf();
    for (const held of ['altKey', 'ctrlKey', 'metaKey']) key('ArrowLeft', { [held]: true });
    for (const name of ['Tab', 'Escape', 'x', 'F5', '½']) key(name);
    expect(prevented()).toBe(0);
    expect(told).toEqual([]);
  });

  it('hides its cursor from a pointer, and when the focus goes', () => {
    const { key, point, canvas, frames } = padOf();
    key('ArrowLeft');
    const count = frames.length;
    point('pointerdown', 1, 1);
    expect(frames).toHaveLength(count);
    key('ArrowLeft');
    expect(frames.length).toBeGreaterThan(count);
    const then = frames.length;
    canvas.fire('blur');
    expect(frames).toHaveLength(then);
  });
});

describe('the paint pad', () => {
  it('gives its painting and its marks, and takes them back', () => {
    const [from, to] = [padOf(), padOf()];
    from.key(' ');
    from.key('ArrowRight');
    from.key('m');
    to.pad.load(from.pad.value());
    expect(to.pad.value()).toEqual(from.pad.value());
    expect(to.marked()).toEqual(['9,8']);
    to.act('clear');
    expect(to.painted('white')).toHaveLength(SIDE * SIDE);
  });

  it('loads a picture, which can be taken back', () => {
    const { pad, act, painted } = padOf();
    pad.load(new Float64Array(NUMBERS).fill(-1));
    expect(painted('black')).toHaveLength(SIDE * SIDE);
    act('undo');
    expect(painted('white')).toHaveLength(SIDE * SIDE);
  });

  it('shows each paint beside its name', () => {
    const { many } = padOf();
    const swatches = many['[data-paint-swatch]']!;
    expect(swatches[0]!.style.backgroundColor).toBe('rgb(217 43 39)');
    expect(swatches.at(-1)!.style.backgroundColor).toBe('rgb(0 0 0)');
  });
});

describe('its markup', () => {
  it('has what the pad looks for, and no style of its own', () => {
    const html = paintCanvas + paintTools;
    const count = (pattern: RegExp): number => html.match(pattern)?.length ?? 0;
    expect(count(/ data-paint-canvas/g)).toBe(1);
    expect(count(/ data-paint-wide/g)).toBe(1);
    expect(count(/ data-paint-tool="(paint|fill|mark)"/g)).toBe(3);
    expect(count(/ data-paint-do="(undo|marks|clear)"/g)).toBe(3);
    expect(count(/ data-paint[ >]/g)).toBe(paints.length);
    expect(count(/ data-paint-swatch/g)).toBe(paints.length);
    expect(html).not.toMatch(/ style=/);
  });
});
