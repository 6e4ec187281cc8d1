/** The words of the site, counted in the page: taken by press and by key, heard, at an end, and still without a script. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { patience } from '../../src/tools/load.ts';
import { chapterThat, content, type Found } from './pages.ts';
import { desktop, phone, violations } from './support.ts';

const found = (): Found =>
  chapterThat('<SiteWords>', (_section, source) => source.includes('<SiteWords '));

async function awake(page: Page): Promise<Locator> {
  await page.goto(found().chapter.path);
  const words = page.locator('site-words');
  await words.scrollIntoViewIfNeeded();
  await expect(words).toHaveAttribute('data-ready', '', { timeout: patience(10_000) });
  return words;
}

/** Lists in place of the still, with the same counts. */
const counts = (words: Locator): Promise<string[]> => words.locator('summary').allTextContents();

test('what the page counts is what the build has counted', async ({ page, browser }) => {
  const words = await awake(page);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(page.url());
  expect(await counts(words)).toEqual(await counts(still.locator('site-words')));
  await context.close();
});

test('a press takes a word, the focus goes on, and the way back takes it back', async ({
  page,
}) => {
  const words = await awake(page);
  const field = words.getByRole('textbox');
  const before = await field.inputValue();
  const first = words.locator('.next-words button').first();
  const word = (await first.textContent())!;
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(`${before} ${word}`);
  await expect(words.getByRole('list', { name: `after “${word}”` })).toBeVisible();
  await expect(words.locator('.next-words button:focus')).toHaveCount(1);
  await expect(words.locator('[data-live-region]')).toContainText(`after “${word}”`);
  await words.getByRole('button', { name: 'Take one back' }).click();
  await expect(field).toHaveValue(before);
});

test('a sentence leads to the heading that it stands under', async ({ page }) => {
  const words = await awake(page);
  await words.locator('summary').first().press('Enter');
  const link = words.getByRole('link').first();
  await expect(link).toBeVisible();
  await expect(link.locator('mark').first()).toBeVisible();
  const href = (await link.getAttribute('href'))!;
  await link.click();
  await expect(page).toHaveURL((url) => url.href.endsWith(href));
  const place = page.locator(href.includes('#') ? ':target' : 'h1');
  await expect(place).toBeInViewport();
});

test('a word that is unknown is named, and taking words comes to an end', async ({ page }) => {
  const words = await awake(page);
  const field = words.getByRole('textbox');
  await field.fill('xqzwv');
  await expect(words).toContainText('“xqzwv” is not a word of this site');
  await expect(words.locator('.next-words')).toHaveCount(0);
  await field.fill('');
  await expect(words).toContainText('Begin with a word');
  // The last word of a sentence that stands nowhere else.
  const text = (await (
    await page.request.get((await words.getAttribute('data-text')) ?? '')
  ).json()) as { sentences: string[] }[];
  const all = text
    .flatMap(({ sentences }) => sentences)
    .join(' ')
    .toLowerCase();
  const last = all
    .match(/\p{L}{4,}(?=\. )/gu)!
    .find(
      (word) => all.split(new RegExp(`(?<![\\p{L}’-])${word}(?![\\p{L}’-])`, 'u')).length === 2,
    )!;
  await field.fill(last);
  await expect(words).toContainText('a counting model has no answer');
});

test('a text that does not come is told, and tried again', async ({ page }) => {
  await page.route('**/sentences.json', (route) => route.abort());
  await page.goto(found().chapter.path);
  const words = page.locator('site-words');
  await words.scrollIntoViewIfNeeded();
  await expect(words.getByRole('status')).toContainText('could not be loaded');
  await expect(words.locator('.next-words').first()).toBeVisible();
  await page.unroute('**/sentences.json');
  await words.getByRole('textbox').fill('the');
  await expect(words.getByRole('list', { name: 'Bigram, after “the”' })).toBeVisible();
  await expect(words.getByRole('status')).toBeEmpty();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${scheme}, wide and narrow`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const words = await awake(page);
    await words.locator('summary').first().click();
    for (const size of [desktop, phone]) {
      await page.setViewportSize(size);
      expect(await violations(page, 'site-words')).toEqual([]);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scroll).toBeLessThanOrEqual(size.width);
    }
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the words, the counts and the sentences stand there', async ({ page }) => {
    for (const path of [found().chapter.path, content.navigation.booklet.path]) {
      await page.goto(path);
      const words = page.locator('site-words');
      await expect(words.getByRole('textbox')).toHaveCount(0);
      await expect(words.locator('.next-words b').first()).toBeVisible();
      await words.locator('summary').first().click();
      await expect(words.getByRole('link').first()).toBeVisible();
    }
  });
});
