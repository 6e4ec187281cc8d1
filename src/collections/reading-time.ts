/** How long a section takes to read. */
import { isJsx, walk, type MdastNode } from './mdx.ts';
import { isQuestion } from './questions.ts';

/**
 * Words a minute when adults read English non-fiction silently: Brysbaert 2019, "How many words do we read per minute?",
 * Journal of Memory and Language 109, 104047.
 */
const WORDS_A_MINUTE = 238;
/** Minutes for a figure, a formula or a code block: our guess. */
const MINUTES_A_FIGURE = 1 / 3;

/** Whole minutes, at least one, without the time that labs and questions take. */
export function minutesToRead(tree: MdastNode): number {
  let words = 0;
  let figures = 0;
  for (const { node, parents } of walk(tree)) {
    if (parents.some(isQuestion)) continue;
    if (node.type === 'text') words += node.value.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    else if (node.type === 'math' || node.type === 'code' || node.type === 'image') figures += 1;
    else if (isJsx(node) && /(?:Figure|Lab)$/.test(node.name ?? '')) figures += 1;
  }
  return Math.max(1, Math.round(words / WORDS_A_MINUTE + figures * MINUTES_A_FIGURE));
}
