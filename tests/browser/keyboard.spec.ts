/** The keyboard alone: order, reach, visible focus, nothing hidden behind the header, no trap. */
import { expect, test, type Page } from '@playwright/test';
import { chapterThat, content, pages, type SitePage } from './pages.ts';
import { openAnswers, phone, wakeLabs } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

interface Stop {
  readonly name: string;
  /** Place in the list of everything that can take focus, or -1. */
  readonly index: number;
  readonly outlined: boolean;
  /** Whether some part of it can be seen: in the window and not under the header. */
  readonly seen: boolean;
}

const focusable = 'a[href], button:enabled, select, input, textarea, summary, [tabindex="0"]';

/** Numbers everything that can take focus, in the order of the document. */
function numberStops(page: Page): Promise<number> {
  return page.evaluate((selector) => {
    const elements = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    for (const [index, element] of elements.entries()) element.dataset['stop'] = String(index);
    return elements.length;
  }, focusable);
}

/** Presses the key and says where focus is; undefined once it has left the page. */
async function press(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop | undefined> {
  await page.keyboard.press(key);
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return undefined;
    const style = getComputedStyle(element);
    const header = document.querySelector('.site-header');
    const rects = [...element.getClientRects()];
    // The skip link lies over the header.
    const above = header?.contains(element) || element.matches('.skip-link');
    const ceiling = above ? 0 : (header?.getBoundingClientRect().bottom ?? 0);
    return {
      name: `${element.tagName} ${(element.getAttribute('aria-label') ?? element.innerText).slice(0, 40)}`,
      // A card that is still open from a citation holds a copy of its source.
      index: element.closest('.hover-card') ? -1 : Number(element.dataset['stop'] ?? -1),
      outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      seen: rects.some(({ top, bottom }) => bottom > ceiling + 1 && top < innerHeight - 1),
    };
  });
}

/** Walks until focus leaves the page; backwards, until it is at the first stop. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', limit: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count <= limit; count += 1) {
    const stop = await press(page, key);
    // On the way back, the first press may only leave the browser's own controls.
    if (!stop && key === 'Shift+Tab' && count === 0) continue;
    if (!stop) return stops;
    stops.push(stop);
    if (key === 'Shift+Tab' && stop.index === 0) return stops;
  }
  throw new Error(`Focus did not leave the page: ${stops.slice(-5).map(({ name }) => name)}`);
}

const withLab = pages.find(({ kind, path }) => {
  return kind === 'chapter' && content.navigation.labs.some(({ chapter }) => chapter.path === path);
});
const walked = [
  pages.find(({ kind }) => kind === 'overview'),
  withLab,
  ...pages.filter(({ kind }) => kind === 'lab'),
].filter((each): each is SitePage => each !== undefined);

for (const { name, path } of walked) {
  test(`Tab goes from the skip link through everything, in order, and out: ${name}`, async ({
    page,
  }) => {
    test.slow();
    await page.goto(path);
    // The labs add stops to their code when the reader comes near.
    await wakeLabs(page);
    await openAnswers(page);
    const count = await numberStops(page);
    const stops = await walk(page, 'Tab', count + 20);
    expect(stops.slice(0, 4).map((stop) => stop.name)).toEqual([
      'A Skip to the text',
      expect.stringMatching(/^A Generative AI/),
      expect.stringMatching(/^BUTTON Search/),
      expect.stringMatching(/^BUTTON Theme/),
    ]);
    const numbered = stops.map(({ index }) => index).filter((index) => index >= 0);
    expect(numbered).toEqual(Array.from({ length: count }, (_, index) => index));
    expect(stops.filter(({ outlined }) => !outlined)).toEqual([]);
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);

    const back = await walk(page, 'Shift+Tab', count + 20);
    const reversed = back.map(({ index }) => index).filter((index) => index >= 0);
    expect(reversed).toEqual(numbered.toReversed());
    expect(back.filter(({ seen }) => !seen)).toEqual([]);
  });
}

for (const { name, path } of walked.slice(0, 2)) {
  test(`on a phone the menu is in the path, opens by Enter and is passed through: ${name}`, async ({
    page,
  }) => {
    await page.setViewportSize(phone);
    await page.goto(path);
    const summary = page.locator('details.menu summary');
    for (let count = 0; count < 3; count += 1) await page.keyboard.press('Tab');
    await expect(summary).toBeFocused();
    await page.keyboard.press('Enter');
    const links = page.locator('details.menu a');
    for (const link of await links.all()) {
      const stop = await press(page, 'Tab');
      expect(stop).toMatchObject({ outlined: true, seen: true });
      await expect(link).toBeFocused();
    }
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: /^Theme/ })).toBeFocused();
  });
}

test('answers and the theme open and change by Enter and Space', async ({ page }) => {
  const { chapter } = chapterThat('a question', (_section, source) => source.includes('<Check '));
  await page.goto(chapter.path);
  const check = page.locator('[data-kind="open"] details').first();
  await check.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(check.locator('.check-answer')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(check.locator('.check-answer')).toBeHidden();

  const theme = page.getByRole('button', { name: /^Theme/ });
  await theme.focus();
  await page.keyboard.press('Space');
  await expect(theme).toHaveAccessibleName('Theme: light');
  await expect(theme).toBeFocused();
});
