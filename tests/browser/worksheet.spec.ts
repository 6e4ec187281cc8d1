/** A worksheet has the chapter's questions and experiments to print, and answers that can be left out. */
import { expect, test } from '@playwright/test';
import { defaults } from '../../src/labs/shared/settings/settings.ts';
import { labs } from '../../src/labs/registry.ts';
import { anyLab, chapterThat, chaptersThat } from './pages.ts';

const asks = ({ questions }: { questions: readonly unknown[] }): boolean => questions.length > 0;

test('each chapter with questions leads to a worksheet that has them all', async ({ page }) => {
  const all = chaptersThat(asks);
  for (const { section, chapter } of all) {
    await page.goto(chapter.path);
    await page.locator('.check-tally').getByRole('link').click();
    await expect(page.locator('h1')).toContainText(section.title);
    await expect(page.locator('.sheet > .check[data-kind]')).toHaveCount(section.questions.length);
    await expect(page.locator('.sheet-answers [data-question]')).toHaveCount(
      section.questions.length,
    );
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('answers begin a page of their own and can be left out', async ({ page }) => {
    const { chapter } = chapterThat('a question', asks);
    await page.goto(chapter.worksheet!.path);
    const answers = page.locator('.sheet-answers');
    await expect(answers).toBeVisible();
    await page.getByLabel('Leave the answers out').check();
    await expect(answers).toBeHidden();
    await page.getByLabel('Leave the answers out').uncheck();
    await page.emulateMedia({ media: 'print' });
    await expect(answers).toHaveCSS('break-before', 'page');
    await expect(page.getByLabel('Leave the answers out')).toBeHidden();
    await expect(
      page.locator('.site-header, .site-footer').and(page.locator(':visible')),
    ).toHaveCount(0);
  });
});

test('the links of experiments open the lab as it has to be set', async ({ page }) => {
  const lab = anyLab();
  const { experiments, table } = labs[lab.name];
  await page.goto(lab.chapter.path.concat('worksheet/'));
  const links = page.locator('.sheet-experiment').getByRole('link');
  await expect(links.first()).toBeVisible();
  const index = experiments.findIndex(({ settings }) => Object.keys(settings).length > 0);
  const { pathname, search } = new URL((await links.nth(index).getAttribute('href'))!);
  expect(pathname.endsWith(`/${lab.path}`)).toBe(true);
  await page.goto(lab.path + search);
  const opened = page.locator(`${lab.name}-lab`);
  await expect(opened).toHaveAttribute('data-ready', '');
  await expect(opened.locator('[data-notice]')).toBeEmpty();
  const wanted = { ...defaults(table), ...experiments[index]!.settings };
  for (const name of Object.keys(experiments[index]!.settings)) {
    await expect(opened.locator(`[data-setting="${name}"]`).first()).toHaveValue(
      String(wanted[name]),
    );
  }
});
