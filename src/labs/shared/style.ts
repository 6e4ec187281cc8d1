/** @file The look of what a lab adds when it wakes. It comes with the lab's code, so that no other page carries it. */

/** Gives the page a style sheet, once. */
export function adoptStyle(css: string): void {
  if (adopted.has(css)) return;
  adopted.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

const adopted = new Set<string>();
