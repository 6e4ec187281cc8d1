/** @file The tabs: one for each part of the lab, what in the page belongs to which, and what the button says that starts its work. */
import { showOnly } from '../shared/markup.ts';
import { bindTabs } from '../shared/settings/tabs.ts';
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
  const start = root.querySelector<HTMLElement>('[data-play]')!;
  let now: Part = 'tune';
  const press = bindTabs(root, (_, to) => chosen(to as Part), signal);

  function running(on: boolean): void {
    setText(start, on ? 'Pause' : starts[now]);
  }

  return {
    show(part) {
      now = part;
      showOnly(root, part);
      press({ part });
      if (!('running' in root.dataset)) running(false);
    },
    running,
  };
}
