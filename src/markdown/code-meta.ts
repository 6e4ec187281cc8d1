/** Hands what stands after a fence's language to the code block: `title="…"` as `data-title`, `brief` as `data-brief`. */
import type { ShikiTransformer } from 'shiki';
import { isBriefFence } from '../collections/brief.ts';

export const codeMeta: ShikiTransformer = {
  name: 'code-meta',
  pre(node) {
    const meta = this.options.meta?.__raw ?? '';
    const title = /\btitle="([^"]+)"/.exec(meta)?.[1];
    if (title !== undefined) node.properties['data-title'] = title;
    if (isBriefFence(meta)) node.properties['data-brief'] = '';
  },
};
