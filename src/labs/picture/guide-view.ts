/** @file The guide of the lab: sets an experiment up, draws its pictures, and gathers what it asks for besides. */
import { bindGuide, type Guide } from '../shared/guide/guide.ts';
import { defaults } from '../shared/settings/settings.ts';
import { experiments, type PictureSetup } from './experiments.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { GanAnswer } from './gan-worker.ts';
import type { Neighbour } from './nearest-worker.ts';
import type { PictureFrame } from './session.ts';
import { conditionOf, pictureTable, type PictureSettings } from './settings.ts';
import { subject } from './words.ts';

/** What the lab does for an experiment. */
export interface ForGuide {
  prepare(settings: PictureSettings): void;
  /** Draws; `done` gets the finished pictures. */
  draw(done: (frame: PictureFrame) => void): void;
  /** Looks closer at the first picture: the training picture nearest to it. */
  nearest(): Promise<Neighbour | undefined>;
  /** The GAN's pictures of the same prompt. */
  gan(): Promise<GanAnswer | undefined>;
  readonly signal: AbortSignal;
}

/** Binds the guide of the lab in `root`. */
export function bindPictureGuide(root: HTMLElement, lab: ForGuide): Guide<Outcome> {
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  let runs = 0; // what comes of an older one is for nobody
  const all = ({ settings }: PictureSetup): PictureSettings => ({
    ...defaults(pictureTable),
    ...settings,
  });

  async function gather(setup: PictureSetup, frame: PictureFrame, mine: number): Promise<void> {
    const outcome = outcomeOf(frame, conditionOf(all(setup)));
    const { beside } = setup;
    const found = beside && (await lab[beside]());
    if (mine !== runs) return;
    if (beside && !found)
      guide.leave(); // why, stands in its place
    else if (found && 'seen' in found) guide.ended({ ...outcome, gan: found.seen });
    else guide.ended({ ...outcome, ...(found && { nearest: found }) });
  }

  const guide = bindGuide<PictureSetup, Outcome>(find('[data-part="experiments"]'), {
    experiments,
    unit: 'Step',
    signal: lab.signal,
    inWords(setup) {
      const settings = all(setup);
      const { steps, guidance, seed } = settings;
      return `“${subject(settings)}” · Steps: ${steps} · Guidance scale: ${guidance} · Seed: ${seed}`;
    },
    prepare(setup) {
      runs += 1;
      lab.prepare(all(setup));
    },
    run(setup) {
      const mine = runs;
      // On a phone the pictures come into sight above the guide, which stays there.
      if (matchMedia('(width < 48rem)').matches) find('.picture-place').scrollIntoView();
      lab.draw((frame) => void gather(setup, frame, mine));
    },
  });
  return guide;
}
