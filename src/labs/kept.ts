/** @file What a reader set and pressed in a lab that is not awake yet, kept while the page loads anew. */

type Control = HTMLInputElement | HTMLSelectElement;

const all = <T extends Element>(lab: Element, what: string): T[] => [
  ...lab.querySelectorAll<T>(`[data-lab-control] ${what}`),
];
const controls = (lab: Element): Control[] => all(lab, ':is(select, input)');
const buttons = (lab: Element): HTMLButtonElement[] => all(lab, 'button');

export function keep(lab: Element, pressed: HTMLButtonElement | undefined): void {
  const values = controls(lab).map(({ value }) => value);
  try {
    const at = pressed ? buttons(lab).indexOf(pressed) : -1;
    sessionStorage.setItem(lab.localName, JSON.stringify([at, ...values]));
  } catch {
    // Storage may be refused: the page then begins as new.
  }
}

/** Sets what was kept, once. Returns the button that was pressed. */
export function takeKept(lab: Element): HTMLButtonElement | undefined {
  try {
    const stored = sessionStorage.getItem(lab.localName);
    if (!stored) return undefined;
    sessionStorage.removeItem(lab.localName);
    const [at, ...values] = JSON.parse(stored) as [number, ...string[]];
    controls(lab).forEach((control, i) => (control.value = values[i] ?? control.value));
    return buttons(lab)[at];
  } catch {
    return undefined;
  }
}
