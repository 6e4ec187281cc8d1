/**
 * @file The form that Astro rendered from a lab's table of settings: reads what the reader chooses, shows what the
 * settings are.
 */
import { correct, type Settings, type SettingsTable } from './settings.ts';

type Control = HTMLInputElement | HTMLSelectElement;

export interface SettingsForm<T extends SettingsTable> {
  show(settings: Settings<T>): void;
}

/**
 * Listens to the controls in `root` that are named after the settings. `changed` gets the whole settings with the
 * change in them, and a sentence for a value that had to be corrected.
 */
export function bindForm<T extends SettingsTable>(
  root: HTMLElement,
  table: T,
  current: () => Settings<T>,
  changed: (settings: Settings<T>, corrections: readonly string[]) => void,
): SettingsForm<T> {
  const controls = new Map<keyof T & string, Control>();
  for (const control of root.querySelectorAll<Control>('[data-setting]')) {
    controls.set(control.dataset['setting'] ?? '', control);
  }
  const show = (settings: Settings<T>): void => {
    for (const [name, control] of controls) {
      const value = String(settings[name]);
      // A link may carry a value between those that the list offers.
      if (
        control instanceof HTMLSelectElement &&
        ![...control.options].some((o) => o.value === value)
      ) {
        control.add(new Option(value, value));
      }
      control.value = value;
      const output = root.querySelector(`[data-value="${name}"]`);
      if (output) output.textContent = value;
    }
  };
  const hear = (event: Event): void => {
    const control = event.target;
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return;
    const name = control.dataset['setting'];
    if (name === undefined) return;
    const { settings, corrections } = correct(table, { ...current(), [name]: control.value });
    show(settings);
    changed(settings, corrections);
  };
  root.addEventListener('change', hear);
  // The wheel scrolls the page; it would also change the number under it, and restart the run.
  root.addEventListener(
    'wheel',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'number') target.blur();
    },
    { passive: true },
  );
  // A slider tells every place it passes.
  root.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'range') hear(event);
  });
  return { show };
}
