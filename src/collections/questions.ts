/**
 * Questions that readers ask themselves, as authors write them. All kinds have one grammar: a list whose items each have
 * what may be answered on the first line, and below it why that is right or wrong.
 */
import { attributeValue } from './attributes.ts';
import { isJsx, lineOf, walk, type JsxNode, type MdastNode } from './mdx.ts';

/** By the tag that authors write. */
export const questionKinds = {
  Check: 'open',
  Choose: 'choose',
  Estimate: 'estimate',
  Order: 'order',
} as const;

export type QuestionTag = keyof typeof questionKinds;
export type QuestionKind = (typeof questionKinds)[QuestionTag];

export const questionTags = Object.keys(questionKinds) as QuestionTag[];

export function isQuestion(node: MdastNode): node is JsxNode & { readonly name: QuestionTag } {
  return isJsx(node) && questionTags.some((tag) => tag === node.name);
}

/** A question of a section. */
export interface Question {
  readonly tag: QuestionTag;
  /** A line of Markdown. */
  readonly question: string;
  /** Known to the reader's device: it stays when questions are added, moved or answered otherwise. */
  readonly key: string;
  readonly line: number | undefined;
}

/** The questions of a section in reading order. */
export function questionsIn(tree: MdastNode): Question[] {
  return [...walk(tree)].flatMap(({ node }) => {
    if (!isQuestion(node)) return [];
    const question = attributeValue(node, 'question') ?? '';
    return [{ tag: node.name, question, key: textHash(question), line: lineOf(node) }];
  });
}

/** Anchor of a question: its number within the section. A heading's anchor goes on after its section with a hyphen. */
export function questionAnchor(sectionId: string, number: number): string {
  return `${sectionId}_question-${number}`;
}

/** An item of a question's list. */
export interface Item {
  /** What may be answered: the words of the first line. */
  readonly said: readonly MdastNode[];
  /** Why it is right or wrong: what stands below that line. */
  readonly why: readonly MdastNode[];
  /** Whether its box is ticked; undefined without a box. */
  readonly ticked: boolean | undefined;
  readonly line: number | undefined;
}

/** The items of the first list in a question; none without a list. */
export function itemsOf(question: MdastNode): Item[] {
  const list = listOf(question);
  return list === undefined ? [] : list.children.map(itemOf);
}

type List = Extract<MdastNode, { type: 'list' }>;

export function listOf(question: MdastNode): List | undefined {
  const children: readonly MdastNode[] = 'children' in question ? question.children : [];
  return children.find((child): child is List => child.type === 'list');
}

function itemOf(item: List['children'][number]): Item {
  const [first, ...below] = item.children as readonly MdastNode[];
  const given = { ticked: item.checked ?? undefined, line: lineOf(item) };
  if (first?.type !== 'paragraph') {
    return { said: [], why: item.children as readonly MdastNode[], ...given };
  }
  const { said, rest } = firstLine(first.children);
  const why = rest.length === 0 ? below : [{ ...first, children: rest } as MdastNode, ...below];
  return { said, why, ...given };
}

/** Parts what stands in a paragraph at the end of its first line. */
function firstLine(words: readonly MdastNode[]): { said: MdastNode[]; rest: MdastNode[] } {
  const at = words.findIndex(
    (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  );
  const end = words[at];
  if (end === undefined) return { said: [...words], rest: [] };
  const [before = [], after = []] = end.type === 'text' ? parted(end) : [];
  return {
    said: [...words.slice(0, at), ...before],
    rest: [...after, ...words.slice(at + 1)],
  };
}

function parted(node: Extract<MdastNode, { type: 'text' }>): MdastNode[][] {
  const at = node.value.indexOf('\n');
  const parts = [node.value.slice(0, at).trimEnd(), node.value.slice(at + 1).trimStart()];
  return parts.map((value) => (value === '' ? [] : [{ type: 'text', value }]));
}

/**
 * In which order `Order` shows its items: places of the right order, from 0. Always the same for the same words, and never
 * the right order.
 *
 * @param items the words of each, in the right order.
 */
export function shuffled(question: string, items: readonly string[]): number[] {
  const hashes = items.map((item) => textHash(`${question}\n${item}`));
  const order = items.map((_, place) => place).sort((a, b) => (hashes[a]! < hashes[b]! ? -1 : 1));
  const right = order.every((place, index) => place === index);
  return right ? [...order.slice(1), 0] : order;
}

/** How near to a number an answer must be. `0.05` is a distance, `10%` a part of the number itself. */
export function tolerance(within: string, answer: number): number {
  const percent = /^(.*)%$/.exec(within.trim());
  return percent === null
    ? numberIn(within)
    : (numberIn(percent[1] ?? '') / 100) * Math.abs(answer);
}

/** A number as authors write it; NaN for anything else. */
export function numberIn(text: string): number {
  const plain = text
    .trim()
    .replaceAll(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/^[−–]/, '-');
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

/** FNV-1a of the text, 32 bits, in base 36. */
export function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text.trim()) {
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
