/** @file What a run has come to, in words; and the pseudo-codes: the line that ran last, what came of each, and the same in a sentence. */
import { bindCodeLine } from '../shared/run/code-line.ts';
import type { CodeTrace } from '../shared/run/code-trace.ts';
import { setText } from '../shared/set-text.ts';
import { says } from './lines.ts';
import type { SoundFrame } from './session.ts';

type Part = SoundFrame['part'];

export interface ReportView {
  /** Shows a report, told in `words`; `marks` its line. */
  show(report: SoundFrame, words: string, marks: boolean): void;
  /** Another part is chosen: shows what that had come to, and no line. */
  turn(part: Part): void;
  /** What any part had come to holds no longer. */
  clear(): void;
}

/** Binds the count, the codes of `trace`, and the line below the controls in `root`. */
export function bindReport(root: HTMLElement, trace: CodeTrace): ReportView {
  const count = root.querySelector<HTMLElement>('[data-count]')!;
  const codeLine = bindCodeLine(root);
  let told: Partial<Record<Part, string>> = {};

  function mark(
    line: keyof typeof says | undefined,
    values: Readonly<Record<string, string | undefined>>,
  ): void {
    trace.mark(line);
    for (const name of Object.keys(says)) trace.value(name, values[name] ?? '');
    codeLine.show(trace, line, (line && values[line]) ?? '', line ? says[line] : '');
  }

  return {
    show(report, words, marks) {
      told[report.part] = words;
      setText(count, words);
      if ('line' in report) mark(marks ? report.line : undefined, report.values);
    },
    turn(part) {
      setText(count, told[part] ?? '');
      mark(undefined, {});
    },
    clear() {
      told = {};
      setText(count, '');
    },
  };
}
