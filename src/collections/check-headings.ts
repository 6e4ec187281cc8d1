/** Headings in a section: their levels, their anchors, and that they are plain words. */
import { headingsOf } from './anchors.ts';
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
    if (!parents.some((parent) => parent.type === 'heading')) continue;
    const hint = 'The list of contents can only show words.';
    if (node.type === 'inlineMath') {
      report(lineOf(node), 'A heading contains a formula.', `${hint} Say it in words.`);
    } else if (isJsx(node) && node.name === 'Cite') {
      report(lineOf(node), 'A heading contains a citation.', `${hint} Cite in the text below.`);
    }
  }
}
