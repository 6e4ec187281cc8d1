/** @file The first half with pictures of things: trials, and some of the pictures that each classifier learned from. */
import { createKernel } from '../../models/kernel/kernel.ts';
import { NUMBERS } from '../../models/pictures/maker.ts';
import { things, type Thing } from '../../models/pictures/vocabulary.ts';
import {
  createPictureClassifier,
  type LabelledPictures,
} from '../../models/synthetic/picture-classifier.ts';
import {
  createPictureTrial,
  mostPictures,
  pictureSourceNames,
  type PictureSourceName,
} from '../../models/synthetic/picture-trial.ts';
import type { Session } from '../shared/run/session.ts';
import type { HelpLine } from './lines.ts';
import { numbersOf, type SyntheticSettings } from './settings.ts';
import { createTrials, type Compared, type CurvePoint, type HelpRow } from './trials.ts';

/** Pictures of a source that are shown: two of each thing. */
const SHOWN = 2 * things.length;

/** What never changes in a run. */
export interface PicturesOpening extends Compared {
  readonly half: 'pictures';
  readonly least: undefined;
  /** What the pictures of a panel show, in turn. */
  readonly things: readonly Thing[];
}

/** The first pictures that a source added in the last trial, with nothing added the real ones. */
export interface PicturesPanel {
  readonly source: PictureSourceName;
  readonly pictures: readonly Float32Array[];
}

/** One moment. */
export interface PicturesFrame {
  readonly half: 'pictures';
  readonly iteration: number;
  readonly line: HelpLine | undefined;
  /** How many pictures there are for the last trial: real ones, and those that each source adds. */
  readonly counts: Readonly<Record<'real' | 'added', number>>;
  readonly panels: readonly PicturesPanel[];
  /** By the number of real pictures, from few to many. */
  readonly curve: readonly CurvePoint[];
}

export interface PicturesTypes {
  settings: SyntheticSettings;
  view: unknown;
  opening: PicturesOpening;
  frame: PicturesFrame;
  row: HelpRow;
  report: unknown;
}

export type PicturesSession = Session<PicturesTypes> & { readonly opening: PicturesOpening };

/**
 * A run from its start, with the pictures that the diffusion model has drawn for it; without them it has a first moment, and no
 * more. `alive` is called with every classifier that is trained.
 */
export function createPictures(
  settings: SyntheticSettings,
  pool: Float64Array | undefined,
  wasm?: BufferSource,
  alive: () => void = () => undefined,
): PicturesSession {
  const { seed } = settings;
  const numbers = numbersOf(settings);
  const most = mostPictures(Math.max(...numbers));
  const kernel = createKernel(wasm, Math.ceil((1.1 * 4 * NUMBERS * most) / 2 ** 20) + 2);
  const classifier = createPictureClassifier(kernel, things.length, most);
  const trials = createTrials({
    sources: pictureSourceNames,
    numbers,
    examples: settings.examples,
    open: (examples, index) => createPictureTrial({ examples, seed }, index, classifier, pool),
    alive,
  });
  const { focus, records, advance, iterate, move } = trials;

  return {
    opening: { half: 'pictures', least: undefined, sources: pictureSourceNames, focus, things },
    kernel: kernel.kind,
    get iteration() {
      return records.length;
    },
    ...{ records, advance, iterate, move },
    tune() {
      // Every setting restarts the run.
    },
    frame() {
      const { real, added } = trials.seen();
      const some = ({ pictures }: LabelledPictures): Float32Array[] =>
        pictures.slice(0, SHOWN).map((picture) => Float32Array.from(picture));
      return {
        ...{ half: 'pictures', iteration: records.length, line: trials.line() },
        counts: {
          real: real.pictures.length / things.length,
          added: (added.get('real')?.pictures.length ?? 0) / things.length,
        },
        panels: pictureSourceNames.map((source) => {
          const own = source === 'none' ? real : added.get(source);
          return { source, pictures: own ? some(own) : [] };
        }),
        curve: trials.curve(),
      };
    },
    diverged: () => false,
  };
}
