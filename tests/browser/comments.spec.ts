/** Comments of readers: many of them, in lines as they were written, and in whatever direction they are read. */
import { expect, test, type Locator } from '@playwright/test';
import { hostileUrl } from './sites.ts';

const OPEN = 10;
const ALL = 100;

test.beforeEach(async ({ page }) => {
  await page.goto(`${hostileUrl()}comments/`);
});

test('of a hundred comments ten stand open, and the others unfold', async ({ page }) => {
  const comments = page.locator('.comment');
  await expect(comments).toHaveCount(ALL);
  await expect(comments.and(page.locator(':visible'))).toHaveCount(OPEN);
  const more = page.getByText(`${ALL - OPEN} more comments`);
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(comments.and(page.locator(':visible'))).toHaveCount(ALL);
});

test('a link to a folded comment unfolds it', async ({ page }) => {
  await expect(page.locator('#comment-reader-99')).toBeHidden();
  await page.goto(`${hostileUrl()}comments/#comment-reader-99`);
  await expect(page.locator('#comment-reader-99')).toBeInViewport();
});

/** Edges of the first line in which the words stand, in CSS pixels. */
function edgesOf(
  comment: Locator,
  words: string,
): Promise<{ left: number; right: number; top: number }> {
  return comment.locator('blockquote').evaluate((quote, wanted) => {
    const text = quote.firstChild as Text;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(wanted));
    range.setEnd(text, text.data.indexOf(wanted) + wanted.length);
    const { left, right, top } = range.getBoundingClientRect();
    return { left, right, top };
  }, words);
}

test('lines stay lines, and what is indented stays indented', async ({ page }) => {
  const comment = page.locator('#comment-lines');
  const [one, two, three] = [
    await edgesOf(comment, 'one'),
    await edgesOf(comment, 'two'),
    await edgesOf(comment, 'three'),
  ];
  expect(two.top).toBeGreaterThan(one.top);
  expect(three.top).toBeGreaterThan(two.top);
  expect(two.left).toBeCloseTo(one.left, 0);
  expect(three.left).toBeGreaterThan(two.left + 10);
});

test('a comment that is written from right to left is read so, and so is its author', async ({
  page,
}) => {
  const comment = page.locator('#comment-right-to-left');
  const quote = comment.locator('blockquote');
  await expect(quote).toHaveCSS('direction', 'rtl');
  await expect(comment.locator('bdi')).toHaveCSS('direction', 'rtl');
  // Its words begin at the right edge, and what stands in Latin letters is left of them.
  const box = (await quote.boundingBox())!;
  const first = await edgesOf(comment, 'هذا');
  const latin = await edgesOf(comment, 'GAN');
  expect(Math.abs(first.right - (box.x + box.width))).toBeLessThan(4);
  expect(latin.right).toBeLessThan(first.left);
  // The others keep their own.
  await expect(page.locator('#comment-lines blockquote')).toHaveCSS('direction', 'ltr');
});
