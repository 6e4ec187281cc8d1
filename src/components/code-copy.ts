/** Copy buttons of the code blocks. They stay hidden without JavaScript or where copying is refused. */
for (const block of document.querySelectorAll<HTMLElement>('.code-block')) {
  const button = block.querySelector<HTMLButtonElement>('.copy');
  const status = block.querySelector<HTMLElement>('.copied');
  const lines = block.querySelectorAll('.line');
  if (!button || !status || !('clipboard' in navigator)) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const code = [...lines].map((line) => line.textContent).join('\n');
    try {
      await navigator.clipboard.writeText(`${code}\n`);
      status.textContent = 'Copied';
    } catch {
      status.textContent = 'The browser refused; select the code and copy it.';
    }
    setTimeout(() => (status.textContent = ''), 2500);
  });
}
