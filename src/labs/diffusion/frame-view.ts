/** @file Shows one moment of the run: the picture, the counts, the line of the code with its values. */
import type { PictureLayer } from '../../figures/diffusion-picture.ts';
import type { CodeTrace } from '../shared/run/code-trace.ts';
import { decimal, whole } from '../shared/words.ts';
import { lines, samplingLines, trainingLines, type LineName } from './lines.ts';
import type { Picture } from './picture.ts';
import type { DiffusionFrame } from './session.ts';
import type { DiffusionSettings } from './settings.ts';
import { followedInWords, measuresInWords, place } from './words.ts';

/** The traces of the two blocks of code. */
export type Traces = Readonly<Record<'training' | 'sampling', CodeTrace>>;

export interface FrameView {
  /** `slow`: only what the line that has just run is about. */
  show(frame: DiffusionFrame, settings: DiffusionSettings, slow: boolean): void;
  /** What a frame must hold for what is ticked and chosen. */
  wanted(settings: DiffusionSettings, slow: boolean): PictureLayer[];
  /** Ticks or unticks what the picture shows. */
  choose(layers: readonly PictureLayer[]): void;
}

/** Binds the parts of the lab in `root` that show a frame. */
export function bindFrame(root: HTMLElement, picture: Picture, traces: Traces): FrameView {
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  const code = find('[data-code]');
  const said = find('[data-line]');
  const point = find('[data-point]');
  const quality = find('[data-quality]');
  const trained = find('[data-trained]');
  const level = find('[data-level]');
  const legend = [...root.querySelectorAll<HTMLElement>('[data-legend]')];
  const boxes = [...root.querySelectorAll<HTMLInputElement>('[data-show]')];
  const nameOf = (box: HTMLInputElement): PictureLayer => box.dataset['show'] as PictureLayer;

  /** What is ticked; with two denoisers, both and where they differ. */
  function ticked(settings: DiffusionSettings): PictureLayer[] {
    const names = boxes.filter(({ checked }) => checked).map(nameOf);
    return settings.denoiser === 'both' ? [...names, 'exact', 'learned', 'difference'] : names;
  }

  function layersOf(
    { line }: DiffusionFrame,
    settings: DiffusionSettings,
    slow: boolean,
  ): PictureLayer[] {
    if (!slow || !line) return ticked(settings);
    const own = settings.denoiser === 'learned' ? 'exact' : 'learned';
    const both = settings.denoiser === 'both' || line.startsWith('training');
    return ['density' as const, ...lines[line].layers].filter((name) => both || name !== own);
  }

  function showCode(frame: DiffusionFrame, slow: boolean): void {
    const { line } = frame;
    for (const loop of ['training', 'sampling'] as const) {
      const here = line?.startsWith(loop) && slow ? line : undefined;
      traces[loop].mark(here?.slice(loop.length + 1));
      const names = loop === 'training' ? trainingLines : samplingLines;
      for (const name of names) {
        const value = here ? valueOf(`${loop}/${name}` as LineName, frame) : '';
        traces[loop].value(name, value);
      }
    }
    // The code may be out of sight while one looks at the picture: its line is said below the picture, too.
    const loop = line?.startsWith('training') ? 'training' : 'sampling';
    code.textContent = slow && line ? traces[loop].text(line.slice(loop.length + 1)) : '';
    said.textContent = slow && line ? lines[line].says : '';
  }

  return {
    show(frame, settings, slow) {
      const layers = new Set(layersOf(frame, settings, slow));
      picture.draw(frame, layers);
      for (const each of legend) {
        each.hidden = !layers.has(each.dataset['legend'] as PictureLayer);
      }
      trained.dataset['trained'] = String(frame.iteration);
      trained.textContent = whole(frame.iteration);
      level.textContent =
        `t = ${frame.t}, ᾱ = ${decimal(frame.abar)}: ` +
        `data at ${Math.round(100 * Math.sqrt(frame.abar))} % strength`;
      // In slow motion what the line says stands in its place: there is room for one of them.
      point.textContent = frame.samplers.length === 1 && !slow ? followedInWords(frame) : '';
      quality.textContent = measuresInWords(frame);
      showCode(frame, slow);
    },
    wanted(settings, slow) {
      return slow
        ? [...new Set(Object.values(lines).flatMap(({ layers }) => layers)), 'density']
        : ticked(settings);
    },
    choose(wanted) {
      for (const box of boxes) box.checked = wanted.includes(nameOf(box));
    },
  };
}

/** What a line of the code has computed: in training of the batch's first example, in sampling of the ringed point. */
function valueOf(line: LineName, frame: DiffusionFrame): string {
  const { batch, batchTimes, loss, at, answer, t, stride, abar } = frame;
  switch (line) {
    case 'training/real-batch':
      return batch ? place(batch.real) : '';
    case 'training/draw-time':
      return batchTimes.join(', ');
    case 'training/add-noise':
      return batch?.noisy ? place(batch.noisy) : '';
    case 'training/loss':
      return decimal(loss);
    case 'sampling/next-time':
      return stride.join(' → ');
    case 'sampling/predict-noise':
      return at && answer && t > 0
        ? place([0, 1].map((i) => (at[i]! - Math.sqrt(abar) * answer[i]!) / Math.sqrt(1 - abar)))
        : '';
    case 'sampling/predict-data':
      return answer ? place(answer) : '';
    case 'sampling/step-back':
      return at ? place(at) : '';
    default:
      return '';
  }
}
