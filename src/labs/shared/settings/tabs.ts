/** @file Buttons for the values of a setting, one of them pressed: `data-choose` has the setting's name, `data-to` the value. */

/** Binds those in `root`. Returns a function that presses what is set. `chosen` hears of every press, of the same value too. */
export function bindTabs(
  root: HTMLElement,
  chosen: (name: string, to: string) => void,
  signal: AbortSignal,
): (settings: Readonly<Record<string, unknown>>) => void {
  root.addEventListener(
    'click',
    ({ target }) => {
      const tab = target instanceof Element && target.closest<HTMLElement>('[data-choose]');
      if (tab) chosen(tab.dataset['choose']!, tab.dataset['to']!);
    },
    { signal },
  );
  return (settings) => {
    for (const tab of root.querySelectorAll<HTMLElement>('[data-choose]')) {
      const on = settings[tab.dataset['choose']!] === tab.dataset['to'];
      tab.setAttribute('aria-pressed', String(on));
    }
  };
}
