import { expect, test } from '@playwright/test';

/** Words and marks of the five ideas light each other, without a script. */
test.use({ javaScriptEnabled: false });

test('a word leaves only its marks lit, by pointer and by keyboard', async ({ page }) => {
  await page.goto('/gans/');
  const word = page.locator('.prose a.idea.generator').first();
  const own = page.locator('.fig-panel .generator').first();
  const other = page.locator('.fig-panel:has(.generator) .discriminator').first();
  await expect(other).toHaveCSS('opacity', '1');
  await word.hover();
  await expect(other).toHaveCSS('opacity', '0.18');
  await expect(own).toHaveCSS('opacity', '1');
  await page.mouse.move(0, 0);
  await expect(other).toHaveCSS('opacity', '1');
  await word.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(word).toBeFocused();
  await expect(other).toHaveCSS('opacity', '0.18');
});

test('a mark underlines its words', async ({ page }) => {
  await page.goto('/what-is-generative-ai/');
  const word = page.locator('.prose span.idea.real, .prose a.idea.real').first();
  const mark = page.locator('.figure .fig-panel path.real').first();
  await mark.scrollIntoViewIfNeeded();
  await expect(word).not.toHaveCSS('text-decoration-line', 'underline');
  await mark.hover({ force: true });
  await expect(word).toHaveCSS('text-decoration-line', 'underline');
});
