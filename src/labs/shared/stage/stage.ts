/**
 * @file The page's side of what a lab draws on: a canvas in each place, handed to the worker; sizes in device pixels and the
 * style sheet's looks, sent anew when they change. Where the browser cannot hand canvases over, the page draws; where it
 * cannot draw, the picture is SVG.
 */
import { drawOn } from '../../../drawing/canvas.ts';
import { lookKeys, readLooks, type Look } from '../../../drawing/look.ts';
import type { Drawing } from '../../../drawing/mark.ts';
import { svgOf } from '../../../drawing/svg.ts';
import type { FontSource, StageNews, StageOrder } from '../run/protocol.ts';
import { watchTheme } from './theme.ts';

/** A drawing with all that it needs outside of the page. */
export interface Pictured {
  readonly drawing: Drawing;
  readonly looks: ReadonlyMap<string, Look>;
  /** The color of the ground, as CSS has it. */
  readonly ground: string;
}

export interface Stage {
  /** Gives a new worker canvases of its own. */
  hand(worker: Worker): void;
  hear(news: StageNews): void;
  /** A drawing with the looks and the ground that it has in the page now, for a file. */
  pictured(drawing: Drawing): Pictured;
}

/** Canvases in `places`, which keep their shape by themselves. Ends with `signal`. */
export function createStage(
  host: HTMLElement,
  places: readonly HTMLElement[],
  signal: AbortSignal,
): Stage {
  let worker: Worker | undefined;
  let contexts: (CanvasRenderingContext2D | null | undefined)[] = [];
  const looks = new Map<string, Look>();
  const post = (order: StageOrder, transfer: Transferable[] = []): void =>
    worker?.postMessage(order, transfer);

  const widths = (): number[] =>
    places.map(({ clientWidth }) => Math.round(clientWidth * devicePixelRatio));
  const sized = (): void => post({ kind: 'sizes', widths: widths() });
  if ('ResizeObserver' in window) {
    const observer = new ResizeObserver(sized);
    for (const place of places) observer.observe(place);
    signal.addEventListener('abort', () => observer.disconnect());
  } else addEventListener('resize', sized, { signal });

  /** The theme has changed, by the reader's switch or by the system's. */
  const themed = (): void => {
    for (const [key, look] of readLooks(host, [...looks.keys()])) looks.set(key, look);
    post({ kind: 'looks', looks: [...looks] });
  };
  watchTheme(themed, signal);

  function know(keys: Iterable<string>): (readonly [string, Look])[] {
    const found = [...readLooks(host, keys)];
    for (const [key, look] of found) looks.set(key, look);
    return found;
  }

  /** What the worker cannot draw. */
  function put(index: number, drawing: Drawing): void {
    const place = places[index];
    const context = contexts[index];
    if (!place) return;
    if (!context) {
      place.innerHTML = svgOf(drawing);
      return;
    }
    const width = widths()[index]!;
    context.canvas.width = width;
    context.canvas.height = Math.round((width * drawing.height) / drawing.width);
    const draw = (missing: (key: string) => void): void => drawOn(context, drawing, looks, missing);
    const missing = new Set<string>();
    draw((key) => missing.add(key));
    if (missing.size === 0) return;
    know(missing);
    draw(() => undefined);
  }

  return {
    hand(made) {
      worker = made;
      const canvases = places.map((place) => {
        const canvas = document.createElement('canvas');
        canvas.className = 'stage';
        place.replaceChildren(canvas);
        return canvas;
      });
      const given = 'transferControlToOffscreen' in HTMLCanvasElement.prototype;
      contexts = given ? [] : canvases.map((canvas) => canvas.getContext('2d'));
      const offscreen = given ? canvases.map((each) => each.transferControlToOffscreen()) : [];
      post({ kind: 'stage', canvases: offscreen, fonts: given ? fontsOfPage() : [] }, offscreen);
      sized();
      if (looks.size > 0) post({ kind: 'looks', looks: [...looks] });
    },
    hear(news) {
      if (news.kind === 'looks') return post({ kind: 'looks', looks: know(news.keys) });
      requestAnimationFrame(() => {
        put(news.index, news.drawing);
        post({ kind: 'drawn' });
      });
    },
    pictured(drawing) {
      const keys = new Set<string>();
      lookKeys(drawing.marks, keys);
      return { drawing, looks: readLooks(host, keys), ground: groundOf(places[0] ?? host) };
    },
  };
}

/** The fonts that the page's own style sheets name, with whole addresses. */
function fontsOfPage(): FontSource[] {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].map((rule) => [rule, sheet.href ?? document.baseURI] as const);
    } catch {
      return []; // a sheet of an extension
    }
  });
  return rules.flatMap(([rule, base]) => {
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const value = (name: string): string => rule.style.getPropertyValue(name);
    const source = value('src').replaceAll(
      /url\(["']?([^"')]+)["']?\)/g,
      (_, address: string) => `url("${new URL(address, base).href}")`,
    );
    const descriptors = {
      weight: value('font-weight') || 'normal',
      style: value('font-style') || 'normal',
      unicodeRange: value('unicode-range') || 'U+0-10FFFF',
    };
    return [{ family: value('font-family').replaceAll(/["']/g, ''), source, descriptors }];
  });
}

/** The first ground below an element that is not see-through. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (color !== 'rgba(0, 0, 0, 0)' && color !== 'transparent') return color;
  }
  return 'rgb(255, 255, 255)';
}
