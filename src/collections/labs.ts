/** The labs that a section uses, and that each has the pseudo-code which its run follows. */
import { labOf, labs, type LabName } from '../labs/registry.ts';
import { parseSteps } from '../markdown/step-notation.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { listed, suggestion } from './suggest.ts';

/** A lab in a section. */
export interface LabUse {
  readonly name: LabName;
  readonly line: number | undefined;
}

/** Labs of a section in reading order. */
export function labsIn(tree: MdastNode): LabUse[] {
  return [...walk(tree)].flatMap(({ node }) => {
    const name = isJsx(node) ? labOf(node.name) : undefined;
    return name === undefined ? [] : [{ name, line: lineOf(node) }];
  });
}

/** Checks the pseudo-codes of every lab in the section: one for each loop, with all its steps and no others. */
export function checkLabs(tree: MdastNode, report: Report): void {
  for (const { node } of walk(tree)) {
    const name = isJsx(node) ? labOf(node.name) : undefined;
    if (name !== undefined) checkCodes(node, name, report);
  }
}

function checkCodes(lab: MdastNode, name: LabName, report: Report): void {
  const { component, codes: wanted } = labs[name];
  const inside = [...walk(lab)].flatMap(({ node, parents }) =>
    node.type === 'code' ? [{ node, nested: parents.length > 1 }] : [],
  );
  const nested = inside.find((each) => each.nested);
  if (nested !== undefined) {
    const message = `This code of <${component}> stands inside of something else.`;
    report(lineOf(nested.node), message, 'Put it on lines of its own.');
    return;
  }
  const codes = inside.map(({ node }) => node);
  if (codes.length !== wanted.length) {
    const message = `<${component}> needs ${count(wanted.length)}, but has ${count(codes.length)}.`;
    const hint = 'Write each between ``` and ```, with a mark like [!code step:name] at each step.';
    report(lineOf(lab), message, wanted.length > codes.length ? hint : undefined);
    return;
  }
  codes.forEach((code, i) => {
    const needed: readonly string[] = wanted[i] ?? [];
    const steps = parseSteps(code.value).steps;
    const named = [...steps.values()];
    // A fence's first line is the one above its code.
    const line = lineOf(code) ?? 0;
    const missing = needed.filter((step) => !named.includes(step));
    for (const [at, step] of steps) {
      if (needed.includes(step)) continue;
      const hint = suggestion(step, missing.length > 0 ? missing : needed, 'steps');
      report(line + at, `The lab has no step "${step}".`, hint);
    }
    const unknown = named.some((step) => !needed.includes(step));
    if (missing.length === 0 || unknown) return;
    const marks = listed(missing.map((step) => `[!code step:${step}]`));
    report(line, `This code of <${component}> has no line with ${marks}.`, 'The lab follows it.');
  });
}

function count(codes: number): string {
  if (codes === 0) return 'no code';
  return codes === 1 ? 'one code' : `${codes} codes`;
}
