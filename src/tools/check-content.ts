/** `npm run check:content`: what a build would say of the content, without the build. */
import { checkWhole } from '../collections/check.ts';
import { formatProblems, formatWarnings } from '../collections/problem.ts';
import { contentRoot, folderName } from '../collections/root.ts';

const { problems, warnings, sections, comments, bibliography } = await checkWhole(contentRoot);
if (warnings.length > 0) console.warn(formatWarnings(warnings, folderName(contentRoot)));
if (problems.length > 0) {
  console.error(formatProblems(problems, folderName(contentRoot)));
  process.exitCode = 1;
} else {
  const counts = [
    `${sections.length} sections`,
    `${comments.length} comments`,
    `${bibliography.size} sources`,
  ];
  console.log(`The content is right: ${counts.join(', ')}.`);
}
