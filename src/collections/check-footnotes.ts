/** Footnotes in a section: that each mark has its text, each text its mark, and that every page has both. */
import { labOf } from '../labs/registry.ts';
import { attributesOf } from './attributes.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { lineAt } from './source.ts';
import { suggestion } from './suggest.ts';
import { wordsOnly } from './words-only.ts';

export function checkFootnotes(tree: MdastNode, source: string, report: Report): void {
  const all = [...walk(tree)];
  const used = new Set<string>();
  for (const { node, parents } of all) {
    if (node.type !== 'footnoteReference') continue;
    used.add(node.identifier);
    const apart = parents.find(isShownApart);
    if (apart === undefined) continue;
    const message = `The footnote [^${node.label}] stands inside of <${apart.name}>, which other pages show without it.`;
    report(lineOf(node), message, 'Write its text in parentheses.');
  }
  const lines = new Map<string, number | undefined>();
  for (const { node } of all) {
    if (node.type !== 'footnoteDefinition') continue;
    const { identifier, label } = node;
    if (lines.has(identifier)) {
      const message = `The footnote [^${label}] has two texts, in line ${lines.get(identifier)} too.`;
      report(lineOf(node), message, 'Keep one.');
    } else if (!used.has(identifier)) {
      report(
        lineOf(node),
        `Nothing refers to the footnote [^${label}].`,
        `Write [^${label}] where it belongs, or remove it.`,
      );
    }
    lines.set(identifier, lineOf(node));
    if (node.children.length > 0) continue;
    const hint = 'Write it on the same line, or indented by four spaces below.';
    report(lineOf(node), `The footnote [^${label}] has no text beside its mark.`, hint);
  }
  for (const { index, 1: name = '' } of wordsOnly(tree, source).matchAll(/\[\^([^\]\n]+)\]/g)) {
    const near = suggestion(name, [...lines.keys()], 'footnotes', (each) => `[^${each}]`);
    const write = `Write its text in a paragraph of its own: [^${name}]: …`;
    const message = `The footnote [^${name}] has no text.`;
    report(lineAt(source, index), message, near.startsWith('Did') ? near : write);
  }
}

/** Labs have pages of their own, and the overview shows what is in brief; neither has the footnotes of a chapter. */
function isShownApart(node: MdastNode): node is Extract<MdastNode, { name: string | null }> {
  if (!isJsx(node)) return false;
  const brief = attributesOf(node, '', () => undefined).some(({ name }) => name === 'brief');
  return brief || labOf(node.name) !== undefined;
}
