/**
 * Every way in which content may be wrong, one folder of tests/fixtures/content each, and the message
 * that an editor gets. A new case is a new folder; run `npx vitest run tests/content -u` and read the
 * message it writes to messages/.
 */
import { expect, test } from 'vitest';
import { checkWhole } from '../../src/collections/check.ts';
import { formatProblems } from '../../src/collections/problem.ts';
import { badFixtures, contentFolder } from './overlay.ts';

test.each(badFixtures)('%s', async (fixture) => {
  const { problems } = await checkWhole(contentFolder(fixture), { today: '2026-11-26' });
  expect(problems).not.toHaveLength(0);
  await expect(`${formatProblems(problems)}\n`).toMatchFileSnapshot(`messages/${fixture}.txt`);
});

test('the fixture under all of them is right', async () => {
  expect((await checkWhole(contentFolder())).problems).toEqual([]);
});
