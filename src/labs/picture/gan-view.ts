/** @file A GAN beside the diffusion model: the same prompt in one pass, with time and variety of both. */
import { decimal, whole } from '../shared/words.ts';
import type { GanAnswer, GanOrder } from './gan-worker.ts';
import { bindGrid } from './grid-view.ts';
import { PICTURES, type PictureFrame } from './session.ts';
import { conditionOf, type PictureSettings } from './settings.ts';
import { fetchWeights } from './weights.ts';
import { DIED, subject } from './words.ts';

export interface GanView {
  /** Draws the prompt with the GAN. */
  draw(): Promise<void>;
  close(): void;
}

/** What the page shows: the settings, and the finished pictures of the same prompt, if there are any. */
export interface Beside {
  readonly settings: PictureSettings;
  readonly frame: PictureFrame | undefined;
}

/** Binds the part `part` of the lab in `root`. */
export function bindGan(root: HTMLElement, part: HTMLElement, beside: () => Beside): GanView {
  const find = (selector: string): HTMLElement => part.querySelector<HTMLElement>(selector)!;
  const said = find('[data-gan-said]');
  const bar = find('progress') as HTMLProgressElement;
  const grids = ['gan', 'diffusion'].map((name) =>
    bindGrid(find(`[data-${name}-grid]`), PICTURES, 4, () => undefined),
  );
  let worker: Worker | undefined;

  async function open(): Promise<Worker> {
    const [weights] = await fetchWeights(root, ['gan'], bar);
    const made = new Worker(new URL('./gan-worker.ts', import.meta.url), { type: 'module' });
    made.postMessage(weights);
    made.onmessage = ({ data }: MessageEvent<GanAnswer>) => {
      if (data.kind === 'pictures') show(data);
      else failed(data.message);
    };
    made.onerror = (event) => {
      event.preventDefault();
      failed(DIED);
    };
    return made;
  }

  function failed(message: string): void {
    worker?.terminate();
    worker = undefined;
    said.textContent = `${message} Press the button to try again.`;
  }

  function show(answer: Extract<GanAnswer, { kind: 'pictures' }>): void {
    const { settings, frame } = beside();
    const each = answer.milliseconds / PICTURES;
    find('[data-gan-pair]').hidden = false;
    grids[0]!.show(answer.pixels);
    grids[0]!.name((i) => `GAN, picture ${i + 1}: ${subject(settings)}`);
    const own = `The GAN: 1 pass and ${decimal(each)} ms for a picture, mean distance between two of them ${decimal(answer.variety)}.`;
    find('[data-diffusion-side]').hidden = !frame;
    if (!frame) {
      said.textContent = `${own} Draw the same prompt with the diffusion model to compare.`;
      return;
    }
    grids[1]!.show(frame.pictures);
    grids[1]!.name((i) => `Diffusion, picture ${i + 1}: ${subject(settings)}`);
    said.textContent =
      `${own} Diffusion: ${frame.calls} passes and ${decimal(frame.milliseconds / PICTURES)} ms for a picture, ` +
      `mean distance ${decimal(frame.variety)}. That is ${whole(frame.milliseconds / answer.milliseconds)} times as long.`;
  }

  return {
    async draw() {
      said.textContent = '';
      try {
        worker ??= await open();
      } catch (error) {
        return failed((error as Error).message);
      }
      const { settings } = beside();
      const order: GanOrder = { condition: conditionOf(settings), seed: settings.seed };
      worker.postMessage(order);
    },
    close() {
      worker?.terminate();
      worker = undefined;
    },
  };
}
