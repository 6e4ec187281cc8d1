/** @file What the bench and its worker say to each other: ways to let messages in between spells of work. */

export const yields = ['none', 'message', 'timeout', 'postTask', 'yield'] as const;
export type Yield = (typeof yields)[number];

export interface LoopOrder {
  readonly way: Yield;
  /** Milliseconds of work between two looks at the messages, and of all work. */
  readonly spell: number;
  readonly duration: number;
}

export interface LoopResult {
  readonly perSecond: number;
  /** Milliseconds from the end of one spell to the beginning of the next, on average. */
  readonly between: number;
  /** Of the messages that the page sends every 50 ms, how many came in. */
  readonly heard: number;
  /** Milliseconds that messages waited, the worst of them. */
  readonly waited: number;
}
