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
  // A citation's definition is underlined anyway, a word in code is not.
  const word = page.locator('.prose code .idea.generator').first();
  const field = page.locator('.figure:not(.margin-figure) .fig-panel').nth(1);
  await field.scrollIntoViewIfNeeded();
  await expect(word).toHaveCSS('text-decoration-line', 'none');
  // Somewhere on a contour line of the learned density.
  const [x, y] = await field
    .locator('path.generator')
    .first()
    .evaluate((path: SVGPathElement) => {
      const at = path.getPointAtLength(path.getTotalLength() / 3);
      const { x, y } = at.matrixTransform(path.getScreenCTM()!);
      return [x, y];
    });
  await page.mouse.move(x!, y!);
  await expect(word).toHaveCSS('text-decoration-line', 'underline');
});
