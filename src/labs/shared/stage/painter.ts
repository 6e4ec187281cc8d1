/**
 * @file The worker's side of what a lab draws on: puts drawings down on the canvases that the page has handed over, again
 * when their size, the theme or a font changes. Without canvases the page gets the drawings.
 */
import { drawOn } from '../../../drawing/canvas.ts';
import type { Look } from '../../../drawing/look.ts';
import type { Drawing } from '../../../drawing/mark.ts';
import type { StageNews, StageOrder } from '../run/protocol.ts';

export interface Painter {
  obey(order: StageOrder): void;
  /** Puts a drawing down on the canvas with this index. */
  paint(index: number, drawing: Drawing): void;
}

/** A painter without canvases; `tell` reaches the page. */
export function createPainter(tell: (news: StageNews) => void): Painter {
  let contexts: (OffscreenCanvasRenderingContext2D | null)[] = [];
  let widths: readonly number[] = [];
  const given = new Map<string, Look>(); // as the style sheet has them
  const looks = new Map<string, Look>(); // as they are drawn
  let loads = 0; // how often fonts have come
  const wanted = new Set<string>(); // asked for
  const last: (Drawing | undefined)[] = [];
  // What the page has to draw: it gets the newest when it has drawn the one before.
  const waiting = new Map<number, Drawing>();
  let away = 0; // drawings that it has and has not put down

  function put(index: number, drawing: Drawing): void {
    const context = contexts[index];
    if (!context) {
      waiting.set(index, drawing);
      return hand();
    }
    const width = widths[index] ?? drawing.width;
    const height = Math.round((width * drawing.height) / drawing.width);
    const { canvas } = context;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const missing: string[] = [];
    drawOn(context, drawing, looks, (key) => {
      if (wanted.has(key)) return;
      wanted.add(key);
      missing.push(key);
    });
    if (missing.length > 0) tell({ kind: 'looks', keys: missing });
  }

  function hand(): void {
    if (away > 0) return;
    for (const [index, drawing] of waiting) {
      away += 1;
      tell({ kind: 'drawing', index, drawing });
    }
    waiting.clear();
  }

  /** A worker keeps what a font's name stood for at first; another end of the name has it look anew. */
  function respell(): void {
    for (const [key, look] of given) {
      looks.set(key, loads > 0 ? { ...look, font: `${look.font}, loaded-${loads}` } : look);
    }
    again();
  }

  function again(): void {
    last.forEach((drawing, index) => drawing && put(index, drawing));
  }

  return {
    obey(order) {
      switch (order.kind) {
        case 'stage':
          contexts = order.canvases.map((canvas) => canvas.getContext('2d'));
          useFonts(order.fonts, () => {
            loads += 1;
            respell();
          });
          return;
        case 'sizes':
          ({ widths } = order);
          return again();
        case 'looks':
          for (const [key, look] of order.looks) given.set(key, look);
          return respell();
        case 'drawn':
          away -= 1;
          return hand();
      }
    },
    paint(index, drawing) {
      last[index] = drawing;
      put(index, drawing);
    },
  };
}

/** Makes the page's fonts known in a worker, which has none of its own. They are loaded when a text needs them. */
function useFonts(
  sources: Extract<StageOrder, { kind: 'stage' }>['fonts'],
  loaded: () => void,
): void {
  const { fonts } = globalThis as { fonts?: FontFaceSet };
  if (!fonts) return;
  for (const { family, source, descriptors } of sources) {
    fonts.add(new FontFace(family, source, descriptors));
  }
  fonts.addEventListener('loadingdone', loaded);
}
