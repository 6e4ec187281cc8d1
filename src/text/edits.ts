/** @file Which word a misspelled one may have been. */

/** The candidate fewest edits away from `word`, at most `allowed`; among equals, the first. */
export function nearest<Candidate extends string>(
  word: string,
  candidates: readonly Candidate[],
  allowed: number,
): Candidate | undefined {
  let least = allowed + 1;
  let found: Candidate | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = edits(word, candidate);
    if (distance < least) [least, found] = [distance, candidate];
  }
  return found;
}

/**
 * How many letters to put in, leave out, change or swap with their neighbor until one word is the other (optimal string
 * alignment).
 */
export function edits(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          above[j - 1]! + Number(!same),
          above[j]! + 1,
          row[j - 1]! + 1,
          swapped ? before[j - 2]! + 1 : Infinity,
        ),
      );
    }
    [before, above] = [above, row];
  }
  return above[b.length]!;
}
