/** LaTeX that the renderer knows and this site does not show, with what to write instead. */
import { MathError } from './math-error.ts';

const colors =
  'Color is for the five ideas: write \\real{…}, \\generated{…}, \\generator{…}, \\discriminator{…} or \\noise{…}.';
const outside = 'Put it into the text around the formula.';
const distances = 'Leave it out: rows and columns keep their distance.';
const picture = 'Say it in words, or show it as an image.';

/** Commands, and what to write instead. */
const commands: readonly (readonly [string, string])[] = [
  ['color textcolor colorbox fcolorbox definecolor class', colors],
  ['label ref eqref', 'Write \\tag{1} at the formula, and (1) in the text.'],
  ['href url includegraphics id style data texttip mathtip toggle TeX LaTeX Temml', outside],
  ['mathllap llap', 'Write \\mathclap{…}, or leave it out.'],
  ['arraystretch arraycolsep', distances],
  ['hdashline', 'Write \\hline.'],
  ['cancelto', 'Write \\cancel{…}, and say in the text what takes its place.'],
  ['raise lower raisebox', 'Write ^{…} or _{…}.'],
  ['bordermatrix', 'Write \\begin{pmatrix} … \\end{pmatrix}.'],
  ['longdiv phase angl angln textcircled reflectbox scoh sincoh coh incoh', picture],
];

const instead: ReadonlyMap<string, string> = new Map(
  commands.flatMap(([names, hint]) => names.split(' ').map((name) => [name, hint] as const)),
);

/** A command, or a brace. A backslash takes the sign after it along. */
const token =
  /\\(?:([A-Za-z]+)(?:\s*\{(\w+\*?)\})?|\\(?:\s*(\[\s*-?[\d.]+\s*[a-z]{2}\s*\]))?|.)|[{}]/gs;

/** @throws MathError at the first thing that is not shown. */
export function refuse(latex: string): void {
  let depth = 0; // of environments and groups, in which \\ ends a row
  for (const { 0: whole, 1: name, 2: argument, 3: distance, index } of latex.matchAll(token)) {
    const fail = (what: string, hint: string): never => {
      throw new MathError(`it has ${what}`, hint, index);
    };
    if (whole === '{' || name === 'begin') depth += 1;
    if (whole === '}' || name === 'end') depth -= 1;
    if (name === 'begin' && argument === 'CD') fail('\\begin{CD}', picture);
    if (distance !== undefined) fail(`the distance ${distance} after \\\\`, distances);
    if (depth === 0 && (whole === '\\\\' || name === 'newline')) {
      fail('a new line', 'Write \\begin{aligned} a &= b \\\\ c &= d \\end{aligned}.');
    }
    const hint = name === undefined ? undefined : instead.get(name);
    if (hint !== undefined) fail(`\\${name}`, hint);
  }
}
