/** From 320 to 2560 pixels, on every page: nothing sticks out, nothing shifts, text and targets are large enough. */
import { expect, test, type Page } from '@playwright/test';
import { patience } from '../../src/tools/load.ts';
import { button, openLab } from './lab.ts';
import { chapters, chapterThat, pages } from './pages.ts';
import {
  desktop,
  expectNoOverflow,
  openAnswers,
  phone,
  scrollThrough,
  wakeLabs,
  widths,
} from './support.ts';
import { sideways } from './sideways.ts';

/** An entry of the kind `layout-shift`. */
interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Watches, from the next load on, what shifts without the reader's doing. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: object[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        const moved = entry.sources.map(({ node }) => (node as Element | null)?.outerHTML);
        shifts.push({ value: entry.value, moved: moved.map((html) => html?.slice(0, 80)) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** All text that shows, with its size in pixels; text of a drawing is as large as the drawing makes it. */
function textSizes(page: Page): Promise<{ text: string; kind: Kind; size: number }[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; kind: Kind; size: number }[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim();
      const parent = walker.currentNode.parentElement!;
      if (
        !text ||
        !parent.checkVisibility() ||
        parent.getBoundingClientRect().width === 0 ||
        parent.closest('script, .sr-only, math')
      )
        continue;
      const svg = parent.closest('svg');
      const scale = svg
        ? Math.abs((parent as unknown as SVGTextElement).getScreenCTM()?.a ?? 1)
        : 1;
      found.push({
        text: text.slice(0, 40),
        kind: svg
          ? 'drawing'
          : parent.closest('p.lead, .prose > p, .card > p, .check-answer p') &&
              !parent.closest('.card-since, .cite, code')
            ? 'prose'
            : 'other',
        size: parseFloat(getComputedStyle(parent).fontSize) * scale,
      });
    }
    return found;
  });
}

type Kind = 'prose' | 'other' | 'drawing';
const least: Readonly<Record<Kind, number>> = { prose: 16, other: 12, drawing: 9 };

/** What stands alone and is too small for a thumb. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, summary, nav a, .brand, .hero-start a, .comment-contribute a',
      ),
    ]
      .filter((element) => element.checkVisibility())
      .map((element) => ({
        text: element.textContent?.trim(),
        box: element.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ text, box }) => `${text}: ${box.width} by ${box.height}`),
  );
}

/** What is wider than its place and cannot be scrolled by keyboard. */
function unreachable(page: Page): Promise<string[]> {
  return page
    .locator('pre')
    .evaluateAll((all) =>
      all
        .filter((pre) => pre.scrollWidth > pre.clientWidth && pre.tabIndex !== 0)
        .map((pre) => pre.textContent?.slice(0, 40) ?? ''),
    );
}

for (const { name, path } of pages) {
  test(`${name}: nothing shifts, nothing sticks out, everything can be read and hit`, async ({
    page,
  }) => {
    test.slow();
    await watchShifts(page);
    for (const viewport of [desktop, phone]) {
      await test.step(`nothing shifts while it loads or is read, ${viewport.width} pixels`, async () => {
        await page.setViewportSize(viewport);
        await page.goto(path);
        await page.evaluate(() => document.fonts.ready);
        await scrollThrough(page);
        const shifts = await page.evaluate(
          () => (window as unknown as { shifts: { value: number }[] }).shifts,
        );
        const total = shifts.reduce((sum, { value }) => sum + value, 0);
        // A fifth of what counts as good; on a busy machine a font that comes late moves a line of the opening.
        expect.soft(total, JSON.stringify(shifts)).toBeLessThan(0.02);
      });
    }

    await test.step('links and buttons that stand alone can be hit by a thumb', async () => {
      await wakeLabs(page);
      const menu = page.locator('details.menu');
      if ((await menu.count()) > 0) {
        await menu.locator('summary').click();
        await expect(menu.locator('nav')).toBeVisible();
      }
      expect.soft(await smallTargets(page)).toEqual([]);
      await page.keyboard.press('Escape');
    });

    await test.step('nothing sticks out sideways at any width', async () => {
      await openAnswers(page);
      await expectNoOverflow(page);
    });

    await test.step('text can be read at 320 pixels', async () => {
      await page.setViewportSize({ width: 320, height: 640 });
      const sizes = await textSizes(page);
      expect(sizes.length).toBeGreaterThan(5);
      const small = sizes.filter(({ kind, size }) => size < least[kind] - 0.01);
      expect.soft(small).toEqual([]);
      expect.soft(await unreachable(page)).toEqual([]);
    });

    await test.step('an open menu and open cards fit the narrowest phone', async () => {
      await page.setViewportSize({ width: 320, height: 568 });
      const menu = page.locator('details.menu');
      if ((await menu.count()) > 0) {
        await menu.locator('summary').click();
        await expect(menu.locator('nav')).toBeVisible();
        const box = (await menu.locator('nav').boundingBox())!;
        expect.soft(box.y + box.height).toBeLessThanOrEqual(568);
        expect.soft(await page.evaluate(sideways)).toEqual([]);
        await page.keyboard.press('Escape');
      }
      const links = page.locator('a[data-card][href^="#"]');
      for (const link of (await links.all()).slice(0, 12)) {
        await link.focus();
        expect.soft(await page.evaluate(sideways)).toEqual([]);
      }
    });
  });
}

for (const name of ['gan', 'diffusion'] as const) {
  test(`nothing sticks out of the ${name} lab at work, with all its parts open`, async ({
    page,
  }) => {
    const lab = await openLab(page, name);
    await lab.locator('[data-do="play"]').click();
    await expect(lab.locator('[data-live]')).toBeVisible();
    await openAnswers(page);
    await expectNoOverflow(page);
  });
}

test('nothing sticks out of the picture lab at work, in any of its modes', async ({ page }) => {
  const lab = await openLab(page, 'picture', '?picture-steps=1');
  await button(lab, 'Draw').click();
  await expect(lab.locator('[data-status]')).toContainText('16 pictures', {
    timeout: patience(20_000),
  });
  await lab.getByRole('button', { name: /^Picture 3 of 16/ }).click();
  await openAnswers(page);
  await button(lab, 'Draw with the GAN').click();
  await expect(lab.locator('[data-gan-pair]')).toBeVisible({ timeout: patience(20_000) });
  for (const mode of ['Draw a prompt', 'Blend two prompts', 'Begin with a picture']) {
    await lab.getByLabel('What to do').selectOption(mode);
    await expectNoOverflow(page, widths, mode);
  }
});

test('the title breaks its lines alike before its font arrives', async ({ page, context }) => {
  const heights = (tab: typeof page): Promise<number[]> =>
    tab
      .locator('h1, .standfirst, .hero-start, .hero-imprint a')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().height)));
  const without = await context.newPage();
  await without.route(/\.woff2$/, (route) => route.abort());
  await page.goto('');
  await without.goto('');
  await page.evaluate(() => document.fonts.ready);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await without.setViewportSize({ width, height: 900 });
    expect(await heights(without), `${width} pixels`).toEqual(await heights(page));
  }
});

test('lines of text are no longer than about 75 characters', async ({ page }) => {
  await page.setViewportSize(desktop);
  const long: { count: number; length: number }[] = [];
  for (const { path } of chapters) {
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    const lines = await page.locator('.prose > p, .lead').evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) => {
        const { height } = paragraph.getBoundingClientRect();
        const count = Math.round(height / parseFloat(getComputedStyle(paragraph).lineHeight));
        // Definitions stand in the margin, or nowhere.
        const copy = paragraph.cloneNode(true) as Element;
        for (const term of copy.querySelectorAll('.margin-term')) term.remove();
        return { count, length: copy.textContent.length / (count - 0.5) };
      }),
    );
    long.push(...lines.filter(({ count }) => count >= 4));
  }
  expect(long.length).toBeGreaterThan(0);
  const mean = long.reduce((sum, { length }) => sum + length, 0) / long.length;
  expect(mean).toBeLessThanOrEqual(75);
  expect(mean).toBeGreaterThanOrEqual(50);
});

test('notes stand in the margin on a wide screen and in the text on a phone', async ({ page }) => {
  const { chapter } = chapterThat('a note', (_section, source) => source.includes('\n<Note>'));
  await page.setViewportSize(desktop);
  await page.goto(chapter.path);
  const note = page.locator('.note').first();
  const text = page.locator('.prose > p').first();
  const left = async () =>
    ((await note.boundingBox())?.x ?? 0) - ((await text.boundingBox())?.x ?? 0);
  const width = (await text.boundingBox())?.width ?? 0;
  expect(await left()).toBeGreaterThanOrEqual(width);
  await page.setViewportSize(phone);
  expect(Math.abs(await left())).toBeLessThan(1);
});
