/** Reads content/comments.json: the comments in the order of the file, which is the order shown. */
import { createScanner, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { join } from 'node:path';
import { reporter, type Problem, type Report } from './problem.ts';
import { kindOf, parseStrict } from './schema-problems.ts';
import { commentSchema, type Comment } from './schema.ts';
import { columnAt, lineAt, readSource } from './source.ts';
import { suggestion } from './suggest.ts';

export type { Comment } from './schema.ts';

const file = 'comments.json';

/** Anchor of a comment, without `#`. */
export function commentAnchor(id: string): string {
  return `comment-${id}`;
}

/** What a parse error means to someone who edits JSON by hand. */
const meanings: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this word is not in quotes, or is not JSON',
  InvalidNumberFormat: 'this number is not written as JSON writes numbers',
  PropertyNameExpected:
    'a key in double quotes should stand here (is there a comma too many before it?)',
  ValueExpected: 'a value should stand here (is there a comma too many before it?)',
  ColonExpected: 'a colon should stand here',
  CommaExpected: 'a comma should stand before this',
  CloseBraceExpected: 'a closing brace } should stand here',
  CloseBracketExpected: 'a closing bracket ] should stand here',
  EndOfFileExpected: 'the list ended before this',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'this text has no closing quotation mark on its line',
  InvalidUnicode: 'after \\u there must be four digits from 0 to f',
  InvalidEscapeCharacter: 'a backslash must be written twice',
  InvalidCharacter: 'a line break or tab inside a text must be written as \\n or \\t',
};

/** Loads and checks the comments; those that are right are returned even if others are not. */
export function loadComments(
  root: string,
  sectionIds: readonly string[],
): { comments: Comment[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = reporter(problems, file);
  const hint = 'Create it; a list without comments is written [].';
  const source = readSource(join(root, file), report, hint);
  const comments = source === undefined ? [] : parseComments(source, sectionIds, report);
  return { comments, problems };
}

/** Parses the text of the file. */
export function parseComments(
  source: string,
  sectionIds: readonly string[],
  report: Report,
): Comment[] {
  const errors: ParseError[] = [];
  const text = source.replace(/^\uFEFF/, ' ');
  const deep = tooDeep(text);
  if (deep !== undefined) {
    const hint = 'A comment is { "id": "…", "text": "…" }, in the one list.';
    report(lineAt(source, deep), 'Lists or objects are nested too often here.', hint);
    return [];
  }
  const tree = parseTree(text, errors, {
    disallowComments: true,
    allowTrailingComma: false,
  });
  // What follows the first error is mostly its echo.
  const first = errors[0];
  if (first !== undefined) {
    const meaning = meanings[printParseErrorCode(first.error)] ?? 'this cannot be read';
    const column = columnAt(source, first.offset);
    report(lineAt(source, first.offset), `This is not JSON: at column ${column}, ${meaning}.`);
    return [];
  }
  if (tree?.type !== 'array') {
    const kind = tree === undefined ? 'nothing' : kindOf(getNodeValue(tree));
    report(1, `The file must hold a list, but holds ${kind}.`, 'Write [ ] around the comments.');
    return [];
  }
  const comments: Comment[] = [];
  const lines = new Map<string, number>();
  for (const [index, node] of (tree.children ?? []).entries()) {
    const comment = parseComment(node, `Comment ${index + 1}`, source, report);
    if (comment === undefined) continue;
    const line = lineOfKey(node, 'id', source);
    const other = lines.get(comment.id);
    if (other !== undefined) {
      const message = `The id "${comment.id}" is taken twice, by the comment in line ${other} too.`;
      report(line, message, 'Give each comment an id of its own.');
      continue;
    }
    lines.set(comment.id, line);
    if (comment.section !== undefined && !sectionIds.includes(comment.section)) {
      const message = `There is no section "${comment.section}".`;
      const near = suggestion(comment.section, sectionIds, 'sections');
      report(lineOfKey(node, 'section', source), message, near);
      continue;
    }
    comments.push(comment);
  }
  return comments;
}

/** Offset at which brackets stand in each other more often than any comment has them; the parser would not survive all. */
function tooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const first = text.charAt(scanner.getTokenOffset());
    if (first === '{' || first === '[') depth += 1;
    else if (first === '}' || first === ']') depth -= 1;
    if (depth > 8) return scanner.getTokenOffset();
  }
  return undefined;
}

function parseComment(node: Node, name: string, source: string, report: Report) {
  const line = lineAt(source, node.offset);
  if (node.type !== 'object') {
    const message = `${name} must be an object, but is ${kindOf(getNodeValue(node))}.`;
    report(line, message, 'Write { "id": "…", "text": "…" }.');
    return undefined;
  }
  const keys = (node.children ?? []).map((property) => String(property.children?.[0]?.value));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    report(line, `${name} has the key "${twice}" twice.`, 'Only the last would count.');
    return undefined;
  }
  const lineOf = (key?: string) => (key === undefined ? line : lineOfKey(node, key, source));
  return parseStrict(commentSchema, getNodeValue(node), { name, lineOf }, report);
}

function lineOfKey(node: Node, key: string, source: string): number {
  const property = node.children?.find((child) => child.children?.[0]?.value === key);
  return lineAt(source, (property ?? node).offset);
}
