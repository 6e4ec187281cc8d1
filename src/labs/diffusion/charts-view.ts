/** @file The charts in the page: redrawn when their numbers change, read by pointer, or by choice and slider. */
import { lineChart, plotArea } from '../../figures/line-chart.ts';
import { placeIn } from '../shared/stage/svg-place.ts';
import { chartSize, diffusionCharts, type Charted } from './charts.ts';
import { readingInWords } from './words.ts';

export interface ChartsView {
  show(from: Charted): void;
}

/** Takes over the charts that were rendered in `root`, with their choice, slider and reading. */
export function bindCharts(root: HTMLElement): ChartsView {
  const svgs = [...root.querySelectorAll<SVGSVGElement>('.lab-chart svg')];
  const titles = [...root.querySelectorAll<HTMLElement>('.lab-chart-title')];
  const choice = root.querySelector<HTMLSelectElement>('[data-chart-choice]')!;
  const slider = root.querySelector<HTMLInputElement>('[data-chart-slider]')!;
  const reading = root.querySelector<HTMLOutputElement>('[data-reading]')!;
  let from: Charted | undefined;
  let asked = -1; // the place in the chosen chart that is read; below 0 none
  const drawn: string[] = [];

  function draw(): void {
    if (!from) return;
    const charts = diffusionCharts(from);
    const read = Number(choice.value);
    charts.forEach(({ title, spec }, i) => {
      const cursor = i === read && asked >= 0 ? spec.x[asked] : spec.cursor;
      const markup = lineChart({ ...spec, cursor });
      if (drawn[i] !== markup) svgs[i]!.innerHTML = drawn[i] = markup;
      titles[i]!.textContent = title;
      choice.options[i]!.text = title;
    });
    const chart = charts[read]!;
    slider.max = String(Math.max(0, chart.spec.x.length - 1));
    reading.textContent = asked < 0 ? '' : readingInWords(chart, asked);
    slider.setAttribute('aria-valuetext', reading.textContent || 'no number');
  }

  function read(chart: number, index: number): void {
    choice.value = String(chart);
    asked = index;
    draw();
    slider.value = String(index);
  }

  choice.addEventListener('change', () => read(Number(choice.value), 0));
  slider.addEventListener('input', () => read(Number(choice.value), Number(slider.value)));
  svgs.forEach((svg, i) => {
    const readAt = (event: PointerEvent): void => {
      if (!from) return;
      const { spec } = diffusionCharts(from)[i]!;
      const { left, right } = plotArea(chartSize);
      const share = (placeIn(svg, event)[0] - left) / (right - left);
      if (share < 0 || share > 1 || spec.x.length === 0) return;
      const [low, high] = spec.span ?? [0, Math.max(spec.x.at(-1)!, 100)];
      const wanted = spec.log?.x ? low * (high / low) ** share : low + share * (high - low);
      const far = (x: number): number => Math.abs(spec.log?.x ? Math.log(x / wanted) : x - wanted);
      read(
        i,
        spec.x.reduce((best, x, index) => (far(x) < far(spec.x[best]!) ? index : best), 0),
      );
    };
    svg.addEventListener('pointermove', readAt);
    svg.addEventListener('pointerdown', readAt);
  });

  return {
    show(next) {
      if (next.opening !== from?.opening) asked = -1; // a new run
      from = next;
      draw();
    },
  };
}
