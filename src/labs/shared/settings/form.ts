/**
 * @file The form that Astro rendered from a lab's table of settings: reads what the reader chooses, shows what the
 * settings are.
 */
import { correct, type Settings, type SettingsTable } from './settings.ts';

type Control = HTMLInputElement | HTMLSelectElement;

export interface SettingsForm<T extends SettingsTable> {
  show(settings: Settings<T>): void;
}

export interface FormOptions<T extends SettingsTable> {
  readonly current: () => Settings<T>;
  /** Gets the whole settings with the change in them, and a sentence for a value that had to be corrected. */
  readonly changed: (settings: Settings<T>, corrections: readonly string[]) => void;
  /** Ends the form. */
  readonly signal: AbortSignal;
}

/** Listens to the controls in `root` that are named after the settings. */
export function bindForm<T extends SettingsTable>(
  root: HTMLElement,
  table: T,
  { current, changed, signal }: FormOptions<T>,
): SettingsForm<T> {
  const controls = controlsIn(root);
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
  const slides = ({ target }: Event): boolean =>
    target instanceof HTMLInputElement && target.type === 'range';
  // A slider tells every place that it passes, and needs no word of where it was let go.
  root.addEventListener('change', (event) => !slides(event) && hear(event), { signal });
  root.addEventListener('input', (event) => slides(event) && hear(event), { signal });
  // The wheel scrolls the page; it would also change the number under it, and restart the run.
  root.addEventListener(
    'wheel',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'number') target.blur();
    },
    { passive: true, signal },
  );
  return { show };
}

/**
 * What the reader had set before the lab woke: the settings whose controls in `root` no longer have the value they were
 * rendered with, and a sentence for each that had to be corrected. To be asked before a form shows other settings.
 */
export function chosenBefore<T extends SettingsTable>(
  root: HTMLElement,
  table: T,
): { readonly settings: Partial<Settings<T>>; readonly corrections: readonly string[] } {
  const values: Record<string, string> = {};
  for (const [name, control] of controlsIn(root)) {
    if (Object.hasOwn(table, name) && control.value !== renderedValue(control)) {
      values[name] = control.value;
    }
  }
  const { settings, corrections } = correct(table, values);
  const chosen = Object.entries(settings).filter(([name]) => Object.hasOwn(values, name));
  return { settings: Object.fromEntries(chosen) as Partial<Settings<T>>, corrections };
}

function controlsIn(root: HTMLElement): Map<string, Control> {
  const controls = [...root.querySelectorAll<Control>('[data-setting]')];
  return new Map(controls.map((control) => [control.dataset['setting'] ?? '', control]));
}

function renderedValue(control: Control): string {
  if (control instanceof HTMLInputElement) return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? '';
}
