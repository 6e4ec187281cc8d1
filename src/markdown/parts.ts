/**
 * Marks the parts of a section for the pages that show only some of them. Each lab is wrapped in `<LabPart>`; what an
 * author marks as in brief in `<Brief>`; a question in `<QuestionPart>`; all else in `<ChapterOnly>`; and inside a lab, everything but code in
 * `<LabCaption>`. Each page's map of components (`components/mdx.ts`) says which of these it shows.
 *
 * Astro renders what stands inside a component before the component is asked. Marked `server:root`, as the root of MDX is
 * to Astro itself, the wrapper is asked first, and what a page leaves out costs nothing.
 */
import { defineHastPlugin, type HastNode } from 'satteri';
import { questionTags } from '../collections/questions.ts';
import { labOf } from '../labs/registry.ts';

/** The wrappers that every map of components must have. */
export type PartName = 'LabPart' | 'Brief' | 'QuestionPart' | 'ChapterOnly' | 'LabCaption';

function wrapper(name: PartName, lab?: string) {
  const attribute = (key: string, value: string | null) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value,
  });
  return {
    type: 'mdxJsxFlowElement' as const,
    name,
    attributes: [
      attribute('server:root', null),
      ...(lab === undefined ? [] : [attribute('lab', lab)]),
    ],
    children: [],
  };
}

/** Sätteri plugin: wraps what stands at the top of a section, and inside its labs. */
export const parts = defineHastPlugin({
  name: 'parts',
  after(root, context) {
    for (const node of root.children as readonly HastNode[]) {
      if (isSpace(node)) continue;
      const lab = node.type === 'mdxJsxFlowElement' ? labOf(node.name) : undefined;
      if (lab === undefined || !('children' in node)) {
        context.wrapNode(node, wrapper(partOf(node)));
        continue;
      }
      for (const part of node.children) {
        if (!isSpace(part) && !isCode(part)) context.wrapNode(part, wrapper('LabCaption'));
      }
      context.wrapNode(node, wrapper('LabPart', lab));
    }
  },
});

function partOf(node: HastNode): PartName {
  if (isBrief(node)) return 'Brief';
  const tag = node.type === 'mdxJsxFlowElement' ? node.name : null;
  return questionTags.some((each) => each === tag) ? 'QuestionPart' : 'ChapterOnly';
}

function isSpace(node: HastNode): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function isCode(node: HastNode): boolean {
  return node.type === 'element' && node.tagName === 'pre';
}

function isBrief(node: HastNode): boolean {
  if (node.type === 'mdxJsxFlowElement') {
    return node.attributes.some((each) => each.type === 'mdxJsxAttribute' && each.name === 'brief');
  }
  // The highlighter has been here: see code-meta.ts.
  return isCode(node) && node.type === 'element' && 'data-brief' in node.properties;
}
