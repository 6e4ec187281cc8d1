/** Citation and definition cards: hover, focus and tap, as WCAG 2.2, 1.4.13 asks. */
import { expect, test, type Page } from '@playwright/test';

// Cards close after a moment: the tests move the clock instead of waiting.
test.beforeEach(async ({ page }) => {
  await page.clock.install();
  await page.goto('');
});

const card = (page: Page) => page.getByRole('tooltip');
const citation = (page: Page) => page.locator('#gans .cite a').first();
const term = (page: Page) => page.locator('#gans a.term').first();

/** What the target of the link says. */
async function target(page: Page, link: ReturnType<typeof citation>): Promise<string> {
  const href = (await link.getAttribute('href')) ?? '';
  return page.locator(`${href} [data-card-content]`).innerText();
}

test('a citation opens under the pointer, can be hovered, and closes behind it', async ({
  page,
}) => {
  const link = citation(page);
  await expect(card(page)).toBeHidden();
  await link.hover();
  await expect(card(page)).toBeVisible();
  await expect(card(page)).toHaveText(await target(page, link));
  await expect(link).toHaveAccessibleDescription(await target(page, link));
  await card(page).hover();
  await page.clock.runFor(2000);
  await expect(card(page)).toBeVisible();
  await expect(card(page).getByRole('link')).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.runFor(2000);
  await expect(card(page)).toBeHidden();
});

test('a citation opens on focus and closes on Escape without losing its place', async ({
  page,
}) => {
  const link = citation(page);
  await link.focus();
  await expect(card(page)).toHaveText(await target(page, link));
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
  await expect(link).toBeFocused();
  await expect(link).not.toHaveAttribute('aria-describedby');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#ref-/);
});

test('a defined term shows its definition', async ({ page }) => {
  const link = term(page);
  await link.hover();
  const definition =
    'The network that turns noise into samples and tries to make them pass for real.';
  await expect(card(page)).toHaveText(definition);
  expect(await target(page, link)).toBe(definition);
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
});

test('each citation and each term has a card to show', async ({ page }) => {
  const empty = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[data-card]')]
      .filter((link) => {
        const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        return !place?.querySelector('[data-card-content]')?.textContent?.trim();
      })
      .map((link) => link.outerHTML),
  );
  expect(empty).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });

  test('the first tap opens, the second follows, a tap elsewhere closes', async ({ page }) => {
    const link = citation(page);
    await link.tap();
    await expect(card(page)).toHaveText(await target(page, link));
    expect(new URL(page.url()).hash).toBe('');
    const box = await card(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);

    await page.locator('#gans .lead').dispatchEvent('pointerdown', { bubbles: true });
    await expect(card(page)).toBeHidden();

    await link.tap();
    await expect(card(page)).toBeVisible();
    expect(new URL(page.url()).hash).toBe('');
    await link.tap();
    await expect(page).toHaveURL(/#ref-/);
    await expect(card(page)).toBeHidden();
  });
});
