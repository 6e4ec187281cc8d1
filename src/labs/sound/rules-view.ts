/** @file The ten rules of a tune in a list: which of them the present one keeps, and how it breaks the others. */
import { rules, type Broken, type Rule } from '../../models/music/rules/rules.ts';
import { escapeHtml } from '../../text/html.ts';
import { setText } from '../shared/set-text.ts';

export interface RulesView {
  /** Marks the rules of a whole tune by what it breaks; of no tune, or one that is not whole, none. */
  show(broken: Broken | undefined): void;
}

const names = Object.keys(rules) as Rule[];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const rulesMarkup = `<p data-rules-said></p>
<ol class="rules">${names
  .map((name) => `<li>${escapeHtml(capital(rules[name]))}.<span data-rule="${name}"></span></li>`)
  .join('')}</ol>
<p class="lab-help">The tonic is the first note of the key, and the chord on it; the dominant is the fifth note, and the chord on that. The leading tone lies just below the tonic. A step goes to a neighboring note, a leap farther.</p>`;

/** A rule's mark and what is wrong; without its eight bars a tune cannot be held against the other rules. */
function verdict(name: Rule, broken: Broken): string {
  const why = broken[name];
  if (why !== undefined) return ` ✗ Not so: ${why}.`;
  return broken.form === undefined ? ' ✓\u00a0Kept.' : ' Not checked.';
}

/** Binds the list in `root`. */
export function bindRules(root: HTMLElement): RulesView {
  const said = root.querySelector<HTMLElement>('[data-rules-said]')!;
  const marks = [...root.querySelectorAll<HTMLElement>('[data-rule]')];
  function show(broken: Broken | undefined): void {
    const count = broken && Object.keys(broken).length;
    setText(
      said,
      count === undefined
        ? 'When a tune is whole, it is held against these rules.'
        : `Of the tune in the roll: ${count === 0 ? 'it keeps all ten' : `it breaks ${count} of ten`}.`,
    );
    for (const mark of marks) {
      const text = broken ? verdict(mark.dataset['rule'] as Rule, broken) : '';
      mark.className = text.includes('✗') ? 'broken' : text.includes('✓') ? 'kept' : '';
      setText(mark, text);
    }
  }
  show(undefined);
  return { show };
}
