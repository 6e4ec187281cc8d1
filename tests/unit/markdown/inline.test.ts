/** Markdown of one line: titles, leads, questions, definitions. */
import { describe, expect, it } from 'vitest';
import { inlineHtml, inlineText } from '../../../src/markdown/inline.ts';
import { texOf } from '../../../src/markdown/math-text.ts';

describe('a line of Markdown', () => {
  it.each([
    ['Is *this* **all**?', 'Is <em>this</em> <strong>all</strong>?', 'Is this all?'],
    ['What does `a < b` say?', 'What does <code>a &lt; b</code> say?', 'What does a < b say?'],
    ['It\'s <b> & "c"', "It's &lt;b&gt; &amp; &quot;c&quot;", 'It\'s <b> & "c"'],
    ['1. Noise', '1. Noise', '1. Noise'],
    ['# Noise', '# Noise', '# Noise'],
    ['_Noise_ first', '<em>Noise</em> first', 'Noise first'],
    ['two\n  lines', 'two lines', 'two lines'],
    ['a \\$5 note', 'a $5 note', 'a $5 note'],
  ])('%s', (markdown, html, text) => {
    expect(inlineHtml(markdown)).toBe(html);
    expect(inlineText(markdown)).toBe(text);
  });

  it('has formulas, with the marks at them, and their LaTeX as text', () => {
    const question = 'Why is $\\real{p}(x)$, as such, ($y$)?';
    expect(inlineHtml(question)).toMatch(
      /^Why is <span class="unbroken"><math.*<\/math>,<\/span> as such, <span class="unbroken">\(<math.*<\/math>\)\?<\/span>$/s,
    );
    expect(inlineText(question)).toBe('Why is p(x), as such, (y)?');
  });
});

describe('LaTeX without the colors of ideas', () => {
  it.each([
    ['\\generated{G(\\noise{z})}', 'G(z)'],
    ['\\log \\real{x}', '\\log x'],
    ['\\log\\real{x}', '\\log{x}'],
    ['\\frac{1}\\real{ab}', '\\frac{1}{ab}'],
    ['x^\\noise{ab}', 'x^{ab}'],
    ['\\noise{\\{z\\}}', '\\{z\\}'],
  ])('%s', (latex, expected) => {
    expect(texOf(latex)).toBe(expected);
  });
});
