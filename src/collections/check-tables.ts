/** Tables in a section: that every row has as many cells as the first. Cells too many would be dropped. */
import { lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';

export function checkTables(tree: MdastNode, report: Report): void {
  for (const { node } of walk(tree)) {
    if (node.type !== 'table') continue;
    const wanted = node.align?.length ?? 0;
    if (node.children.length < 2) {
      report(
        lineOf(node),
        'This table has no rows below its first.',
        'Write them, without an empty line between.',
      );
    }
    for (const row of node.children) {
      const cells = row.children.length;
      if (cells === wanted) continue;
      const hint = 'Leave a cell empty with | |; a stroke inside of a cell is written \\|.';
      report(
        lineOf(row),
        `This row has ${counted(cells)}, but the table ${counted(wanted)}.`,
        hint,
      );
    }
  }
}

function counted(cells: number): string {
  return cells === 1 ? 'one cell' : `${cells} cells`;
}
