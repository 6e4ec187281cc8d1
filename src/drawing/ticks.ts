/** @file Round numbers along an axis, and how they are written. */
import type { Interval } from './scale.ts';

/** Multiples of 1, 2 or 5 times a power of ten within the interval: at most `most` + 1 of them. `whole`: no fractions. */
export function ticks([from, to]: Interval, most: number, whole = false): number[] {
  const raw = (to - from) / most;
  if (!(raw > 0) || !Number.isFinite(raw)) return [from];
  const power = 10 ** Math.floor(Math.log10(raw));
  const nice = [1, 2, 5, 10].map((k) => k * power).find((size) => size >= raw * (1 - 1e-9))!;
  const step = whole ? Math.max(1, nice) : nice;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** A tick's number: 2,000 as it is, 20k from 10,000 on, a true minus sign. */
export function tickLabel(value: number): string {
  const size = Math.abs(value);
  const text =
    size >= 1e6
      ? `${Number((value / 1e6).toPrecision(6))}M`
      : size >= 1e4
        ? `${Number((value / 1e3).toPrecision(6))}k`
        : size >= 1e3
          ? String(value).replace(/\B(?=(\d{3})+$)/g, ',')
          : String(value);
  return text.replace('-', '−');
}

/** Powers of ten within the interval, every second where there are many; 2 and 5 times them too where there are few. */
export function powers([from, to]: Interval): number[] {
  const range = (digits: readonly number[], every: number): number[] => {
    const found: number[] = [];
    for (let k = Math.floor(Math.log10(from)); k <= Math.ceil(Math.log10(to)); k += every) {
      for (const digit of digits) found.push(Number((digit * 10 ** k).toPrecision(12)));
    }
    return found.filter((value) => value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9));
  };
  const tens = range([1], 1);
  if (tens.length < 2) return range([1, 2, 5], 1);
  return tens.length > 5 ? range([1], 2) : tens;
}
