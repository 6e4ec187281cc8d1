/** @file One picture looked at closely: its way from noise, and what the network sees and says at one stop of it. */
import { decimal } from '../shared/words.ts';
import { paint, pictureCanvas, pictureOf } from './pixels.ts';
import type { Inside, PictureFrame } from './session.ts';

export interface CloserView {
  /** Opens on a picture of that name, or closes. */
  open(name: string | undefined): void;
  show(frame: PictureFrame, guidance: number): void;
}

const parts: readonly (readonly [name: keyof Inside, label: string])[] = [
  ['noisy', 'What goes in'],
  ['without', 'Its guess without the words'],
  ['told', 'Its guess with the words'],
  ['guided', 'What guidance makes of both, cut to colors that exist'],
  ['noise', 'The noise that this implies'],
];

/** Binds the place in `root`. */
export function bindCloser(root: HTMLElement): CloserView {
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  const strip = find('[data-strip]');
  const inside = find('[data-inside]');
  const at = find('[data-inside-at]');
  const said = find('[data-inside-said]');
  const [opened, closed] = [find('[data-closer]'), find('[data-closer-none]')];
  const boxes = parts.map(([, label]) => {
    const canvas = pictureCanvas();
    const box = document.createElement('div');
    const term = document.createElement('dt');
    const value = document.createElement('dd');
    term.textContent = label;
    value.append(canvas);
    box.append(term, value);
    return { box, canvas };
  });
  inside.replaceChildren(...boxes.map(({ box }) => box));

  return {
    open(name) {
      opened.hidden = name === undefined;
      closed.hidden = name !== undefined;
      find('[data-closer-name]').textContent = name ?? '';
    },
    show({ strip: way, inside: within, t, stop }, guidance) {
      if (way) {
        const count = way.length / (4 * 256);
        while (strip.childElementCount < count) strip.append(pictureCanvas());
        [...strip.children].forEach((canvas, i) =>
          paint(canvas as HTMLCanvasElement, pictureOf(way, i)),
        );
      }
      at.textContent = `stop ${stop}, t = ${t}`;
      inside.hidden = !within;
      if (!within) {
        said.textContent = 'At the end nothing is left to predict. Pull the slider back.';
        return;
      }
      parts.forEach(([name], i) => paint(boxes[i]!.canvas, within[name] as Inside['noisy']));
      said.textContent =
        `The two guesses are averages of what could be there, as far as the network knows, and ${decimal(within.apart)} apart. Guidance ` +
        `goes from the first through the second, ${decimal(guidance)} times the way between them; beyond scale 1 that is no average any more.`;
    },
  };
}
