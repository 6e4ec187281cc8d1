/** Headings in a section: their levels, their anchors, and that they are plain words. */
import { headingsOf } from './anchors.ts';
import { attributeValue } from './attributes.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';

export function checkHeadings(tree: MdastNode, sectionId: string, report: Report): void {
  let before = 2;
  const lines = new Map<string, number | undefined>();
  for (const { depth, text, anchor, line } of headingsOf(tree, sectionId)) {
    const marks = '#'.repeat(depth);
    if (depth < 3) {
      const message = `"${marks} ${text}" is a heading of level ${depth}.`;
      report(
        line,
        message,
        "Start with ###: the section's title is level 2, from the frontmatter.",
      );
    } else if (depth > before + 1) {
      const message = `"${marks} ${text}" skips a level.`;
      report(line, message, `Write ${'#'.repeat(before + 1)} here.`);
    }
    before = Math.max(depth, 2);
    if (text === '') {
      report(line, 'The heading has no words.', 'It would be a link without a name.');
    } else if (!/[\p{L}\p{N}]/u.test(text)) {
      const message = `The heading "${text}" has no letters for an anchor.`;
      report(line, message, 'Write a word.');
    } else if (lines.has(anchor)) {
      const message = `The anchor #${anchor} is taken twice, by the heading in line ${lines.get(anchor)} too.`;
      report(line, message, 'Give the two headings different words.');
    }
    lines.set(anchor, line);
  }
  let headed = false;
  for (const { node, parents } of walk(tree)) {
    headed ||= node.type === 'heading';
    if (!headed && isJsx(node) && node.name === 'Cards') {
      const message = '<Cards> stands before the first heading.';
      report(lineOf(node), message, 'Write a heading above it: the titles of cards are below it.');
    }
    const around = parents.at(-1);
    if (node.type === 'heading' && around !== undefined && around.type !== 'root') {
      const message = `A heading stands inside of ${isJsx(around) ? `<${around.name}>` : 'something else'}.`;
      report(
        lineOf(node),
        message,
        'Put it on a line of its own, outside of everything else, or write **…**.',
      );
    }
    if (!parents.some((parent) => parent.type === 'heading')) continue;
    const [what, hint] = unlisted(node) ?? [];
    if (what === undefined) continue;
    report(
      lineOf(node),
      `A heading contains ${what}.`,
      `The list of contents can only show words. ${hint}`,
    );
  }
}

/** What a list of contents could not show, and what to do instead. */
function unlisted(node: MdastNode): readonly [what: string, hint: string] | undefined {
  if (node.type === 'inlineMath') return ['a formula', 'Say it in words.'];
  if (node.type === 'image') return ['an image', 'Put it into the text below.'];
  if (node.type === 'footnoteReference') return ['a footnote', 'Put its mark into the text below.'];
  if (!isJsx(node)) return undefined;
  if (node.name === 'Cite') return ['a citation', 'Cite in the text below.'];
  if (node.name === 'Term' && attributeValue(node, 'means') !== undefined) {
    return ['a definition', 'Define the term in the text below.'];
  }
  return undefined;
}
