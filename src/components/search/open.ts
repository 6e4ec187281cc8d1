/**
 * @file All that a page has of the search before it is opened: the button, the key and the call for the rest. The rest
 * is bundled by itself, as a worker is, and fetched by its address: so this file imports nothing and stands in the page,
 * where it costs no request, and a fetch that failed can be repeated, which browsers refuse for one address.
 */
import element from './element.ts?worker&url';

const search = document.querySelector('site-search');
const dialog = search?.querySelector('dialog');
const button = search?.querySelector<HTMLButtonElement>('[data-open]');
const failed = search?.querySelector<HTMLElement>('[data-failed]');

if (dialog && button && failed) {
  let attempt = 0;
  let lost = false;
  const load = async (): Promise<void> => {
    try {
      await import(/* @vite-ignore */ attempt === 0 ? element : `${element}?${attempt}`);
      if (lost) failed.hidden = true;
      lost = false;
    } catch {
      attempt += 1;
      lost = true;
      failed.hidden = false;
    }
  };
  const open = (): void => {
    dialog.showModal();
    dialog.querySelector('input')?.select();
    void load();
  };
  button.addEventListener('click', open);
  button.dataset['ready'] = '';
  failed.querySelector('button')?.addEventListener('click', load);
  dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close());
  // In a search field Escape would only empty it.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, select') || target.isContentEditable) return;
    // In a frame the header is hidden, and the dialog with it.
    if (!button.checkVisibility() || document.querySelector(':modal') || switchedOff()) return;
    event.preventDefault();
    open();
  });
}

/** Whether the reader has switched the key off, in the dialog. */
function switchedOff(): boolean {
  try {
    return localStorage.getItem('search-key') === 'off';
  } catch {
    return false; // Storage is refused.
  }
}
