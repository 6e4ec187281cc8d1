/** What Temml says by styles and classes: the style sheet says it, or a message says what to write instead. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mathClasses } from '../../../src/markdown/math-classes.ts';
import { MathError } from '../../../src/markdown/math-error.ts';
import { renderMath } from '../../../src/markdown/math.ts';

const css = readFileSync('src/styles/math.css', 'utf8');

describe('classes of formulas', () => {
  it.each([...mathClasses].filter((name) => !/^(?:idea|real|gen|disc|noise)/.test(name)))(
    'the style sheet has a rule for %s',
    (name) => {
      expect(css).toMatch(new RegExp(`\\.${name}\\b(?!-)`));
    },
  );

  it.each([
    ['\\overline{x}', 'class="overline rule-top"'],
    ['\\xcancel{x}', 'class="strike strike-up strike-down"'],
    ['\\begin{array}{|c|}\\hline x\\\\\\hline\\end{array}', 'rule-top'],
    ['\\begin{cases} a & b \\end{cases}', 'class="left left-1 right-0"'],
    ['\\mathbf{Wx}', '<mi class="bold" mathvariant="normal">x</mi>'],
    ['\\text{\\textbf{two words}}', '<mtext class="bold">two\u00a0words</mtext>'],
    ['\\mathtt{ab1}', 'class="mono"'],
    ['\\real{x}', 'class="letter idea real"'],
    ['\\rule{1em}{1em}', 'mathbackground="currentcolor"'],
    ['\\begin{matrix} a & b \\\\ c \\end{matrix}', '<mtd'],
  ])('%s has %s', (latex, expected) => {
    const mathml = renderMath(latex, true);
    expect(mathml).toContain(expected);
    expect(mathml).not.toMatch(/ style=|<menclose|tml-(?!display)/);
  });
});

/** Commands of Temml with arguments that suit them, as far as its source tells. */
const commands = [...temmlNames()].flatMap((name) =>
  ['', '{x}', '{x}{y}', '{1em}{y}', '{x}{y}{z}', '{ABC}', '{\\frac{x}{y}}'].map(
    (rest) => name + rest,
  ),
);

it('whatever a command asks for, nothing is left that the policy refuses', () => {
  const left = commands.filter((latex) => {
    try {
      return / style=|<menclose|<maction|<img|<a\b/.test(renderMath(latex, true));
    } catch {
      return false; // an editor gets a message
    }
  });
  expect(left).toEqual([]);
});

it('commands that say nothing by styles are not refused', () => {
  const refused = new Set<string>();
  for (const latex of commands) {
    try {
      renderMath(latex, true);
    } catch (error) {
      if (error instanceof MathError) refused.add(/\\[A-Za-z]+/.exec(latex)![0]);
    }
  }
  expect([...refused].sort()).toMatchSnapshot();
});

function temmlNames(): Set<string> {
  const source = readFileSync('node_modules/temml/dist/temml.mjs', 'utf8');
  return new Set(
    [...source.matchAll(/["'](\\\\[A-Za-z]+)["']/g)].map(([, name]) => name!.slice(1)),
  );
}
