/**
 * @file What the tests ask of a browser, whichever engine is in it: one tab, its pages, what they log and how they look.
 * Three small drivers do it; a test runs on all of them unchanged.
 */

export interface Engine {
  /** Name and version, as the browser gives it. */
  readonly version: string;
  /** Opens an address and waits until it has loaded. */
  goto(url: string): Promise<void>;
  /** Makes the page so large, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Calls a function in the page with `argument` (JSON) and waits for its result (JSON). It sees nothing from outside. */
  evaluate<A, T>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** A picture of the window as PNG. */
  screenshot(): Promise<Buffer>;
  /** Errors on the console and exceptions that were not caught, since this was last asked. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

/** The call of {@link Engine.evaluate} as an expression: a promise of JSON, which every protocol carries unchanged. */
export function expression<A, T>(work: (argument: A) => T | Promise<T>, argument: A): string {
  const given = argument === undefined ? '' : JSON.stringify(argument);
  return `(async () => JSON.stringify((await (${work})(${given})) ?? null))()`;
}

/** Waits until `probe` gives something other than undefined, null or false. Throws after `seconds`, with what was awaited. */
export async function waitFor<T>(
  what: string,
  probe: () => T | Promise<T>,
  seconds = 30,
): Promise<NonNullable<T>> {
  const end = Date.now() + 1000 * seconds;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${what}.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
