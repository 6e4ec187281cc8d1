/**
 * Elements that an author writes as tags, `<a href="#gans">`, are MDX's own and no component takes them. This makes them
 * components, `<A>`, so that a link finds the page of its anchor and a table scrolls like any other.
 */
import { defineMdastPlugin } from 'satteri';

const components: ReadonlyMap<string | null, string> = new Map([
  ['a', 'A'],
  ['table', 'Table'],
]);

/** Sätteri plugin: renames the tags. */
export const tags = defineMdastPlugin({
  name: 'tags',
  mdxJsxTextElement(node, context) {
    context.setProperty(node, 'name', components.get(node.name) ?? node.name);
  },
  mdxJsxFlowElement(node, context) {
    context.setProperty(node, 'name', components.get(node.name) ?? node.name);
  },
});
