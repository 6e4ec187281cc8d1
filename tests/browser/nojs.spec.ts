/** Without JavaScript the page is complete: text, code, figures, comments, menu and answers. */
import { expect, test } from '@playwright/test';
import { phone, sectionIds } from './support.ts';

test.use({ javaScriptEnabled: false });

test.beforeEach(({ page }) => page.goto(''));

test('everything there is to read is there', async ({ page }) => {
  await expect(page.locator('h1')).toBeVisible();
  for (const id of sectionIds) {
    await expect(page.locator(`#${id} h2`)).toBeVisible();
    await expect(page.locator(`#${id} .lead`)).toBeVisible();
  }
  await expect(page.locator('.card:visible')).toHaveCount(8);
  await expect(page.locator('.comment:visible')).toHaveCount(2);
  await expect(page.locator('.figure svg:visible')).not.toHaveCount(0);
  await expect(page.locator('.figure svg:not(:visible)')).toHaveCount(0);
  for (const lab of ['gan-lab', 'diffusion-lab']) {
    await expect(page.locator(`${lab} .lab-still svg:visible`)).toHaveCount(4);
    await expect(page.locator(`${lab} .lab-chart svg:visible`)).toHaveCount(4);
  }
  const pictures = page.locator('picture-lab img.lab-still');
  await pictures.scrollIntoViewIfNeeded();
  await expect
    .poll(() => pictures.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(268);
  await expect(page.locator('picture-lab .lab-story')).toContainText(/in 1?\d\d(\.\d)?% of/);
  await expect(page.locator('gan-lab .lab-story')).toContainText(
    /cover [\d, ]+ and 8 of the 8 clusters/,
  );
  await expect(page.locator('diffusion-lab .lab-story')).toContainText(/perfect samples score 0/);
  await expect(page.locator('math.tml-display:visible').first()).toBeVisible();
  await expect(page.locator('#gans .code-block code')).toContainText('g_optimizer.step(g_loss)');
  await expect(page.locator('.references li:visible')).not.toHaveCount(0);
  await expect(page.locator('.hero-emblem svg')).toBeVisible();
});

test('nothing that needs a script shows', async ({ page }) => {
  await expect(page.locator('button:visible')).toHaveCount(0);
  await expect(page.locator('noscript')).toHaveCount(0);
  await expect(
    page.locator(
      ':is(gan-lab, diffusion-lab, picture-lab, hero-emblem) :is(select, input, summary):visible',
    ),
  ).toHaveCount(0);
});

test('answers open', async ({ page }) => {
  const check = page.locator('#gans details.check').first();
  await expect(check.locator('.check-answer')).toBeHidden();
  await check.locator('summary').click();
  await expect(check.locator('.check-answer')).toBeVisible();
});

test('the menu opens and leads on; citations lead to their source', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.locator('details.menu summary').click();
  await page.getByRole('navigation', { name: 'Contents' }).getByText('Diffusion').click();
  await expect(page).toHaveURL(/#diffusion$/);
  await expect(page.locator('#diffusion h2')).toBeInViewport();

  await page.locator('#diffusion .cite a').first().click();
  await expect(page).toHaveURL(/#ref-/);
  await expect(page.locator('.references :target')).toBeInViewport();
});

test('the theme follows the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const ground = () => page.locator('body').evaluate((b) => getComputedStyle(b).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).not.toBe(light);
});
