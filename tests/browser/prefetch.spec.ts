/** From page to page: the next one is fetched when a reader points at its link, and the theme stays. */
import { expect, test } from '@playwright/test';
import { content } from './pages.ts';

const [first] = content.navigation.chapters;

test('a page is fetched on intent, and only then, within the policy', async ({ page }) => {
  const path = first!.path;
  const asked: string[] = [];
  const violations: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  await page.goto('');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((each) => each.endsWith(`/${path}`))).toEqual([]);
  await page.locator(`.way-main a[href$="/${path}"]`).hover();
  await expect.poll(() => asked.filter((each) => each.endsWith(`/${path}`))).toHaveLength(1);
  expect(violations).toEqual([]);
});

test('the theme stays from page to page', async ({ page }) => {
  await page.goto('');
  const theme = page.getByRole('button', { name: /^Theme/ });
  await theme.click();
  await theme.click();
  await expect(theme).toHaveAccessibleName('Theme: dark');
  await page.locator(`.way-main a[href$="/${first!.path}"]`).click();
  await expect(page).toHaveURL(new RegExp(`/${first!.path}$`));
  await expect(theme).toHaveAccessibleName('Theme: dark');
});
