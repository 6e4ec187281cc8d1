import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { addedDataFigure } from '../../../src/figures/added-data.ts';
import { contrastFigure } from '../../../src/figures/contrast.ts';
import { forwardFigure } from '../../../src/figures/forward.ts';
import { ganFlowFigure } from '../../../src/figures/gan-flow.ts';
import { guidanceFigure } from '../../../src/figures/guidance.ts';
import { optimalDiscriminatorFigure } from '../../../src/figures/optimal-discriminator.ts';
import { pluckFigure } from '../../../src/figures/pluck.ts';
import { svgOf } from '../../../src/drawing/svg.ts';
import { settledFigure } from '../../../src/figures/settled.ts';
import { stepsFigure } from '../../../src/figures/steps.ts';
import { timbresFigure } from '../../../src/figures/timbres.ts';
import { tuneFigure } from '../../../src/figures/tune.ts';
import { varianceLawFigure } from '../../../src/figures/variance-law.ts';

const figures = {
  contrast: { make: contrastFigure, panels: 2 },
  ganFlow: { make: ganFlowFigure, panels: 2 },
  optimalDiscriminator: { make: optimalDiscriminatorFigure, panels: 3 },
  forward: { make: forwardFigure, panels: 6 },
  steps: { make: stepsFigure, panels: 4 },
  guidance: { make: guidanceFigure, panels: 3 },
  settled: { make: settledFigure, panels: 1 },
  pluck: { make: pluckFigure, panels: 3 },
  timbres: { make: timbresFigure, panels: 4 },
  tune: { make: tuneFigure, panels: 2 },
  addedData: { make: addedDataFigure, panels: 2 },
  varianceLaw: { make: varianceLawFigure, panels: 2 },
} as const;

describe.each(Object.entries(figures))('%s figure', (_name, { make, panels }) => {
  const figure = make();

  it('has its panels, a text alternative and finite facts', () => {
    expect(figure.panels).toHaveLength(panels);
    expect(figure.alt.length).toBeGreaterThan(100);
    expect(figure.alt).not.toMatch(/undefined|NaN|Infinity/);
    const facts = Object.values(figure.facts);
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts)
      if (typeof fact === 'number') expect(Number.isFinite(fact)).toBe(true);
  });

  it('answers what its caption asks', () => {
    expect(figure.answer?.length).toBeGreaterThan(100);
    expect(figure.answer).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('is drawn the same twice', () => {
    expect(make()).toEqual(figure);
  });

  it.each(figure.panels.map(({ drawing }, i) => [i + 1, svgOf(drawing)] as const))(
    'panel %d is well formed and obeys the page’s policy',
    (_i, svg) => {
      expect(unbalanced(svg)).toEqual([]);
      expect(svg).toMatch(/^<svg [^>]*class="fig-panel"[^>]*aria-hidden="true" focusable="false"/);
      expect(svg).not.toMatch(/ style=| on[a-z]+=|<script|<style| id="|href/);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    },
  );
});

it('keeps all figures of the page within 22 kB compressed', () => {
  const all = Object.values(figures)
    .flatMap(({ make }) => make().panels.map(({ drawing }) => svgOf(drawing)))
    .join('');
  expect(gzipSync(all, { level: 9 }).length).toBeLessThan(22_000);
});

describe('what the figures show', () => {
  it('both readings of the moons beat chance by far; only one knows the stranger', () => {
    const { facts } = contrastFigure();
    expect(facts.discriminativeAccuracy).toBeGreaterThan(0.95);
    expect(facts.generativeAccuracy).toBeGreaterThan(0.95);
    expect(facts.strangerSurety).toBeGreaterThan(0.999);
    expect(Number(facts.strangerDensity)).toBeLessThan(Number(facts.typicalDensity) / 1e6);
  });

  it('the best discriminator ends at one half', () => {
    const { facts } = optimalDiscriminatorFigure();
    expect(facts.farDivergence).toBeGreaterThan(Number(facts.closerDivergence));
    expect(facts.equalDivergence).toBe(0);
    expect(facts.equalOnReal).toBeCloseTo(0.5, 9);
  });

  it('more steps come closer, down to what a perfect sampler scores', () => {
    const { facts } = stepsFigure();
    const [two, five, twenty, hundred] = [2, 5, 20, 100].map((s) => Number(facts[`steps${s}`]));
    expect(two).toBeGreaterThan(five!);
    expect(five).toBeGreaterThan(twenty!);
    expect(twenty).toBeGreaterThan(hundred!);
    expect(Math.abs(hundred! - Number(facts.perfect))).toBeLessThan(3 * Number(facts.perfectSd));
  });

  it('noise takes the fine detail first, and then all of it', () => {
    const { facts, answer } = forwardFigure();
    const kept = [0, 50, 100, 200, 400, 1000].map((t) => Number(facts[`inPlace${t}`]));
    expect(kept).toEqual([...kept].sort((a, b) => b - a));
    expect(kept[0]).toBe(1);
    expect(kept[5]).toBeLessThan(0.1);
    // The first panel in which the points are as close to noise as noise is to itself, and all after it.
    const lost = [0, 50, 100, 200, 400, 1000].map(
      (t) => Number(facts[`apart${t}`]) < Number(facts.noiseApart),
    );
    expect(lost).toEqual([false, false, false, true, true, true]);
    expect(answer).toContain('From t = 200 on');
  });

  it('guidance buys fidelity with variety', () => {
    const { facts } = guidanceFigure();
    expect(facts.fidelity1).toBeLessThan(Number(facts.fidelity3));
    expect(facts.fidelity3).toBeLessThan(Number(facts.fidelity8));
    expect(facts.spread1).toBeGreaterThan(Number(facts.spread3));
    expect(facts.spread3).toBeGreaterThan(Number(facts.spread8));
  });

  it('samples of the same ten points help the clouds and harm the moons; a model that saw more helps both', () => {
    const { facts } = addedDataFigure();
    const change = (name: string): [number, number] => [
      Number(facts[`${name}-low`]),
      Number(facts[`${name}-high`]),
    ];
    expect(change('clouds-density-10')[1]).toBeLessThan(0);
    expect(change('moons-density-10')[0]).toBeGreaterThan(0);
    for (const pair of ['moons', 'clouds']) {
      expect(change(`${pair}-informed-10`)[1]).toBeLessThan(0);
      const [none, informed] = ['none', 'informed'].map((s) => Number(facts[`${pair}-${s}-10`]));
      const least = Number(facts[`${pair}Least`]);
      // Nine tenths of the way to the best possible, and never below it.
      expect(none! - informed!).toBeGreaterThan(0.9 * (none! - least));
      for (const size of [10, 30, 100, 300]) {
        expect(Number(facts[`${pair}-informed-${size}`])).toBeGreaterThan(least - 0.002);
      }
      // With many real examples there is little left to gain.
      expect(Number(facts[`${pair}-none-300`]) - least).toBeLessThan(0.005);
    }
  });

  it('the variance falls by 1/n a generation where samples replace, and stays where they are added', () => {
    const { facts } = varianceLawFigure();
    expect(facts['replace-expected']).toBeCloseTo(0.99 ** 100, 12);
    expect(Math.abs(Number(facts['replace-mean']) - 0.99 ** 100)).toBeLessThan(0.1);
    // Half of all lines end below a half of the mean.
    expect(Number(facts['replace-median'])).toBeLessThan(0.5 * Number(facts['replace-mean']));
    // All that is lost where samples are added stays below pi^2 / 6 n.
    expect(Number(facts['accumulate-expected'])).toBeGreaterThan(1 - Math.PI ** 2 / 600);
    expect(Math.abs(Number(facts['accumulate-mean']) - 0.984)).toBeLessThan(0.03);
  });

  it('first the scene is settled, then the color, and last the thing', () => {
    const { facts } = settledFigure();
    const [scene, color, thing] = ['scene', 'color', 'thing'].map((k) =>
      Number(facts[`${k}Settled`]),
    );
    expect(scene).toBeGreaterThan(1);
    expect(color).toBeGreaterThan(scene!);
    expect(thing).toBeGreaterThan(color! + 3);
    // Also when it is taken into account that one of four scenes is easier to guess than one of eight things.
    const known = (kind: string, words: number): number =>
      (Number(facts[`${kind}First`]) - 1 / words) / (1 - 1 / words);
    expect(known('scene', 4)).toBeGreaterThan(known('color', 6));
    expect(known('color', 6)).toBeGreaterThan(known('thing', 8));
  });
});

/** Tags without a partner, in a document of plain elements with quoted attributes; empty when well formed. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  const rest = svg.replaceAll(
    /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/g,
    (_tag, closing: string, name: string, _attributes: string, empty: string) => {
      if (closing) {
        if (open.pop() !== name) open.push(`/${name}`);
      } else if (!empty) open.push(name);
      return '';
    },
  );
  return /[<>]|&(?!(amp|lt|gt|quot);)/.test(rest) ? [...open, rest] : open;
}
