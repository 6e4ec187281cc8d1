/** @file Statements about facts, by how often training showed each fact: what share is true, false, or not known. */
import { circle, path, rectangle, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { num, nums } from '../drawing/numbers.ts';

/** Facts that were shown equally often; shares of 1. */
export interface FactShares {
  readonly timesShown: number;
  readonly asked: number;
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
  /** Mean probability of the truth. */
  readonly onTruth: number;
}

/** Of six colors a guess is right so often. */
const CHANCE = 1 / 6;
const TOP = 10;
const LEFT = 36;
const BOTTOM = 34;

/** A column for each group: true from below, not known from above, false between; a dot for the probability of the truth. */
export function harborChart(
  groups: readonly FactShares[],
  { width, height }: { readonly width: number; readonly height: number },
): Drawing {
  const bottom = height - BOTTOM;
  const y = (share: number): number => bottom - share * (bottom - TOP);
  const step = (width - LEFT - 8) / groups.length;
  const bar = step * 0.62;
  const column = (group: FactShares, i: number): Mark[] => {
    const x = LEFT + step * (i + 0.19);
    const middle = x + bar / 2;
    const label = text('label middle', middle, bottom + 15, String(group.timesShown));
    if (group.asked === 0) return [label];
    return [
      label,
      rectangle('real area', x, y(group.right), bar, bottom - y(group.right)),
      rectangle(
        'generated wash',
        x,
        y(1 - group.unknown),
        bar,
        y(group.right) - y(1 - group.unknown),
      ),
      path(
        'generated line',
        `M${nums(x, y(group.right))}V${nums(y(1 - group.unknown))}h${nums(bar)}V${nums(y(group.right))}`,
      ),
      rectangle('noise wash', x, TOP, bar, y(1 - group.unknown) - TOP),
      circle('box', middle, y(group.onTruth), 4.5),
    ];
  };
  return {
    width,
    height,
    marks: [
      path('axis', `M${nums(LEFT, TOP)}V${nums(bottom)}H${nums(width - 8)}`),
      ...[0, 0.5, 1].flatMap((tick) => [
        path('axis', `M${nums(LEFT, y(tick))}h-4`),
        text('label end', LEFT - 7, y(tick) + 4, `${100 * tick} %`),
      ]),
      path('noise line hair dashed', `M${nums(LEFT, y(CHANCE))}H${num(width - 8)}`),
      ...groups.flatMap(column),
      text('label end', width - 8, height - 3, 'times shown in training'),
    ],
  };
}
