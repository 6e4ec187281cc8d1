/** @file The sixteen sounds: a small picture each, and of the one that is picked the large one and its wave. */
import { svgOf } from '../../drawing/svg.ts';
import { timbrePicture, wave } from '../../figures/timbre-picture.ts';
import { duration, centroid, evenShare } from '../../models/timbre/measures.ts';
import { amplitudeOf, NUMBERS, SIDE, timbreOf } from '../../models/timbre/picture.ts';
import { watchTheme } from '../shared/stage/theme.ts';
import { setText } from '../shared/set-text.ts';
import { decimal } from '../shared/words.ts';
import { SOUNDS } from './limits.ts';
import type { TimbreFrame } from './timbre.ts';
import { askedInWords } from './wishes.ts';

export interface TimbreView {
  show(frame: TimbreFrame): void;
  /** The wave of the sound that is picked, when its samples have come. */
  wave(samples: Float32Array, rate: number): void;
  /** The stop that is chosen; undefined: the last one. */
  readonly stop: number | undefined;
  /** Goes to a stop, as if the reader had. */
  go(stop: number | undefined): void;
  readonly picked: number;
  /** "a long, dark bell": what the sounds that are shown were asked to be. */
  readonly asked: string;
  /** Whether the sounds that are shown had come to the end of their way. */
  readonly done: boolean;
  /** The picture of a sound, as it is shown. */
  picture(i: number): Float32Array | undefined;
}

export interface TimbreEvents {
  /** The reader picks a sound. */
  readonly picked: (i: number) => void;
  /** Another stop is to be shown. */
  readonly moved: () => void;
  readonly signal: AbortSignal;
}

const WAVE = { width: 420, height: 64 } as const;
/** Seconds of the wave that are shown once more, larger: a few periods. */
const NEAR = [0.2, 0.23] as const;

const thumb = (i: number): string =>
  `<button type="button" class="timbre" data-timbre="${i}" aria-pressed="${i === 0}"><canvas width="${SIDE}" height="${SIDE}" aria-hidden="true"></canvas></button>`;

export const timbreMarkup = `<div class="timbres" role="group" aria-label="Sixteen sounds. Press one to hear it." data-timbres>${Array.from({ length: SOUNDS }, (_, i) => thumb(i)).join('')}</div>
<div class="timbre-picture" role="img" data-timbre-picture></div>`;
export const waveMarkup = '<div role="img" data-wave></div><div role="img" data-wave-near></div>';

/** A sound in words: what its picture shows. */
export function timbreInWords(picture: ArrayLike<number>): string {
  const timbre = timbreOf(picture);
  const even = evenShare(timbre);
  const spread = timbre.spread;
  const tuned =
    Math.abs(spread - 1) < 0.02
      ? 'partials at whole multiples of the lowest'
      : `partials ${spread > 1 ? 'farther apart' : 'closer together'} than whole multiples of the lowest (spread ${decimal(spread)})`;
  return `Lasts ${decimal(duration(timbre))} s; mean partial ${decimal(centroid(timbre))}; even ones have ${Math.round(100 * even)} % of the energy; ${tuned}.`;
}

/** The same wave, as high as there is room. */
function asHigh(samples: Float32Array): Float32Array {
  const most = samples.reduce((top, y) => Math.max(top, Math.abs(y)), 1e-6);
  return samples.map((y) => y / most);
}

/** Binds the view in `root`. */
export function bindTimbres(root: HTMLElement, events: TimbreEvents): TimbreView {
  const find = <E extends HTMLElement>(name: string): E => root.querySelector<E>(`[data-${name}]`)!;
  const box = find('timbres');
  const buttons = [...box.querySelectorAll<HTMLButtonElement>('.timbre')];
  const [large, whole, near, said] = ['timbre-picture', 'wave', 'wave-near', 'timbre-said'].map(
    (name) => find(name),
  );
  const slider = find<HTMLInputElement>('timbre-stop');
  let stop: number | undefined;
  let picked = 0;
  let frame: TimbreFrame | undefined;

  const pictureOf = (i: number): Float32Array | undefined =>
    frame?.pictures.subarray(i * NUMBERS, (i + 1) * NUMBERS);

  /** One color, as opaque as a number is loud. */
  function paint(): void {
    if (!frame) return;
    const [r = 0, g = 0, b = 0] = (getComputedStyle(box).color.match(/[\d.]+/g) ?? []).map(Number);
    buttons.forEach((button, i) => {
      const context = button.querySelector('canvas')!.getContext('2d');
      if (!context) return;
      const image = context.createImageData(SIDE, SIDE);
      const picture = pictureOf(i)!;
      for (let at = 0; at < NUMBERS; at++) {
        // The lowest partial stands below.
        const [row, column] = [SIDE - 1 - Math.floor(at / SIDE), at % SIDE];
        const loud = Math.sqrt(amplitudeOf(picture[at]!));
        image.data.set([r, g, b, 255 * loud], 4 * (row * SIDE + column));
      }
      context.putImageData(image, 0, 0);
    });
  }

  function showLarge(): void {
    const picture = pictureOf(picked);
    if (!picture) return;
    large!.innerHTML = svgOf(timbrePicture(picture));
    const words = timbreInWords(picture);
    large!.setAttribute('aria-label', `Sound ${picked + 1}. ${words}`);
    setText(said!, `Sound ${picked + 1} of ${SOUNDS}. ${words}`);
  }

  box.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('.timbre');
      if (!button) return;
      picked = Number(button.dataset['timbre']);
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      showLarge();
      events.picked(picked);
    },
    { signal: events.signal },
  );
  slider.addEventListener(
    'input',
    () => {
      const at = Number(slider.value);
      stop = at >= Number(slider.max) ? undefined : at;
      events.moved();
    },
    { signal: events.signal },
  );
  watchTheme(paint, events.signal);

  return {
    show(next) {
      frame = next;
      slider.max = String(next.steps);
      slider.value = String(next.stop);
      const at =
        next.stop === next.steps
          ? 'the finished sound'
          : next.stop === 0
            ? 'pure noise'
            : `after step ${next.stop} of ${next.steps}`;
      slider.setAttribute('aria-valuetext', at);
      buttons.forEach((button, i) => button.setAttribute('aria-label', `Sound ${i + 1}, ${at}`));
      paint();
      showLarge();
    },
    wave(samples, rate) {
      const [from, to] = NEAR.map((seconds) => Math.round(seconds * rate));
      whole!.innerHTML = svgOf(wave(asHigh(samples), WAVE));
      near!.innerHTML = svgOf(wave(asHigh(samples.subarray(from, to)), WAVE));
      const seconds = decimal(samples.length / rate);
      whole!.setAttribute('aria-label', `The wave, ${seconds} seconds of it.`);
      near!.setAttribute('aria-label', 'Thirty milliseconds of it: a few periods.');
    },
    get stop() {
      return stop;
    },
    go(next) {
      stop = next;
    },
    get done() {
      return frame?.done ?? false;
    },
    get picked() {
      return picked;
    },
    get asked() {
      return askedInWords(frame?.asked ?? {});
    },
    picture: pictureOf,
  };
}
