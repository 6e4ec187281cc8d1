/**
 * @file The picture in the page: redraws the layers that are shown, one picture or one for each sampler, lets the reader
 * put the followed point somewhere, and takes drawn points.
 */
import { pictureLayer, pictureLayers, type PictureLayer } from '../../figures/diffusion-picture.ts';
import { discs } from '../../drawing/marks.ts';
import { chartFrame, squareView } from '../../drawing/scale.ts';
import { el, panel, text } from '../../drawing/svg.ts';
import { createPad, type Pad } from '../shared/own-data/point-pad.ts';
import { placeIn } from '../shared/stage/svg-place.ts';
import { decimal } from '../shared/words.ts';
import { samplerLabels } from './charts.ts';
import { REACH } from './fields.ts';
import type { DiffusionFrame } from './session.ts';

const SIZE = 420;
const MARK = 5;
/** Small pictures side by side: their size, and the mark in them. */
const GAP = 8;
const SMALL = (SIZE - GAP) / 2;
const SMALL_MARK = 3.4;
/** How far a key moves the followed point. */
const STEP = 0.1;
const LONG_STEP = 0.5;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export interface PictureEvents {
  /** The reader puts the followed point there, in model units; undefined: back to the sample. */
  picked(at: { x: number; y: number } | undefined): void;
  /** Points that have been drawn so far. */
  drawn(points: Float64Array): void;
  /** Words for the drawing cursor, to be spoken. */
  tell(text: string): void;
  readonly signal: AbortSignal;
}

export interface Picture {
  readonly svg: SVGSVGElement;
  readonly pad: Pad;
  draw(frame: DiffusionFrame, layers: ReadonlySet<PictureLayer>): void;
  /** Shows drawn points in place of a run. */
  drawOwn(points: Float64Array): void;
}

/** Builds the picture in `root`; the reader may draw at most `most` points. */
export function createPicture(root: HTMLElement, most: number, events: PictureEvents): Picture {
  const large = squareView(REACH, SIZE);
  const small = squareView(REACH, SMALL);
  const groups = [...pictureLayers, 'small', 'own', 'asked'].map((name) =>
    el('g', { 'data-layer': name }, ''),
  );
  root.innerHTML = panel(SIZE, SIZE, [...groups, `<g data-frame>${chartFrame(large)}</g>`]);
  const svg = root.querySelector('svg')!;
  const group = (name: string): SVGGElement => svg.querySelector(`[data-layer="${name}"]`)!;
  const border = svg.querySelector('[data-frame]')!;
  const own = group('own');
  const asked = group('asked');
  const half = SIZE / 2;
  const toModel = (x: number, y: number): [number, number] => [
    ((x - half) / half) * REACH,
    ((half - y) / half) * REACH,
  ];

  let frame: DiffusionFrame | undefined;
  let drawing = false;
  let pointer: number | undefined; // the one that drags the followed point

  const pad = createPad(root, {
    signal: events.signal,
    toModel: (x, y) => toModel(SIZE * x, SIZE * y),
    reach: REACH,
    most,
    changed(points) {
      own.innerHTML = discs(points, large, 'real', MARK);
      events.drawn(points);
    },
    cursorMoved([x, y]) {
      asked.innerHTML = el('path', {
        class: 'asked',
        d: `M${large.x(x) - 9} ${large.y(y)}h18m-9-9v18`,
      });
      events.tell(`Cursor at (${decimal(x)}, ${decimal(y)}).`);
    },
  });

  const follows = (): boolean => !drawing && frame?.samplers.length === 1;
  function pick(event: PointerEvent): void {
    const [x, y] = toModel(...placeIn(svg, event)).map(inside) as [number, number];
    events.picked({ x, y });
  }
  svg.addEventListener('pointerdown', (event) => {
    if (!follows() || pointer !== undefined || event.button !== 0) return;
    pointer = event.pointerId;
    svg.setPointerCapture(event.pointerId);
    pick(event);
  });
  svg.addEventListener('pointermove', (event) => {
    if (event.pointerId === pointer) pick(event);
  });
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    svg.addEventListener(name, (event) => {
      if (event.pointerId === pointer) pointer = undefined;
    });
  }
  root.addEventListener('keydown', (event) => {
    if (pad.key(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!follows() || !frame?.at) return;
    const direction = directions[event.key];
    const step = event.shiftKey ? LONG_STEP : STEP;
    if (direction) {
      const [x, y] = [0, 1].map((i) => inside(frame!.at![i]! + step * direction[i]!));
      events.picked({ x: x!, y: y! });
    } else if (event.key === 'Backspace') events.picked(undefined);
    else return;
    event.preventDefault();
  });

  return {
    svg,
    pad: {
      ...pad,
      enable(on) {
        drawing = on;
        svg.classList.toggle('drawing', on);
        pad.enable(on);
        if (!on) {
          own.replaceChildren();
          asked.replaceChildren();
        }
      },
    },
    draw(next, layers) {
      frame = next;
      const single = next.samplers.length === 1;
      svg.classList.toggle('follows', single && !drawing);
      border.toggleAttribute('hidden', !single);
      for (const name of pictureLayers) {
        group(name).innerHTML =
          single && layers.has(name) ? pictureLayer(name, next, large, MARK) : '';
      }
      group('small').innerHTML = single ? '' : sideBySide(next, layers);
    },
    drawOwn(points) {
      frame = undefined;
      for (const name of [...pictureLayers, 'small']) group(name).replaceChildren();
      border.removeAttribute('hidden');
      own.innerHTML = discs(points, large, 'real', MARK);
    },
  };

  function sideBySide(next: DiffusionFrame, layers: ReadonlySet<PictureLayer>): string {
    return next.samplers
      .map((sampler, i) => {
        const [x, y] = [(i % 2) * (SMALL + GAP), Math.floor(i / 2) * (SMALL + GAP)];
        const drawn = pictureLayers
          .filter((name) => layers.has(name) && name !== 'follow')
          .map((name) => pictureLayer(name, next, small, SMALL_MARK, i));
        return el(
          'svg', // which cuts off what would run into the next picture
          { x, y, width: SMALL, height: SMALL },
          ...drawn,
          chartFrame(small, 3),
          text('name', 8, 18, samplerLabels[sampler]),
        );
      })
      .join('');
  }
}

function inside(value: number): number {
  return Math.min(REACH, Math.max(-REACH, Math.round(value * 1000) / 1000));
}
