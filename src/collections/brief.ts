/**
 * What a section marks as in brief, which the overview shows as well: `<Cards brief>`, `<Comments brief />`, and code
 * whose fence says so after the language: ```` ```python title="Loop" brief ````.
 */
import { labOf } from '../labs/registry.ts';
import { attributesOf } from './attributes.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';

/** Whether what follows a fence's language marks the code. */
export function isBriefFence(meta: string | null | undefined): boolean {
  return /(?:^|\s)brief(?:\s|$)/.test((meta ?? '').replaceAll(/"[^"]*"/g, ''));
}

/** Reports marks where the overview could not show them: inside of anything but a lab. */
export function checkBrief(tree: MdastNode, report: Report): void {
  for (const { node, parents } of walk(tree)) {
    const marked =
      node.type === 'code'
        ? isBriefFence(node.meta)
        : isJsx(node) &&
          attributesOf(node, '', () => undefined).some(({ name }) => name === 'brief');
    const around = parents.filter((parent) => parent.type !== 'root');
    const outer = around.filter((parent) => !(isJsx(parent) && labOf(parent.name) !== undefined));
    if (!marked || outer.length === 0) continue;
    report(
      lineOf(node),
      'What is marked "brief" stands inside of something else.',
      'Put it on lines of its own, or take the mark away.',
    );
  }
}
