/** What the picture lab's experiments claim comes true with their settings and seeds, and so do the numbers beside it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { experiments, type PictureSetup } from '../../../src/labs/picture/experiments.ts';
import { outcomeOf, type Outcome } from '../../../src/labs/picture/outcome.ts';
import { numbersAt } from '../../../src/labs/picture/pixels.ts';
import { createPainter, createSession, PICTURES } from '../../../src/labs/picture/session.ts';
import { conditionOf, pictureTable } from '../../../src/labs/picture/settings.ts';
import type { Trial } from '../../../src/labs/shared/guide/experiment.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { decimal } from '../../../src/labs/shared/words.ts';
import { matricesOf } from '../../../src/models/network/generator.ts';
import { conditionFeatures } from '../../../src/models/pictures/conditions.ts';
import {
  createPictureGenerator,
  ganNoise,
  pictureMaker,
} from '../../../src/models/pictures/gan.ts';
import { NUMBERS } from '../../../src/models/pictures/maker.ts';
import { nearest, rightOf, waysOf } from '../../../src/models/pictures/score.ts';
import {
  TRAINING_PICTURES,
  trainingCombination,
  trainingPicture,
} from '../../../src/models/pictures/training-set.ts';
import {
  heldOut,
  inWords,
  isHeldOut,
  seen,
  type Condition,
} from '../../../src/models/pictures/vocabulary.ts';
import { decodeWeights } from '../../../src/models/network/weights.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const folder = new URL('../../../src/models/pictures/trained/', import.meta.url);
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

const painter = createPainter(
  { diffusion: file('diffusion.bin'), judge: file('judge.bin') },
  await compileKernel(),
);
const generator = createPictureGenerator(painter.kernel);
decodeWeights(file('gan.bin'), matricesOf(generator));
const make = pictureMaker(painter.kernel, generator, PICTURES);
const gan = (condition: Condition) =>
  painter.see(make(ganNoise(PICTURES, 1), Array(PICTURES).fill(conditionFeatures(condition))));

let drawnAnew: Float32Array[] | undefined;
function nearestOf(picture: Float64Array): NonNullable<Outcome['nearest']> {
  const all = (drawnAnew ??= Array.from({ length: TRAINING_PICTURES }, (_, i) =>
    trainingPicture(i),
  ));
  const [found] = nearest(picture, { count: all.length, pixels: (i) => all[i]! }, 1);
  return { distance: found!.distance, words: inWords(trainingCombination(found!.index)) };
}

function run({ settings: changes, beside }: PictureSetup): Outcome {
  const settings = { ...defaults(pictureTable), ...changes };
  const session = createSession(painter, settings);
  for (let i = 0; i < settings.steps; i++) session.iterate();
  const frame = session.frame({
    ...{ stop: undefined, shows: 'guess', picked: undefined, share: undefined },
  });
  const condition = conditionOf(settings);
  return {
    ...outcomeOf(frame, condition),
    ...(beside === 'gan' && { gan: gan(condition) }),
    ...(beside === 'nearest' && { nearest: nearestOf(numbersAt(frame.pictures, 0)) }),
  };
}

const right = ({ condition, seen }: Outcome): number => rightOf(condition, seen);
const ways = ({ condition, seen }: Outcome): number => waysOf(condition, seen);

/** For each experiment, and for its remedy: the index of the option that its run bears out. */
const borneOut: Readonly<Record<string, readonly ((run: Outcome) => number)[]>> = {
  'left-out': [bySixteen, bySixteen],
  'no-guidance': [
    (run) => (right(run) === 0 ? 0 : right(run) <= 3 ? 1 : 2),
    (run) => (right(run) <= 6 ? 0 : right(run) <= 10 ? 1 : 2),
  ],
  'strong-guidance': [
    (run) => [ways(run) <= 9, ways(run) <= 14, true].indexOf(true),
    ({ apart }) => [apart < 0.19, apart < 0.22, true].indexOf(true),
  ],
  'one-step': [
    ({ apart }) => [apart > 0.18 && apart < 0.25, apart < 0.1, true].indexOf(true),
    ({ apart }) => [apart < 0.09, apart < 0.14, true].indexOf(true),
  ],
  copied: [byDistance, byDistance],
  gan: [
    (run) => [both(run), right(run) >= 14, right(ofGan(run)) >= 14].indexOf(true),
    (run) => (ways(ofGan(run)) > ways(run) + 1 ? 0 : ways(ofGan(run)) >= ways(run) - 1 ? 1 : 2),
  ],
};

function bySixteen(run: Outcome): number {
  return [right(run) <= 3, right(run) > 5 && right(run) < 11, right(run) >= 14].indexOf(true);
}
function byDistance({ nearest: found }: Outcome): number {
  const { distance } = found!;
  return [distance < 0.05, distance > 0.1 && distance < 0.2, distance > 0.3].indexOf(true);
}
function ofGan(each: Outcome): Outcome {
  return { ...each, seen: each.gan! };
}
function both(each: Outcome): boolean {
  return right(each) >= 14 && right(ofGan(each)) >= 14;
}

const trials = experiments.flatMap((experiment) =>
  [experiment, experiment.remedy].flatMap((trial, i) =>
    trial ? [{ name: `${experiment.id}, run ${i + 1}`, id: experiment.id, i, trial }] : [],
  ),
);

describe.each(trials)(
  '$name',
  ({ id, i, trial }) => {
    const outcome = run(trial);

    it('bears out the answer', () => {
      expect(borneOut[id]![i]!(outcome)).toBe(trial.answer);
    });

    it('explains every option with the numbers of the run', () => {
      const all = [trial.explain, ...trial.options.map(({ explain }) => explain)];
      const texts = all.map((explain) => explain(outcome));
      for (const text of texts) expect(text).not.toMatch(/undefined|NaN|object/);
      expect(new Set(texts).size).toBe(texts.length);
    });
  },
  120_000,
);

describe('the numbers that stand beside', () => {
  const question = (id: string, remedy = false): Trial<PictureSetup, Outcome> => {
    const experiment = experiments.find((each) => each.id === id)!;
    return remedy ? experiment.remedy! : experiment;
  };
  const red = (changes: PictureSetup['settings']): Outcome => run({ settings: changes });

  it('of guidance 1 and 2 are those of these runs', () => {
    const { settings, question: asked } = question('strong-guidance');
    expect(asked).toContain(`in ${ways(run({ settings: { ...settings, guidance: 1 } }))} ways`);
    const usual = run({ settings: {}, beside: 'nearest' });
    const all = question('strong-guidance', true);
    expect(all.question).toContain(`differ by ${decimal(usual.apart)} on average`);
    expect(all.explain({ ...usual, apart: 1 })).toContain(
      `at scale 2 it is ${decimal(usual.nearest!.distance)}`,
    );
  }, 120_000);

  it('of one step and twenty are those of these runs, and more steps add little', () => {
    const [one, twenty, fifty] = [1, 20, 50].map((steps) => red({ steps, guidance: 1 }).apart);
    const five = question('one-step', true);
    expect(five.question).toContain(`from ${one!.toFixed(2)} to ${twenty!.toFixed(2)}`);
    expect(question('one-step').explain(red({ steps: 1, guidance: 1 }))).toContain(
      `after twenty steps it is ${twenty!.toFixed(2)}`,
    );
    expect(fifty! - twenty!).toBeLessThan(0.01);
  }, 120_000);

  it('of training and of the combinations are so', () => {
    const each = TRAINING_PICTURES / seen.length;
    expect(question('copied').question).toContain(`About ${Math.round(each / 10) * 10} of the`);
    expect(question('copied').options[0]!.explain(run({ settings: {} }))).toContain(
      `${Math.round((TRAINING_PICTURES * NUMBERS) / 1e6)} million numbers`,
    );
    for (const setup of [question('left-out'), question('copied', true), question('gan')]) {
      const { thing, color, scene } = conditionOf({ ...defaults(pictureTable), ...setup.settings });
      expect(isHeldOut({ thing: thing!, color: color!, scene: scene! })).toBe(true);
    }
    expect(isHeldOut({ thing: 'boat', color: 'yellow', scene: 'day' })).toBe(false);
    expect(isHeldOut({ thing: 'boat', color: 'red', scene: 'night' })).toBe(false);
    const good = heldOut.filter((combination) => rightOf(combination, gan(combination)) >= 14);
    expect(good.length).toBeGreaterThan(0.8 * heldOut.length);
  }, 120_000);
});
