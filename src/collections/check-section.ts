/** Everything that is checked in the text of one section, on its syntax tree. */
import { shorten } from '../text/shorten.ts';
import { checkBrief } from './brief.ts';
import { checkCharacters } from './check-characters.ts';
import { checkClaims } from './check-claims.ts';
import { checkCitations } from './check-citations.ts';
import { checkDialects } from './check-dialects.ts';
import { checkFootnotes } from './check-footnotes.ts';
import { checkHeadings } from './check-headings.ts';
import { checkImages } from './check-images.ts';
import { checkLinks, type LinkTargets } from './check-links.ts';
import { checkLists } from './check-lists.ts';
import { checkMaths } from './check-maths.ts';
import { checkNesting } from './check-nesting.ts';
import { checkReferences } from './check-references.ts';
import { checkQuestions } from './check-questions.ts';
import { checkTables } from './check-tables.ts';
import { checkTag } from './check-components.ts';
import type { ComponentTable } from './component-names.ts';
import { checkFences } from './fences.ts';
import { checkLabs } from './labs.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';

/** One section, parsed. */
export interface ParsedSection {
  readonly id: string;
  readonly source: string;
  readonly tree: MdastNode;
}

/** What a section may refer to. */
export interface Surroundings extends LinkTargets {
  readonly components: ComponentTable;
  /** Folder of the section files, from which the paths of images count. */
  readonly folder: string;
  /** Keys of the sources in references.bib; undefined where that file cannot be read. */
  readonly sources: readonly string[] | undefined;
  /** The latest day on which a claim can have been checked. */
  readonly today: string;
}

/** Checks one section; each problem goes to `report` with its line. */
export function checkSection(section: ParsedSection, around: Surroundings, report: Report): void {
  const { id, source, tree } = section;
  for (const { node, parents } of walk(tree)) {
    if (isJsx(node)) checkTag(node, parents, source, around.components, report);
    else checkCode(node, parents, source, report);
  }
  checkCharacters(source, report);
  checkContent(tree, report);
  checkNesting(tree, around.components, report);
  checkHeadings(tree, id, report);
  checkLinks(tree, id, around, report);
  checkReferences(tree, report);
  checkImages(tree, source, around.folder, report);
  if (around.sources !== undefined) checkCitations(tree, around.sources, report);
  checkClaims(tree, source, around.today, report);
  checkMaths(tree, source, report);
  checkLabs(tree, report);
  checkQuestions(tree, report);
  checkBrief(tree, report);
  checkFences(tree, source, report);
  checkFootnotes(tree, source, report);
  checkLists(tree, source, report);
  checkTables(tree, report);
  checkDialects(tree, source, around.sources ?? [], report);
}

/** Reports a section of which readers would see its title alone. */
function checkContent(tree: MdastNode, report: Report): void {
  const unseen = ['yaml', 'definition', 'mdxFlowExpression', 'mdxTextExpression'];
  if ('children' in tree && tree.children.some(({ type }) => !unseen.includes(type))) return;
  report(undefined, 'This section has no text.', 'Write it below the frontmatter.');
}

/** Refuses JavaScript: a section is text, and an error in code would stop the build without a line. */
function checkCode(
  node: MdastNode,
  parents: readonly MdastNode[],
  source: string,
  report: Report,
): void {
  if (node.type === 'mdxjsEsm') {
    const word = /^\s*(import|export)\b/.exec(node.value)?.[1] ?? 'import';
    const message = `A line that starts with "${word}" is code, which a section does not have.`;
    const hint = 'Components need no import. If it is meant as text, let another word come first.';
    report(lineOf(node), message, hint);
  }
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return;
  if (parents.some((parent) => parent.type === 'heading')) {
    report(lineOf(node), 'A heading contains braces { }.', 'Put comments above or below it.');
  } else if (!isComment(node.value) && !/^\s*(["'])[^"'\\]*\1\s*$/.test(node.value)) {
    const code = shorten(node.value.trim().replaceAll(/\s+/g, ' '), 40);
    const command = /\\(\w+)$/.exec(source.slice(0, node.position?.start.offset))?.[1];
    if (command !== undefined) {
      const message = `The LaTeX command \\${command}{${code}} works in formulas only.`;
      const cite = /^cite/.test(command);
      report(
        lineOf(node),
        message,
        cite ? `Write <Cite of="${code}" />.` : 'Write Markdown, or a formula between $ signs.',
      );
      return;
    }
    const hint = 'Write \\{ for a brace in the text, and {/* … */} for a comment.';
    report(lineOf(node), `{${code}} is code, which a section does not have.`, hint);
  }
}

/** Whether the code between braces is nothing but comments. */
function isComment(code: string): boolean {
  return /^(?:\s*\/\*(?:(?!\*\/)[\s\S])*\*\/)*\s*$/.test(code);
}
