/** Formulas as text: for what cannot show MathML, and for the clipboard. */
import { ideaNames } from '../site/ideas.ts';

const idea = new RegExp(`([A-Za-z}\\]^_]?)\\\\(?:${ideaNames.join('|')})\\s*\\{`);

/** LaTeX without the ideas' colors, which are macros of this site: `\generated{G(z)}` is `G(z)`. */
export function texOf(latex: string): string {
  let text = latex.trim();
  for (let match = idea.exec(text); match !== null; match = idea.exec(text)) {
    const start = match.index + match[1]!.length;
    const open = match.index + match[0].length;
    const close = closing(text, open);
    // Braces stay where what is before them would otherwise take less, or run into what is in them.
    const inner = text.slice(open, close);
    const kept = match[1] === '' ? inner : `{${inner}}`;
    text = text.slice(0, start) + kept + text.slice(close + 1);
  }
  return text;
}

/** Index of the brace that closes the group whose content starts at `from`. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}
