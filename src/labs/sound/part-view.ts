/** @file The tabs: one for each part of the lab, what in the page belongs to which, and what the button says that starts its work. */
import { setText } from '../shared/set-text.ts';
import type { SoundSettings } from './settings.ts';

type Part = SoundSettings['part'];

export interface PartView {
  show(part: Part): void;
  /** Work begins, pauses or ends. */
  running(on: boolean): void;
}

const starts: Record<Part, string> = { tune: 'Write', tunes: 'Write twenty', timbre: 'Draw' };

/** Binds the tabs in `root`; `chosen` hears which one is pressed. */
export function bindPart(
  root: HTMLElement,
  chosen: (part: Part) => void,
  signal: AbortSignal,
): PartView {
  const tabs = [...root.querySelectorAll<HTMLElement>('[data-choose]')];
  const start = root.querySelector<HTMLElement>('[data-play]')!;
  let now: Part = 'tune';
  for (const tab of tabs)
    tab.addEventListener('click', () => chosen(tab.dataset['choose'] as Part), { signal });

  function running(on: boolean): void {
    setText(start, on ? 'Pause' : starts[now]);
  }

  return {
    show(part) {
      now = part;
      for (const each of root.querySelectorAll<HTMLElement>('[data-only]'))
        each.hidden = !each.dataset['only']!.split(' ').includes(part);
      for (const tab of tabs)
        tab.setAttribute('aria-pressed', String(tab.dataset['choose'] === part));
      if (!('running' in root.dataset)) running(false);
    },
    running,
  };
}
