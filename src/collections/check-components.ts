/** Tags in a section: components with the attributes they take, and the HTML that is allowed. */
import { attributesOf, type Attribute } from './attributes.ts';
import { checkInline } from './check-inline.ts';
import { allowedHtml, checkHtml, refusedHtml } from './check-html.ts';
import type { ComponentRule, ComponentTable } from './component-names.ts';
import { isJsx, lineOf, type JsxNode, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { listed, nearest, suggestion } from './suggest.ts';

/** What can be around a tag besides other tags. */
const kinds: ReadonlyMap<MdastNode['type'], string> = new Map([
  ['blockquote', 'a quotation'],
  ['list', 'a list'],
  ['table', 'a table'],
  ['heading', 'a heading'],
  ['footnoteDefinition', 'a footnote'],
  ['paragraph', 'a paragraph'],
]);

/** Checks one tag. */
export function checkTag(
  node: JsxNode,
  parents: readonly MdastNode[],
  source: string,
  table: ComponentTable,
  report: Report,
): void {
  const name = node.name ?? '';
  const attributes = attributesOf(node, source, report);
  const twice = attributes.find(
    (each, at) => attributes.findIndex(({ name: other }) => other === each.name) < at,
  );
  if (twice !== undefined) {
    report(
      twice.line,
      `<${name}> has the attribute "${twice.name}" twice.`,
      'Only the last would count: keep one.',
    );
  }
  const rule = Object.hasOwn(table, name) ? table[name] : undefined;
  if (rule !== undefined) {
    checkAttributes(name, rule, attributes, lineOf(node), report);
    checkPlace(node, name, rule, parents, report);
  } else if (allowedHtml.has(name) || refusedHtml.has(name)) {
    checkHtml(name, attributes, lineOf(node), report);
  } else {
    const near = nearest(name, [...Object.keys(table), ...allowedHtml]);
    // Components have a capital, elements of HTML have none.
    const html = /^[a-z]/.test(name) && !Object.hasOwn(table, near ?? '');
    const all = html ? [...allowedHtml] : Object.keys(table);
    const may = `${html ? 'HTML that can be used is' : 'There are'} ${listed(all.map((each) => `<${each}>`))}.`;
    const message = html
      ? `<${name}> cannot be used in a section.`
      : `There is no component <${name}>.`;
    report(lineOf(node), message, near === undefined ? may : `Did you mean <${near}>?`);
  }
}

function checkAttributes(
  name: string,
  rule: ComponentRule,
  attributes: readonly Attribute[],
  line: number | undefined,
  report: Report,
): void {
  const allowed = Object.keys(rule.attributes);
  const given = attributes.map((attribute) => attribute.name);
  for (const attribute of attributes) {
    const known = Object.hasOwn(rule.attributes, attribute.name);
    if (!known) {
      const free = allowed.filter((each) => !given.includes(each));
      const hint =
        free.length > 0
          ? suggestion(attribute.name, free, 'attributes it takes')
          : `Write ${rule.example}.`;
      report(attribute.line, `<${name}> has no attribute "${attribute.name}".`, hint);
      continue;
    }
    const { values, flag, markdown } = rule.attributes[attribute.name] ?? {};
    if (flag === true && attribute.value !== undefined) {
      const message = `The attribute "${attribute.name}" of <${name}> takes no value.`;
      report(attribute.line, message, `Write ${attribute.name} alone.`);
    }
    if (attribute.value === undefined || flag === true) continue;
    if (attribute.value.trim() === '') {
      report(attribute.line, `The attribute "${attribute.name}" of <${name}> is empty.`);
    } else if (markdown === true) {
      const what = `The attribute "${attribute.name}" of <${name}>`;
      checkInline(attribute.value, what, attribute.line, report);
    } else if (values !== undefined && !values.includes(attribute.value)) {
      const message = `<${name} ${attribute.name}="${attribute.value}"> is not one of the values it may have.`;
      const near = nearest(attribute.value, values);
      const hint =
        near === undefined ? `It may be ${listed(values, 'or')}.` : `Did you mean "${near}"?`;
      report(attribute.line, message, hint);
    }
  }
  for (const missing of allowed) {
    if (rule.attributes[missing]?.required === true && !given.includes(missing)) {
      report(line, `<${name}> needs the attribute "${missing}".`, `Write ${rule.example}.`);
    }
  }
}

function checkPlace(
  node: JsxNode,
  name: string,
  rule: ComponentRule,
  parents: readonly MdastNode[],
  report: Report,
): void {
  const hint = `Write ${rule.example}.`;
  if (rule.content === 'none' && node.children.length > 0) {
    report(lineOf(node), `<${name}> takes no content.`, hint);
  } else if (rule.content === 'text' && node.children.length === 0) {
    report(lineOf(node), `<${name}> has no content.`, hint);
  }
  // The first is the whole section.
  const around = parents[1];
  if (rule.alone === true && around !== undefined) {
    const message = `<${name}> stands inside of ${isJsx(around) ? `<${around.name}>` : (kinds.get(around.type) ?? 'something else')}.`;
    report(lineOf(node), message, 'Put it on lines of its own, outside of everything else.');
  }
}
