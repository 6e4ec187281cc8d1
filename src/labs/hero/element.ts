/**
 * @file The title's emblem in the page: samples it once in a worker, plays it on load where motion is welcome, and lets
 * the reader replay and scrub it. The still stays until there is something to play, and comes back at the end.
 */
import { watchVisible } from '../shared/run/visibility.ts';
import { createPlayer } from './player.ts';

const SECONDS = 3;

function start(root: HTMLElement): () => void {
  const canvas = root.querySelector('canvas')!;
  const replay = root.querySelector<HTMLButtonElement>('[data-replay]')!;
  const scrubber = root.querySelector<HTMLInputElement>('[data-scrub]')!;
  const steps = Number(scrubber.max);
  const player = createPlayer(canvas, steps);
  let worker: Worker | undefined;
  let step = steps; // where the run is shown
  let playing = false;
  let visible = false;
  let queued = 0;
  let before = 0; // the time of the last animation frame

  /** Samples, if that was not done. A failure leaves the still as it is. */
  function sample(): void {
    if (worker || player.last === steps) return;
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      player.add(data);
      show();
      if (player.last < steps) return;
      worker?.terminate();
      worker = undefined;
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker?.terminate();
      playing = false;
      root.removeAttribute('data-playing');
    };
  }

  /** Shows the run at `step`, or as near as it has come. */
  function show(): void {
    scrubber.value = String(step);
    scrubber.setAttribute('aria-valuetext', `step ${Math.floor(step)} of ${steps}`);
    if (player.last < 0) return;
    const live = step < steps;
    root.toggleAttribute('data-playing', live);
    if (live) player.draw(Math.min(step, player.last));
  }

  function tick(now: number): void {
    // A tab that was away does not jump; the first frame may be dated before the call that asked for it.
    const passed = Math.min(50, Math.max(0, now - before));
    before = now;
    step = Math.min(steps, player.last, step + (passed * steps) / (1000 * SECONDS));
    if (player.last === steps && step === steps) playing = false;
    show();
    if (playing && visible) queued = requestAnimationFrame(tick);
  }

  function go(): void {
    cancelAnimationFrame(queued);
    before = performance.now();
    queued = requestAnimationFrame(tick);
  }

  function play(): void {
    sample();
    step = 0;
    playing = true;
    root.dataset['played'] = '';
    go();
  }

  replay.addEventListener('click', play);
  scrubber.addEventListener('input', () => {
    playing = false;
    sample();
    step = Number(scrubber.value);
    show();
  });
  const unwatch = watchVisible(root, (now) => {
    visible = now;
    if (!visible) return;
    if (playing) go();
    else if (
      root.dataset['played'] === undefined &&
      !matchMedia('(prefers-reduced-motion: reduce)').matches
    ) {
      play();
    }
  });
  root.dataset['ready'] = '';

  return () => {
    cancelAnimationFrame(queued);
    unwatch();
    worker?.terminate();
  };
}

class HeroEmblem extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = start(this);
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }
}

customElements.define('hero-emblem', HeroEmblem);
