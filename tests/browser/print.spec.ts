/** On paper: a booklet in the light palette, with answers and the addresses of links. */
import { expect, test } from '@playwright/test';
import { pathUrl } from './sites.ts';
import { brightness } from './support.ts';

test('print shows what can be read and hides what can be pressed', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.goto(pathUrl());
  expect(await brightness(page)).toBeLessThan(0.2);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

  await test.step('light colors, whatever the theme', async () => {
    expect(await brightness(page)).toBeCloseTo(1);
    const text = await page
      .locator('#gans .prose > p')
      .first()
      .evaluate((paragraph) => {
        const [red, green, blue] = getComputedStyle(paragraph).color.match(/[\d.]+/g) ?? [];
        return Math.max(Number(red), Number(green), Number(blue));
      });
    expect(text).toBeLessThan(100);
  });

  await test.step('no navigation and no buttons', async () => {
    const gone =
      'nav, button, .progress, .back-to-top, .permalink, .skip-link, .comment-contribute';
    await expect(page.locator(gone).and(page.locator(':visible'))).toHaveCount(0);
    await expect(page.locator('h1, .section h2').and(page.locator(':visible'))).toHaveCount(6);
  });

  await test.step('all answers, though none was opened', async () => {
    const answers = page.locator('.check-answer');
    expect(await answers.count()).toBeGreaterThan(3);
    for (const answer of await answers.all()) await expect(answer).toBeVisible();
  });

  await test.step('code is wrapped, not cut', async () => {
    const cut = await page
      .locator('pre')
      .evaluateAll((all) => all.filter((pre) => pre.scrollWidth > pre.clientWidth + 1).length);
    expect(cut).toBe(0);
  });

  await test.step('the address of each link that leads elsewhere', async () => {
    const silent = await page
      .locator('main a[href^="http"], footer a[href^="http"]')
      .evaluateAll((links) =>
        links
          .filter((link) => link.checkVisibility())
          .filter(
            (link) =>
              !getComputedStyle(link, '::after').content.includes(link.getAttribute('href') ?? '?'),
          )
          .map((link) => link.outerHTML),
      );
    expect(silent).toEqual([]);
  });
});

test('the booklet has pages', async ({ page }) => {
  await page.goto('');
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(5);
  expect(pages).toBeLessThan(40);
});
