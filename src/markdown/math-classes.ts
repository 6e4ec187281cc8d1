/**
 * What Temml says by `style` attributes, which the content-security policy refuses, and by elements that only some
 * engines draw (`menclose`), as classes of `styles/math.css`. What has no class is an error: nothing is lost without a
 * word.
 */
import { ideaNames } from '../site/ideas.ts';
import { MathError } from './math-error.ts';

/** Classes by declaration; '' where an attribute, the style sheet or another declaration says the same. */
const declarations: Readonly<Record<string, string>> = {
  'display:block math': '',
  'math-depth:0': 'accent',
  'math-depth:2': '',
  'font-weight:bold': 'bold',
  'font-style:italic': 'italic',
  "font-family:Cambria, 'Times New Roman', serif": '',
  'border:1px solid': 'box',
  'padding:3pt': '',
  'text-align:left': 'left',
  // \!, \negmedspace and \negthickspace.
  'margin-left:-0.1667em': 'back',
  'margin-left:-0.2222em': 'back',
  'margin-left:-0.2778em': 'back',
  // Cells. The usual distance of columns is the style sheet's.
  'padding:0': 'left-0 right-0',
  'padding-left:0': 'left-0',
  'padding-left:0.1389em': '',
  'padding-left:0.4em': '',
  'padding-left:5.9776pt': '',
  'padding-left:1em': 'left-1',
  'padding-right:0': 'right-0',
  'padding-right:0.1389em': '',
  'padding-right:0.4em': '',
  'padding-right:5.9776pt': '',
  'border-top:0.06em solid': 'rule-top',
  'border-right:0.06em solid': 'rule-right',
  'border-bottom:0.06em solid': 'rule-bottom',
  'border-left:0.06em solid': 'rule-left',
  // Beside rows with a number: what is left of the line.
  'width:50%': 'glue',
  'width:7.5%': 'glue edge',
  'width:100%': 'full',
  // \mathclap.
  'display:flex': 'clap',
  'justify-content:center': '',
};

/** Our classes by Temml's. All others of its classes are for one engine, one font or a script. */
const names: Readonly<Record<string, string>> = {
  'tml-display': 'tml-display',
  'tml-left': 'left',
  'tml-right': 'right',
  'tml-jot': 'jot',
  'tml-small': 'small',
  // Hats over two letters and over more.
  'tml-hat-2': 'wide',
  'tml-hat-3': 'wider',
  'tml-hat-4': 'wider',
  'tml-tilde-3': 'wide',
  'tml-tilde-4': 'wide',
  ...Object.fromEntries(['idea', ...ideaNames].map((name) => [name, name])),
};

/** Classes by what a `menclose` draws. */
const notations: Readonly<Record<string, string>> = {
  top: 'overline rule-top',
  bottom: 'underline rule-bottom',
  box: 'box',
  updiagonalstrike: 'strike strike-up',
  downdiagonalstrike: 'strike strike-down',
  'updiagonalstrike downdiagonalstrike': 'strike strike-up strike-down',
  horizontalstrike: 'strike',
};

/** Faces that stand in an attribute which engines no longer read; `normal`, which they do, stays. */
const variants: Readonly<Record<string, string>> = { monospace: 'mono', italic: 'italic' };

/** Every class that a formula may have, for the test that the style sheet has a rule for each. */
export const mathClasses: ReadonlySet<string> = new Set(
  [declarations, names, notations, variants]
    .flatMap((table) => Object.values(table))
    .flatMap((value) => value.split(' '))
    .filter((name) => name !== ''),
);

/** Hints for declarations without a class. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/^margin-left:-0\.6em/, 'Write the sign itself: \\neq, \\notin, \\nmid.'],
  [/^margin-left/, 'Write \\! for less space, several for still less.'],
  [/^border-/, 'Write single rules: | between the columns, one \\hline between the rows.'],
  [/^(?:padding|height)/, 'Leave it out: rows and columns keep their distance.'],
];

/** The number that Temml would count. A page of several chapters would count on, and no text could refer to it. */
const counted = 'tml-eqn';

/** MathML without `style` and `menclose`, with classes in their place. Throws MathError where there is none. */
export function withClasses(mathml: string): string {
  if (mathml.includes(counted)) {
    const hint = 'Write a star, as in \\begin{align*}, and \\tag{1} where a number is wanted.';
    throw new MathError('it has an environment that counts', hint);
  }
  return mathml
    .replaceAll(/<mrow class="tml-cancel[^"]*"><\/mrow>/g, '') // a stroke for Chromium
    .replaceAll('</menclose>', '</mrow>')
    .replaceAll(/<([a-z]+)((?: [\w-]+="[^"]*")+)>/g, (_, tag: string, written: string) => {
      const classes = new Set<string>();
      const rest = written.replaceAll(
        / (class|style|notation|mathvariant)="([^"]*)"/g,
        (whole, attribute: string, value: string) => {
          if (attribute === 'mathvariant' && value === 'normal') return whole;
          for (const name of classesOf(attribute, value)) classes.add(name);
          return '';
        },
      );
      const list = classes.size === 0 ? '' : ` class="${[...classes].join(' ')}"`;
      return `<${tag === 'menclose' ? 'mrow' : tag}${list}${rest}>`;
    });
}

function classesOf(attribute: string, value: string): string[] {
  if (attribute === 'class') return value.split(' ').flatMap((name) => names[name] ?? []);
  if (attribute === 'mathvariant') return [variants[value] ?? []].flat();
  if (attribute === 'notation') return notation(value).split(' ');
  if (value.includes('max-size:')) return []; // its own options, written by mistake into empty cells
  return value
    .split(';')
    .map((declaration) => declaration.trim().replace(/^([\w-]+): */, '$1:'))
    .filter((declaration) => declaration !== '')
    .flatMap((declaration) => ofDeclaration(declaration).split(' '))
    .filter((name) => name !== '');
}

function notation(value: string): string {
  const name = notations[value];
  if (name === undefined) throw new MathError(`it has the frame "${value}"`, '\\boxed{…} is.');
  return name;
}

function ofDeclaration(declaration: string): string {
  // The room that a raised box takes above or below: the raising itself is an attribute.
  if (/^padding:(?:0\.\d+em 0 0 0|0 0 0\.\d+em 0)$/.test(declaration)) return '';
  const name = declarations[declaration.replace(/^(padding-\w+:0)(?:em|pt)$/, '$1')];
  if (name !== undefined) return name;
  const hint = hints.find(([pattern]) => pattern.test(declaration))?.[1];
  throw new MathError(
    `it asks for ${declaration.replace(':', ' ')}`,
    hint ?? 'Say it in another way.',
  );
}
