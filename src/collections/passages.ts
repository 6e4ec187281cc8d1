/** What the sections say, sentence by sentence, with the place where each stands. */
import { headingAnchor, plainText } from './anchors.ts';
import { walk } from './mdx.ts';
import { treeOf, wordsOf } from './prose.ts';
import { isQuestion } from './questions.ts';
import type { SectionInfo } from './sections.ts';
import type { Passage } from '../text/passage.ts';

type Named = Pick<SectionInfo, 'id' | 'file' | 'title' | 'shortTitle'>;

/**
 * The paragraphs of checked sections, those under one heading together; without questions, whose answers are for those who
 * have tried them.
 *
 * @param address of a path under the site's root.
 */
export function passagesOf(
  sections: readonly Named[],
  address: (path: string) => string,
  root?: string,
): Passage[] {
  return sections
    .flatMap((section) => passagesIn(section, address, root))
    .filter(({ sentences }) => sentences.length > 0);
}

function passagesIn(
  { id, file, title, shortTitle }: Named,
  address: (path: string) => string,
  root?: string,
): Passage[] {
  const tree = treeOf(file, root);
  if (tree === undefined) return [];
  const chapter = shortTitle ?? title;
  let sentences: string[] = [];
  const passages: Passage[] = [{ url: address(`${id}/`), chapter, heading: title, sentences }];
  for (const { node, parents } of walk(tree)) {
    if (node.type === 'heading') {
      const heading = plainText(node).trim();
      const url = address(`${id}/#${headingAnchor(id, heading)}`);
      passages.push({ url, chapter, heading, sentences: (sentences = []) });
    } else if (node.type === 'paragraph' && !parents.some(isQuestion)) {
      sentences.push(...sentencesOf(wordsOf(node)));
    }
  }
  return passages;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Sentences that have a word. */
export function sentencesOf(text: string): string[] {
  return [...segmenter.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}
