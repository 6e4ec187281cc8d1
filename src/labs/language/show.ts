/** @file What is seen of a moment of the language lab: the drawing. All else the page has from the frame. */
import type { Drawing } from '../../drawing/mark.ts';
import { harborChart } from '../../figures/harbors.ts';
import { lineChart } from '../../figures/line-chart.ts';
import { nextWordBars } from '../../figures/next-word-bars.ts';
import type { Moment, Show } from '../shared/run/session.ts';
import { groupsOf } from './facts.ts';
import { rowsOf } from './rows.ts';
import type { LanguageTypes } from './session.ts';
import { STEPS } from './limits.ts';
import type { TrainOpening, TrainRow } from './train.ts';
import { nameOf } from './names.ts';
import type { PlaceRow } from './ask.ts';

export const languageShow: Show<LanguageTypes> = {
  picture: (moment) => drawingOf(moment),
  report: ({ frame }) => frame,
};

/** Width and height of the charts. */
export const CHART = { width: 520, height: 240 } as const;
const nothing: Drawing = { ...CHART, marks: [] };

export function drawingOf({
  frame,
  opening,
  records,
}: Omit<Moment<LanguageTypes>, 'view' | 'running'>): Drawing {
  switch (frame.part) {
    case 'write':
      return nextWordBars(frame.rows.map((row) => ({ ...row, word: nameOf(row.token) })));
    case 'ask':
      return harborChart(groupsOf(rowsOf<PlaceRow>(records)), CHART);
    case 'train':
      return lossChart(opening as TrainOpening, rowsOf<TrainRow>(records));
    case 'stories':
      return nothing;
  }
}

function lossChart({ uniform, bigram, floor }: TrainOpening, rows: readonly TrainRow[]): Drawing {
  return lineChart({
    ...CHART,
    x: rows.map(({ iteration }) => iteration),
    span: [0, STEPS],
    y: [0, Math.max(uniform, ...rows.map(({ loss }) => loss)) * 1.04],
    references: [
      { value: uniform, label: 'uniform' },
      { value: bigram, label: 'bigram' },
      { value: floor, label: 'exact floor' },
    ],
    series: [{ name: 'network', className: 'generator', values: rows.map(({ loss }) => loss) }],
  });
}
