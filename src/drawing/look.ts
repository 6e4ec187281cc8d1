/** @file How the style sheet has a kind of mark look, in values that a canvas takes. */
import type { Mark, StyledMark } from './mark.ts';

export interface Look {
  /** Colors; undefined for none. */
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  /** Pixels of the drawing. */
  readonly width: number;
  readonly dash: number[];
  readonly cap: CanvasLineCap;
  readonly join: CanvasLineJoin;
  /** 0 to 1. */
  readonly opacity: number;
  /** For text: as CSS has it whole, its family and size, and where the given place is in it. */
  readonly font: string;
  readonly family: string;
  readonly size: string;
  readonly align: CanvasTextAlign;
}

/** Marks with equal keys look alike: `path real line`. */
export function lookKey({ kind, className }: StyledMark): string {
  return `${kind === 'text' ? 'text' : 'path'} ${className}`;
}

/** Adds the keys of these marks. */
export function lookKeys(marks: readonly Mark[], keys: Set<string>): void {
  for (const mark of marks) {
    if (mark.kind === 'group') lookKeys(mark.marks, keys);
    else if (mark.kind !== 'pixels') keys.add(lookKey(mark));
  }
}

/**
 * Reads the looks of these keys from the style sheet, as they are for drawings within `host`: in the present theme, with
 * the reader's own colors where those are forced.
 */
export function readLooks(host: Element, keys: Iterable<string>): Map<string, Look> {
  const probe = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  probe.setAttribute('class', 'fig-panel');
  probe.setAttribute('width', '0');
  probe.setAttribute('height', '0');
  probe.setAttribute('aria-hidden', 'true');
  const elements = [...keys].map((key) => {
    const [name = '', className = ''] = key.split(/ (.*)/s);
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    element.setAttribute('class', className);
    probe.append(element);
    return [key, element] as const;
  });
  host.append(probe);
  const looks = new Map(elements.map(([key, element]) => [key, lookOf(element)]));
  probe.remove();
  return looks;
}

function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const dash = style.strokeDasharray;
  const anchor = style.textAnchor;
  return {
    fill: paint(style.fill),
    stroke: paint(style.stroke),
    width: Number.parseFloat(style.strokeWidth),
    dash: dash === 'none' ? [] : dash.split(/[ ,]+/).map(Number.parseFloat),
    cap: style.strokeLinecap as CanvasLineCap,
    join: style.strokeLinejoin as CanvasLineJoin,
    opacity: Number(style.opacity),
    font: `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
    family: style.fontFamily,
    size: style.fontSize,
    align: anchor === 'middle' ? 'center' : anchor === 'end' ? 'end' : 'start',
  };
}

function paint(color: string): string | undefined {
  return color === 'none' ? undefined : color;
}
