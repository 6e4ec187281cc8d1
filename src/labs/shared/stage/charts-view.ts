/** @file The charts in the page: one is chosen by its tab, read by pointer or with the slider. */
import { setText } from '../set-text.ts';
import { placeAt, type ChartsReport, type Reading } from './charts.ts';
import { shareOf } from './share-of.ts';

export interface ChartsView {
  /** Where the worker draws them. */
  readonly places: readonly HTMLElement[];
  readonly reading: Reading;
  show(report: ChartsReport): void;
  /** Brings a chart to the front. */
  choose(chart: number): void;
  /** Nothing is read any more: a new run has begun. */
  clear(): void;
}

/** Takes over the charts in `root`. `read` hears that another place is read. */
export function bindCharts(root: HTMLElement, read: () => void, signal: AbortSignal): ChartsView {
  const all = <E extends HTMLElement>(name: string): E[] => [
    ...root.querySelectorAll<E>(`[data-${name}]`),
  ];
  const [charts, places, titles, empties, tabs] = [
    all('chart'),
    all('chart-live'),
    all('chart-title'),
    all('chart-empty'),
    all<HTMLButtonElement>('chart-tab'),
  ];
  const slider = root.querySelector<HTMLInputElement>('[data-chart-slider]')!;
  const words = root.querySelector<HTMLElement>('[data-reading]')!;
  let chosen = Math.max(
    0,
    charts.findIndex(({ dataset }) => dataset['chosen'] !== undefined),
  );
  let x: readonly number[] = []; // the places of the chart that is read
  let reading: Reading = { chart: chosen };

  function choose(chart: number): void {
    chosen = chart;
    charts.forEach((each, i) => each.toggleAttribute('data-chosen', i === chart));
    tabs.forEach((tab, i) => tab.setAttribute('aria-pressed', String(i === chart)));
    // A place of another chart is none of this one.
    if (reading.chart !== chart) ask({ chart });
  }

  function ask(next: Reading): void {
    reading = next;
    read();
  }

  tabs.forEach((tab, i) => tab.addEventListener('click', () => choose(i), { signal }));
  slider.addEventListener('input', () => ask({ chart: chosen, at: x[Number(slider.value)] ?? 0 }), {
    signal,
  });
  places.forEach((place, i) => {
    const readAt = (event: PointerEvent): void =>
      ask({ chart: i, share: shareOf(place, event)[0] });
    place.addEventListener('pointermove', readAt, { signal });
    place.addEventListener('pointerdown', readAt, { signal });
  });

  return {
    places,
    get reading() {
      return reading;
    },
    choose,
    clear() {
      reading = { chart: chosen };
    },
    show(report) {
      report.titles.forEach((title, i) => {
        setText(titles[i]!, title);
        setText(tabs[i]!, report.tabs[i]!);
        const empty = report.empty[i] ?? '';
        setText(empties[i]!, empty);
        charts[i]!.toggleAttribute('data-empty', empty !== '');
      });
      ({ x } = report);
      // What the reader asked for last: the report may be of what was asked before.
      const index = reading.at === undefined ? report.index : placeAt(x, reading.at);
      slider.max = String(Math.max(0, x.length - 1));
      slider.value = String(index < 0 ? x.length - 1 : index);
      setText(words, report.words);
      slider.setAttribute('aria-valuetext', report.words || 'nothing is read');
    },
  };
}
