/** @file Shows one moment of the run: the picture, the count, the line of the code with its values. */
import type { PictureLayer } from '../../figures/gan-picture.ts';
import type { CodeTrace } from '../shared/run/code-trace.ts';
import { lines } from './lines.ts';
import type { Picture } from './picture.ts';
import type { GanFrame, GanOpening } from './session.ts';
import { decimal, whole } from '../shared/words.ts';

/** How the moment is looked at. */
export interface Looking {
  readonly running: boolean;
  /** Slow motion: only what the line that has just run is about. */
  readonly slow: boolean;
  /** Iterations a second. */
  readonly speed: number;
}

export interface FrameView {
  show(frame: GanFrame, opening: GanOpening, looking: Looking): void;
  /** Ticks or unticks what the picture shows besides the points. */
  choose(layers: readonly PictureLayer[]): void;
  chosen(layer: PictureLayer): boolean;
}

/** Binds the parts of the lab in `root` that show a frame. */
export function bindFrame(root: HTMLElement, picture: Picture, trace: CodeTrace): FrameView {
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  const counter = find('[data-steps]');
  const rate = find('[data-rate]');
  const said = find('[data-line]');
  const gap = find('[data-gap]');
  const boxes = [...root.querySelectorAll<HTMLInputElement>('[data-show]')];
  const nameOf = (box: HTMLInputElement): PictureLayer => box.dataset['show'] as PictureLayer;

  function layers(frame: GanFrame, slow: boolean): ReadonlySet<PictureLayer> {
    if (slow && frame.line) return new Set(lines[frame.line].layers);
    const ticked = boxes.filter(({ checked }) => checked).map(nameOf);
    return new Set<PictureLayer>(['real', 'fake', ...ticked]);
  }

  function showCode(frame: GanFrame, { running, slow }: Looking): void {
    const line = slow || !running ? frame.line : undefined;
    trace.mark(line);
    said.textContent = line ? lines[line].says : '';
    const begun = frame.line !== undefined;
    trace.value('real-batch', slow && frame.batch ? inWords(frame.batch) : '');
    trace.value('fake-batch', slow && begun ? inWords(frame.fake) : '');
    trace.value('discriminator-loss', begun ? decimal(frame.dLoss) : '');
    trace.value('generator-loss', begun ? decimal(frame.gLoss) : '');
  }

  return {
    show(frame, opening, looking) {
      const { running, slow, speed } = looking;
      const moment = { ...frame, real: frame.batch ?? opening.real };
      picture.draw(moment, layers(frame, slow));
      counter.dataset['steps'] = String(frame.iteration);
      counter.textContent = whole(frame.iteration);
      rate.textContent = running && !slow ? `· ${whole(speed)} a second` : '';
      showCode(frame, looking);
      gap.textContent = Number.isNaN(frame.gap)
        ? ''
        : 'The best discriminator’s lines are dashed at ½ and thin at ¼ and ¾; both densities are seen through a slight blur. ' +
          `This discriminator is off by ${decimal(frame.gap)} on average.`;
    },
    choose(wanted) {
      for (const box of boxes) box.checked = wanted.includes(nameOf(box));
    },
    chosen: (layer) => boxes.some((box) => box.checked && nameOf(box) === layer),
  };
}

/** "64 points, mean (0.10, −0.20)" */
function inWords(points: Float32Array): string {
  const sum = [0, 0];
  points.forEach((value, i) => (sum[i % 2]! += value));
  const mean = sum.map((value) => decimal((2 * value) / points.length)).join(', ');
  return `${points.length / 2} points, mean (${mean})`;
}
