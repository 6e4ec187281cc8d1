/** @file The charts in the page: redrawn a few times a second, read by pointer or with the slider. */
import { lineChart, plotArea } from '../../figures/line-chart.ts';
import { placeIn } from '../shared/stage/svg-place.ts';
import { chartSize, ganCharts } from './charts.ts';
import type { GanRecord } from './history.ts';
import type { GanOpening } from './session.ts';
import { inWords } from './words.ts';

export interface ChartsView {
  show(records: readonly GanRecord[], opening: GanOpening): void;
}

/** Takes over the charts that were rendered in `root`, with their slider and reading. */
export function bindCharts(root: HTMLElement): ChartsView {
  const charts = [...root.querySelectorAll<SVGSVGElement>('.lab-chart svg')];
  const slider = root.querySelector<HTMLInputElement>('input[type="range"]')!;
  const reading = root.querySelector<HTMLOutputElement>('[data-reading]')!;
  let records: readonly GanRecord[] = [];
  let opening: GanOpening | undefined;
  let asked = -1; // the iteration that is read; below 0 none

  function draw(): void {
    if (!opening) return;
    const cursor = records[indexOf(asked)]?.iteration;
    ganCharts(records, opening, cursor).forEach((spec, i) => {
      const svg = charts[i];
      if (svg) svg.innerHTML = lineChart(spec);
    });
    const record = records[indexOf(asked)];
    reading.textContent = record ? inWords(record, opening) : '';
  }

  /** The record at or before an iteration. */
  function indexOf(iteration: number): number {
    return iteration < 0 ? -1 : records.findLastIndex((record) => record.iteration <= iteration);
  }

  function read(iteration: number): void {
    asked = iteration;
    const index = indexOf(iteration);
    slider.value = String(index);
    slider.setAttribute('aria-valuetext', `iteration ${records[index]?.iteration ?? 0}`);
    draw();
  }

  slider.addEventListener('input', () => read(records[Number(slider.value)]?.iteration ?? -1));
  for (const svg of charts) {
    const { left, right } = plotArea(chartSize);
    const readAt = (event: PointerEvent): void => {
      const last = Math.max(records.at(-1)?.iteration ?? 0, 100);
      const share = (placeIn(svg, event)[0] - left) / (right - left);
      if (share >= 0 && share <= 1) read(share * last);
    };
    svg.addEventListener('pointermove', readAt);
    svg.addEventListener('pointerdown', readAt);
  }

  return {
    show(next, start) {
      // A new run has nothing yet at the iteration that was read in the last one.
      if (next.length < records.length && start !== opening) asked = -1;
      [records, opening] = [next, start];
      slider.max = String(Math.max(0, records.length - 1));
      if (asked < 0) slider.value = slider.max;
      draw();
    },
  };
}
