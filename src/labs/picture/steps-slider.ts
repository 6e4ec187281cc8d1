/**
 * @file A slider beside the number of steps. Its places are not evenly spaced: between 1 and 12 steps the pictures change, and
 * from 20 on they hardly do. The number beside it takes every value.
 */
import { pictureTable } from './settings.ts';

const { min, max, default: usual } = pictureTable.steps;

/** What the slider's places stand for: 1 to 12 in its first half. */
export const stepPlaces: readonly number[] = [
  ...Array.from({ length: 12 }, (_, i) => min + i),
  ...[13, 14, 16, 18, 20, 23, 26, 30, 35, 40, 45, max],
];

/** The place nearest to a number of steps. */
export function placeOfSteps(steps: number): number {
  const far = stepPlaces.map((each) => Math.abs(each - steps));
  return far.indexOf(Math.min(...far));
}

export const stepsSlider =
  `<input type="range" min="0" max="${stepPlaces.length - 1}" step="1" value="${placeOfSteps(usual)}" ` +
  `aria-label="Steps, on a slider" aria-valuetext="${usual}" autocomplete="off" data-steps>`;

export interface StepsSlider {
  show(steps: number): void;
}

/** Binds the slider in `root`; `moved` hears what its places stand for. */
export function bindStepsSlider(
  root: HTMLElement,
  moved: (steps: number) => void,
  signal: AbortSignal,
): StepsSlider {
  const slider = root.querySelector<HTMLInputElement>('[data-steps]')!;
  const move = (): void => {
    const steps = stepPlaces[Number(slider.value)]!;
    slider.setAttribute('aria-valuetext', String(steps));
    moved(steps);
  };
  slider.addEventListener('input', move, { signal });
  return {
    show(steps) {
      slider.value = String(placeOfSteps(steps));
      slider.setAttribute('aria-valuetext', String(steps));
    },
  };
}
