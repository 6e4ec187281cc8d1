/**
 * @file The chart in the title: the emblem, drawn out of noise by the sampler of the diffusion section with
 * the exact denoiser of the emblem's points. Depth contours and soundings are the log density of those
 * points under a little noise. And the same emblem as a small vector mark.
 */
import {
  cardinalPoints,
  emblemPoints,
  ordinalPoints,
  RINGS,
  type StarPoint,
} from '../models/emblem.ts';
import { round } from '../models/gaussian.ts';
import { logDensity, mixture } from '../models/mixture.ts';
import { emblemStates } from '../models/emblem-run.ts';
import { count, type Points } from '../models/points.ts';
import { cosSin } from '../models/portable.ts';
import { sampleGrid } from '../drawing/contours.ts';
import { POINT, REACH_X, SCALE, sheet } from './emblem-sheet.ts';
import { path, text, type Figure, type Mark, type Panel } from '../drawing/mark.ts';
import { num } from '../drawing/numbers.ts';
import { pathOf } from '../drawing/lines.ts';
import { discs } from '../drawing/points.ts';
import { view } from '../drawing/scale.ts';
import { el } from '../drawing/svg.ts';
import { levelLines } from './fields.ts';
import { once } from './once.ts';

/** Nothing but contours and rhumb lines may run behind the title, left of this. */
const TITLE_EDGE = -1.9;
/** Noise of the soundings: a standard deviation in units. */
const SOUNDING_NOISE = 0.15;
const CONTOUR_LEVELS = [-1.2, -4, -9, -17, -28];

/** Points are drawn twice as large and shrunk: marks stand on whole pixels, and the emblem's rows need half ones. */
const fine = view(sheet.domain.x, sheet.domain.y, 2 * sheet.width, 2 * sheet.height);

/** The sampled emblem as a chart sheet. Facts: `target` points, `particles`, `steps`, `points` they cover. */
export const emblemFigure = once((): Panel & Omit<Figure, 'panels'> => {
  const target = emblemPoints();
  const states = [...emblemStates()].filter((x) => x !== undefined);
  const noise = states[0]!;
  const drawn = covering(target, states.at(-1)!);
  const depth = logDensityOf(target);
  const far = pick(noise, (x, y, i) => i % 10 === 0 && x > TITLE_EDGE && between(x, y, 1.28, 3.2));
  const marks: Mark[] = [
    path('rhumb', rhumbLines()),
    depthContours(depth),
    soundings(depth),
    discs(far, sheet, 'emblem-noise', 1.7),
    path('emblem-path', ways(states)),
    { kind: 'group', scale: 0.5, marks: [discs(drawn, fine, 'emblem-point', 2 * POINT, true)] },
    ...northMark(),
  ];
  return {
    drawing: { width: sheet.width, height: sheet.height, marks },
    alt:
      `A chart of a compass rose made of ${count(drawn)} points. Fine lines show how a diffusion sampler ` +
      'drew some of them there from scattered noise; contours and soundings chart the density around it.',
    facts: {
      target: count(target),
      particles: count(noise),
      steps: states.length - 1,
      points: count(drawn),
    },
  };
});

/** The emblem as a small mark in currentColor, 24 units wide: a ring and the star, one half of each point filled. */
export function emblemMarkSvg(): string {
  const scale = 11.2;
  const at = ([x, y]: readonly [number, number]): string =>
    `${num(x * scale, 2)} ${num(-y * scale, 2)}`;
  const face = ({ tip, centre }: StarPoint, shoulder: readonly [number, number]): string =>
    `M${at(centre)}L${at(shoulder)}L${at(tip)}Z`;
  const stars = [...ordinalPoints(), ...cardinalPoints()];
  return el(
    'svg',
    { viewBox: '-12 -12 24 24', 'aria-hidden': 'true', focusable: 'false', fill: 'none' },
    el('circle', { r: RINGS[0] * scale, stroke: 'currentColor', 'stroke-width': 0.6 }),
    el('path', {
      d: stars.map((star) => face(star, star.left)).join(''),
      stroke: 'currentColor',
      'stroke-width': 0.5,
      'stroke-linejoin': 'round',
    }),
    el('path', {
      d: stars.map((star) => face(star, star.right)).join(''),
      fill: 'currentColor',
      stroke: 'currentColor',
      'stroke-width': 0.3,
    }),
  );
}

/** One sample for each point of the emblem that has any, in the order of the emblem's points: line by line. */
function covering(target: Points, samples: Points): Points {
  const at = new Map<number, readonly [number, number]>();
  for (let i = 0; i < samples.length; i += 2) {
    const place = [samples[i]!, samples[i + 1]!] as const;
    at.set(nearest(target, place), place);
  }
  return Float64Array.from(
    [...at.entries()].sort(([a], [b]) => a - b).flatMap(([, place]) => place),
  );
}

function nearest(points: Points, [x, y]: readonly [number, number]): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < points.length; i += 2) {
    const far = (points[i]! - x) ** 2 + (points[i + 1]! - y) ** 2;
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

function pick(points: Points, keep: (x: number, y: number, i: number) => boolean): Points {
  const kept: number[] = [];
  for (let i = 0; i < count(points); i++) {
    const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
    if (keep(x, y, i)) kept.push(x, y);
  }
  return Float64Array.from(kept);
}

function between(x: number, y: number, least: number, most: number): boolean {
  const radius = Math.hypot(x, y);
  return radius > least && radius < most;
}

/** ln p of the emblem's points under the sounding noise, p per square unit. */
function logDensityOf(target: Points): (x: number, y: number) => number {
  const signal = Math.sqrt(1 - SOUNDING_NOISE ** 2);
  // Every third point carries the density as well as all of them do.
  const centres = pick(target, (_x, _y, i) => i % 3 === 0);
  const blurred = mixture(
    Array.from({ length: count(centres) }, (_, i) =>
      round([signal * centres[2 * i]!, signal * centres[2 * i + 1]!], SOUNDING_NOISE),
    ),
  );
  return (x, y) => logDensity(blurred, x, y);
}

function depthContours(depth: (x: number, y: number) => number): Mark {
  const grid = sampleGrid(depth, [-2.6, 2.6], [-2.6, 2.6], 56);
  return levelLines(grid, CONTOUR_LEVELS, 'depth', sheet, 0.35);
}

/** Depths in nats, -ln p, on a staggered grid outside the rose. */
function soundings(depth: (x: number, y: number) => number): Mark {
  const marks: Mark[] = [];
  for (let row = -5; row <= 5; row++) {
    for (let column = -6; column <= 6; column++) {
      const x = column * 0.42 + (Math.abs(row) % 2) * 0.21;
      const y = row * 0.36;
      if (x < TITLE_EDGE || !between(x, y, 1.42, 2.5) || Math.abs(x) > REACH_X - 0.1) continue;
      marks.push(
        text('sounding', Math.round(sheet.x(x)), Math.round(sheet.y(y)), num(-depth(x, y), 0)),
      );
    }
  }
  return { kind: 'group', className: 'soundings', marks };
}

/** The ways of a few samples that start in open water, every second step of the run. */
function ways(states: readonly Points[]): string {
  const start = states[0]!;
  const last = states.length - 1;
  const chosen = Array.from({ length: count(start) }, (_, i) => i).filter((i) => {
    const [x, y] = [start[2 * i]!, start[2 * i + 1]!];
    // Every 20th lies 0.36 turns on from the one before: they spread over all bearings.
    return i % 20 === 4 && x > TITLE_EDGE && between(x, y, 1.45, 2.9);
  });
  return chosen
    .map((i) => {
      const way = states.filter((_, k) => k % 2 === 0 || k === last);
      return pathOf(
        way.flatMap((x) => [x[2 * i]!, x[2 * i + 1]!]),
        sheet,
        0.35,
      );
    })
    .join('');
}

/** Lines of bearing from the rose, none towards the title. */
function rhumbLines(): string {
  return Array.from({ length: 32 }, (_, k) => k)
    .filter((k) => k <= 20 || k >= 28)
    .map((k) => {
      const [c, s] = cosSin(k / 32);
      const [near, far] = [1.32 * SCALE, 900];
      const [x, y] = [sheet.x(0), sheet.y(0)];
      return `M${num(x + s * near)} ${num(y - c * near)}L${num(x + s * far)} ${num(y - c * far)}`;
    })
    .join('');
}

function northMark(): Mark[] {
  const [x, y] = [sheet.x(0), sheet.y(1.06)];
  return [
    path('north', `M${num(x - 11)} ${num(y)}l11-19l11 19`),
    text('north-letter', x, y - 27, 'N'),
  ];
}
