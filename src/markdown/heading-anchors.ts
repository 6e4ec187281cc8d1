/**
 * Anchors of the headings inside sections: `<section id>-<slug>`. All sections share the booklet, and links name no
 * page, so the prefix keeps "Where it breaks" of one section apart from that of the next.
 */
import { basename } from 'node:path';
import { defineHastPlugin } from 'satteri';
import { headingAnchor } from '../collections/anchors.ts';
import { parseSectionName } from '../collections/section-files.ts';

/** Sätteri plugin: gives each heading of a section its anchor, and its level as written. */
export const headingAnchors = defineHastPlugin({
  name: 'heading-anchors',
  element: {
    filter: ['h3', 'h4', 'h5', 'h6'],
    visit(node, context) {
      const section = parseSectionName(basename(context.fileURL?.pathname ?? ''));
      if (!section) return;
      context.setProperty(node, 'id', headingAnchor(section.id, context.textContent(node)));
      context.setProperty(node, 'data-depth', node.tagName.slice(1));
    },
  },
});
