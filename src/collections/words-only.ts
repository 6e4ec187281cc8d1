/** A section's source with everything blanked but the words that readers will see as they are written. */
import { walk, type MdastNode } from './mdx.ts';

/** What stands for a character that is not the words' own. */
export const BLANK = '\uFFFC';

/**
 * As long as the source and with the same lines, so that offsets are those of the source. What Markdown has understood
 * (tags, code, formulas, links' addresses, escapes, entities) is blank; marks that it has not understood are still there.
 */
export function wordsOnly(tree: MdastNode, source: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { node } of walk(tree)) {
    const { start, end } = node.position ?? {};
    if (node.type !== 'text' || start?.offset === undefined || end?.offset === undefined) continue;
    if (start.offset < at) continue;
    const { value } = node;
    const words = source
      .slice(start.offset, end.offset)
      // The backslash before ( and ) is LaTeX's more often than an escape.
      .replaceAll(/\\[!-'*-/:-@[-`{-~]/g, blanked)
      .replaceAll(/&#?\w+;/g, (entity) => (value.includes(entity) ? entity : blanked(entity)));
    parts.push(blanked(source.slice(at, start.offset)), words);
    at = end.offset;
  }
  return parts.join('') + blanked(source.slice(at));
}

function blanked(text: string): string {
  return text.replaceAll(/[^\n]/g, BLANK);
}
