/** What Markdown makes, as a reader sees it on a screen and on paper (`tests/fixtures/site/hostile`). */
import { expect, test, type Page } from '@playwright/test';
import { hostileUrl } from './sites.ts';

const chapter = (): string => `${hostileUrl()}markdown/`;

test('footnotes of two sections on one page lead to their own texts and back', async ({ page }) => {
  await page.goto(`${hostileUrl()}booklet/`);
  for (const [section, text] of [
    ['comments', 'The footnote of the section with comments.'],
    ['markdown', 'The footnote of this section.'],
  ] as const) {
    const mark = page
      .locator(`#${section} [data-footnote-ref]`)
      .or(page.locator(`[id="${section}:fnref-1"]`));
    await mark.first().click();
    const note = page.locator('li:target');
    await expect(note).toContainText(text);
    await note.getByRole('link', { name: 'Back to reference 1' }).click();
    await expect(page.locator(':target')).toHaveId(`${section}:fnref-1`);
  }
});

for (const [theme, ground] of [
  ['light', 'rgba(0, 0, 0, 0)'],
  ['dark', 'rgb(255, 255, 255)'],
] as const) {
  test(`a transparent image can be seen in the ${theme} theme`, async ({ page }) => {
    await page.addInitScript((name) => localStorage.setItem('theme', name), theme);
    await page.goto(chapter());
    await expect(page.getByRole('img', { name: 'A dark circle' })).toHaveCSS(
      'background-color',
      ground,
    );
  });
}

/** A property of the first element that a selector finds, as a number. */
const pixels = (page: Page, selector: string, property: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (element, name) => parseFloat(getComputedStyle(element).getPropertyValue(name)),
      property,
    );

for (const media of ['screen', 'print'] as const) {
  test(`quotations, smaller headings, keys, rules, tables and footnotes have their looks: ${media}`, async ({
    page,
  }) => {
    await page.goto(chapter());
    await page.emulateMedia({ media });
    const size = await pixels(page, '.prose > p', 'font-size');
    const below = await pixels(page, '.prose > .depth-4', 'font-size');
    expect(below).toBeGreaterThan(size);
    expect(await pixels(page, '.prose > .depth-3', 'font-size')).toBeGreaterThan(below);
    expect(await pixels(page, '.prose > blockquote', 'border-left-width')).toBeGreaterThan(0);
    expect(await pixels(page, '.prose > blockquote', 'padding-left')).toBeGreaterThan(8);
    expect(await pixels(page, '.prose kbd', 'border-top-width')).toBeGreaterThan(0);
    expect(await pixels(page, '.prose > hr', 'border-top-width')).toBeGreaterThan(0);
    expect(await pixels(page, '.footnotes', 'border-top-width')).toBeGreaterThan(0);
    const cells = page.locator('td');
    await expect(cells.nth(0)).toHaveCSS('text-align', 'left');
    await expect(cells.nth(1)).toHaveCSS('text-align', 'center');
    await expect(cells.nth(2)).toHaveCSS('text-align', 'right');
    await expect(page.getByText('The footnote of this section.')).toBeVisible();
  });
}

test('what is folded on the screen is there on paper', async ({ page }) => {
  await page.goto(chapter());
  const folded = page.getByText('What is folded.');
  await expect(folded).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(folded).toBeVisible();
});

test('a formula with an empty line in it is one formula, and says its LaTeX', async ({ page }) => {
  await page.goto(chapter());
  const formula = page.locator('.formula > math');
  await expect(formula).toHaveText('a+b=c');
  await expect(formula).toHaveAttribute('data-tex', 'a + b\n= c');
});

test('the signs of a diff are no part of what is selected', async ({ page }) => {
  await page.goto(chapter());
  const sign = page.locator('.line .diff-sign').first();
  await expect(sign).toHaveText('-');
  await expect(sign).toHaveCSS('user-select', 'none');
  await expect(page.locator('main [style]')).toHaveCount(0);
});
