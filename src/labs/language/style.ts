/** @file The look of what the lab adds when it wakes. It comes with the lab's code, so that no other page carries it. */
import css from './style.css?inline';

/** Gives the page the style sheet, once. */
export function adoptStyle(): void {
  if (adopted) return;
  adopted = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

let adopted = false;
