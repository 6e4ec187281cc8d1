/** Addresses of links on lines of their own, `[name]: #anchor`: that each is used, and stands once. */
import { lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';

export function checkReferences(tree: MdastNode, report: Report): void {
  const all = [...walk(tree)].map(({ node }) => node);
  const used = new Set<string>();
  for (const node of all) {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  }
  const lines = new Map<string, number | undefined>();
  for (const node of all) {
    if (node.type !== 'definition') continue;
    const { identifier, label } = node;
    if (lines.has(identifier)) {
      const message = `[${label}] has two addresses, in line ${lines.get(identifier)} too.`;
      report(lineOf(node), message, 'Keep one.');
    } else if (!used.has(identifier)) {
      const message = `This line is the address of [${label}], which no link uses: readers would not see it.`;
      report(lineOf(node), message, `Write \\[${label}]: if it is meant as text.`);
    }
    lines.set(identifier, lineOf(node));
  }
}
