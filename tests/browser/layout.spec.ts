/** From 320 to 2560 pixels: nothing sticks out, nothing shifts, text and targets are large enough. */
import { expect, test } from '@playwright/test';
import { button, openLab } from './lab.ts';
import { desktop, openAnswers, phone, scrollThrough, sideways, widths } from './support.ts';

for (const path of ['', 'no/such/page']) {
  test(`nothing sticks out sideways at any width: /${path}`, async ({ page }) => {
    await page.goto(path);
    await openAnswers(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await sideways(page), `${width} pixels`).toEqual([]);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(scroll, `${width} pixels`).toBeLessThanOrEqual(width);
    }
  });
}

for (const name of ['gan-lab', 'diffusion-lab']) {
  test(`nothing sticks out of the ${name} at work, with all its parts open`, async ({ page }) => {
    const lab = await openLab(page, name);
    await lab.locator('[data-do="play"]').click();
    await expect(lab.locator('[data-live]')).toBeVisible();
    await openAnswers(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await sideways(page), `${width} pixels`).toEqual([]);
    }
  });
}

test('nothing sticks out of the picture lab at work, in any of its modes', async ({ page }) => {
  await page.goto('?picture-steps=1');
  const lab = page.locator('picture-lab');
  await lab.scrollIntoViewIfNeeded();
  await button(lab, 'Draw').click();
  await expect(lab.locator('[data-status]')).toContainText('16 pictures', { timeout: 20_000 });
  await lab.getByRole('button', { name: /^Picture 3 of 16/ }).click();
  await openAnswers(page);
  await button(lab, 'Draw with the GAN').click();
  await expect(lab.locator('[data-gan-pair]')).toBeVisible({ timeout: 20_000 });
  for (const mode of ['Draw a prompt', 'Blend two prompts', 'Begin with a picture']) {
    await lab.getByLabel('What to do').selectOption(mode);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await sideways(page), `${mode}, ${width} pixels`).toEqual([]);
    }
  }
});

test('an open menu and an open card fit the narrowest phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await page.goto('');
  await page.locator('details.menu summary').click();
  await expect(page.locator('details.menu nav')).toBeInViewport({ ratio: 1 });
  expect(await sideways(page)).toEqual([]);
  await page.keyboard.press('Escape');
  for (const link of await page.locator('#gans [data-card]').all()) {
    await link.focus();
    expect.soft(await sideways(page)).toEqual([]);
  }
});

test('text can be read at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('');
  await openAnswers(page);
  const sizes = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
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
      // Text of a drawing is as large as the drawing makes it.
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
  const least = { prose: 16, other: 12, drawing: 9 };
  for (const kind of ['prose', 'other', 'drawing'] as const) {
    const small = sizes.filter((text) => text.kind === kind && text.size < least[kind] - 0.01);
    expect.soft(small, kind).toEqual([]);
  }
  expect(sizes.filter(({ kind }) => kind === 'prose').length).toBeGreaterThan(50);
});

test('links and buttons that stand alone can be hit by a thumb', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto('');
  await page.locator('details.menu summary').click();
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, summary, nav a, .brand, .hero-start a, .back-to-top, .comment-contribute a',
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
  expect(small).toEqual([]);
});

/** An entry of the kind `layout-shift`. */
interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

for (const viewport of [phone, desktop]) {
  test(`nothing shifts while the page loads or is read, ${viewport.width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
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
    await page.goto('');
    await page.evaluate(() => document.fonts.ready);
    await scrollThrough(page);
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: { value: number }[] }).shifts,
    );
    const total = shifts.reduce((sum, { value }) => sum + value, 0);
    expect(total, JSON.stringify(shifts)).toBeLessThan(0.01);
  });
}

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
  await page.goto('');
  await page.evaluate(() => document.fonts.ready);
  const lines = await page.locator('.prose > p, .lead').evaluateAll((paragraphs) =>
    paragraphs.map((paragraph) => {
      const { height } = paragraph.getBoundingClientRect();
      const count = Math.round(height / parseFloat(getComputedStyle(paragraph).lineHeight));
      return { count, length: paragraph.textContent.length / (count - 0.5) };
    }),
  );
  const long = lines.filter(({ count }) => count >= 4);
  expect(long.length).toBeGreaterThan(10);
  const mean = long.reduce((sum, { length }) => sum + length, 0) / long.length;
  expect(mean).toBeLessThanOrEqual(75);
  expect(mean).toBeGreaterThanOrEqual(50);
});

test('notes stand in the margin on a wide screen and in the text on a phone', async ({ page }) => {
  await page.setViewportSize(desktop);
  await page.goto('');
  const note = page.locator('#gans .note').first();
  const text = page.locator('#gans .prose > p').first();
  const left = async () =>
    ((await note.boundingBox())?.x ?? 0) - ((await text.boundingBox())?.x ?? 0);
  const width = (await text.boundingBox())?.width ?? 0;
  expect(await left()).toBeGreaterThanOrEqual(width);
  await page.setViewportSize(phone);
  expect(Math.abs(await left())).toBeLessThan(1);
});
