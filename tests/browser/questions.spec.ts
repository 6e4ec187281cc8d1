/** Questions can be answered by keyboard, say why an answer is wrong, and are kept on the device alone. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { hostileUrl } from './sites.ts';
import { violations } from './support.ts';

type Kind = 'open' | 'choose' | 'estimate' | 'order';

/** The question of a kind, when it can be answered. */
async function question(page: Page, kind: Kind): Promise<Locator> {
  const found = page.locator(`self-check[data-kind="${kind}"]`);
  await found.scrollIntoViewIfNeeded();
  if (kind !== 'open') await expect(found.getByRole('button', { name: 'Check' })).toBeVisible();
  return found;
}

const verdictOf = (found: Locator): Locator => found.locator('.check-verdict[role="status"]');

test.beforeEach(({ page }) => page.goto(`${hostileUrl()}long/`));

test('a choice is made by the arrow keys and judged by Enter', async ({ page }) => {
  const found = await question(page, 'choose');
  const check = found.getByRole('button', { name: 'Check' });
  await check.click();
  await expect(verdictOf(found)).toHaveText('Choose one first.');
  const radios = found.getByRole('radio');
  await radios.first().focus();
  await page.keyboard.press('Space');
  await expect(verdictOf(found)).toBeEmpty();
  await page.keyboard.press('Enter');
  await expect(verdictOf(found)).toContainText('No. It is wrong, because');
  await radios.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(radios.nth(1)).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(verdictOf(found)).toHaveText('Right. It is right.');
});

test('a number may have a comma, and the usual wrong ways are known', async ({ page }) => {
  const found = await question(page, 'estimate');
  const field = found.getByRole('textbox', { name: 'Your answer' });
  for (const [said, verdict] of [
    ['a half', 'Write a number, such as 0.5.'],
    ['8', 'No. It was divided by a quarter.'],
    ['0.6', 'No: too high.'],
    ['-0.5', 'No: too low.'],
    ['0,52', 'Right. Half of one.'],
  ] as const) {
    await field.fill(said);
    await page.keyboard.press('Enter');
    await expect(verdictOf(found)).toHaveText(verdict);
  }
});

test('an order is arranged by buttons that keep the focus and say what they did', async ({
  page,
}) => {
  const found = await question(page, 'order');
  const first = found.getByRole('button', { name: 'Up: The first' });
  const last = found.getByRole('button', { name: 'Down: The third!' });
  await found.getByRole('button', { name: 'Check' }).click();
  await expect(verdictOf(found)).toContainText(/^No\. /);
  for (const [button, times] of [
    [last, 2],
    [first, 2],
  ] as const) {
    await button.focus();
    for (let time = 0; time < times; time += 1) await page.keyboard.press('Enter');
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  }
  await expect(found.locator('.check-acts [role="status"]')).toHaveText(
    /^The first.*: now 1 of 3\.$/,
  );
  await found.getByRole('button', { name: 'Check' }).click();
  await expect(verdictOf(found)).toHaveText('Right, all of it.');
});

test('answers are kept, counted and forgotten', async ({ page }) => {
  const counted = page.locator('[data-answered]');
  const forget = page.getByRole('button', { name: 'Clear them' });
  await expect(counted).toHaveText(['4 questions.', '4 questions.']);
  const open = await question(page, 'open');
  await open.locator('summary').click();
  const choose = await question(page, 'choose');
  await choose.getByRole('radio').nth(2).check();
  await choose.getByRole('button', { name: 'Check' }).click();
  const estimate = await question(page, 'estimate');
  await estimate.getByRole('textbox').fill('8');
  await page.keyboard.press('Enter');
  await expect(counted).toHaveText(Array(2).fill('3 of 4 questions answered.'));

  await page.reload();
  await expect(counted.first()).toHaveText('3 of 4 questions answered.');
  await expect(choose.getByRole('radio').nth(2)).toBeChecked();
  await expect(estimate.getByRole('textbox')).toHaveValue('8');
  await expect(verdictOf(choose)).toBeEmpty();

  await forget.click();
  await expect(counted).toHaveText(['4 questions.', '4 questions.']);
  await expect(choose.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(estimate.getByRole('textbox')).toHaveValue('');
  await expect(forget).toBeDisabled();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('where storage is refused answers count until the page is left', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.reload();
  const found = await question(page, 'choose');
  await found.getByRole('radio').nth(1).check();
  await found.getByRole('button', { name: 'Check' }).click();
  await expect(verdictOf(found)).toContainText('Right.');
  await expect(page.locator('[data-answered]').first()).toHaveText('1 of 4 questions answered.');
  expect(errors).toEqual([]);
});

test('axe finds nothing in answered questions', async ({ page }) => {
  for (const kind of ['choose', 'estimate', 'order'] as const) {
    const found = await question(page, kind);
    if (kind === 'choose') await found.getByRole('radio').first().check();
    if (kind === 'estimate') await found.getByRole('textbox').fill('8');
    await found.getByRole('button', { name: 'Check' }).click();
    await found.locator('summary').click();
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, 'article')).toEqual([]);
  }
});
