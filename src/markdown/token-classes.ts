/**
 * Shiki colors tokens by inline style, which the content-security policy refuses. This theme names a
 * CSS variable for each kind of token, and this transformer turns the variable's name into a class;
 * `styles/code.css` then colors both themes.
 */
import { createCssVariablesTheme, type ShikiTransformer } from 'shiki';

export const codeTheme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--code-' });

const variable = /var\(--code-(?:token-)?([a-z-]+)\)/;

type Line = Parameters<NonNullable<ShikiTransformer['line']>>[0];

/** Astro keeps the signs of a diff from being copied, by a style. */
function withoutStyles(node: Line): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (child.properties['style'] !== undefined) {
      child.properties = { class: 'diff-sign' };
    }
    withoutStyles(child);
  }
}

export const tokenClasses: ShikiTransformer = {
  name: 'token-classes',
  line: withoutStyles,
  pre(node) {
    delete node.properties['style'];
  },
  span(node) {
    const kind = variable.exec(String(node.properties['style'] ?? ''))?.[1];
    delete node.properties['style'];
    if (kind !== undefined && kind !== 'foreground') this.addClassToHast(node, `token-${kind}`);
  },
};
