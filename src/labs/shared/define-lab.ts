/** @file The custom element of a lab. */

/** Defines the element of a lab: `start` brings its markup to life each time it comes into a page, until `signal` ends. */
export function defineLab(
  name: string,
  start: (root: HTMLElement, signal: AbortSignal) => void,
): void {
  customElements.define(
    `${name}-lab`,
    class extends HTMLElement {
      #life: AbortController | undefined;

      connectedCallback(): void {
        this.#life = new AbortController();
        start(this, this.#life.signal);
      }

      disconnectedCallback(): void {
        this.#life?.abort();
      }
    },
  );
}
