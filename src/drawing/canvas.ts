/** @file Marks on a canvas, in a worker or in the page. Looks come from the style sheet, see `look.ts`. */
import { lookKey, type Look } from './look.ts';
import type {
  Drawing,
  GroupMark,
  Mark,
  PathMark,
  PixelsMark,
  PointsMark,
  TextMark,
} from './mark.ts';

/** What this needs of a canvas, the page's or a worker's. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/**
 * Draws on a canvas of any size: the drawing fills its width. A mark whose look is not known is left out, and its key told
 * to `missing`.
 */
export function drawOn(
  context: Context,
  { width, marks }: Drawing,
  looks: ReadonlyMap<string, Look>,
  missing: (key: string) => void,
): void {
  const { canvas } = context;
  const scale = canvas.width / width;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const mark of marks) draw(context, mark, looks, missing);
}

function draw(
  context: Context,
  mark: Mark,
  looks: ReadonlyMap<string, Look>,
  missing: (key: string) => void,
): void {
  if (mark.kind === 'group') return group(context, mark, looks, missing);
  if (mark.kind === 'pixels') return pixels(context, mark);
  const key = lookKey(mark);
  const look = looks.get(key);
  if (!look) return missing(key);
  context.globalAlpha = look.opacity;
  if (mark.kind === 'path') line(context, mark, look);
  else if (mark.kind === 'points') points(context, mark, look);
  else words(context, mark, look);
  context.globalAlpha = 1;
}

function group(
  context: Context,
  { x = 0, y = 0, scale = 1, clip, marks }: GroupMark,
  looks: ReadonlyMap<string, Look>,
  missing: (key: string) => void,
): void {
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  if (clip) {
    context.beginPath();
    context.rect(0, 0, ...clip);
    context.clip();
  }
  for (const mark of marks) draw(context, mark, looks, missing);
  context.restore();
}

/** Each pixel a square that reaches a little below the next ones, so that no seam shows between them. */
function pixels(context: Context, { x, y, size, side, colors }: PixelsMark): void {
  const step = size / side;
  for (let i = 0; i < side * side; i++) {
    const [column, row] = [i % side, Math.floor(i / side)];
    const [r, g, b] = [0, 1, 2].map((c) => Math.round(255 * colors[3 * i + c]!));
    context.fillStyle = `rgb(${r}, ${g}, ${b})`;
    const [wide, high] = [column, row].map((at) => (at < side - 1 ? 1.5 * step : step));
    context.fillRect(x + column * step, y + row * step, wide!, high!);
  }
}

function line(context: Context, { d, evenOdd }: PathMark, look: Look): void {
  if (d === '') return;
  const shape = new Path2D(d);
  if (look.fill) {
    context.fillStyle = look.fill;
    context.fill(shape, evenOdd ? 'evenodd' : 'nonzero');
  }
  if (look.stroke) {
    pen(context, look, look.stroke);
    context.stroke(shape);
  }
}

function pen(context: Context, look: Look, color: string): void {
  context.strokeStyle = color;
  context.lineWidth = look.width;
  context.lineCap = look.cap;
  context.lineJoin = look.join;
  context.setLineDash(look.dash);
}

/** As subpaths of one path. */
function points(context: Context, { shape, size, places }: PointsMark, look: Look): void {
  const r = size / 2;
  const diagonal = size * Math.SQRT1_2; // a diamond is a square on its corner
  context.beginPath();
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [places[i]!, places[i + 1]!];
    if (shape === 'diamond') {
      context.moveTo(x - diagonal, y);
      context.lineTo(x, y - diagonal);
      context.lineTo(x + diagonal, y);
      context.lineTo(x, y + diagonal);
    } else if (shape === 'cross') {
      context.moveTo(x - r, y);
      context.lineTo(x + r, y);
      context.moveTo(x, y - r);
      context.lineTo(x, y + r);
    } else {
      context.moveTo(x + r, y);
      context.arc(x, y, r, 0, 2 * Math.PI);
    }
  }
  if (shape === 'disc' || shape === 'diamond') {
    // In SVG these are caps of lines, so their color is the stroke's.
    context.fillStyle = look.stroke ?? look.fill ?? 'transparent';
    context.fill();
  } else if (look.stroke) {
    pen(context, look, look.stroke);
    context.stroke();
  }
}

function words(context: Context, { x, y, text }: TextMark, look: Look): void {
  context.font = look.font;
  context.textAlign = look.align;
  if (look.stroke) {
    pen(context, look, look.stroke); // a rim below the letters, so that they stand on whatever is drawn
    context.strokeText(text, x, y);
  }
  if (look.fill) {
    context.fillStyle = look.fill;
    context.fillText(text, x, y);
  }
}
