/** @file The line of the code that has just run, below the picture: the code itself may be out of sight. */
import { setText } from '../set-text.ts';
import type { CodeTrace } from './code-trace.ts';

export interface CodeLine {
  /** Shows a line of a block, with its value and what it did; nothing without one. */
  show(trace: CodeTrace, line: string | undefined, value: string, says: string): void;
}

/** Binds the place in `root`. */
export function bindCodeLine(root: HTMLElement): CodeLine {
  const find = (name: string): HTMLElement => root.querySelector<HTMLElement>(`[data-${name}]`)!;
  const [code, result, said] = [find('code'), find('code-value'), find('line')];
  return {
    show(trace, line, value, says) {
      setText(code, line === undefined ? '' : trace.text(line));
      setText(result, value);
      setText(said, says);
    },
  };
}
