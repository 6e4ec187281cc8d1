/** @file Where a lab stands: in a chapter or on its own page, at the top of the window or in a frame of another page. */

/** The address follows the settings after this many milliseconds of rest: browsers limit how often it may change. */
const REST = 300;

export interface Place {
  /** Address of the lab's own page, without settings. */
  readonly page: string;
  /** Address of the other lab's page; undefined where the site does not have that lab. */
  readonly otherPage: string | undefined;
  /** What the lab is called in another page. */
  readonly title: string;
  /** Whether another page frames this one: clipboard and address bar are then not the reader's. */
  readonly framed: boolean;
  /** On the lab's own page, puts the address of the settings in the place of the present one. */
  follow(address: () => string): void;
}

/** The place of the lab in `root`, which carries the addresses as data attributes. Ends with `signal`. */
export function placeOf(root: HTMLElement, signal: AbortSignal): Place {
  const at = (path: string): string => new URL(path, location.href).href;
  const { page = '', otherPage, title = '' } = root.dataset;
  const alone = new URL(at(page)).pathname === location.pathname;
  let waiting = 0;
  signal.addEventListener('abort', () => clearTimeout(waiting));
  return {
    page: at(page),
    otherPage: otherPage === undefined ? undefined : at(otherPage),
    title,
    framed: document.documentElement.classList.contains('framed'), // see site/theme-script.ts
    follow(address) {
      if (!alone) return;
      clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        history.replaceState(history.state, '', address() + location.hash);
      }, REST);
    },
  };
}
