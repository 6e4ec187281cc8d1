import { describe, expect, it } from 'vitest';
import {
  conditionFeatures,
  CONDITION_FEATURES,
  mixFeatures,
  withheld,
} from '../../../src/models/pictures/conditions.ts';
import { drawPicture, NUMBERS, SIDE } from '../../../src/models/pictures/maker.ts';
import { agreement, distance, nearest, variety } from '../../../src/models/pictures/score.ts';
import {
  trainingCombination,
  trainingPicture,
  TRAINING_PICTURES,
} from '../../../src/models/pictures/training-set.ts';
import {
  colors,
  combinations,
  heldOut,
  inWords,
  isHeldOut,
  scenes,
  seen,
  type Combination,
} from '../../../src/models/pictures/vocabulary.ts';
import { crc32 } from '../../../src/models/network/weights.ts';
import { createRng } from '../../../src/models/random.ts';

const boat = { thing: 'boat', color: 'red', scene: 'sunset' } as const;

/** Mean red, green and blue of the pixels that `of` chooses. */
function meanOf(picture: Float32Array, of: (x: number, y: number) => boolean): number[] {
  const sums = [0, 0, 0];
  let count = 0;
  for (let i = 0; i < SIDE * SIDE; i++) {
    if (!of(i % SIDE, Math.floor(i / SIDE))) continue;
    count += 1;
    for (let c = 0; c < 3; c++) sums[c]! += picture[3 * i + c]!;
  }
  return sums.map((sum) => sum / count);
}

describe('combinations', () => {
  it('are 192, of which 20 are held out', () => {
    expect(combinations).toHaveLength(192);
    expect(heldOut).toHaveLength(20);
    expect(seen).toHaveLength(172);
  });

  it('are held out so that no two agree in two words, and every pair of words is seen', () => {
    const pairs = ({ thing, color, scene }: Combination): string[] => [
      `${thing} ${color}`,
      `${thing} ${scene}`,
      `${color} ${scene}`,
    ];
    const out = heldOut.flatMap(pairs);
    expect(new Set(out).size).toBe(out.length);
    const known = new Set(seen.flatMap(pairs));
    for (const pair of combinations.flatMap(pairs)) expect(known).toContain(pair);
  });

  it('have words', () => {
    expect(inWords(boat)).toBe('a red boat at sunset');
    expect(inWords({ color: 'red' })).toBe('a red picture');
    expect(inWords({})).toBe('a picture');
    expect(new Set(combinations.map(inWords)).size).toBe(192);
  });
});

describe('the maker', () => {
  it('draws numbers from -1 to 1, and varies', () => {
    const rng = createRng(3);
    for (const each of combinations) {
      const picture = drawPicture(each, rng);
      expect(picture).toHaveLength(NUMBERS);
      expect(picture.every((value) => value >= -1 && value <= 1)).toBe(true);
    }
    expect(distance(drawPicture(boat, rng), drawPicture(boat, rng))).toBeGreaterThan(0.05);
  });

  it('draws the same bits from the same seed, today and tomorrow', () => {
    const [a, b] = [trainingPicture(5), trainingPicture(5)];
    expect(a).toEqual(b);
    // Recorded when the models were trained: with other pictures their cards would be wrong.
    const bytes = new Uint8Array(768 * 8);
    for (let i = 0; i < 8; i++) {
      const levels = trainingPicture(i * 999).map((value) => Math.round(127.5 * (value + 1)));
      bytes.set(Uint8Array.from(levels), 768 * i);
    }
    expect(crc32(bytes)).toMatchInlineSnapshot(`2486909428`);
  });

  it.each(scenes)('shows the scene by its sky and its ground: %s', (scene) => {
    const mean = (each: (typeof scenes)[number]): number[] => {
      const pictures = Array.from({ length: 20 }, (_, i) =>
        drawPicture({ thing: 'star', color: 'red', scene: each }, createRng(i, 'sky')),
      );
      const edges = (x: number): boolean => x < 2 || x > 13;
      const parts = pictures.map((picture) => [
        ...meanOf(picture, (x, y) => y < 10 && edges(x)),
        ...meanOf(picture, (_, y) => y > 13),
      ]);
      return parts[0]!.map((_, i) => parts.reduce((sum, part) => sum + part[i]! / 20, 0));
    };
    const own = mean(scene);
    for (const other of scenes.filter((each) => each !== scene)) {
      const apart = mean(other).map((value, i) => Math.abs(value - own[i]!));
      expect(Math.max(...apart)).toBeGreaterThan(0.4);
    }
  });

  it.each(colors)('shows the color in the middle of the thing: %s', (color) => {
    const mean = (each: (typeof colors)[number]): number[] =>
      meanOf(
        drawPicture({ thing: 'heart', color: each, scene: 'day' }, createRng(1)),
        (x, y) => x > 5 && x < 10 && y > 4 && y < 9,
      );
    const own = mean(color);
    for (const other of colors.filter((each) => each !== color)) {
      expect(Math.hypot(...mean(other).map((value, i) => value - own[i]!))).toBeGreaterThan(0.5);
    }
  });
});

describe('the training set', () => {
  it('never shows what is held out, and everything else equally often', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < TRAINING_PICTURES; i++) {
      const combination = trainingCombination(i);
      expect(isHeldOut(combination)).toBe(false);
      counts.set(inWords(combination), (counts.get(inWords(combination)) ?? 0) + 1);
    }
    expect(counts.size).toBe(172);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
  });
});

describe('conditions', () => {
  it('have a place for each word and for its absence', () => {
    expect(CONDITION_FEATURES).toBe(8 + 1 + 6 + 1 + 4 + 1);
    const places = (features: Float32Array): number[] =>
      [...features].flatMap((value, i) => (value === 1 ? [i] : []));
    expect(places(conditionFeatures(boat))).toEqual([7, 9, 18]);
    expect(places(conditionFeatures({}))).toEqual([8, 15, 20]);
    expect(new Set(combinations.map((each) => conditionFeatures(each).join())).size).toBe(192);
  });

  it('refuse a word that is not theirs', () => {
    expect(() => conditionFeatures({ thing: 'dragon' as 'boat' })).toThrow(
      'There is no thing “dragon”.',
    );
  });

  it('mix in a straight line', () => {
    const [a, b] = [conditionFeatures(boat), conditionFeatures({})];
    expect(mixFeatures(a, b, 0)).toEqual(a);
    expect(mixFeatures(a, b, 1)).toEqual(b);
    expect(mixFeatures(a, b, 0.25)[7]).toBeCloseTo(0.75, 6);
  });

  it('are withheld now and then: each word in about 15 of 100, all in about 10', () => {
    const rng = createRng(1);
    const told = Array.from({ length: 20_000 }, () => withheld(boat, rng));
    const share = (without: (each: (typeof told)[number]) => boolean): number =>
      told.filter(without).length / told.length;
    expect(share(({ thing }) => thing === undefined)).toBeCloseTo(0.145, 1.5);
    expect(share(({ scene }) => scene === undefined)).toBeCloseTo(0.145, 1.5);
    expect(share((each) => Object.keys(each).length === 0)).toBeCloseTo(0.1, 1.5);
  });
});

describe('scores', () => {
  const [a, b, c] = [-1, 0, 1].map((value) => new Float64Array(NUMBERS).fill(value)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];

  it('measure distances in numbers from -1 to 1', () => {
    expect(distance(a, c)).toBe(2);
    expect(distance(b, b)).toBe(0);
    expect(variety([a, b, c])).toBeCloseTo((1 + 1 + 2) / 3, 12);
  });

  it('find the nearest, best first', () => {
    const all = [c, a, b, a.map((value) => value + 0.1)];
    const found = nearest(a, { count: 4, pixels: (i) => all[i]! }, 3);
    expect(found.map(({ index }) => index)).toEqual([1, 3, 2]);
    expect(found[1]!.distance).toBeCloseTo(0.1, 12);
  });

  it('count words that are right', () => {
    const asked = [boat, boat, boat, boat];
    const judged = [
      boat,
      { ...boat, color: 'blue' },
      { ...boat, thing: 'fish', scene: 'day' },
      boat,
    ] as const;
    expect(agreement(asked, judged)).toEqual({ all: 0.5, thing: 0.75, color: 0.75, scene: 0.75 });
  });
});
