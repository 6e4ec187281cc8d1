/** Reads `title="…"` after a fence's language and hands it to the code block as `data-title`. */
import type { ShikiTransformer } from 'shiki';

export const codeTitle: ShikiTransformer = {
  name: 'code-title',
  pre(node) {
    const title = /\btitle="([^"]+)"/.exec(this.options.meta?.__raw ?? '')?.[1];
    if (title !== undefined) node.properties['data-title'] = title;
  },
};
