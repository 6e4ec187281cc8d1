/** Formulas in running text: the marks at them stay on their line. */
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { mathPlugin } from '../../../src/markdown/math.ts';

/** The HTML of a line without its paragraphs, of which Markdown, unlike MDX, makes one for each formula; M is a formula. */
function html(markdown: string): string {
  const { html } = markdownToHtml(markdown, {
    features: { math: true },
    mdastPlugins: [mathPlugin],
  });
  return html
    .replaceAll(/<math[^]*?<\/math>/g, 'M')
    .replaceAll(/<\/?p>/g, '')
    .trim();
}

describe('a formula and the marks at it', () => {
  it.each([
    ['of $x$ and', 'of M and'],
    ['of $x$, and', 'of <span class="unbroken">M,</span> and'],
    ['It is $x$.', 'It is <span class="unbroken">M.</span>'],
    ['it ($x$), and', 'it <span class="unbroken">(M),</span> and'],
    ['$x$,', '<span class="unbroken">M,</span>'],
    [
      'from ($x$), ($y$); to',
      'from <span class="unbroken">(M),</span> <span class="unbroken">(M);</span> to',
    ],
    ['*$x$*, and', '<em>M</em>, and'],
    ['$x$-th, no', 'M-th, no'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('leaves a formula on lines of its own as it is', () => {
    expect(html('$$\nx\n$$')).toBe('<div class="formula" tabindex="0">M</div>');
  });
});
