/** What stands in what: tags that a browser would take apart or pass over where they stand, and links in links. */
import { attributeValue } from './attributes.ts';
import type { ComponentTable } from './component-names.ts';
import { isJsx, lineOf, walk, type JsxNode, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { listed } from './suggest.ts';

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Elements that stand directly in certain others. */
const parentsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['ul', 'ol']],
  ['dt', ['dl', 'div']],
  ['dd', ['dl', 'div']],
  ['caption', ['table']],
  ['thead', ['table']],
  ['tbody', ['table']],
  ['tfoot', ['table']],
  ['tr', ['table', 'thead', 'tbody', 'tfoot']],
  ['td', ['tr']],
  ['th', ['tr']],
  ['summary', ['details']],
  ['figcaption', ['figure']],
]);

/** What has nothing else directly in it. */
const childrenOf: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['ul', ['li']],
  ['ol', ['li']],
  ['dl', ['dt', 'dd', 'div']],
  ['table', ['caption', 'thead', 'tbody', 'tfoot', 'tr']],
  ['thead', ['tr']],
  ['tbody', ['tr']],
  ['tfoot', ['tr']],
  ['tr', ['td', 'th']],
  ['Cards', ['Card']],
]);

/** Elements of words in a line. */
const inLine: ReadonlySet<string> = new Set(
  names(`abbr b bdi bdo cite code dfn em i kbd mark p pre q s samp small span strong sub summary sup
    time u var Term`),
);
const ownLines: ReadonlySet<string> = new Set(
  names('blockquote details div dl figure hr ol p pre table ul'),
);

/** The same of Markdown, with what it is called. */
const lines: ReadonlyMap<MdastNode['type'], string> = new Map([
  ['paragraph', 'a line of text'],
  ['heading', 'a heading'],
  ['tableCell', 'a cell of a table'],
]);
const blocks: ReadonlyMap<MdastNode['type'], string> = new Map([
  ['paragraph', 'a paragraph'],
  ['list', 'a list'],
  ['blockquote', 'a quotation'],
  ['code', 'a code block'],
  ['math', 'a formula on lines of its own'],
  ['table', 'a table'],
]);

export function checkNesting(tree: MdastNode, table: ComponentTable, report: Report): void {
  const told = new Set<MdastNode>();
  for (const { node, parents } of walk(tree)) {
    if (parents.some((parent) => told.has(parent))) continue;
    const wrong =
      wrongPlace(node, parents, table) ??
      wrongChild(node, parents) ??
      wrongLine(node, parents, table) ??
      linkInLink(node, parents) ??
      inItself(node, parents, table) ??
      wrongDetails(node);
    if (wrong === undefined) continue;
    report(lineOf(node) ?? lineOf(parents.at(-1) ?? tree), ...wrong);
    told.add(node);
  }
}

type Wrong = readonly [message: string, hint: string] | undefined;

/** An element without the one that it belongs into. */
function wrongPlace(node: MdastNode, parents: readonly MdastNode[], table: ComponentTable): Wrong {
  if (!isJsx(node) || node.name === null) return undefined;
  const rule = Object.hasOwn(table, node.name) ? table[node.name] : undefined;
  const wanted = rule?.inside === undefined ? parentsOf.get(node.name) : [rule.inside];
  const around = parents.at(-1);
  if (wanted === undefined || (around && isJsx(around) && wanted.includes(around.name ?? ''))) {
    return undefined;
  }
  const hint =
    rule === undefined ? 'Write the one around the other, or Markdown.' : `Write ${rule.example}.`;
  return [
    `<${node.name}> stands outside of ${listed(
      wanted.map((name) => `<${name}>`),
      'or',
    )}.`,
    hint,
  ];
}

/** What a list, a table or a group of cards cannot have in it. */
function wrongChild(node: MdastNode, parents: readonly MdastNode[]): Wrong {
  const around = parents.at(-1);
  const name = around && isJsx(around) ? (around.name ?? '') : '';
  const allowed = childrenOf.get(name);
  if (allowed === undefined || isNothing(node)) return undefined;
  if (isJsx(node) && allowed.includes(node.name ?? '')) return undefined;
  return [
    `${nameOf(node)} stands directly in <${name}>.`,
    `Put it into ${listed(
      allowed.map((each) => `<${each}>`),
      'or',
    )}.`,
  ];
}

/** What needs lines of its own, in a line. */
function wrongLine(node: MdastNode, parents: readonly MdastNode[], table: ComponentTable): Wrong {
  if (!needsLines(node, table)) return undefined;
  const tag = parents.findLast(
    (parent): parent is JsxNode => isJsx(parent) && inLine.has(parent.name ?? ''),
  );
  if (tag !== undefined) {
    return [
      `${nameOf(node)} stands in <${tag.name}>, which is for words in a line.`,
      `Write the words directly behind <${tag.name}>, on the same line, or leave the tag out.`,
    ];
  }
  const around = parents.findLast((parent) => lines.has(parent.type));
  if (around === undefined || !isJsx(node)) return undefined;
  return [
    `<${node.name}> stands in ${lines.get(around.type)}.`,
    'Put it on lines of its own, with an empty line above it and below it.',
  ];
}

function needsLines(node: MdastNode, table: ComponentTable): boolean {
  if (!isJsx(node)) return blocks.has(node.type);
  const name = node.name ?? '';
  if (!Object.hasOwn(table, name)) return ownLines.has(name);
  // What stands alone on the site is told of by that rule.
  return name !== 'Cite' && name !== 'Term' && table[name]?.alone !== true;
}

/** A link in a link: a browser would end the first one where the second begins. */
function linkInLink(node: MdastNode, parents: readonly MdastNode[]): Wrong {
  if (!isLink(node) && !(isJsx(node) && node.name === 'Term' && parents.some(isTerm)))
    return undefined;
  const around = parents.findLast(isLink);
  if (around === undefined) return undefined;
  return [
    `${nameOf(node)} stands in ${isTerm(around) ? '<Term>, which is a link itself' : 'a link'}.`,
    'Let the one end before the other begins.',
  ];
}

/** A note in a note, a question in a question: what is in it is shown as if it were beside it. */
function inItself(node: MdastNode, parents: readonly MdastNode[], table: ComponentTable): Wrong {
  const rule = isJsx(node) ? table[node.name ?? ''] : undefined;
  if (!isJsx(node) || rule === undefined || rule.alone) return undefined; // what stands alone is told so
  if (!parents.some((parent) => isJsx(parent) && parent.name === node.name)) return undefined;
  return [`<${node.name}> stands in another <${node.name}>.`, 'Put it below that one.'];
}

function isLink(node: MdastNode): boolean {
  if (node.type === 'link' || node.type === 'linkReference' || node.type === 'footnoteReference')
    return true;
  return isJsx(node) && (node.name === 'a' || node.name === 'Cite' || isTerm(node));
}

/** A term with its definition, to which it is a link. */
function isTerm(node: MdastNode): boolean {
  return isJsx(node) && node.name === 'Term' && attributeValue(node, 'means') !== undefined;
}

/** Without its words to press, the browser writes its own. */
function wrongDetails(node: MdastNode): Wrong {
  if (!isJsx(node) || node.name !== 'details') return undefined;
  const first = node.children.find((child) => !isNothing(child));
  if (first && isJsx(first) && first.name === 'summary') return undefined;
  const hint = 'Write <details>, <summary>What there is to see</summary>, the text and </details>.';
  return ['<details> does not begin with <summary>.', hint];
}

/** White space, or a comment. */
function isNothing(node: MdastNode): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
}

function nameOf(node: MdastNode): string {
  if (isJsx(node)) return `<${node.name}>`;
  if (node.type === 'footnoteReference') return 'A footnote';
  if (node.type === 'link' || node.type === 'linkReference') return 'A link';
  const block = blocks.get(node.type);
  return block === undefined ? 'Text' : block.charAt(0).toUpperCase() + block.slice(1);
}
