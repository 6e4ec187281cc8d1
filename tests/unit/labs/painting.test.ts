import { describe, expect, it } from 'vitest';
import {
  createPainting,
  decodePainting,
  encodePainting,
  line,
  MOST_UNDO,
  colorName,
  paints,
  type Painting,
  type Rgb,
} from '../../../src/labs/picture/painting.ts';
import { drawPicture, NUMBERS, SIDE } from '../../../src/models/pictures/maker.ts';
import { combinations } from '../../../src/models/pictures/vocabulary.ts';
import { createRng } from '../../../src/models/random.ts';

const paint = (name: string): Rgb => paints.find((each) => each.name === name)!.rgb;
const [red, blue, white] = [paint('red'), paint('blue'), paint('white')];

/** The places of which something holds, as `x,y`. */
function placesOf(holds: (x: number, y: number) => boolean): string[] {
  const all = Array.from({ length: SIDE * SIDE }, (_, i) => [i % SIDE, Math.floor(i / SIDE)]);
  return all.filter(([x, y]) => holds(x!, y!)).map(String);
}

const painted = (painting: Painting, color: Rgb): string[] =>
  placesOf((x, y) => colorName(painting.rgb(x, y)) === colorName(color));
const marked = (painting: Painting): string[] => placesOf(painting.marked);
const free = (painting: Painting): number =>
  painting.numbers().reduce((sum, value, i) => (i < NUMBERS ? sum : sum + value), 0);

/** A picture of the maker, with the noise of a generated one. */
function generated(i: number): Float64Array {
  const rng = createRng(i);
  const made = drawPicture(combinations[(i * 37) % combinations.length]!, rng);
  return Float64Array.from(made, (value) => Math.min(1, Math.max(-1, value + 0.02 * rng.normal())));
}

describe('the paints', () => {
  it('are known by name, and told apart by eye and by filling', () => {
    for (const [i, { name, rgb }] of paints.entries()) {
      expect(colorName(rgb)).toBe(name);
      for (const other of paints.slice(0, i)) {
        const apart = Math.max(...rgb.map((value, c) => Math.abs(value - other.rgb[c]!)));
        expect(apart, `${name} and ${other.name}`).toBeGreaterThan(0.2);
      }
    }
    expect(colorName([0.8, -0.9, -0.9])).toBe('like red');
  });
});

describe('a line', () => {
  it('goes one pixel at a time, ends included, never farther than half a pixel from straight', () => {
    const rng = createRng(1);
    for (let i = 0; i < 50; i++) {
      const [x0, y0, x1, y1] = Array.from({ length: 4 }, () => rng.below(40) - 12) as [
        number,
        number,
        number,
        number,
      ];
      const pixels = line(x0, y0, x1, y1);
      const [dx, dy] = [x1 - x0, y1 - y0];
      const longer = Math.max(Math.abs(dx), Math.abs(dy));
      expect(pixels).toHaveLength(longer + 1);
      expect(pixels[0]!.map((value) => value + 0)).toEqual([x0, y0]);
      expect(pixels.at(-1)!.map((value) => value + 0)).toEqual([x1, y1]);
      for (const [j, [x, y]] of pixels.entries()) {
        const [lastX, lastY] = pixels[Math.max(0, j - 1)]!;
        expect(Math.max(Math.abs(x - lastX), Math.abs(y - lastY))).toBeLessThan(2);
        if (longer > 0) {
          const off = Math.abs((x - x0) * dy - (y - y0) * dx) / longer;
          expect(off).toBeLessThan(0.5 + 1e-9);
        }
      }
    }
  });

  it('to a place that is no number has no pixels', () => {
    expect(line(0, 0, NaN, 3)).toEqual([]);
    expect(line(0, 0, Infinity, 3)).toEqual([]);
    expect(line(NaN, 0, 3, 3)).toEqual([]);
  });
});

describe('strokes', () => {
  it('paint a pixel, then a line to wherever they go on', () => {
    const painting = createPainting();
    expect(painted(painting, white)).toHaveLength(SIDE * SIDE);
    painting.begin(2, 3, red, 1);
    expect(painted(painting, red)).toEqual(['2,3']);
    painting.extend(5, 3);
    painting.extend(5, 5);
    expect(painted(painting, red)).toEqual(['2,3', '3,3', '4,3', '5,3', '5,4', '5,5']);
    expect(painting.rgb(4, 3)).toEqual(red);
  });

  it('are two pixels wide with a wide brush, and end at the edges of the picture', () => {
    const painting = createPainting();
    painting.begin(1, 1, red, 2);
    expect(painted(painting, red)).toEqual(['1,1', '2,1', '1,2', '2,2']);
    painting.begin(14, 15, blue, 2);
    painting.extend(30, 40);
    expect(painted(painting, blue)).toEqual(['14,15', '15,15']);
    painting.begin(-1, -1, blue, 2);
    expect(painted(painting, blue)).toEqual(['0,0', '14,15', '15,15']);
  });

  it('mark and unmark without painting', () => {
    const painting = createPainting();
    painting.begin(0, 0, 'mark', 1);
    painting.extend(3, 0);
    painting.begin(1, 0, 'unmark', 1);
    painting.extend(2, 0);
    expect(marked(painting)).toEqual(['0,0', '3,0']);
    expect(painted(painting, white)).toHaveLength(SIDE * SIDE);
    painting.clearMarks();
    expect(marked(painting)).toEqual([]);
  });

  it('do not go on before they begin, nor from or to places that are no numbers', () => {
    const painting = createPainting();
    painting.extend(3, 3);
    painting.begin(NaN, NaN, red, 1);
    painting.extend(Infinity, 3);
    painting.fill(NaN, 3, red);
    expect(painted(painting, red)).toEqual([]);
  });
});

describe('filling', () => {
  it('reaches all that is connected by sides, and stops at other colors', () => {
    const painting = createPainting();
    painting.begin(0, 4, blue, 1);
    painting.extend(4, 0); // a diagonal, through which nothing leaks
    painting.fill(0, 0, red);
    expect(painted(painting, red)).toEqual(
      placesOf((x, y) => x + y < 4).filter((each) => each !== '0,4'),
    );
    expect(painted(painting, blue)).toHaveLength(5);
    painting.fill(15, 15, blue);
    expect(painted(painting, white)).toEqual([]);
    painting.fill(15, 15, red);
    expect(painted(painting, red)).toHaveLength(SIDE * SIDE);
  });

  it('takes a gradient for one area', () => {
    const painting = createPainting();
    painting.load(
      Float64Array.from({ length: NUMBERS }, (_, i) =>
        i < NUMBERS / 2 ? -1 + i / NUMBERS : 1 - i / NUMBERS,
      ),
    );
    painting.fill(3, 2, red);
    expect(painted(painting, red)).toEqual(placesOf((_, y) => y < SIDE / 2));
  });

  it('leaves marks alone, and does not reach beyond the picture', () => {
    const painting = createPainting();
    painting.begin(2, 2, 'mark', 1);
    painting.fill(-1, 0, red);
    expect(painted(painting, red)).toEqual([]);
    painting.fill(0, 0, red);
    expect(marked(painting)).toEqual(['2,2']);
  });
});

describe('taking back', () => {
  it('takes back one change after the other: strokes, fills, marks, clearing, loading', () => {
    const painting = createPainting();
    const seen = [painting.numbers()];
    const changes = [
      () => {
        painting.begin(1, 1, red, 1);
        painting.extend(9, 9);
      },
      () => painting.fill(0, 15, blue),
      () => painting.begin(3, 3, 'mark', 2),
      () => painting.clearMarks(),
      () => painting.load(generated(1)),
      () => painting.clear(),
    ];
    for (const change of changes) {
      change();
      seen.push(painting.numbers());
    }
    for (const before of seen.reverse().slice(1)) {
      expect(painting.undo()).toBe(true);
      expect(painting.numbers()).toEqual(before);
    }
    expect(painting.undo()).toBe(false);
  });

  it('skips what changed nothing', () => {
    const painting = createPainting();
    painting.begin(1, 1, red, 1);
    painting.begin(1, 1, red, 1);
    painting.clearMarks();
    painting.fill(1, 1, red);
    expect(painting.undo()).toBe(true);
    expect(painted(painting, red)).toEqual([]);
    expect(painting.undo()).toBe(false);
  });

  it('ends the stroke that goes on', () => {
    const painting = createPainting();
    painting.begin(1, 1, red, 1);
    painting.undo();
    painting.extend(5, 5);
    expect(painted(painting, red)).toEqual([]);
  });

  it(`reaches ${MOST_UNDO} changes back`, () => {
    const painting = createPainting();
    for (let i = 0; i < MOST_UNDO + 5; i++) painting.begin(i % SIDE, Math.floor(i / SIDE), red, 1);
    let count = 0;
    while (painting.undo()) count++;
    expect(count).toBe(MOST_UNDO);
    expect(painted(painting, red)).toHaveLength(5);
  });
});

describe('a painting as numbers', () => {
  it('may change everywhere without marks, and else where it is marked', () => {
    const painting = createPainting();
    expect(painting.numbers()).toHaveLength(NUMBERS + SIDE * SIDE);
    expect(free(painting)).toBe(SIDE * SIDE);
    painting.begin(2, 1, 'mark', 1);
    expect(free(painting)).toBe(1);
    expect(painting.numbers()[NUMBERS + SIDE + 2]).toBe(1);
    expect([...painting.numbers().subarray(0, 3)]).toEqual(white);
  });

  it('keeps a loaded picture as it is, without the marks of the last one', () => {
    const painting = createPainting();
    painting.begin(2, 1, 'mark', 1);
    const picture = generated(2);
    painting.load(picture);
    expect(painting.numbers().subarray(0, NUMBERS)).toEqual(picture);
    expect(marked(painting)).toEqual([]);
    painting.load(picture.map((value) => 3 * value));
    expect(Math.max(...painting.numbers())).toBe(1);
    expect(Math.min(...painting.numbers())).toBe(-1);
  });

  it('loads its own numbers with their marks', () => {
    const [from, to] = [createPainting(), createPainting()];
    from.begin(4, 4, 'mark', 2);
    to.load(from.numbers());
    expect(marked(to)).toEqual(['4,4', '5,4', '4,5', '5,5']);
    from.clearMarks();
    to.load(from.numbers());
    expect(marked(to)).toEqual([]);
  });
});

describe('a painting as letters', () => {
  it('comes back exactly as it was painted', () => {
    for (let run = 0; run < 30; run++) {
      const rng = createRng(run, 'painter');
      const painting = createPainting();
      const at = (): [number, number] => [rng.below(SIDE), rng.below(SIDE)];
      for (let i = rng.below(60); i >= 0; i--) {
        const { rgb } = paints[rng.below(paints.length)]!;
        const stroke = ([rgb, rgb, 'mark', 'unmark'] as const)[rng.below(4)]!;
        if (rng.below(5) === 0) painting.fill(...at(), rgb);
        else painting.begin(...at(), stroke, rng.below(2) === 0 ? 1 : 2);
        painting.extend(...at());
      }
      const text = encodePainting(painting.numbers());
      expect(text).toMatch(/^[\w-]+$/);
      expect(text.length).toBeLessThanOrEqual(256 + 4 * paints.length);
      expect(decodePainting(text)).toEqual(painting.numbers());
    }
  });

  it('is near what it was, where it has more colors than a link carries', () => {
    for (let i = 0; i < 2; i++) {
      const numbers = new Float64Array(NUMBERS + SIDE * SIDE).fill(1);
      numbers.set(generated(i));
      const text = encodePainting(numbers);
      expect(text).toHaveLength(384);
      const back = decodePainting(text)!;
      const errors = back.map((value, j) => (value - numbers[j]!) ** 2).subarray(0, NUMBERS);
      expect(Math.sqrt(errors.reduce((sum, error) => sum + error) / NUMBERS)).toBeLessThan(0.04);
      expect(encodePainting(back)).toBe(text);
    }
  });

  it('is not read from any other text', () => {
    const text = encodePainting(createPainting().numbers());
    expect(decodePainting(text)).toBeDefined();
    const wrong = [
      '',
      'A'.repeat(256), // no color
      text.slice(1),
      `${text}A`,
      `${text.slice(0, -1)}.`,
      `${text.slice(0, -1)}é`,
      `${text.slice(0, -1)}C`, // the second of one color
      'A'.repeat(256 + 4 * 33),
      'A'.repeat(1e6),
    ];
    for (const each of wrong) expect(decodePainting(each), each.slice(0, 300)).toBeUndefined();
    const rng = createRng(5, 'letters');
    for (let i = 0; i < 500; i++) {
      const at = rng.below(text.length);
      const letter = String.fromCharCode(rng.below(i % 2 ? 128 : 0x10000));
      const bent = text.slice(0, at) + letter + text.slice(at + 1);
      const numbers = decodePainting(bent);
      if (numbers) expect(encodePainting(numbers)).toBe(bent);
    }
  });
});
