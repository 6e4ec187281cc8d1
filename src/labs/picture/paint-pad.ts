/** @file Painting a small picture: with mouse, pen or finger, or with a cursor that the keyboard moves. */
import { SIDE } from '../../models/pictures/maker.ts';
import { arrowOf } from '../shared/stage/arrow-of.ts';
import { bindDrag } from '../shared/stage/drag.ts';
import { shareOf } from '../shared/stage/share-of.ts';
import {
  colorName,
  createPainting,
  paints,
  toSteps,
  type Brush,
  type Painting,
  type Rgb,
} from './painting.ts';

export interface PaintPadEvents {
  /** The picture or its marks have changed. */
  readonly changed?: (painting: Painting) => void;
  /** Something for screen readers. */
  readonly tell: (text: string) => void;
  /** Ends the pad. */
  readonly signal: AbortSignal;
}

export interface PaintPad {
  /** Begins from a picture: 768 numbers in [-1, 1], and 256 marks, if there are any. */
  load(picture: Float64Array): void;
  /** 768 numbers, then 256: 1 for each pixel that may change. */
  value(): Float64Array;
}

type Tool = 'paint' | 'fill' | 'mark';

/** Dots of the canvas to a pixel of the picture. */
const DOTS = 32;

const toolKeys: Readonly<Record<string, Tool>> = { f: 'fill', m: 'mark' };

/** Binds what `paintMarkup` put into `root`. */
export function bindPaintPad(
  root: HTMLElement,
  { changed, tell, signal }: PaintPadEvents,
): PaintPad {
  const find = <T extends Element>(selector: string): T => root.querySelector<T>(selector)!;
  const all = <T extends Element>(selector: string): T[] => [...root.querySelectorAll<T>(selector)];
  const canvas = find<HTMLCanvasElement>('[data-paint-canvas]');
  const context = canvas.getContext('2d'); // null where the browser cannot draw: the words still say what is there
  const tools = all<HTMLButtonElement>('[data-paint-tool]');
  const radios = all<HTMLInputElement>('[data-paint]');
  const wide = find<HTMLInputElement>('[data-paint-wide]');

  const painting = createPainting();
  let tool: Tool = 'paint';
  let chosen = 0; // of the paints
  let [column, row] = [SIDE / 2, SIDE / 2]; // the keyboard's cursor
  let keys = false; // whether the cursor is to be seen
  let keyed = false; // whether a stroke by keyboard goes on

  const brush = (): Brush => (wide.checked ? 2 : 1);

  function draw(): void {
    if (!context) return;
    drawPainting(context, painting);
    if (keys) drawCursor(context, column, row, brush());
  }

  function done(): void {
    draw();
    changed?.(painting);
  }

  function use(next: Tool): void {
    tool = next;
    for (const each of tools) {
      each.setAttribute('aria-pressed', String(each.dataset['paintTool'] === tool));
    }
  }

  function choose(paint: number): void {
    chosen = paint;
    radios.forEach((radio, i) => (radio.checked = i === paint));
    if (tool === 'mark') use('paint');
  }

  /** Uses a tool at a pixel. */
  function begin(x: number, y: number, by: Tool): void {
    const { rgb } = paints[chosen]!;
    const mark = painting.marked(x, y) ? 'unmark' : 'mark';
    if (by === 'fill') painting.fill(x, y, rgb);
    else painting.begin(x, y, by === 'mark' ? mark : rgb, brush());
    done();
  }

  function tellPlace(): void {
    const mark = painting.marked(column, row) ? ', marked' : '';
    tell(`row ${row + 1}, column ${column + 1}, ${colorName(painting.rgb(column, row))}${mark}`);
  }

  function undo(): void {
    keyed = false;
    tell(painting.undo() ? 'Taken back.' : 'There is nothing to take back.');
    done();
  }

  const acts: Record<string, () => void> = {
    undo,
    marks() {
      painting.clearMarks();
      done();
    },
    clear() {
      painting.clear();
      done();
    },
  };
  for (const each of all<HTMLButtonElement>('[data-paint-do]')) {
    each.addEventListener('click', acts[each.dataset['paintDo']!]!, { signal });
  }
  for (const each of tools) {
    each.addEventListener('click', () => use(each.dataset['paintTool'] as Tool), { signal });
  }
  radios.forEach((radio, i) => radio.addEventListener('change', () => choose(i), { signal }));
  all<HTMLElement>('[data-paint-swatch]').forEach((swatch, i) => {
    swatch.style.backgroundColor = cssOf(paints[i]!.rgb);
  });

  /** The pixel under a pointer; of a wide brush, the first of the pixels that are nearest. */
  function placeOf(event: PointerEvent): [x: number, y: number] {
    const place = (share: number): number => Math.floor(SIDE * share - (brush() - 1) / 2);
    const [x, y] = shareOf(canvas, event);
    return [place(x), place(y)];
  }

  bindDrag(canvas, {
    began(event) {
      [keys, keyed] = [false, false];
      const [x, y] = placeOf(event);
      begin(Math.max(0, x), Math.max(0, y), tool);
      return true;
    },
    moved(event) {
      const passed = event.getCoalescedEvents?.() ?? [];
      for (const each of passed.length > 0 ? passed : [event]) painting.extend(...placeOf(each));
      done();
    },
    signal,
  });

  function move([dx, dy]: readonly [number, number], drawing: boolean): void {
    if (drawing && !keyed) begin(column, row, tool);
    const within = (value: number): number => Math.min(SIDE - 1, Math.max(0, value));
    [column, row] = [within(column + dx), within(row + dy)];
    keyed = drawing;
    if (drawing) {
      painting.extend(column, row);
      done();
    }
    tellPlace();
  }

  /** Whether the pad uses the key. */
  function press(event: KeyboardEvent): boolean {
    const { key, shiftKey, repeat } = event;
    const arrow = arrowOf(event);
    const by = key === ' ' || key === 'Enter' ? tool : toolKeys[key.toLowerCase()];
    // Rows are counted downwards.
    if (arrow) move([arrow[0], -arrow[1]], shiftKey);
    else if (by) {
      if (repeat) return true;
      begin(column, row, by);
      keyed = true;
      tellPlace();
    } else if (/^\d$/.test(key)) {
      choose((Number(key) + 9) % 10); // 0 comes after 9, as on the keyboard
      tell(paints[chosen]!.name);
    } else if (key === 'Backspace') undo();
    else return false;
    return true;
  }

  canvas.addEventListener(
    'keydown',
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return; // the browser's own
      if (!press(event)) return;
      event.preventDefault();
      keys = true;
      draw();
    },
    { signal },
  );
  canvas.addEventListener(
    'focus',
    () => {
      keys = canvas.matches(':focus-visible');
      draw();
    },
    { signal },
  );
  canvas.addEventListener(
    'blur',
    () => {
      [keys, keyed] = [false, false];
      draw();
    },
    { signal },
  );

  [canvas.width, canvas.height] = [SIDE * DOTS, SIDE * DOTS];
  use(tool);
  draw();

  function load(numbers: Float64Array): void {
    painting.load(numbers);
    done();
  }

  return { load, value: painting.numbers };
}

function cssOf(rgb: Rgb): string {
  return `rgb(${toSteps(rgb).join(' ')})`;
}

function drawPainting(context: CanvasRenderingContext2D, painting: Painting): void {
  const hatch = new Path2D();
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const [x, y] = [column * DOTS, row * DOTS];
      context.fillStyle = cssOf(painting.rgb(column, row));
      context.fillRect(x, y, DOTS, DOTS);
      if (!painting.marked(column, row)) continue;
      // Slanted lines that go on from pixel to pixel.
      for (const reach of [DOTS / 2, DOTS, 1.5 * DOTS]) {
        const [low, high] = [Math.max(0, reach - DOTS), Math.min(DOTS, reach)];
        hatch.moveTo(x + low, y + high);
        hatch.lineTo(x + high, y + low);
      }
    }
  }
  const grid = new Path2D();
  for (let i = 1; i < SIDE; i++) {
    grid.rect(i * DOTS, 0, 0, SIDE * DOTS);
    grid.rect(0, i * DOTS, SIDE * DOTS, 0);
  }
  stroke(context, grid, 1, 'rgb(128 128 128 / 50%)');
  // Light and dark, to be seen on every color.
  stroke(context, hatch, 6, '#fff');
  stroke(context, hatch, 2.5, '#000');
}

function drawCursor(
  context: CanvasRenderingContext2D,
  column: number,
  row: number,
  brush: number,
): void {
  const frame = new Path2D();
  frame.rect(column * DOTS, row * DOTS, brush * DOTS, brush * DOTS);
  stroke(context, frame, 8, '#fff');
  stroke(context, frame, 4, '#000');
}

function stroke(
  context: CanvasRenderingContext2D,
  path: Path2D,
  width: number,
  style: string,
): void {
  context.lineWidth = width;
  context.strokeStyle = style;
  context.stroke(path);
}
