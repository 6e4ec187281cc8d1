/** @file Which generation is looked at: it is chosen with the slider, with keys, or in the strip of the picture. */
import { stripAt } from '../../figures/strip.ts';
import type { ChartsView } from '../shared/stage/charts-view.ts';
import { shareOf } from '../shared/stage/share-of.ts';
import type { SyntheticLab } from './halves.ts';
import { helps, type GenerationsReport, type StoriesReport } from './show.ts';

export interface GenerationView {
  /** The one that is looked at; undefined: the newest, as it comes. */
  readonly chosen: number | undefined;
  /** Looks at the newest. */
  newest(): void;
  /** The newest of a new run. */
  clear(): void;
  show(report: GenerationsReport | StoriesReport): void;
}

/** Binds the slider, and the picture in `surface`. */
export function bindGeneration(
  lab: SyntheticLab,
  surface: HTMLElement,
  charts: ChartsView,
  signal: AbortSignal,
): GenerationView {
  const slider = lab.find<HTMLInputElement>('[data-generation]');
  let chosen: number | undefined;

  function clear(): void {
    chosen = undefined;
    charts.clear();
  }

  function look(next: number): void {
    clear();
    if (next < (lab.report?.iteration ?? 0)) chosen = Math.max(0, next);
    lab.look();
  }

  slider.addEventListener(
    'input',
    () => {
      lab.reveal();
      look(Number(slider.value));
    },
    { signal },
  );
  surface.addEventListener(
    'keydown',
    (event) => {
      const { report } = lab;
      if (!report || helps(report)) return;
      const now = report.generation;
      const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: report.iteration }[
        event.key
      ];
      if (next === undefined) return;
      event.preventDefault();
      look(next);
      lab.announcer.say(`Generation ${Math.min(Math.max(0, next), report.iteration)}`);
    },
    { signal },
  );
  const scrub = (event: PointerEvent): void => {
    const { report } = lab;
    if (!report || helps(report) || event.buttons !== 1) return;
    const index = stripAt(...shareOf(surface, event), report.strip.length);
    if (index >= 0) look(report.strip[index]!);
  };
  surface.addEventListener('pointerdown', scrub, { signal });
  surface.addEventListener('pointermove', scrub, { signal });

  return {
    get chosen() {
      return chosen;
    },
    newest: () => look(Infinity),
    clear,
    show({ generation, iteration }) {
      slider.max = String(iteration);
      if (!slider.matches(':active')) slider.value = String(generation);
      slider.setAttribute('aria-valuetext', `Generation ${generation} of ${iteration}`);
    },
  };
}
