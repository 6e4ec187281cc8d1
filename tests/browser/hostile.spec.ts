/** Content that is meant to break a page is shown as it was written: nothing runs, nothing spills. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { pagesOf } from './pages.ts';
import { hostileUrl } from './sites.ts';
import { disorder, expectNoOverflow, openAnswers } from './support.ts';

interface Comment {
  readonly id: string;
  readonly text: string;
  readonly author?: string;
}

const file = 'tests/fixtures/site/hostile/comments.json';
const comments = JSON.parse(readFileSync(file, 'utf8')) as Comment[];

const hostilePages = pagesOf('hostile');
/** The chapter with the comments. */
const chapter = (): string => `${hostileUrl()}comments/`;

for (const path of ['', 'comments/', 'booklet/']) {
  test(`comments are text, character for character, and make no element: /${path}`, async ({
    page,
  }) => {
    await page.goto(hostileUrl() + path);
    const shown = await page.locator('.comment').evaluateAll((elements) =>
      elements.map((comment) => ({
        id: comment.id.replace(/^comment-/, ''),
        text: comment.querySelector('blockquote')?.textContent,
        inside: comment.querySelectorAll('blockquote *, bdi *').length,
        author: comment.querySelector('bdi')?.textContent,
      })),
    );
    expect(shown).toEqual(
      comments.map(({ id, text, author }) => ({
        id,
        // HTML knows one kind of line break.
        text: text.replaceAll('\r\n', '\n'),
        inside: 0,
        author,
      })),
    );
    await expect(page.locator('.comments :is(script, img, svg, iframe)')).toHaveCount(0);
    const made = 'main :is(img:not(.image), iframe, [onerror], [onload])';
    await expect(page.locator(made)).toHaveCount(0);
  });
}

for (const { name, path } of hostilePages) {
  test(`nothing runs and nothing sticks out, however long a word is: ${name}`, async ({ page }) => {
    let dialogs = 0;
    page.on('dialog', async (dialog) => {
      dialogs += 1;
      await dialog.dismiss();
    });
    await page.goto(hostileUrl() + path);
    expect.soft(await disorder(page)).toEqual([]);
    await openAnswers(page);
    await expectNoOverflow(page);
    expect(dialogs).toBe(0);
  });
}

test('an override of direction ends with the comment or the name that holds it', async ({
  page,
}) => {
  await page.goto(chapter());
  /** Whether the words run from left to right, as drawn. */
  const readsOnward = (selector: string) =>
    page.locator(selector).evaluate((element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const text = walker.nextNode() as Text;
      const left = (offset: number) => {
        const range = document.createRange();
        range.setStart(text, offset);
        range.setEnd(text, offset + 1);
        return range.getBoundingClientRect().left;
      };
      return [0, 1, 2].every((offset) => left(offset) < left(offset + 1));
    });
  // The override is real: the name itself is turned round.
  expect(await readsOnward('#comment-override bdi')).toBe(false);
  for (const place of [
    '#comment-override time',
    '#comment-override .comment-source a',
    '#comment-isolate .comment-source a',
    '#comment-isolate blockquote',
    '#comment-after blockquote',
  ]) {
    expect.soft(await readsOnward(place), place).toBe(true);
  }
});
