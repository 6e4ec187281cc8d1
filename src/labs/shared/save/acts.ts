/** @file What the buttons of a lab's saving part do, and what is said of it. */
import { setText } from '../set-text.ts';

/** Each does what the buttons with its name in `data-save-as` ask for, and returns what to say of it. */
export type SaveActs = Readonly<Record<string, () => Promise<string>>>;

/** Binds the buttons in `root`. A lab's own sentence about what cannot be saved is told; for a browser's there is one of ours. */
export function bindSaveActs(root: HTMLElement, acts: SaveActs, signal: AbortSignal): void {
  const said = root.querySelector('[data-saved]')!;

  async function act(name: string): Promise<void> {
    try {
      setText(said, (await acts[name]?.()) ?? '');
    } catch (error) {
      // A browser's errors have names of their own, such as NotAllowedError.
      const ours = error instanceof Error && error.name === 'Error';
      setText(said, ours ? error.message : 'The browser refused.');
    }
  }

  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('[data-save-as]');
      if (button) void act(button.dataset['saveAs'] ?? '');
    },
    { signal },
  );
}
