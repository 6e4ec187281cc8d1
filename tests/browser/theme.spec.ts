/** Light and dark: the system's choice by default, the reader's when made, and no flash between. */
import { expect, test, type Page } from '@playwright/test';
import { brightness } from './support.ts';

const themeButton = (page: Page) => page.getByRole('button', { name: /^Theme/ });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page follows a ${colorScheme} system`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('');
    await expect(themeButton(page)).toHaveAccessibleName('Theme: system');
    const light = (await brightness(page)) > 0.5;
    expect(light).toBe(colorScheme === 'light');
    // And follows when the system changes its mind.
    await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
    expect((await brightness(page)) > 0.5).toBe(!light);
  });
}

test('the switch goes from system to light to dark and is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('');
  const button = themeButton(page);
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: light');
  expect(await brightness(page)).toBeGreaterThan(0.8);
  await page.reload();
  await expect(button).toHaveAccessibleName('Theme: light');
  expect(await brightness(page)).toBeGreaterThan(0.8);

  await button.click();
  await expect(button).toHaveAccessibleName('Theme: dark');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await brightness(page)).toBeLessThan(0.2);
  // The other page remembers it too.
  await page.goto('no/such/page');
  expect(await brightness(page)).toBeLessThan(0.2);

  await button.click();
  await expect(button).toHaveAccessibleName('Theme: system');
  await page.reload();
  await expect(button).toHaveAccessibleName('Theme: system');
  expect(await brightness(page)).toBeGreaterThan(0.8);
});

test('a remembered theme holds before anything of the body is there', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    const seen = window as { themeAtFirstBody?: string };
    new MutationObserver((_changes, observer) => {
      if (!document.body) return;
      seen.themeAtFirstBody = document.documentElement.dataset['theme'] ?? 'none';
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.emulateMedia({ colorScheme: 'light' });
  // A slow answer, so that a script that does not block would come too late.
  await page.route('**/theme.js', async (route) => {
    const response = await route.fetch();
    await page.evaluate(() => 'a round trip to the browser and back');
    await route.fulfill({ response });
  });
  await page.goto('', { waitUntil: 'domcontentloaded' });
  const seen = await page.evaluate(
    () => (window as { themeAtFirstBody?: string }).themeAtFirstBody,
  );
  expect(seen).toBe('dark');
});

test('what is remembered is a theme or nothing', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', '"><script>'));
  await page.goto('');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(themeButton(page)).toHaveAccessibleName('Theme: system');
});

test('the switch works where storage is refused', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  await themeButton(page).click();
  await themeButton(page).click();
  await expect(themeButton(page)).toHaveAccessibleName('Theme: dark');
  expect(await brightness(page)).toBeLessThan(0.2);
  expect(errors).toEqual([]);
});
