/**
 * @file Text as tokens, the pieces that a model of language counts: words of prose, or the names and signs of code.
 */

/** Tokens that stand one after another in the text. */
export type Run = readonly string[];

/**
 * The words of prose in small letters, without signs. A run ends with a sentence, at a line break and at what is neither
 * word nor space nor comma, because the words on either side of it are no neighbors.
 */
export function wordRuns(text: string): Run[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}\s,'’-]+|\n+/u)
    .map((part) => part.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [])
    .filter((run) => run.length > 0);
}

/** The names, numbers and signs of pseudo-code, a run a line; comments are left out. */
export function codeRuns(code: string): Run[] {
  return code
    .split('\n')
    .map((line) => line.replace(/#.*/, '').match(/[\p{L}_]\w*|\d+(?:\.\d+)?|\*\*|[^\s\w]/gu) ?? [])
    .filter((run) => run.length > 0);
}
