/**
 * Questions as their components take them: what may be answered in the slot "options", each under a letter, and why it is
 * right or wrong in the slot "answers". The grammar is in `collections/questions.ts`.
 */
import { basename } from 'node:path';
import { defineMdastPlugin, type MdastNode } from 'satteri';
import { plainText } from '../collections/anchors.ts';
import { attributeValue } from '../collections/attributes.ts';
import {
  isQuestion,
  itemsOf,
  listOf,
  numberIn,
  questionAnchor,
  questionKinds,
  shuffled,
  textHash,
  type Item,
} from '../collections/questions.ts';
import { parseSectionName } from '../collections/section-files.ts';

type Jsx = Extract<MdastNode, { type: 'mdxJsxFlowElement' }>;

/** Sätteri plugin: numbers the questions of a section, and parts their lists. */
export const questions = defineMdastPlugin({
  name: 'questions',
  after(root, context) {
    const section = parseSectionName(basename(context.fileURL?.pathname ?? ''));
    let number = 0;
    for (const node of root.children as readonly MdastNode[]) {
      if (!isQuestion(node) || node.type !== 'mdxJsxFlowElement') continue;
      number += 1;
      const question = attributeValue(node, 'question') ?? '';
      const kind = questionKinds[node.name];
      const list = listOf(node);
      const around = node.children.filter((child) => child !== list) as MdastNode[];
      const more = {
        kind,
        number: String(number),
        anchor: questionAnchor(section?.id ?? '', number),
        hash: textHash(question),
      };
      context.replaceNode(node, {
        ...element(node.name, more, [...around, ...parted(kind, question, itemsOf(node))]),
        attributes: [...node.attributes, ...attributes(more)],
      } as Jsx);
    }
  },
});

function parted(kind: string, question: string, items: readonly Item[]): MdastNode[] {
  if (kind === 'choose') {
    return items.flatMap(({ said, why, ticked }, at) => [
      option(at, said),
      answer(
        { ...(ticked === true && { 'data-right': '' }) },
        letter(at),
        led([text(ticked === true ? 'Right.' : 'No.')], why),
      ),
    ]);
  }
  if (kind === 'order') {
    const order = shuffled(
      question,
      items.map(({ said }) => said.map(plainText).join('')),
    );
    return [
      ...order.map((place, at) => option(at, items[place]!.said, { 'data-place': String(place) })),
      ...items.map(({ said, why }, place) =>
        answer({}, letter(order.indexOf(place)), led([...said, text(stopAfter(said))], why)),
      ),
    ];
  }
  return items.map(({ said, why }) => {
    const number = said.map(plainText).join('').trim();
    return answer(
      { 'data-value': String(numberIn(number)) },
      element('b', {}, [text(`${number}:`)]),
      why,
    );
  });
}

function option(at: number, said: readonly MdastNode[], more = {}): Jsx {
  return element('li', { slot: 'options', ...more }, [letter(at), element('span', {}, said)]);
}

function answer(more: Attributes, head: Jsx, why: readonly MdastNode[]): Jsx {
  return element('li', { slot: 'answers', ...more }, [head, element('div', {}, why)]);
}

function letter(at: number): Jsx {
  return element('span', { class: 'check-letter' }, [text(String.fromCharCode(97 + at))]);
}

function stopAfter(said: readonly MdastNode[]): string {
  return /[.!?]$/.test(said.map(plainText).join('')) ? '' : '.';
}

/** Begins a text with some words. */
function led(words: MdastNode[], [first, ...rest]: readonly MdastNode[]): MdastNode[] {
  const head = [{ type: 'strong', children: words } as MdastNode, text(' ')];
  if (first?.type !== 'paragraph')
    return [element('p', {}, head), ...(first ? [first] : []), ...rest];
  return [{ ...first, children: [...head, ...first.children] } as MdastNode, ...rest];
}

function text(value: string): Extract<MdastNode, { type: 'text' }> {
  return { type: 'text', value };
}

type Attributes = Readonly<Record<string, string>>;

function attributes(values: Attributes): Jsx['attributes'] {
  return Object.entries(values).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value }));
}

function element(name: string, values: Attributes, children: readonly MdastNode[]): Jsx {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: attributes(values),
    children: children as Jsx['children'],
  };
}
