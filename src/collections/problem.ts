/**
 * What is wrong with a content file, said to the person who wrote it: which file, which line, what is
 * wrong, and what was meant. Every check reports these; none throws, so that all are shown together.
 */

/** One thing that is wrong in the content folder. */
export interface Problem {
  /** Path relative to the content folder, with forward slashes: `sections/02-gans.mdx`. */
  readonly file: string;
  /** Line in that file, 1-based; absent where the problem has no line (a missing file). */
  readonly line?: number | undefined;
  /** What is wrong: one sentence, ending in a full stop. */
  readonly message: string;
  /** What was meant, or what to write instead: one sentence or two. */
  readonly hint?: string | undefined;
}

/** Takes the problems of one file as they are found. */
export type Report = (line: number | undefined, message: string, hint?: string) => void;

/** A {@link Report} that adds to `problems` in the name of `file`. */
export function reporter(problems: Problem[], file: string): Report {
  return (line, message, hint) => problems.push({ file, line, message, hint });
}

/**
 * One line for one problem: `content/sections/02-gans.mdx:14  what is wrong. What was meant.`
 *
 * @param folder how the content folder is called in front of the file, `content` for example.
 */
export function formatProblem(problem: Problem, folder = 'content'): string {
  const place = problem.line === undefined ? '' : `:${problem.line}`;
  const path = folder === '' ? problem.file : `${folder}/${problem.file}`;
  return `${path}${place}  ${[problem.message, problem.hint].filter(Boolean).join(' ')}`;
}

/** All problems, one a line, in the order of files and lines, under a line that counts them. */
export function formatProblems(problems: readonly Problem[], folder = 'content'): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const lines = sortProblems(problems).map((problem) => formatProblem(problem, folder));
  return [`The content has ${count}:`, ...lines].join('\n');
}

/** Warnings, as {@link formatProblems} has problems. */
export function formatWarnings(warnings: readonly Problem[], folder = 'content'): string {
  const count = warnings.length === 1 ? 'One claim is' : `${warnings.length} claims are`;
  const lines = warnings.map((warning) => formatProblem(warning, folder));
  return [`${count} due to be looked at again:`, ...lines].join('\n');
}

/** Order of reading: by file, then by line, problems of a whole file first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
