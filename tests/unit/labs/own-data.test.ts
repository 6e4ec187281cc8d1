import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/labs/shared/own-data/file-text.ts';
import { MOST_POINTS, parsePoints, toCsv } from '../../../src/labs/shared/own-data/csv.ts';
import {
  decodePoints,
  encodePoints,
  standardise,
} from '../../../src/labs/shared/own-data/own-points.ts';
import { moments, normalPoints } from '../../../src/models/points.ts';
import { createRng } from '../../../src/models/random.ts';

describe('points as CSV', () => {
  it.each([
    ['commas', '1,2\n3,4\n5,-6.5e1'],
    ['semicolons and decimal commas', '1,0;2\n3;4,0\n5;-65'],
    ['tabs', '1\t2\n3\t4\n5\t-65'],
    ['spaces', ' 1 2\n3   4 \n5 -65'],
    ['a head, a comment, empty lines', '\uFEFFx,y\r\n# points\r\n\r\n1,2\r\n3,4\r\n5,-65\r\n'],
    ['quotes and a comma at the end', '"1","2"\n"3","4",\n5,-65,'],
  ])('reads %s', (_, text) => {
    expect(parsePoints(text)).toEqual({ points: Float64Array.of(1, 2, 3, 4, 5, -65) });
  });

  it.each([
    ['1,2\n3\n5,6', 'Line 2 has one value; two are needed, x and y.'],
    ['# c\n\n1,2,3', 'Line 3 has 3 values; two are needed, x and y.'],
    ['1,2\nx,y\n3,4', 'Line 2: “x” is not a number.'],
    ['1,2\n3,Infinity', 'Line 2: “Infinity” is not a number.'],
    ['1,2\n3,1e999', 'Line 2: “1e999” is not a number.'],
    [`1,${'9a'.repeat(40)}`, `Line 1: “${'9a'.repeat(14)}9…” is not a number.`],
    ['1,2\n3,4', 'There are 2 points; at least 3 are needed.'],
    ['', 'There are no points; at least 3 are needed.'],
    ['x,y\n\n', 'There are no points; at least 3 are needed.'],
    ['1,2', 'There is 1 point; at least 3 are needed.'],
    [`${','.repeat(1999)}1`, 'Line 1 has 2,000 values; two are needed, x and y.'],
    ['<b>hello</b>', 'Line 1 has one value; two are needed, x and y.'],
  ])('%j is refused', (text, fault) => {
    expect(parsePoints(text)).toEqual({ fault });
  });

  it('reads 10,000 points and not one more', () => {
    const line = (_: unknown, i: number): string => `${i},${i % 7}`;
    const lines = Array.from({ length: MOST_POINTS + 1 }, line);
    expect(parsePoints(lines.slice(1).join('\n'))).toHaveProperty('points.length', 2 * MOST_POINTS);
    expect(parsePoints(lines.join('\n'))).toEqual({
      fault: 'Line 10,001 is one point too many: at most 10,000 are read.',
    });
  });

  it('writes what it would read', () => {
    expect(
      toCsv(
        ['x', 'a "b", c'],
        [
          [1, 2.5],
          [3, ''],
        ],
      ),
    ).toBe('x,"a ""b"", c"\r\n1,2.5\r\n3,\r\n');
  });
});

describe('the bytes of a file', () => {
  const text = 'größe,y\n1,2\n3,4\n5,5\n';
  const wide = (order: 'le' | 'be', mark: boolean): Uint8Array => {
    const units = [...(mark ? `\ufeff${text}` : text)].map((sign) => sign.charCodeAt(0));
    return Uint8Array.from(
      units.flatMap((u) => (order === 'le' ? [u & 255, u >> 8] : [u >> 8, u & 255])),
    );
  };

  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16, little end first, with a mark', wide('le', true)],
    ['UTF-16, big end first, with a mark', wide('be', true)],
    ['UTF-16, little end first', wide('le', false)],
    ['UTF-16, big end first', wide('be', false)],
    ['Windows-1252', Uint8Array.from([...text], (sign) => sign.charCodeAt(0))],
    ['nothing', new Uint8Array()],
  ])('%s is read as text', (kind, bytes) => {
    expect(textOf(bytes)).toEqual({ text: kind === 'nothing' ? '' : text });
  });

  it.each([
    ['a ZIP archive, as spreadsheets are', [0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0]],
    ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]],
    ['zeros', [0, 0, 0, 0]],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x31, 0, 0, 0, 0x2c, 0, 0, 0]],
    ['half a character', [0xff, 0xfe, 0]],
  ])('%s is refused', (kind, bytes) => {
    const read = textOf(Uint8Array.from(bytes));
    if (kind === 'half a character')
      expect(parsePoints('text' in read ? read.text : '')).toHaveProperty('fault');
    else expect(read).toHaveProperty('fault', expect.stringMatching(/^The file is not plain text/));
  });
});

/** Points at the scale of the lab, of such as there must be. */
function scaled(points: Float64Array): Float64Array {
  const result = standardise(points);
  if ('fault' in result) throw new Error(result.fault);
  return result.points;
}

describe('points to the scale of the lab', () => {
  it.each([1, 1e-3, 1e300, 1e-300])('whatever their size: %d', (size) => {
    const raw = normalPoints(300, createRng(2)).map((v, i) => (i % 2 ? 3 * v + 7 : v - 2) * size);
    const { mean, cov } = moments(scaled(raw));
    expect(mean[0]).toBeCloseTo(0, 9);
    expect(mean[1]).toBeCloseTo(0, 9);
    expect((cov[0] + cov[2]) / 2).toBeCloseTo(1, 9);
    expect(Math.sqrt(cov[2] / cov[0])).toBeGreaterThan(2.5); // both axes alike: the shape stays
  });

  it.each([
    ['far away', [1e9, 1e9, 1e9 + 1, 1e9, 1e9, 1e9 + 1]],
    ['on a line', [1, 5, 2, 5, 3, 5]],
    ['the smallest there are', [5e-324, 0, 0, 5e-324, 0, 0]],
    ['the largest there are', [1.7e308, 0, -1.7e308, 0, 0, 1.7e308]],
    ['two places', [0, 0, 0, 0, 0, 0, 1, 1]],
  ])('keeps points %s', (_, points) => {
    const { mean, cov } = moments(scaled(Float64Array.from(points)));
    expect(Math.hypot(...mean)).toBeCloseTo(0, 9);
    expect((cov[0] + cov[2]) / 2).toBeCloseTo(1, 9);
  });

  const one = 'All points are in one place, or nearly so; there is nothing to learn.';
  const crowd =
    'Nearly all points are in one place, and a few far from it. Leave those few out, and try again.';
  it.each([
    ['one place', [2, 3, 2, 3, 2, 3], one],
    ['0', [0, 0, 0, 0, 0, 0], one],
    ['nearly one place', [1, 3, 1 + 1e-15, 3, 1, 3], one],
    ['one place but for one', [9, 9, ...Array.from({ length: 60 }, () => 0)], crowd],
    ['a crowd and one far away', [1e99, 0, ...normalPoints(40, createRng(3))], crowd],
  ])('refuses points in %s', (_, points, fault) => {
    expect(standardise(Float64Array.from(points))).toEqual({ fault });
  });
});

describe('points in an address', () => {
  it('come back within 0.0015', () => {
    const points = normalPoints(200, createRng(4));
    const back = decodePoints(encodePoints(points)!)!;
    points.forEach((value, i) => expect(Math.abs(back[i]! - value)).toBeLessThan(0.0015));
    expect(encodePoints(points)).toMatch(/^[\w-]{800}$/);
  });

  it('stay out when there are over 200', () => {
    expect(encodePoints(normalPoints(201, createRng(4)))).toBeUndefined();
  });

  it.each([
    '',
    'AAAA',
    'AAAAAAAA',
    'AAAAAAAAAAA',
    '!!!!!!!!!!!!',
    'AAAAAAAAAAAA',
    'AAAAAAABABAA',
    'A'.repeat(804),
    '%00ABCDEFGHI',
  ])('nonsense is no points: %s', (text) => {
    expect(decodePoints(text)).toBeUndefined();
  });
});
