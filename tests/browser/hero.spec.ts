/** The emblem of the title: drawn once before the reader's eyes, replayed and scrubbed at will, still where that is asked. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { EMBLEM_STEPS } from '../../src/models/emblem-run.ts';
import { chapterThat } from './pages.ts';
import { phone } from './support.ts';

const hero = (page: Page): Locator => page.locator('hero-emblem');
const points = (page: Page): Locator => hero(page).locator('.emblem-point');
const scrubber = (page: Page): Locator => page.getByLabel(/^The emblem’s way from noise/);

/** Whether anything is on the canvas. */
function drawn(page: Page): Promise<boolean> {
  return hero(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      return canvas.getContext('2d')!.getImageData(0, 0, width, height).data.some(Boolean);
    });
}

test('it plays once, from noise, and the still takes its place again', async ({ page }) => {
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-playing', '');
  await expect(hero(page).locator('canvas')).toBeVisible();
  await expect(points(page)).toBeHidden();
  await expect.poll(() => drawn(page)).toBe(true);
  await expect(hero(page)).not.toHaveAttribute('data-playing', '', { timeout: 15_000 });
  await expect(points(page)).toBeVisible();
  await expect(hero(page).locator('canvas')).toBeHidden();
  // It does not play by itself again.
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await page.waitForTimeout(100);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForTimeout(300);
  await expect(hero(page)).not.toHaveAttribute('data-playing', '');
  await page.getByRole('button', { name: 'Draw it again' }).click();
  await expect(hero(page)).toHaveAttribute('data-playing', '');
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('it stands still until it is asked, and is scrubbed by keyboard', async ({ page }) => {
    await page.goto('');
    await expect(hero(page)).toHaveAttribute('data-ready', '');
    await page.waitForTimeout(500);
    expect(page.workers()).toHaveLength(0);
    await expect(points(page)).toBeVisible();
    const slider = scrubber(page);
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', `step 0 of ${EMBLEM_STEPS}`);
    await expect(hero(page)).toHaveAttribute('data-playing', '');
    await expect.poll(() => drawn(page)).toBe(true);
    await page.keyboard.press('End');
    await expect(slider).toHaveAttribute('aria-valuetext', /of 20$/);
    await expect(points(page)).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the still is there, and no control', async ({ page }) => {
    await page.goto('');
    await expect(points(page)).toBeVisible();
    await expect(scrubber(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Draw it again' })).toBeHidden();
  });
});

test('in print it is the still', async ({ page }) => {
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-playing', '');
  await page.emulateMedia({ media: 'print' });
  await expect(hero(page).locator('canvas')).toBeHidden();
  await expect(points(page)).toBeVisible();
});

test('where the worker fails, the still stays', async ({ page }) => {
  await page.route(/worker.*\.js$/, (route) => route.abort());
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-ready', '');
  await page.waitForTimeout(300);
  await expect(points(page)).toBeVisible();
});

test('the caption says what it is and leads to how it works', async ({ page }) => {
  const { chapter } = chapterThat('the id "diffusion"', ({ id }) => id === 'diffusion');
  await page.setViewportSize(phone);
  await page.goto('');
  const caption = hero(page).locator('.hero-imprint');
  await expect(caption).toContainText(/2,400 points of noise/);
  await caption.getByRole('link').click();
  await expect(page).toHaveURL(`/${chapter.path}`);
  await expect(page.locator('h1')).toContainText(chapter.title);
});
