/** Lists of what to make, for models that are measured. */

/** `count` of a list, which begins anew where it ends. */
export const repeated = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, i) => list[i % list.length]!);

/** `count` of a list, from all of its length. */
export const everySo = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!);
