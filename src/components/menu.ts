/** Closes the phone's contents menu on Escape, on a choice and on a tap outside. */
for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu')) {
  const summary = menu.querySelector('summary');
  menu.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a')) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    summary?.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!menu.contains(event.target as Node)) menu.open = false;
  });
}
