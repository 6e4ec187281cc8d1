/** One line of Markdown, in the frontmatter or in an attribute: that it has nothing but words, emphasis, code and formulas. */
import { parseInline } from '../markdown/inline.ts';
import { allowedHtml } from './check-html.ts';
import { components } from './component-names.ts';
import { checkDialects } from './check-dialects.ts';
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
    // A tag that no one knows is meant as its characters.
    const tag = node.type === 'html' ? /^<([A-Za-z]\w*)/.exec(node.value)?.[1] : undefined;
    if (tag === undefined || !(allowedHtml.has(tag) || Object.hasOwn(components, tag))) continue;
    const message = `${name} contains <${tag}>, which would be shown as these characters.`;
    report(line, message, 'Write Markdown: *words*, `code`, $formula$.');
  }
  const onLine: Report = (_, message, hint) => {
    report(line, `${name}: ${message}`, hint);
  };
  if (/^\s*#{1,6}\s/.test(text))
    onLine(line, 'The # at its start makes no heading.', 'Leave it out.');
  if (/\[\^[^\]]+\]/.test(text))
    onLine(line, 'A footnote has no place here.', 'Put it into the text below.');
  checkMaths(tree, source, onLine);
  checkDialects(tree, source, [], onLine);
}
