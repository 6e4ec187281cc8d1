/** What stands after the language of a code fence, and the steps in its lines. */
import { labOf } from '../labs/registry.ts';
import { parseSteps } from '../markdown/step-notation.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { suggestion } from './suggest.ts';

const words = ['title', 'brief'];
const example = 'Write ```python title="Training loop" brief, both of them optional.';

/** Reports words after a fence's language that mean nothing, and steps that no lab follows. */
export function checkFences(tree: MdastNode, report: Report): void {
  for (const { node, parents } of walk(tree)) {
    if (node.type !== 'code') continue;
    const line = lineOf(node);
    for (const [, name = '', value] of (node.meta ?? '').matchAll(
      /([^\s="]+)(?:=("[^"]*"|\S*))?/g,
    )) {
      if (name === 'title' && /^"[^"]+"$/.test(value ?? '')) continue;
      if (name === 'brief' && value === undefined) continue;
      const message = `"${value === undefined ? name : `${name}=${value}`}" after the language of a code fence means nothing.`;
      const near = words.includes(name) ? undefined : suggestion(name, words, 'words');
      report(line, message, near?.startsWith('Did') ? near : example);
    }
    const followed = parents.some((parent) => isJsx(parent) && labOf(parent.name) !== undefined);
    const [step] = parseSteps(node.value).steps;
    if (followed || step === undefined) continue;
    const message = `The step "${step[1]}" stands in code that no lab follows.`;
    report((line ?? 0) + step[0], message, 'Put the code into a lab, or remove the mark.');
  }
}
