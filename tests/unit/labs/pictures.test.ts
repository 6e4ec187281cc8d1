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
  stridesOf,
  type PictureSettings,
} from '../../../src/labs/picture/settings.ts';
import { nameOf, progressInWords, subject } from '../../../src/labs/picture/words.ts';
import { correct, defaults } from '../../../src/labs/shared/settings/settings.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { matricesOf } from '../../../src/models/network/unet.ts';
import { createPictureNetwork } from '../../../src/models/pictures/diffusion.ts';
import { createJudge, judgeMatrices } from '../../../src/models/pictures/judge.ts';
import { NUMBERS, SIDE } from '../../../src/models/pictures/maker.ts';
import { encodeWeights } from '../../../src/models/pictures/weights.ts';
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
  for (let i = 0; i < stridesOf(settings); i++) session.iterate();
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
    const { calls, milliseconds, variety } = run(few).frame(view);
    expect([calls, milliseconds]).toEqual([8, 20]);
    expect(run({ ...few, guidance: 1 }).frame(view).calls).toBe(4);
    expect(variety).toBeGreaterThan(0);
    expect(createSession(painter, few).frame(view).variety).toBeNaN();
  });

  it('tells of one picture its way, its insides and its numbers', () => {
    const session = run(few);
    const frame = session.frame({ ...view, picked: 3, stop: 2 });
    expect(frame.strip).toHaveLength(8 * BYTES);
    expect(part(frame.strip!, 7)).toEqual(part(session.frame(view).pictures, 3));
    expect([...frame.inside!.noisy]).toEqual(part(session.frame({ ...view, stop: 2 }).pictures, 3));
    // The guess that the walk used is the one that is shown, up to rounding of the batch.
    const used = part(session.frame({ ...view, stop: 2, shows: 'guess' }).pictures, 3);
    expect([...frame.inside!.guided]).toEqual(used);
    expect(frame.inside!.apart).toBeGreaterThan(0);
    expect(session.frame({ ...view, picked: 3 }).inside).toBeUndefined();
    expect(toPixels(frame.finished!)).toEqual(
      Uint8ClampedArray.from(part(session.frame(view).pictures, 3)),
    );
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
    expect(sentence(few)).toContain('sees a red boat at sunset in 5 of them.');
    expect(sentence({ ...few, mode: 'blend' })).not.toContain('judge');
    expect(sentence({ ...few, thing: 'any', color: 'any', scene: 'any' })).not.toContain('judge');
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
      /^16 pictures in 20 ms: 1\.25 ms and 8 passes of the network each, two a step, with the words and without\. Mean distance/,
    );
  });
});

it('refuses weights that are not whole', () => {
  const cut = { diffusion: new Uint8Array(100), judge: new Uint8Array(100) };
  expect(() => createPainter(cut, wasm)).toThrow(
    'The file of trained weights cannot be used: it is not one, or is cut short.',
  );
});
