/** @file The next word: how probable each is to a model, with what is done to that before drawing, and in truth. */
import { path, rectangle, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';

/** A word, with its probabilities. */
export interface BarRow {
  readonly word: string;
  readonly learned: number;
  readonly drawn: number;
  readonly exact: number;
}

const LINE = 24;
const LEFT = 80;
const LONGEST = 160;
const WIDTH = LEFT + LONGEST + 46;
const BAR = 12;

/** A row for each word: a bar for what is drawn from, an outline for what was learned, a diamond for the truth. */
export function nextWordBars(rows: readonly BarRow[]): Drawing {
  const marks = rows.flatMap((row, i) => markRow(row, 4 + LINE * i));
  return { width: WIDTH, height: 8 + LINE * rows.length, marks };
}

function markRow({ word, learned, drawn, exact }: BarRow, top: number): Mark[] {
  const y = top + LINE / 2;
  const x = (p: number): number => LEFT + LONGEST * p;
  return [
    text('name end', LEFT - 8, y + 4, word),
    path('axis', `M${nums(LEFT, top)}v${LINE}`),
    rectangle('generator area', LEFT, y - BAR / 2, LONGEST * drawn, BAR),
    path('generator line', `M${nums(LEFT, y - BAR / 2)}H${nums(x(learned))}v${BAR}H${LEFT}`),
    path('real area', `M${nums(x(exact), y - 7)}l5 7l-5 7l-5 -7z`),
    text('value', Math.max(x(drawn), x(learned), x(exact)) + 10, y + 4, drawn.toFixed(2)),
  ];
}
