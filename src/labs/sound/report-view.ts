/** @file What there is to see of a moment: of the tune, the sounds or the twenty tunes, in the pseudo-codes, and in words. */
import type { LabCode } from '../shared/run/code.ts';
import { setText } from '../shared/set-text.ts';
import type { Composer } from './composer.ts';
import { says, type Coded, type LineName } from './lines.ts';
import type { Listening } from './listening.ts';
import type { SoundFrame } from './session.ts';
import type { TimbreView } from './timbre-view.ts';
import type { TunesView } from './tunes-view.ts';
import type { SoundLab, Work } from './work.ts';
import { reportInWords } from './words.ts';

type Part = SoundFrame['part'];

export interface ReportView {
  show(report: SoundFrame, running: boolean): void;
  /** Another part is chosen: shows what that had come to, and no line. */
  turn(part: Part): void;
  /** What was written and counted with other settings is not to be taken for what these bring. */
  clear(): void;
}

/** What it shows moments in, the codes, and what may go through them line by line. */
export interface ReportParts {
  readonly tune: Composer;
  readonly timbres: TimbreView;
  readonly tunes: TunesView;
  readonly listening: Listening;
  readonly code: LabCode<Coded, LineName>;
  readonly work: Work;
}

/** Binds the places. */
export function bindReport(
  lab: SoundLab,
  { tune, timbres, tunes, listening, code, work }: ReportParts,
): ReportView {
  const count = lab.find('[data-count]');
  let told: Partial<Record<Part, string>> = {};

  return {
    show(report, running) {
      const words = reportInWords(report, lab.records);
      if (report.part === 'tune') {
        tune.show(report);
        if (running) lab.announcer.say(words);
      } else if (report.part === 'timbre') {
        timbres.show(report);
        if (!running) listening.look(timbres.picture(timbres.picked)!);
      } else tunes.show(lab.records);
      if ('line' in report) {
        const { part, line } = report;
        const values: Readonly<Record<string, string | undefined>> = report.values;
        const marked = work.slow || !running ? line : undefined;
        code.show(part, marked, (each) => values[each], marked && says[marked]);
      }
      told[report.part] = words;
      setText(count, words);
    },
    turn(part) {
      code.show('tune', undefined, () => undefined, undefined);
      setText(count, told[part] ?? '');
    },
    clear() {
      tunes.show([]);
      told = {};
      setText(count, '');
    },
  };
}
