/** The columns of a table are aligned by inline style, which the content-security policy refuses: a class says the same. */
import { defineHastPlugin } from 'satteri';

const alignment = /text-align:\s*(center|right)/;

/** Sätteri plugin: `center` and `right` as classes of cells; left is what all have. */
export const cellAlignment = defineHastPlugin({
  name: 'cell-alignment',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const side = alignment.exec(String(node.properties['style'] ?? ''))?.[1];
      context.setProperty(node, 'style', null);
      if (side !== undefined) context.setProperty(node, 'className', [side]);
    },
  },
});
