/** One line of Markdown, in the frontmatter or in an attribute: that it has nothing but words, emphasis, code and formulas. */
import { parseInline } from '../markdown/inline.ts';
import { checkMaths } from './check-maths.ts';
import { walk } from './mdx.ts';
import type { Report } from './problem.ts';

/** What else Markdown has, and what to do about it. */
const refused: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  link: ['a link', 'Put it into the text below.'],
  linkReference: ['a link', 'Put it into the text below.'],
  image: ['an image', 'Put it into the text below.'],
};

/**
 * @param name what the text is, at the start of a sentence: `The title`.
 * @param line where it stands in the file.
 */
export function checkInline(
  text: string,
  name: string,
  line: number | undefined,
  report: Report,
): void {
  const { source, tree } = parseInline(text);
  for (const { node } of walk(tree)) {
    const [what, hint] = refused[node.type] ?? [];
    if (what !== undefined) report(line, `${name} contains ${what}.`, hint);
  }
  checkMaths(tree, source, (_, message, hint) => report(line, message, hint));
}
