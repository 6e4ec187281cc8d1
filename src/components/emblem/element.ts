/**
 * @file The title's emblem in the page: played once on load where motion is welcome, replayed and scrubbed at will. A
 * worker samples the run and draws it; the page hears of whole steps. The still stands wherever the run is not shown: at
 * its end, before there is anything to see, and after a fault, when the next press tries anew.
 */
import { watchVisible } from '../../labs/shared/run/visibility.ts';
import { linkWorker } from '../../labs/shared/run/worker-link.ts';
import { painter, type Moment } from './paint.ts';
import type { Order, Shown } from './player.ts';

const FAULT = 'The emblem could not be drawn. Another press tries again.';

function start(root: HTMLElement): () => void {
  const replay = root.querySelector<HTMLButtonElement>('[data-replay]')!;
  const scrubber = root.querySelector<HTMLInputElement>('[data-scrub]')!;
  const notice = root.querySelector('[data-notice]')!;
  const steps = Number(scrubber.max);
  const ended = new AbortController();
  const { signal } = ended;
  let canvas = root.querySelector('canvas')!;
  let paint: ((moment: Moment) => void) | undefined; // where a worker cannot
  let turn = 0;
  let plays = false;
  let asked = false; // whether the reader did: a fault before that leaves the still without a word

  const link = linkWorker<Order, Shown | Moment>(open, {
    heard: (news) => ('corners' in news ? paint?.(news) : show(news)),
    failed() {
      rest();
      if (asked) notice.textContent = FAULT;
    },
  });

  /** A worker with a canvas of its own: one can be handed over only once. */
  function open(): Worker {
    const fresh = canvas.cloneNode() as HTMLCanvasElement;
    canvas.replaceWith(fresh);
    canvas = fresh;
    const order = look();
    const offscreen = canvas.transferControlToOffscreen?.();
    paint = offscreen ? undefined : painter(canvas);
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.postMessage({ canvas: offscreen }, offscreen ? [offscreen] : []);
    worker.postMessage(order);
    return worker;
  }

  function look(): Order {
    const across = canvas.clientWidth * devicePixelRatio;
    return { kind: 'look', across, color: getComputedStyle(canvas).color };
  }

  function read(step: number): void {
    scrubber.value = String(step);
    scrubber.setAttribute('aria-valuetext', `step ${Math.floor(step)} of ${steps}`);
  }

  /** The still, and nothing goes on. */
  function rest(): void {
    plays = false;
    turn += 1;
    root.removeAttribute('data-playing');
    read(steps);
  }

  function show(shown: Shown): void {
    if (shown.turn !== turn) return;
    root.toggleAttribute('data-playing', shown.step < steps);
    if (plays) read(shown.step);
    if (shown.step < (plays ? steps : Number(scrubber.value))) return;
    plays = false;
    link.expect(false);
  }

  /** Shows the run from a step on, or there alone. */
  function go(from: number, on: boolean): void {
    notice.textContent = '';
    if (from === steps) {
      rest();
      if (!link.alive) return;
    } else {
      plays = on;
      turn += 1;
      read(from);
    }
    link.post({ kind: 'turn', turn, from, plays });
    link.expect(from < steps);
  }

  function ask(from: number, on: boolean): void {
    asked = true;
    go(from, on);
  }

  function relook(): void {
    if (link.alive) link.post(look());
  }

  replay.addEventListener('click', () => ask(0, true), { signal });
  scrubber.addEventListener('input', () => ask(Number(scrubber.value), false), { signal });
  addEventListener('resize', relook, { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', relook, { signal });
  const theme = new MutationObserver(relook);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });

  const unwatch = watchVisible(root, (visible) => {
    if (link.alive) {
      link.post({ kind: 'rest', on: !visible });
      link.expect(visible && plays);
    } else if (visible && root.dataset['played'] === undefined) {
      root.dataset['played'] = '';
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) go(0, true);
    }
  });
  const chosen = Number(scrubber.value);
  if (chosen < steps) ask(chosen, false); // before this script was there
  root.dataset['ready'] = '';

  return () => {
    ended.abort();
    theme.disconnect();
    unwatch();
    link.close();
    rest();
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
