/** @file Which word a misspelled one may have been. */

/** The candidate nearest to `word`, if it is near enough to be what was meant; among equals, the first. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  let allowed = word.length < 3 ? 0 : word.length < 7 ? 1 : 2;
  let nearest: string | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const distance = edits(word, candidate);
    if (distance > allowed) continue;
    nearest = candidate;
    allowed = distance - 1;
  }
  return nearest;
}

/** How many letters to put in, leave out, change or swap with their neighbor until one word is the other. */
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
