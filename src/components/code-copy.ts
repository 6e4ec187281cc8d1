/** Copy buttons of the code blocks. They stay hidden without JavaScript or where copying is refused. */
for (const block of document.querySelectorAll<HTMLElement>('.code-block')) {
  const button = block.querySelector<HTMLButtonElement>('.copy');
  const status = block.querySelector<HTMLElement>('.copied');
  const lines = block.querySelectorAll('.line');
  if (!button || !status || !('clipboard' in navigator)) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const code = [...lines].map(sourceOf).join('\n');
    try {
      await navigator.clipboard.writeText(`${code}\n`);
      status.textContent = 'Copied';
    } catch {
      status.textContent = 'The browser refused; select the code and copy it.';
    }
    setTimeout(() => (status.textContent = ''), 2500);
  });
}

/** A line as it was written: a lab adds values and buttons, marked `data-lab`, which are not code. */
function sourceOf(line: Element): string {
  const copy = line.cloneNode(true) as Element;
  for (const added of copy.querySelectorAll('[data-lab]')) added.remove();
  return copy.textContent ?? '';
}
