/** @file Twenty stories, each with what became of it. */
import { textOf } from '../../models/language/vocabulary.ts';
import type { StoryRow } from './stories.ts';

/** Binds the list. */
export function bindStories(list: HTMLElement): { show(rows: readonly StoryRow[]): void } {
  let shown: readonly StoryRow[] = [];
  return {
    show(rows) {
      if (rows.length < shown.length || rows[0] !== shown[0]) list.replaceChildren();
      for (const row of rows.slice(list.childElementCount)) list.append(item(row));
      shown = rows;
    },
  };
}

function item({ tokens, kept, why }: StoryRow): HTMLElement {
  const made = document.createElement('li');
  const verdict = document.createElement('span');
  verdict.className = kept ? 'kept' : 'broken';
  verdict.textContent = kept ? (why ? `✓ kept; false: ${why}` : '✓ kept') : `✗ ${why ?? ''}`;
  made.append(textOf(tokens) || '(nothing)', ' ', verdict);
  return made;
}
