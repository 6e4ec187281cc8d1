/** `npm run claims`: every claim that ages, with its sources, when it was checked and when to look again. */
import { inOrder } from '../collections/claims.ts';
import { checkContent } from '../collections/check.ts';
import { isOver, today } from '../collections/days.ts';
import { contentRoot, folderName } from '../collections/root.ts';

const { claims, problems } = checkContent(contentRoot);
if (problems.length > 0) {
  console.warn(
    'Something is wrong with the content, and claims may be missing: npm run check:content.',
  );
}
const day = today();
const overdue = claims.filter(({ again }) => isOver(again, day)).length;
console.log(`Claims that age: ${claims.length}, overdue: ${overdue}.`);
for (const { file, line, sentence, sources, checked, again } of inOrder(claims)) {
  const state = isOver(again, day) ? 'OVERDUE  ' : '';
  console.log(`
${state}${folderName(contentRoot)}/${file}:${line}
  ${sentence}
  ${sources.join(', ')}: checked ${checked}, look again ${again}`);
}
