/** Attributes of a tag in MDX, with their lines and their values where these are plain text. */
import { lineOf, type JsxNode } from './mdx.ts';
import type { Report } from './problem.ts';

/** One attribute. */
export interface Attribute {
  readonly name: string;
  /** Its text; undefined where it has none, or one that could not be read (which is reported). */
  readonly value: string | undefined;
  readonly line: number | undefined;
}

/** Reads the attributes; code in braces is reported, because editors write text. */
export function attributesOf(node: JsxNode, source: string, report: Report): Attribute[] {
  const attributes: Attribute[] = [];
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report(
        lineOf(node),
        `<${node.name}> has code {${attribute.value}} among its attributes.`,
        plain,
      );
      continue;
    }
    const { name, value } = attribute;
    const line = lineOfAttribute(node, name, source);
    const text = typeof value === 'object' && value !== null ? literal(value.value) : value;
    if (typeof value === 'object' && value !== null && text === undefined) {
      report(line, `The attribute "${name}" of <${node.name}> is code {${value.value}}.`, plain);
    }
    attributes.push({ name, value: text ?? undefined, line });
  }
  return attributes;
}

const plain = 'Write text in double quotes: name="text".';

/** Value of one attribute, silently. */
export function attributeValue(node: JsxNode, name: string): string | undefined {
  const found = attributesOf(node, '', () => undefined).find((each) => each.name === name);
  return found?.value;
}

/** Whether the tag has it, with a value or without. */
export function hasAttribute(node: JsxNode, name: string): boolean {
  return attributesOf(node, '', () => undefined).some((each) => each.name === name);
}

/** The text of a JavaScript string literal without anything to compute in it. */
function literal(code: string): string | undefined {
  const match = /^\s*(["'`])((?:(?!\1)[^\\])*)\1\s*$/.exec(code);
  return match?.[1] === '`' && match[2]?.includes('${') ? undefined : match?.[2];
}

/** The parser gives no positions of attributes: the first line of the tag that has the name. */
function lineOfAttribute(node: JsxNode, name: string, source: string): number | undefined {
  const { start, end } = node.position ?? {};
  if (start === undefined || end === undefined) return undefined;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const index = lines.findIndex((line, at) =>
    (at === 0 ? line.slice(start.column - 1) : line).includes(name),
  );
  return start.line + Math.max(index, 0);
}
