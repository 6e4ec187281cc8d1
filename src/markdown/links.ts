/**
 * A link that an author writes as a tag, `<a href="#gans">`, is MDX's own and no component takes it. This makes it one,
 * `<A>`, so that `components/Link.astro` finds the page of its anchor like that of any other link.
 */
import { defineMdastPlugin } from 'satteri';

/** Sätteri plugin: renames the tags. */
export const links = defineMdastPlugin({
  name: 'links',
  mdxJsxTextElement(node, context) {
    if (node.name === 'a') context.setProperty(node, 'name', 'A');
  },
  mdxJsxFlowElement(node, context) {
    if (node.name === 'a') context.setProperty(node, 'name', 'A');
  },
});
