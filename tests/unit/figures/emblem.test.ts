import { expect, it } from 'vitest';
import { svgOf } from '../../../src/drawing/svg.ts';
import { emblemFigure, emblemMarkSvg } from '../../../src/figures/emblem.ts';
import { emblemStates } from '../../../src/models/emblem-run.ts';

it('the title’s chart is the emblem, nearly complete, with nothing that a strict policy refuses', () => {
  const { drawing, alt, facts } = emblemFigure();
  const { target, points, particles, steps } = facts as Record<string, number>;
  expect([particles, steps]).toEqual([2400, 20]);
  // Samples settle on points of the emblem; a few points stay without a sample.
  expect(points).toBeGreaterThan(0.9 * target!);
  expect(points).toBeLessThanOrEqual(target!);
  expect(alt).toContain(`made of ${points} points`);
  const svg = svgOf(drawing, 'emblem');
  expect(svg).toMatch(/^<svg [^>]*class="emblem"/);
  for (const part of ['rhumb', 'depth', 'soundings', 'emblem-path', 'emblem-point', 'north']) {
    expect(svg).toContain(`class="${part.startsWith('emblem-point') ? 'dots ' : ''}${part}`);
  }
  expect(svg).not.toMatch(/style=|NaN|Infinity/);
  expect(emblemFigure()).toBe(emblemFigure()); // drawn once
}, 20_000);

it('the small mark stays inside its box', () => {
  const mark = emblemMarkSvg();
  const places = [...mark.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].flatMap((m) => [m[1], m[2]]);
  expect(places.length).toBeGreaterThan(50);
  for (const place of places) expect(Math.abs(Number(place))).toBeLessThanOrEqual(12);
});

it('a run in slices is the run, to the last bit', () => {
  const whole = [...emblemStates()];
  const sliced = [...emblemStates(700)].filter((state) => state !== undefined);
  expect(sliced).toEqual(whole);
}, 20_000);
