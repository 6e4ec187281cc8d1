/** @file The way from noise to picture: the slider over its stops, what is shown of them, and the replay. */
import type { PictureFrame, PictureView } from './session.ts';

export interface WayView {
  /** The stop that the reader has chosen; undefined: the newest. */
  readonly stop: number | undefined;
  readonly shows: PictureView['shows'];
  /** A new way: its newest stop is shown. */
  begin(): void;
  show(frame: PictureFrame, last: number): void;
  /** Walks from the first stop to `last`. */
  replay(last: number): void;
}

const REPLAY_SECONDS = 2.5;

/** Binds the slider in `root`. `look` is called for every other view; it returns whether there is a way to look at. */
export function bindWay(root: HTMLElement, look: () => boolean, signal: AbortSignal): WayView {
  const slider = root.querySelector<HTMLInputElement>('[data-stop]')!;
  const shows = root.querySelector<HTMLSelectElement>('[data-shows]')!;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let stop: number | undefined;
  let replaying = 0;

  const move = (): void => {
    cancelAnimationFrame(replaying);
    stop = Number(slider.value);
    if (look()) return;
    stop = undefined;
    slider.value = slider.max;
  };
  slider.addEventListener('input', move, { signal });
  shows.addEventListener('change', () => void look(), { signal });
  signal.addEventListener('abort', () => cancelAnimationFrame(replaying));

  return {
    get stop() {
      return stop;
    },
    get shows() {
      return shows.value as PictureView['shows'];
    },
    begin() {
      cancelAnimationFrame(replaying);
      stop = undefined;
    },
    show({ stop: shown, t }, last) {
      slider.max = String(last);
      slider.value = String(shown);
      slider.setAttribute('aria-valuetext', `stop ${shown} of ${last}, t = ${t}`);
    },
    replay(last) {
      cancelAnimationFrame(replaying);
      const began = performance.now();
      const turn = (now: number): void => {
        const share = Math.min(1, Math.max(0, now - began) / (1000 * REPLAY_SECONDS));
        stop = calm.matches ? last : Math.round(share * last);
        look();
        if (stop < last) replaying = requestAnimationFrame(turn);
      };
      turn(began);
    },
  };
}
