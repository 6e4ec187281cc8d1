/** Finding one's way: contents, permalinks, skip link, next and previous, top, missing pages. */
import { expect, test, type Page } from '@playwright/test';
import { desktop, phone, sectionIds } from './support.ts';

// Jumps instead of glides, so that no test waits for one.
test.use({ viewport: desktop, contextOptions: { reducedMotion: 'reduce' } });

const rail = (page: Page) => page.getByRole('navigation', { name: 'Contents' });

/** Whether the section's heading stands below the header and in the upper half of the window. */
async function expectAtTop(page: Page, id: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate((target) => {
        const header = document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0;
        const top = document.getElementById(target)?.getBoundingClientRect().top ?? Infinity;
        return top >= header - 1 && top < innerHeight / 3;
      }, id),
    )
    .toBe(true);
}

test('the contents rail names all sections and marks the one being read', async ({ page }) => {
  await page.goto('');
  const links = rail(page).getByRole('link');
  await expect(links).toHaveText([/^01/, /^02/, /^03/, /^04/, /^05/, 'Sources']);
  await expect(rail(page).locator('[aria-current]')).toHaveCount(0);
  for (const [index, id] of [...sectionIds, 'references'].entries()) {
    await page.evaluate((target) => document.getElementById(target)?.scrollIntoView(), id);
    await expect(links.nth(index)).toHaveAttribute('aria-current', 'true');
    await expect(rail(page).locator('[aria-current]')).toHaveCount(1);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await expect(rail(page).locator('[aria-current]')).toHaveCount(0);
});

test('a choice in the rail goes to the section', async ({ page }) => {
  await page.goto('');
  const link = rail(page).getByRole('link', { name: 'Diffusion' });
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await link.click();
  await expect(page).toHaveURL(/#diffusion$/);
  await expectAtTop(page, 'diffusion');
  await expect(rail(page).getByRole('link', { name: 'Diffusion' })).toBeInViewport();
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
});

test.describe('on a phone', () => {
  test.use({ viewport: phone });

  test('the menu opens, leads on, and closes by choice, Escape and a tap outside', async ({
    page,
  }) => {
    await page.goto('');
    const menu = page.locator('details.menu');
    const summary = menu.locator('summary');
    await expect(rail(page)).toBeHidden();

    await summary.click();
    await expect(rail(page)).toBeVisible();
    await expect(rail(page).getByRole('link')).toHaveCount(sectionIds.length + 1);
    await rail(page).getByRole('link', { name: 'GANs' }).click();
    await expect(rail(page)).toBeHidden();
    await expectAtTop(page, 'gans');

    await summary.click();
    await expect(rail(page).locator('[aria-current]')).toHaveText(/GANs/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(rail(page)).toBeHidden();
    await expect(summary).toBeFocused();

    await summary.click();
    await page.mouse.click(20, 700);
    await expect(rail(page)).toBeHidden();
  });
});

test('every heading of a section has a permalink, seen on hover and on focus', async ({ page }) => {
  await page.goto('');
  const headings = page.locator('.section :is(h2, .prose > h3)');
  const without = await headings.evaluateAll((elements) =>
    elements
      .filter((heading) => {
        const id = heading.tagName === 'H2' ? heading.closest('section')?.id : heading.id;
        const link = heading.querySelector('a.permalink');
        return !id || link?.getAttribute('href') !== `#${id}`;
      })
      .map((heading) => heading.textContent),
  );
  expect(without).toEqual([]);
  expect(await headings.count()).toBeGreaterThan(15);

  const heading = page.locator('#gans-the-loop');
  const link = heading.locator('.permalink');
  await expect(link).toHaveAccessibleName('Link to “The loop”');
  await expect(link).toHaveCSS('opacity', '0');
  await heading.hover();
  await expect(link).toHaveCSS('opacity', '1');
  await page.mouse.move(0, 0);
  await link.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await expect(link).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#gans-the-loop$/);
  await expectAtTop(page, 'gans-the-loop');
});

test('every link within the page has a place to go, and no two places share a name', async ({
  page,
}) => {
  await page.goto('');
  const { lost, twice } = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const hashes = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    return {
      lost: hashes
        .map((link) => decodeURIComponent(link.hash.slice(1)))
        .filter((id) => !ids.includes(id)),
      twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    };
  });
  expect({ lost, twice }).toEqual({ lost: [], twice: [] });
});

test('the skip link moves focus past the header', async ({ page }) => {
  await page.goto('');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.activeElement?.closest('main') !== null);
  expect(inside).toBe(true);
});

test('each section leads to the next and the previous one', async ({ page }) => {
  await page.goto('');
  for (const [index, id] of sectionIds.entries()) {
    const links = page.locator(`#${id} .section-nav a`);
    const neighbors = [sectionIds[index - 1], sectionIds[index + 1]].filter((each) => each);
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(hrefs).toEqual(neighbors.map((each) => `#${each}`));
  }
  await page.locator('#gans .section-nav [rel="next"]').click();
  await expectAtTop(page, 'diffusion');
  await page.locator('#diffusion .section-nav [rel="prev"]').click();
  await expectAtTop(page, 'gans');
});

test('progress grows with the reading, and "Top" leads back', async ({ page }) => {
  await page.goto('');
  const top = page.getByRole('link', { name: 'Top', exact: true });
  const progress = () =>
    page.locator('.progress').evaluate((bar) => bar.getBoundingClientRect().width / innerWidth);
  const scrollTo = (share: number) =>
    page.evaluate((part) => {
      const { scrollHeight, clientHeight } = document.documentElement;
      window.scrollTo(0, part * (scrollHeight - clientHeight));
    }, share);
  await expect(top).toBeHidden();
  for (const share of [0, 0.25, 0.5, 1]) {
    await scrollTo(share);
    await expect.poll(progress).toBeCloseTo(share, 1);
  }
  await expect(top).toBeVisible();
  await top.click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await expect(top).toBeHidden();
});

test('a missing page says so and leads to every section', async ({ page }) => {
  const response = await page.goto('no/such/page');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('h1')).toHaveCSS('font-family', /EB Garamond/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('main a')).toHaveCount(sectionIds.length);
  await page.getByRole('link', { name: 'The Magic of Diffusion' }).click();
  await expectAtTop(page, 'diffusion');
});
