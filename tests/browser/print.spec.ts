/** On paper, the booklet and a chapter: the light palette, with answers and the addresses of links. */
import { expect, test, type Page } from '@playwright/test';
import { chaptersThat, chapterThat, content } from './pages.ts';
import { pathUrl } from './sites.ts';
import { brightness } from './support.ts';

/** Opens a page in the dark theme and sends it to the printer. */
async function print(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.goto(pathUrl() + path);
  expect(await brightness(page)).toBeLessThan(0.2);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
}

/** Expects of any page on paper. */
async function expectPrinted(page: Page): Promise<void> {
  await test.step('light colors, whatever the theme', async () => {
    expect(await brightness(page)).toBeCloseTo(1);
    const text = await page
      .locator('.prose > p')
      .first()
      .evaluate((paragraph) => {
        const [red, green, blue] = getComputedStyle(paragraph).color.match(/[\d.]+/g) ?? [];
        return Math.max(Number(red), Number(green), Number(blue));
      });
    expect(text).toBeLessThan(100);
  });

  await test.step('no navigation and no buttons', async () => {
    const gone = 'nav, button, .progress, .permalink, .skip-link, .comment-contribute';
    await expect(page.locator(gone).and(page.locator(':visible'))).toHaveCount(0);
    await expect(page.locator('h1:visible')).toHaveCount(1);
  });

  await test.step('all answers, though none was opened', async () => {
    for (const answer of await page.locator('.check-answer').all()) {
      await expect(answer).toBeVisible();
    }
  });

  await test.step('code is wrapped, not cut', async () => {
    const cut = await page
      .locator('pre')
      .evaluateAll((all) => all.filter((pre) => pre.scrollWidth > pre.clientWidth + 1).length);
    expect(cut).toBe(0);
  });

  await test.step('the address of each link that leads elsewhere', async () => {
    const silent = await page
      .locator('main a[href^="http"], footer a[href^="http"]')
      .evaluateAll((links) =>
        links
          .filter((link) => link.checkVisibility())
          .filter(
            (link) =>
              !getComputedStyle(link, '::after').content.includes(link.getAttribute('href') ?? '?'),
          )
          .map((link) => link.outerHTML),
      );
    expect(silent).toEqual([]);
  });
}

async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('the booklet prints what can be read and hides what can be pressed', async ({ page }) => {
  const { booklet } = content.navigation;
  await print(page, booklet.path);
  await expectPrinted(page);
  // The titles of sections; what stands below them is one level lower.
  await expect(page.locator('.section h2:visible')).toHaveCount(content.sections.length);
  const answers = chaptersThat((_section, source) => source.includes('<Check '));
  if (answers.length > 0) await expect(page.locator('.check-answer')).not.toHaveCount(0);
  // The labs are there as pictures.
  await expect(page.locator('.lab')).toHaveCount(0);
});

test('a chapter prints the same way', async ({ page }) => {
  const { chapter } = chapterThat('a question and a lab', ({ labs }, source) => {
    return labs.length > 0 && source.includes('<Check ');
  });
  await print(page, chapter.path);
  await expectPrinted(page);
  await expect(page.locator('.check-answer')).not.toHaveCount(0);
  await expect(page.locator('.lab-still').first()).toBeVisible();
  await expect(page.locator('[data-lab-control]:visible')).toHaveCount(0);
});

test('the booklet has pages, and each chapter begins one', async ({ page }) => {
  await page.goto(content.navigation.booklet.path);
  const count = await sheets(page);
  const { sections } = content;
  expect(count).toBeGreaterThan(sections.length);
  // Some 250 words a minute, and at least as many on a sheet; figures and labs take room too.
  const minutes = sections.reduce((sum, each) => sum + each.minutes, 0);
  const labs = sections.reduce((sum, each) => sum + each.labs.length, 0);
  expect(count).toBeLessThan(2 * minutes + 2 * labs + sections.length + 10);
});
