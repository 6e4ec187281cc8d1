/** @file A GAN beside the diffusion model: the same prompt in one pass, with what the judge sees in both. */
import { createAsker } from '../shared/run/questions.ts';
import type { Weights } from '../shared/weights/weights.ts';
import { whole } from '../shared/words.ts';
import type { GanAnswer, GanQuestion } from './gan-worker.ts';
import { bindGrid } from './grid-view.ts';
import { PICTURES, type PictureFrame } from './session.ts';
import { conditionOf, type PictureSettings } from './settings.ts';
import { judgedInWords, roughly, subject } from './words.ts';

export interface GanView {
  /** Draws the prompt with the GAN; returns nothing where that failed, or another prompt took its place. */
  draw(settings: PictureSettings): Promise<GanAnswer | undefined>;
  /** Shows the diffusion model's finished pictures beside the GAN's, where both are of one prompt. */
  beside(frame: PictureFrame, settings: PictureSettings): void;
  close(): void;
}

const files = ['gan', 'judge'] as const;

/** Binds the part of the lab in `root`. `both` hears of prompts that both models shall draw. */
export function bindGan(
  root: HTMLElement,
  weights: Weights<'gan' | 'judge'>,
  both: (prompt: string) => void,
): GanView {
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  const said = find('[data-gan-said]');
  const grids = ['gan', 'diffusion'].map((name) =>
    bindGrid(find(`[data-${name}-grid]`), PICTURES, 4, () => undefined),
  );
  const asker = createAsker<GanQuestion, never, GanAnswer>(
    () => new Worker(new URL('./gan-worker.ts', import.meta.url), { type: 'module' }),
  );
  let given = false; // whether the worker has the weights
  let drawn:
    { readonly of: string; readonly answer: GanAnswer; readonly words: string } | undefined;
  let other:
    { readonly of: string; readonly frame: PictureFrame; readonly words: string } | undefined;

  function show(): void {
    if (!drawn) return;
    const { of, answer, words } = drawn;
    find('[data-gan-pair]').hidden = false;
    grids[0]!.show(answer.pixels);
    grids[0]!.name((i) => `GAN, picture ${i + 1}: ${of}`);
    const frame = other?.of === of ? other.frame : undefined;
    find('[data-diffusion-side]').hidden = !frame;
    const own = `The GAN: ${words} 1 pass and ${roughly(answer.milliseconds / PICTURES)} ms for a picture.`;
    if (!frame) {
      said.textContent = `${own} Draw the same prompt with the diffusion model to compare.`;
      return;
    }
    grids[1]!.show(frame.pictures);
    grids[1]!.name((i) => `Diffusion, picture ${i + 1}: ${of}`);
    said.textContent =
      `${own} Diffusion: ${other!.words} ${frame.calls} passes and ${roughly(frame.milliseconds / PICTURES)} ms for a picture, ` +
      `about ${whole(Number((frame.milliseconds / answer.milliseconds).toPrecision(1)))} times as long.`;
  }

  for (const button of root.querySelectorAll<HTMLElement>('[data-both]')) {
    button.addEventListener('click', () => both(button.dataset['both']!));
  }

  return {
    async draw(settings) {
      said.textContent = 'The GAN draws.';
      const condition = conditionOf(settings);
      try {
        const [gan, judge] = await weights.get(files);
        const question = { condition, seed: settings.seed };
        const answer = await asker.ask(
          given ? question : { ...question, files: { gan: gan!, judge: judge! } },
        );
        if (!answer) return undefined;
        given = true;
        const words = judgedInWords(answer.seen, condition);
        drawn = { of: subject({ ...settings, mode: 'prompt' }), answer, words };
        show();
        return answer;
      } catch (error) {
        given = false;
        weights.refuse(files);
        said.textContent = `${(error as Error).message} Press the button to try again.`;
        return undefined;
      }
    },
    beside(frame, settings) {
      if (settings.mode !== 'prompt') return;
      const words = judgedInWords(frame.seen!, conditionOf(settings));
      other = { of: subject(settings), frame, words };
      show();
    },
    close: asker.close,
  };
}
