/** What the sound lab draws: where notes stand, whose they are, how loud cells are, what a wave's outline keeps. */
import { describe, expect, it } from 'vitest';
import { svgOf } from '../../../src/drawing/svg.ts';
import { pianoRoll, rollScale } from '../../../src/figures/piano-roll.ts';
import { timbreCells } from '../../../src/figures/timbre-cells.ts';
import { timbrePicture, wave } from '../../../src/figures/timbre-picture.ts';
import { NUMBERS, SIDE } from '../../../src/models/timbre/picture.ts';

const size = { width: 500, height: 200, barlines: [0, 6, 12, 20], pitches: [40, 81] } as const;

describe('the roll', () => {
  it('has later notes further right, higher ones further up, and all of them inside', () => {
    const { x, y, row } = rollScale(size);
    expect(x(6)).toBeGreaterThan(x(5));
    expect(y(61)).toBeLessThan(y(60));
    expect(x(20)).toBeLessThanOrEqual(size.width);
    expect(y(40) + row).toBeLessThanOrEqual(size.height);
    expect(y(81)).toBeGreaterThan(0);
    expect(rollScale({ ...size, pitches: [35, 76] }).y(76)).toBeCloseTo(y(81));
  });

  it('fills the reader’s notes and outlines the model’s, and rings the one that is pointed at', () => {
    const note = { pitch: 72, start: 0, length: 2 };
    const svg = (mine: boolean, asked = false): string =>
      svgOf(pianoRoll([{ ...note, mine }], size, asked ? note : undefined));
    expect(svg(true)).toContain('"real area"');
    expect(svg(true)).not.toContain('generated');
    expect(svg(false)).toContain('"generated line"');
    expect(svg(false)).not.toContain('real');
    expect(svg(true)).not.toContain('"asked"');
    expect(svg(true, true)).toContain('"asked"');
  });

  it('has a line and a number for each bar, however long', () => {
    const svg = svgOf(pianoRoll([], size));
    expect(svg).toContain('>3</text>');
    expect(svg).not.toContain('>4</text>');
  });
});

describe('the picture of a sound', () => {
  it('has more washes where it is louder, the lowest partial at the bottom, and nothing for silence', () => {
    const picture = new Float32Array(NUMBERS).fill(-1);
    const washes = (): string[] =>
      timbreCells(picture, 'generated').map((mark) => (mark.kind === 'path' ? mark.d : ''));
    expect(washes().join('')).toBe('');
    picture[3] = 0; // partial 1, the fourth moment
    expect(washes().filter((d) => d !== '')).toHaveLength(2);
    picture[3] = 1;
    const all = washes();
    expect(all.every((d) => d === `M3 ${SIDE - 1}h1v1h-1z`)).toBe(true);
    expect(svgOf(timbrePicture(picture))).toContain('partial 1');
  });
});

it('a wave keeps its peaks, however many samples there are', () => {
  const samples = new Float32Array(10_000);
  samples[7777] = 1;
  samples[2222] = -1;
  const [, outline] = wave(samples, { width: 100, height: 40 }).marks;
  const d = outline!.kind === 'path' ? outline!.d : '';
  const ys = [...d.matchAll(/[ML][\d.]+ ?(-?[\d.]+)/g)].map(([, y]) => Number(y));
  expect(Math.min(...ys)).toBeCloseTo(1);
  expect(Math.max(...ys)).toBeCloseTo(39);
});
