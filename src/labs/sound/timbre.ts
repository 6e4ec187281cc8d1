/**
 * @file Sixteen sounds on their way from noise to what words ask for, a step at a time. Any stop of the way can be heard at any
 * time, because the whole way is kept.
 */
import type { Asked } from '../../models/timbre/diffusion.ts';
import { NUMBERS, PARTIALS } from '../../models/timbre/picture.ts';
import type { Session } from '../shared/run/session.ts';
import { decimal } from '../shared/words.ts';
import { SOUNDS } from './limits.ts';
import { shapingLines, type ShapingLine } from './lines.ts';
import type { Models } from './models.ts';
import type { SoundTypes, SoundView } from './session.ts';
import { conditionOf, secondConditionOf, type SoundSettings } from './settings.ts';

/** One moment. */
export interface TimbreFrame {
  readonly part: 'timbre';
  readonly asked: Asked;
  /** Steps that are done, and steps of the whole way. */
  readonly iteration: number;
  readonly steps: number;
  /** The stop that is shown, from 0: as many steps lie before it. */
  readonly stop: number;
  readonly done: boolean;
  /** {@link SOUNDS} pictures of 1,024 numbers, one after the other. */
  readonly pictures: Float32Array;
  readonly line: ShapingLine | undefined;
  readonly values: Partial<Record<ShapingLine, string>>;
}

/** What the settings ask for. */
export function askedOf(settings: SoundSettings): Asked {
  const { share } = settings;
  const from = conditionOf(settings);
  return share === 0 ? from : { from, to: secondConditionOf(settings), share };
}

/** Sixteen sounds from their start. */
export function createTimbres(models: Models, settings: SoundSettings): Session<SoundTypes> {
  const { steps, guidance, seed } = settings;
  const asked = askedOf(settings);
  const walk = models
    .timbres()
    .walk(new Array<Asked>(SOUNDS).fill(asked), { steps, guidance, seed });
  let at = 0; // the line to run next
  let last: ShapingLine | undefined;
  let values: Partial<Record<ShapingLine, string>> = {};

  /** What a line tells. A step of the walk is all of them: it is taken where the sound changes. */
  const run: Record<ShapingLine, () => string> = {
    'guess-twice': () =>
      guidance === 0
        ? `${SOUNDS} guesses without words`
        : guidance === 1
          ? `${SOUNDS} guesses with words`
          : `${SOUNDS} guesses with words, ${SOUNDS} without`,
    'guide-guess': () => `scale ${decimal(guidance)}`,
    'less-noise'() {
      walk.step();
      return `step ${walk.reached - 1} of ${walk.stops - 1}`;
    },
    'add-sines': () => `${PARTIALS} sines`,
  };

  function advance(): ShapingLine {
    const line = shapingLines[at]!;
    if (walk.done() && at === 0) return line;
    if (at === 0) values = {};
    values[line] = run[line]();
    last = line;
    at = (at + 1) % shapingLines.length;
    return line;
  }

  function iterate(): void {
    if (walk.done() && at === 0) return;
    while (advance() !== 'add-sines');
  }

  return {
    opening: { part: 'timbre' },
    kernel: models.kernel.kind,
    records: [],
    get iteration() {
      return walk.reached - 1;
    },
    advance,
    iterate,
    move: (what) => void (what === 'line' ? advance() : iterate()),
    tune: () => undefined,
    frame({ stop: wanted }: SoundView): TimbreFrame {
      const reached = walk.reached - 1;
      const stop = Math.min(wanted ?? reached, reached);
      const pictures = new Float32Array(SOUNDS * NUMBERS);
      walk.states(stop).forEach((picture, i) => pictures.set(picture, i * NUMBERS));
      return {
        part: 'timbre',
        asked,
        iteration: reached,
        steps: walk.stops - 1,
        stop,
        done: walk.done(),
        pictures,
        line: last,
        values,
      };
    },
    diverged: () => false,
  };
}
