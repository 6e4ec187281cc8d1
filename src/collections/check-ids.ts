/** Anchors that meet: two things of one page under one id, so that a link to the one opens the other. */
import { labAnchor, labNames } from '../labs/registry.ts';
import type { Citations } from './citations.ts';
import { commentAnchor, type Comment } from './comments.ts';
import type { Problem } from './problem.ts';
import { reservedIds } from './section-files.ts';
import type { SectionInfo } from './sections.ts';

/** Reports sections and headings whose anchors belong to something else. */
export function checkIds(
  sections: readonly SectionInfo[],
  comments: readonly Comment[],
  { list }: Citations,
): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map<string, string>(reservedIds.map((id) => [id, 'the site itself']));
  for (const { reference, anchor } of list) taken.set(anchor, `the source ${reference.key}`);
  for (const { id } of comments) taken.set(commentAnchor(id), `the comment "${id}"`);
  for (const { file, id, definitions } of sections) {
    for (const { anchor, term } of definitions) taken.set(anchor, `the term "${term}"`);
    taken.set(`${id}-title`, `the title of ${file}`);
  }
  const labs = labNames.map(labAnchor);
  const ownerOf = (anchor: string) =>
    labs.some((lab) => anchor === lab || anchor.startsWith(`${lab}-`))
      ? 'a lab'
      : taken.get(anchor);
  for (const { file, id } of sections) {
    const owner = reservedIds.includes(id) ? undefined : ownerOf(id);
    if (owner !== undefined) {
      const message = `The anchor #${id} of this section belongs to ${owner}.`;
      problems.push({ file, message, hint: 'Change the part of the name after the number.' });
    }
  }
  for (const { file, id } of sections) taken.set(id, `the title of ${file}`);
  for (const { file, headings } of sections) {
    for (const { anchor, line } of headings) {
      const owner = ownerOf(anchor);
      if (owner === undefined) continue;
      const message = `The anchor #${anchor} of this heading belongs to ${owner}.`;
      problems.push({ file, line, message, hint: 'Give the heading other words.' });
    }
  }
  return problems;
}
