/** Text files as the checks read them: content, and lines from offsets. */
import { readFileSync } from 'node:fs';
import type { Report } from './problem.ts';

/** The text of a file, or undefined (and a problem) if it is not there or is not UTF-8. */
export function readSource(path: string, report: Report, missingHint?: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) report(undefined, 'This file is missing.', missingHint);
    else report(undefined, 'This file cannot be read.');
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    report(undefined, 'This file is not UTF-8 text.', 'Save it with the encoding UTF-8.');
    return undefined;
  }
}

/** Line, 1-based, of an offset in UTF-16 units. */
export function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}

/** Column, 1-based, of an offset in UTF-16 units. */
export function columnAt(source: string, offset: number): number {
  return offset - source.lastIndexOf('\n', offset - 1);
}
