/** @file The pictures that a run of pictures begins with: the code that has them drawn comes when they are first needed. */
import type { SyntheticLab } from './halves.ts';
import { POOL_PICTURES } from './limits.ts';
import { says, type LineName } from './lines.ts';
import type { PoolView } from './pool-view.ts';
import { isOfPictures } from './settings.ts';

export interface Pool {
  /** Whether pictures are on their way. */
  readonly busy: boolean;
  /** The pictures for the present settings, if these ask for any that are there. */
  pictures(): Float64Array | undefined;
  /** Does what a run needs them for, as soon as they are there. What goes wrong is told, after `failed`. */
  ready(then: () => void): Promise<void>;
  stop(): void;
  /** What a line of the code did, in a sentence. */
  says(line: LineName): string;
}

/** `changed` hears when drawing begins and ends, `failed` when it cannot. */
export function createPool(
  lab: SyntheticLab,
  events: { changed: () => void; failed: () => void; signal: AbortSignal },
): Pool {
  let view: PoolView | undefined;
  let ofPictures: Partial<typeof says> = {};
  return {
    get busy() {
      return view?.busy ?? false;
    },
    pictures: () => (isOfPictures(lab.settings) ? view?.of(lab.settings.seed) : undefined),
    async ready(then) {
      const { settings } = lab;
      if (!isOfPictures(settings) || view?.of(settings.seed)) return then();
      lab.tell('');
      lab.announcer.now(`The trained model draws ${POOL_PICTURES} pictures for all trials.`);
      try {
        const { bindPool, saysOfPictures } = await import('./pictures-page.ts').catch(() => {
          throw new Error('The code for this choice did not arrive.');
        });
        if (events.signal.aborted || lab.settings !== settings) return;
        ofPictures = saysOfPictures;
        view ??= bindPool(lab.find('[data-pool]'), events.changed, events.signal);
        if (!(await view.draw(settings.seed))) return;
        lab.restart('');
        then();
      } catch (error) {
        view?.stop();
        events.failed();
        lab.tell(`${(error as Error).message} Press Play to try again.`);
      }
    },
    stop: () => view?.stop(),
    says: (line) => (isOfPictures(lab.settings) && ofPictures[line]) || says[line],
  };
}
