import { beforeAll, describe, expect, it } from 'vitest';
import {
  createPainter,
  createSession,
  PICTURES,
  toPixels,
  type Painter,
  type PictureView,
} from '../../../src/labs/picture/session.ts';
import {
  conditionOf,
  pictureTable,
  settingsOf,
  strengthOf,
  stridesOf,
  type PictureSettings,
} from '../../../src/labs/picture/settings.ts';
import {
  judgedInWords,
  nameOf,
  progressInWords,
  roughly,
  subject,
} from '../../../src/labs/picture/words.ts';
import { backgroundOf, repaint } from '../../../src/labs/picture/background.ts';
import { copiedInWords, shareNearer } from '../../../src/labs/picture/copied.ts';
import { placeOfSteps, stepPlaces } from '../../../src/labs/picture/steps-slider.ts';
import { correct, defaults } from '../../../src/labs/shared/settings/settings.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { matricesOf } from '../../../src/models/network/unet.ts';
import { createPictureNetwork } from '../../../src/models/pictures/diffusion.ts';
import { createJudge, judgeMatrices } from '../../../src/models/pictures/judge.ts';
import { drawPicture, NUMBERS, SIDE } from '../../../src/models/pictures/maker.ts';
import { nearest } from '../../../src/models/pictures/score.ts';
import { trainingPicture, TRAINING_PICTURES } from '../../../src/models/pictures/training-set.ts';
import { encodeWeights } from '../../../src/models/network/weights.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const usual = defaults(pictureTable);
const few = { ...usual, steps: 4 };
const view: PictureView = { stop: undefined, shows: 'state', picked: undefined, share: undefined };
const BYTES = 4 * SIDE * SIDE;

// A network with weights that nobody trained: what a run does with its answers does not depend on their quality.
let painter: Painter;
beforeAll(() => {
  const net = createPictureNetwork(createKernel(wasm, 16));
  const rng = createRng(1);
  for (const { data } of matricesOf(net)) {
    for (let i = 0; i < data.length; i++) data[i] = 0.05 * rng.normal();
  }
  const judge = encodeWeights(judgeMatrices(createJudge(createKernel(wasm, 4))));
  painter = createPainter({ diffusion: encodeWeights(matricesOf(net)), judge }, wasm);
});

function run(settings: PictureSettings, own?: Float64Array) {
  let time = 0;
  const session = createSession(painter, settings, own, () => (time += 5));
  for (let i = 0; i < stridesOf(settings, own); i++) session.iterate();
  return session;
}

const part = (pixels: Uint8ClampedArray, i: number): number[] => [
  ...pixels.slice(i * BYTES, (i + 1) * BYTES),
];

describe('a run', () => {
  it('walks from noise to sixteen pictures, and no further', () => {
    const session = run(few);
    const last = session.frame(view);
    expect(last.done).toBe(true);
    expect([last.iteration, last.stop, last.t]).toEqual([4, 4, 0]);
    expect(session.opening.times).toEqual([1000, 750, 500, 250, 0]);
    expect(last.pictures).toHaveLength(PICTURES * BYTES);
    session.iterate();
    expect(session.frame(view).pictures).toEqual(last.pictures);
    expect(session.iteration).toBe(4);
  });

  it('keeps the whole way', () => {
    const session = run(few);
    const states = [0, 1, 2, 3, 4].map((stop) => session.frame({ ...view, stop }));
    expect(states.map(({ t }) => t)).toEqual([1000, 750, 500, 250, 0]);
    expect(new Set(states.map(({ pictures }) => pictures.join())).size).toBe(5);
    const guess = session.frame({ ...view, stop: 1, shows: 'guess' });
    expect(guess.pictures).not.toEqual(states[1]!.pictures);
    expect(session.frame({ ...view, shows: 'guess' }).pictures).toEqual(states[4]!.pictures);
  });

  it('depends on the seed, the words and the guidance, and on nothing else', () => {
    const end = (change: Partial<PictureSettings>) =>
      run({ ...few, steps: 2, ...change }).frame(view).pictures;
    expect(end({})).toEqual(end({}));
    for (const change of [{ seed: 2 }, { color: 'blue' }, { guidance: 5 }, { steps: 3 }] as const) {
      expect(end(change)).not.toEqual(end({}));
    }
    // At guidance 0 the words do not count.
    expect(end({ guidance: 0, color: 'blue' })).toEqual(end({ guidance: 0 }));
    // Words are a matter of the network alone: without them guidance has nothing to exaggerate.
    const nothing = { thing: 'any', color: 'any', scene: 'any' } as const;
    expect(end({ ...nothing, guidance: 1 })).toEqual(end({ ...nothing, guidance: 0 }));
  }, 60_000);

  it('counts passes of the network and milliseconds', () => {
    const { calls, milliseconds } = run(few).frame(view);
    expect([calls, milliseconds]).toEqual([8, 20]);
    expect(run({ ...few, guidance: 1 }).frame(view).calls).toBe(4);
    expect(createSession(painter, few).frame(view).seen).toBeUndefined();
  });

  it('tells of one picture its way and its insides', () => {
    const session = run(few);
    const frame = session.frame({ ...view, picked: 3, stop: 2 });
    expect(frame.strip).toHaveLength(8 * BYTES);
    expect(part(frame.strip!, 7)).toEqual(part(session.frame(view).pictures, 3));
    expect([...frame.inside!.noisy]).toEqual(part(session.frame({ ...view, stop: 2 }).pictures, 3));
    // The guess that the walk used is the one that is shown, up to rounding of the batch.
    const used = part(session.frame({ ...view, stop: 2, shows: 'guess' }).pictures, 3);
    expect([...frame.inside!.guided]).toEqual(used);
    expect(frame.inside!.apart).toBeGreaterThan(0);
    // So is the plain one, which is another; where guidance adds nothing both are the same.
    const plain = session.frame({ ...view, stop: 2, shows: 'average' }).pictures;
    expect([...frame.inside!.told]).toEqual(part(plain, 3));
    expect(part(plain, 3)).not.toEqual(used);
    for (const guidance of [0, 1]) {
      const other = run({ ...few, guidance });
      const shown = (shows: PictureView['shows']) =>
        other.frame({ ...view, stop: 2, shows }).pictures;
      expect(shown('average')).toEqual(shown('guess'));
    }
    expect(session.frame({ ...view, picked: 3 }).inside).toBeUndefined();
  });
});

describe('a blend', () => {
  const blend = { ...few, mode: 'blend' } as const;

  it('goes from one prompt to the other, from the same noise', () => {
    const session = run(blend);
    const noise = session.frame({ ...view, stop: 0 }).pictures;
    expect(part(noise, 15)).toEqual(part(noise, 0));
    const { pictures } = session.frame(view);
    const first = run({ ...few }).frame(view).pictures;
    expect(part(pictures, 0)).toEqual(part(first, 0));
    expect(part(pictures, 15)).not.toEqual(part(pictures, 0));
  });

  it('draws the picture at any share', () => {
    const session = run(blend);
    const { pictures } = session.frame(view);
    expect(part(session.frame({ ...view, share: 0 }).blended!, 0)).toEqual(part(pictures, 0));
    expect(part(session.frame({ ...view, share: 1 }).blended!, 0)).toEqual(part(pictures, 15));
    expect(session.frame(view).blended).toBeUndefined();
    expect(run(few).frame({ ...view, share: 0.5 }).blended).toBeUndefined();
  });
});

describe('beginning with a picture', () => {
  const edit = { ...few, mode: 'edit', strength: 0.5 } as const;
  const own = new Float64Array(NUMBERS + SIDE * SIDE);
  own.fill(0.5, 0, NUMBERS);
  const top = own.slice().fill(1, NUMBERS, NUMBERS + (SIDE * SIDE) / 2); // the upper half may change

  it('takes strength for a whole painting; what is marked begins as pure noise', () => {
    expect(strengthOf(edit, own.slice().fill(1, NUMBERS))).toBe(0.5);
    expect(strengthOf(edit, top)).toBe(1);
    expect(strengthOf(few, top)).toBe(1);
    expect([stridesOf(edit, own.slice().fill(1, NUMBERS)), stridesOf(edit, top)]).toEqual([2, 4]);
  });

  it('starts part of the way down', () => {
    const session = run(edit, own.slice().fill(1, NUMBERS));
    expect(session.opening.times).toEqual([500, 250, 0]);
    expect(session.frame(view).done).toBe(true);
  });

  it('leaves pixels alone that must stay', () => {
    const { pictures } = run({ ...edit, strength: 1 }, top).frame(view);
    const kept = toPixels(Float64Array.of(0.5, 0.5, 0.5));
    for (const i of [0, 7, 15]) {
      const picture = part(pictures, i);
      expect(picture.slice(BYTES / 2)).toEqual(
        Array.from({ length: SIDE * SIDE * 2 }, (_, at) => kept[at % 4]),
      );
      expect(new Set(picture.slice(0, BYTES / 2)).size).toBeGreaterThan(20);
    }
  });
});

describe('settings', () => {
  it('become a prompt and come back', () => {
    expect(conditionOf(usual)).toEqual({ thing: 'boat', color: 'red', scene: 'sunset' });
    expect(conditionOf({ ...usual, color: 'any' })).toEqual({ thing: 'boat', scene: 'sunset' });
    expect(settingsOf({ thing: 'fish' })).toEqual({ thing: 'fish', color: 'any', scene: 'any' });
  });

  it('are put right where an address has them wrong', () => {
    const { settings, corrections } = correct(pictureTable, { thing: 'Fish', guidance: '99' });
    expect([settings.thing, settings.guidance]).toEqual(['fish', 8]);
    expect(corrections).toHaveLength(2);
  });
});

describe('the slider of steps', () => {
  it('has 1 to 12 in its first half and 50 at its end', () => {
    expect(stepPlaces.slice(0, stepPlaces.length / 2)).toEqual([...Array(13).keys()].slice(1));
    expect(stepPlaces.at(-1)).toBe(pictureTable.steps.max);
    expect(stepPlaces).toEqual(stepPlaces.toSorted((a, b) => a - b));
  });

  it('shows the nearest place of any number', () => {
    for (const steps of [1, 12, 20, 50]) expect(stepPlaces[placeOfSteps(steps)]).toBe(steps);
    expect(stepPlaces[placeOfSteps(48)]).toBe(50);
  });
});

describe('what is behind a thing', () => {
  it('is all of a picture but the thing', () => {
    const asked = { thing: 'heart', color: 'red', scene: 'night' } as const;
    const behind = backgroundOf(drawPicture(asked, createRng(3)));
    const at = (x: number, y: number): number => behind[SIDE * y + x]!;
    expect([at(8, 7), at(7, 8), at(0, 0), at(15, 15), at(0, 15)]).toEqual([0, 0, 1, 1, 1]);
    const kept = behind.filter((free) => free === 0).length;
    expect(kept).toBeGreaterThan(75);
    expect(kept).toBeLessThan(150);
  });

  it('is what the pad marks', () => {
    const asked = { thing: 'house', color: 'blue', scene: 'day' } as const;
    const picture = Float64Array.from(drawPicture(asked, createRng(1)));
    const marked = repaint(picture);
    expect(marked.subarray(0, NUMBERS)).toEqual(picture);
    expect(marked.subarray(NUMBERS)).toEqual(backgroundOf(picture));
  });
});

describe('did it copy?', () => {
  it('compares with how near training pictures are to each other', () => {
    expect(copiedInWords(0.02)).toMatch(/^Nearly a copy: the nearest training picture is 0\.02/);
    expect(copiedInWords(0.085)).toMatch(/^Unusually close: .* 7 % of the training pictures have/);
    expect(copiedInWords(0.1466)).toMatch(/^Not a copy: .* 0\.15 away, and 50 % of/);
    expect(copiedInWords(0.5)).toContain('over 99 % of');
  });

  it('has its distances from the training pictures', () => {
    const all = Array.from({ length: TRAINING_PICTURES }, (_, i) => trainingPicture(i));
    const rng = createRng(1, 'nearest of training pictures');
    const shares = Array.from({ length: 60 }, () => {
      const i = rng.below(TRAINING_PICTURES);
      const others = {
        count: all.length,
        pixels: (j: number) => all[j === i ? (j + 1) % all.length : j]!,
      };
      return shareNearer(nearest(all[i]!, others, 1)[0]!.distance);
    });
    // Of the spread's own numbers the shares are spread evenly.
    const below = (limit: number): number => shares.filter((share) => share < limit).length / 60;
    for (const limit of [0.25, 0.5, 0.75])
      expect(Math.abs(below(limit) - limit)).toBeLessThan(0.15);
    expect(Math.max(...shares)).toBeGreaterThan(0.9);
  }, 60_000);
});

describe('words', () => {
  it('name the pictures', () => {
    expect(subject(usual)).toBe('a red boat at sunset');
    expect(nameOf(2, usual)).toBe('Picture 3 of 16: a red boat at sunset');
    expect(nameOf(15, { ...usual, mode: 'blend' })).toBe(
      'Picture 16 of 16: 100 % of the way from a red boat at sunset to a yellow boat at night',
    );
  });

  it('say in how many pictures the judge sees what was asked for', () => {
    const frame = run({ ...few, steps: 1 }).frame(view);
    const seen = frame.seen!.map((each, i) => (i < 5 ? { ...each, ...conditionOf(few) } : each));
    const others = seen.slice(5).map((each) => ({ ...each, thing: 'fish' as const }));
    const sentence = (settings: PictureSettings): string =>
      progressInWords({ ...frame, seen: [...seen.slice(0, 5), ...others] }, 1, settings);
    expect(sentence(few)).toMatch(/^5 of 16 show a red boat at sunset, says the judge\. 16 pict/);
    expect(sentence({ ...few, mode: 'blend' })).not.toContain('judge');
    expect(nameOf(0, few, seen[0])).toBe(
      'Picture 1 of 16: a red boat at sunset; the judge sees a red boat at sunset',
    );
  });

  it('say how far it has come, and what it took', () => {
    const session = createSession(painter, few, undefined, () => 0);
    session.iterate();
    expect(progressInWords(session.frame(view), 4, few)).toBe('Step 1 of 4.');
    const end = run(few).frame(view);
    expect(progressInWords(end, 4, few)).toMatch(
      / 16 pictures in 20 ms, 8 passes of the network each, two a step\.$/,
    );
  });

  it('count the ways in which what was left open came out', () => {
    const fish = { thing: 'fish', color: 'red', scene: 'day' } as const;
    const seen = [...Array<typeof fish>(14).fill(fish), { ...fish, color: 'blue' } as const];
    const all = [...seen, { ...fish, scene: 'snow' } as const];
    expect(judgedInWords(all, { thing: 'fish' })).toBe(
      '16 of 16 show a fish, says the judge; what you left open came out in 3 ways.',
    );
    expect(judgedInWords(all, { thing: 'fish', color: 'red' })).toBe(
      '15 of 16 show a red fish, says the judge; what you left open came out in 2 ways.',
    );
    expect(judgedInWords(all, {})).toContain('3 ways');
  });

  it('tell two digits of what is measured', () => {
    expect([0.4321, 5.26, 19.4, 312, 1234].map(roughly)).toEqual([
      '0.43',
      '5.3',
      '19',
      '310',
      '1,200',
    ]);
  });
});

it('refuses weights that are not whole', () => {
  const cut = { diffusion: new Uint8Array(100), judge: new Uint8Array(100) };
  expect(() => createPainter(cut, wasm)).toThrow(
    'The file of trained weights cannot be used: it is not one, or is cut short.',
  );
});
