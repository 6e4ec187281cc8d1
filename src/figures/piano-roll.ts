/**
 * @file A tune as a piano roll: time from left to right, pitch upwards. The reader's notes are filled, the model's are outlined:
 * neither is told by color alone.
 */
import { marks, path, rectangle, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';

/** A note; times are in eighth notes. */
export interface RollNote {
  readonly pitch: number;
  readonly start: number;
  readonly length: number;
  readonly mine: boolean;
}

export interface RollSize {
  readonly width: number;
  readonly height: number;
  /** When each bar begins, and the last one ends. */
  readonly barlines: readonly number[];
  /** The lowest and the highest note that there can be, by their MIDI numbers. */
  readonly pitches: readonly [low: number, high: number];
}

/** Pitches that are named. */
const octaves = [
  [36, 'C2'],
  [48, 'C3'],
  [60, 'C4'],
  [72, 'C5'],
  [84, 'C6'],
] as const;

/** Pixels left of the first bar, for the names of octaves, and above the highest note, for the numbers of bars. */
export const LEFT = 26;
const TOP = 18;

/** Where times and pitches are. */
export function rollScale({ width, height, barlines, pitches: [low, high] }: RollSize) {
  const row = (height - TOP - 2) / (high - low + 3); // one is free above, and one below
  const eighth = (width - LEFT - 1) / barlines.at(-1)!;
  return {
    row,
    eighth,
    x: (time: number): number => LEFT + eighth * time,
    /** The upper edge of a pitch's row. */
    y: (pitch: number): number => TOP + row * (high + 1 - pitch),
  };
}

/** The roll; `asked` is the note that is pointed at. Without names it may be stretched to any size. */
export function pianoRoll(
  notes: readonly RollNote[],
  size: RollSize,
  asked?: Pick<RollNote, 'pitch' | 'start' | 'length'>,
  named = true,
): Drawing {
  const {
    width,
    height,
    barlines,
    pitches: [low, high],
  } = size;
  const { row, x, y } = rollScale(size);
  const bottom = y(low - 2);
  const shown = octaves.filter(([pitch]) => pitch >= low && pitch <= high);
  const thick = Math.max(row, 4);
  const box = (className: string, note: Pick<RollNote, 'pitch' | 'start' | 'length'>, by = 0) =>
    rectangle(
      className,
      x(note.start) + 0.75 - by,
      y(note.pitch) + (row - thick) / 2 - by,
      Math.max(2, x(note.start + note.length) - x(note.start) - 1.5) + 2 * by,
      thick + 2 * by,
      1.5,
    );
  return {
    width,
    height,
    marks: marks(
      shown.map(([pitch]) => path('frame', `M${nums(LEFT, y(pitch) + row)}H${nums(width - 1)}`)),
      path('frame', barlines.map((at) => `M${nums(x(at), TOP)}V${nums(bottom)}`).join('')),
      named && shown.map(([pitch, name]) => text('label end', LEFT - 5, y(pitch) + row + 3, name)),
      named &&
        barlines.slice(0, -1).map((at, b) => text('label', x(at) + 3, TOP - 6, String(b + 1))),
      notes.flatMap((note): Mark[] =>
        note.mine
          ? [box('real area', note)]
          : [box('generated wash', note), box('generated line', note)],
      ),
      asked && box('asked', asked, 3),
    ),
  };
}
