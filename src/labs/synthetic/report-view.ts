/** @file What came out, in words and numbers: below the picture, beside it, and for who listens. */
import { fillTable } from '../shared/save/data-table.ts';
import { setText } from '../shared/set-text.ts';
import type { GenerationsOpening, GenerationsRow } from './generations.ts';
import { rowsOf, type SyntheticLab } from './halves.ts';
import type { HelpOpening } from './help.ts';
import { POOL_PICTURES } from './limits.ts';
import { helps, type SyntheticReport } from './show.ts';
import type { StoriesOpening, StoriesRow } from './stories.ts';
import type { Compared } from './trials.ts';
import {
  generationInWords,
  percent,
  resultsInWords,
  storiesInWords,
  UNKNOWN,
  verdictCells,
} from './words.ts';

export interface ReportView {
  /** `told`: whether a line of the code is told below the picture, and takes the place of the words. */
  show(report: SyntheticReport, told: boolean): void;
  /** How the run stands. */
  words(): string;
}

/** Binds the places. */
export function bindReport(lab: SyntheticLab): ReportView {
  const [point, text, lost] = ['point', 'text', 'lost'].map((name) => lab.find(`[data-${name}]`));
  const verdicts = lab.find<HTMLTableSectionElement>('[data-verdicts]');

  /** The rows stay while their numbers change, many times a run. */
  function showVerdicts(rows: readonly (readonly string[])[]): void {
    if (verdicts.rows.length !== rows.length) return fillTable(verdicts, rows);
    rows.forEach((cells, i) => {
      const { children } = verdicts.rows[i]!;
      cells.forEach((text, k) => setText(children[k]!, text));
    });
  }

  function pictureInWords(report: SyntheticReport): string {
    if (!lab.opening) return '';
    if (!helps(report)) return generationSaid(rows()[report.generation - 1]);
    if (report.half === 'pictures') {
      return `The model, which has seen 24,000, draws ${POOL_PICTURES} once. Every trial takes some of these, and intervals are for these. ${UNKNOWN}`;
    }
    const { least } = lab.opening as HelpOpening;
    return `Dashed: the best border there is. It errs on ${percent(least)}, and nobody goes below that but by luck.`;
  }

  const rows = (): readonly (GenerationsRow | StoriesRow)[] => rowsOf(lab);

  function generationSaid(row: GenerationsRow | StoriesRow | undefined): string {
    if (!row) return '';
    return row.half === 'stories'
      ? storiesInWords(row, lab.opening as StoriesOpening)
      : generationInWords(row, lab.opening as GenerationsOpening);
  }

  return {
    show(report, told) {
      setText(point!, told ? '' : pictureInWords(report));
      if (helps(report)) showVerdicts(verdictCells(report.point.results));
      if (report.half !== 'stories') return;
      setText(text!, report.text);
      setText(lost!, report.lost);
    },
    words() {
      const { report, opening } = lab;
      if (!report || !opening) return '';
      return helps(report)
        ? resultsInWords(opening as Compared, report.point)
        : generationSaid(rows().at(-1));
    },
  };
}
