/**
 * @file The picture in the page: redraws the layers that changed, tells the numbers of a point under the pointer or
 * reached with the arrow keys, and takes drawn points.
 */
import {
  pictureLayer,
  pictureLayers,
  type GanMoment,
  type PictureLayer,
} from '../../figures/gan-picture.ts';
import { discs } from '../../drawing/marks.ts';
import { chartFrame, squareView } from '../../drawing/scale.ts';
import { el, panel } from '../../drawing/svg.ts';
import { sigmoid } from '../../models/network/gan-losses.ts';
import type { Flat } from '../../models/points.ts';
import { nearestPoint, nextPoint, type Direction } from '../shared/stage/nearest.ts';
import { createPad, type Pad } from '../shared/own-data/point-pad.ts';
import { placeIn } from '../shared/stage/svg-place.ts';
import { REACH } from './probe.ts';
import { decimal } from '../shared/words.ts';

const PICTURE_SIZE = 420;
const MARK = 5;
/** How near, in pixels of the picture, the pointer must come to a point. */
const TOUCH = 14;

export interface Picture {
  readonly svg: SVGSVGElement;
  readonly pad: Pad;
  /** Draws the layers that are named; the others are empty. */
  draw(moment: GanMoment, layers: ReadonlySet<PictureLayer>): void;
  /** Shows drawn points in place of a run, with the keyboard's cursor. */
  drawOwn(points: Float64Array): void;
}

/**
 * Builds the picture in `root`. `tell` gets the words for the point that the reader asks for, as often as they change,
 * and whether to speak them as well.
 */
export function createPicture(
  root: HTMLElement,
  most: number,
  tell: (text: string, spoken: boolean) => void,
  drawn: (points: Float64Array) => void,
  signal: AbortSignal,
): Picture {
  const v = squareView(REACH, PICTURE_SIZE);
  const groups = [...pictureLayers, 'own', 'asked'].map((name) => `<g data-layer="${name}"></g>`);
  root.innerHTML = panel(PICTURE_SIZE, PICTURE_SIZE, [...groups, chartFrame(v)]);
  const svg = root.querySelector('svg')!;
  const group = (name: string): SVGGElement => svg.querySelector(`[data-layer="${name}"]`)!;
  const layerGroups = new Map(pictureLayers.map((name) => [name, group(name)]));
  const own = group('own');
  const asked = group('asked');
  const half = PICTURE_SIZE / 2;
  const toModel = (x: number, y: number): [number, number] => [
    ((x - half) / half) * REACH,
    ((half - y) / half) * REACH,
  ];

  let moment: GanMoment | undefined;
  let points = new Float64Array(); // the generated ones, then the real ones
  let index = -1;
  let drawnReal: unknown;

  function pointsNow(): Float64Array {
    if (!moment) return points;
    points = new Float64Array(moment.fake.length + moment.real.length);
    points.set(moment.fake);
    points.set(moment.real, moment.fake.length);
    return points;
  }

  /** Marks a point and tells its numbers; a negative index none. */
  function ask(next: number, spoken: boolean): void {
    index = 2 * next < points.length ? next : -1;
    if (!moment || index < 0) {
      asked.replaceChildren();
      tell('', false);
      return;
    }
    const [x, y] = [points[2 * index]!, points[2 * index + 1]!];
    asked.innerHTML = el('circle', { class: 'asked', cx: v.x(x), cy: v.y(y), r: 8 });
    tell(inWords(moment, index, x, y), spoken);
  }

  const pad = createPad(root, {
    signal,
    toModel: (x, y) => toModel(PICTURE_SIZE * x, PICTURE_SIZE * y),
    reach: REACH,
    most,
    changed(points) {
      own.innerHTML = discs(points, v, 'real', MARK);
      drawn(points);
    },
    cursorMoved([x, y]) {
      asked.innerHTML = el('path', { class: 'asked', d: `M${v.x(x) - 9} ${v.y(y)}h18m-9-9v18` });
      tell(`Cursor at (${decimal(x)}, ${decimal(y)}).`, true);
    },
  });
  let drawing = false;

  svg.addEventListener('pointermove', (event) => {
    if (drawing || !moment) return;
    const [px, py] = placeIn(svg, event);
    const [x, y] = toModel(px, py);
    const near = nearestPoint(pointsNow(), x, y);
    if (near.distance * (half / REACH) <= TOUCH) ask(near.index, false);
    else if (event.pointerType === 'mouse' && index >= 0) ask(-1, false);
  });
  svg.addEventListener('pointerdown', (event) => {
    if (drawing || !moment) return;
    const near = nearestPoint(pointsNow(), ...toModel(...placeIn(svg, event)));
    ask(near.index, true);
  });
  root.addEventListener('keydown', (event) => {
    if (pad.key(event)) return;
    const direction = /^Arrow(Left|Right|Up|Down)$/.exec(event.key)?.[1]?.toLowerCase();
    if (!direction || !moment || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    pointsNow();
    const from = index < 0 ? nearestPoint(points, 0, 0).index : index;
    ask(index < 0 ? from : nextPoint(points, from, direction as Direction), true);
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
      moment = next;
      for (const name of pictureLayers) {
        const target = layerGroups.get(name)!;
        if (!layers.has(name)) {
          target.replaceChildren();
          if (name === 'real') drawnReal = undefined;
        } else if (name !== 'real' || drawnReal !== next.real) {
          // The real points stay as they are from frame to frame.
          target.innerHTML = pictureLayer(name, next, v, MARK);
          if (name === 'real') drawnReal = next.real;
        }
      }
      if (index >= 0 && !drawing) {
        pointsNow();
        ask(index, false);
      }
    },
    drawOwn(next) {
      moment = undefined;
      drawnReal = undefined;
      for (const target of layerGroups.values()) target.replaceChildren();
      own.innerHTML = discs(next, v, 'real', MARK);
    },
  };
}

/** What is known of the point with this index among the generated ones and, after them, the real ones. */
function inWords(moment: GanMoment, index: number, x: number, y: number): string {
  const generated = index < moment.fake.length / 2;
  const verdict = moment.field ? `: D = ${decimal(sigmoid(logOddsAt(moment, x, y)))}` : '';
  const strength = (pull: Flat): string =>
    decimal(Math.hypot(pull[2 * index]!, pull[2 * index + 1]!));
  const pulled = generated && moment.pull ? `, pulled with strength ${strength(moment.pull)}` : '';
  const kind = generated ? 'Generated' : 'Real';
  return `${kind} point at (${decimal(x)}, ${decimal(y)})${verdict}${pulled}.`;
}

/** D's log-odds at a place, between the nodes of its grid. */
function logOddsAt({ field }: GanMoment, x: number, y: number): number {
  if (!field) return NaN;
  const { reach, nodes, values } = field;
  const place = (value: number): number =>
    Math.min(nodes - 1.000001, Math.max(0, ((value + reach) / (2 * reach)) * (nodes - 1)));
  const [c, r] = [place(x), place(y)];
  const [column, row] = [Math.floor(c), Math.floor(r)];
  const at = (i: number, j: number): number => values[(row + i) * nodes + column + j]!;
  const low = at(0, 0) + (c - column) * (at(0, 1) - at(0, 0));
  const high = at(1, 0) + (c - column) * (at(1, 1) - at(1, 0));
  return low + (r - row) * (high - low);
}
