/** Citation and definition cards in a chapter: hover, focus and tap, as WCAG 2.2, 1.4.13 asks. */
import { expect, test, type Page } from '@playwright/test';
import type { SectionInfo } from '../../src/collections/sections.ts';
import { inlineText } from '../../src/markdown/inline.ts';
import { chapterThat, content } from './pages.ts';

// Cards close after a moment: the tests move the clock instead of waiting.
test.beforeEach(({ page }) => page.clock.install());

const card = (page: Page) => page.getByRole('tooltip');
const citation = (page: Page) => page.locator('.cite a').first();
const openCiting = (page: Page) =>
  page.goto(chapterThat('a citation', ({ cites }) => cites.length > 0).chapter.path);

/** What the target of the link says, whether or not it has been near enough to be laid out. */
async function target(page: Page, link: ReturnType<typeof citation>): Promise<string> {
  const href = (await link.getAttribute('href')) ?? '';
  const content = page.locator(`[id="${href.slice(1)}"] [data-card-content]`);
  return ((await content.textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();
}

test('a citation opens under the pointer, can be hovered, and closes behind it', async ({
  page,
}) => {
  await openCiting(page);
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
  await openCiting(page);
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

for (const own of [true, false]) {
  test(`a term shows its definition, ${own ? 'made here' : 'made elsewhere'}`, async ({ page }) => {
    const made = (section: SectionInfo) =>
      content.glossary.entries.find(
        ({ anchor, file }) => section.terms.includes(anchor) && (file === section.file) === own,
      );
    const { chapter, section } = chapterThat('such a term', (each) => made(each) !== undefined);
    const { anchor, means } = made(section)!;
    await page.goto(chapter.path);
    const link = page.locator(`a.term[href="#${anchor}"]`).first();
    await link.hover();
    await expect(card(page)).toHaveText(inlineText(means));
    expect(await target(page, link)).toBe(inlineText(means));
    await page.keyboard.press('Escape');
    await expect(card(page)).toBeHidden();
  });
}

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });

  test('the first tap opens, the second follows, a tap elsewhere closes', async ({ page }) => {
    await openCiting(page);
    const link = citation(page);
    await link.tap();
    await expect(card(page)).toHaveText(await target(page, link));
    expect(new URL(page.url()).hash).toBe('');
    const box = await card(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);

    await page.locator('.lead').first().dispatchEvent('pointerdown', { bubbles: true });
    await expect(card(page)).toBeHidden();

    await link.tap();
    await expect(card(page)).toBeVisible();
    expect(new URL(page.url()).hash).toBe('');
    await link.tap();
    await expect(page).toHaveURL(/#ref-/);
    await expect(card(page)).toBeHidden();
  });
});
