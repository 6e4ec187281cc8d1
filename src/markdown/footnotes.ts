/**
 * Footnotes of a section. All sections share the booklet, so their anchors carry the section's id; a colon keeps them
 * apart from the anchors of headings. What stands above the list is a label and no heading, whose level a page would have
 * to know.
 */
import { basename } from 'node:path';
import { defineHastPlugin } from 'satteri';
import { parseSectionName } from '../collections/section-files.ts';

const note = /^(#?)user-content-(fn(?:ref)?-)/;
const LABEL = 'footnote-label';

/** Sätteri plugin: gives footnotes their anchors. */
export const footnotes = defineHastPlugin({
  name: 'footnotes',
  element: {
    filter: ['a', 'li', 'h2'],
    visit(node, context) {
      const section = parseSectionName(basename(context.fileURL?.pathname ?? ''))?.id;
      if (section === undefined) return;
      const { id, href, ariaDescribedBy } = node.properties;
      const label = `${section}:${LABEL}`;
      if (node.tagName === 'h2') {
        if (id !== LABEL) return;
        context.replaceNode(node, {
          type: 'element',
          tagName: 'p',
          properties: { id: label, className: ['footnotes-title'] },
          children: [{ type: 'text', value: 'Footnotes' }],
        });
        return;
      }
      for (const [name, value] of Object.entries({ id, href })) {
        if (typeof value !== 'string' || !note.test(value)) continue;
        context.setProperty(node, name, value.replace(note, `$1${section}:$2`));
      }
      if (String(ariaDescribedBy) === LABEL) {
        context.setProperty(node, 'ariaDescribedBy', [label]);
      }
    },
  },
});
