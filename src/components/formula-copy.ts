/** Copied formulas are LaTeX between dollar signs, in text and in HTML; a browser would paste a sign a line. */
document.addEventListener('copy', (event) => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const formulas = [...document.querySelectorAll('math[data-tex]')].filter((formula) =>
    selection.containsNode(formula, true),
  );
  if (formulas.length === 0) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const range = selection.getRangeAt(0);
  // For a moment the page itself says it, so that the browser finds what else is selected and where lines end.
  const words = formulas.map((formula) => {
    const signs = formula.getAttribute('display') === 'block' ? '$$' : '$';
    const word = document.createTextNode(signs + formula.getAttribute('data-tex') + signs);
    formula.before(word);
    if (formula.contains(range.startContainer)) range.setStartBefore(word);
    if (formula.contains(range.endContainer)) range.setEndAfter(formula);
    formula.toggleAttribute('hidden', true);
    return word;
  });
  const copy = document.createElement('div');
  copy.append(range.cloneContents());
  for (const formula of copy.querySelectorAll('math')) formula.remove();
  event.clipboardData.setData('text/plain', selection.toString());
  event.clipboardData.setData('text/html', copy.innerHTML);
  event.preventDefault();
  for (const word of words) word.remove();
  for (const formula of formulas) formula.removeAttribute('hidden');
  selection.setBaseAndExtent(anchorNode!, anchorOffset, focusNode!, focusOffset);
});
