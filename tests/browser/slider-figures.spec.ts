/** Figures with a slider: in the margin or in the text, moved by keys, heard, and still without a script or on paper. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { chaptersThat, chapterThat, content, type Found } from './pages.ts';
import { desktop, phone, violations } from './support.ts';

const withSliders = chaptersThat((_section, source) => /<(Margin|Divergence)Figure\b/.test(source));
const inMargin = (): Found =>
  chapterThat('a margin figure', (_section, source) => source.includes('<MarginFigure '));

/** All that tells where a slider stands. */
function told(figure: Locator): Promise<(string | null)[]> {
  return Promise.all([
    figure.locator('.panels').innerHTML(),
    figure.locator('.panels').getAttribute('aria-label'),
    figure.locator('.slider-words').textContent(),
    figure.getByRole('slider').getAttribute('aria-valuetext'),
    figure.locator('output').textContent(),
  ]);
}

/** Brings each near and waits until its script runs. */
async function awake(page: Page): Promise<Locator[]> {
  const figures = await page.locator('slider-figure').all();
  for (const figure of figures) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-ready', '');
  }
  return figures;
}

for (const { chapter } of withSliders) {
  test(`${chapter.label}: a key moves picture, words and what is heard, there and back`, async ({
    page,
  }) => {
    await page.goto(chapter.path);
    for (const figure of await awake(page)) {
      const slider = figure.getByRole('slider');
      await expect(slider).toHaveAccessibleName(/\S/);
      const before = await told(figure);
      await slider.press('Home');
      const first = await told(figure);
      await slider.press('End');
      const last = await told(figure);
      for (const [i, part] of first.entries()) expect(part).not.toBe(last[i]);
      expect(last[3]).toBe(`${last[4]}. ${last[2]}`);
      // Back to where the build drew it: the page draws the same.
      await slider.evaluate((input: HTMLInputElement) => {
        input.value = input.defaultValue;
        input.dispatchEvent(new Event('input'));
      });
      expect(await told(figure)).toEqual(before);
    }
    expect(await violations(page, 'slider-figure')).toEqual([]);
  });
}

test('a slider that was moved before its script came is followed', async ({ page }) => {
  const { chapter } = inMargin();
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const slider = document.querySelector<HTMLInputElement>('slider-figure input')!;
      slider.value = slider.max;
    });
  });
  await page.goto(chapter.path);
  const [figure] = await awake(page);
  const moved = await told(figure!);
  await figure!.getByRole('slider').press('End');
  expect(await told(figure!)).toEqual(moved);
});

test('where the script does not come, the still stays and the slider goes', async ({ page }) => {
  const { chapter } = inMargin();
  await page.goto(chapter.path);
  const figures = await awake(page);
  const [figure] = figures;
  const before = await figure!.locator('.panels').innerHTML();
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  const element = scripts.filter((name) => /slider-figure.*\.js$/.test(name));
  expect(element).not.toEqual([]);
  await page.route(
    (url) => element.includes(url.href),
    (route) => route.abort(),
  );
  await page.reload();
  await figure!.scrollIntoViewIfNeeded();
  await expect(figure!.locator('.slider')).toHaveCount(0);
  expect(await figure!.locator('.panels').innerHTML()).toBe(before);
});

test('stands in the margin where there is room, and in the text where there is none', async ({
  page,
}) => {
  const { chapter } = inMargin();
  for (const [size, beside] of [
    [desktop, true],
    [phone, false],
  ] as const) {
    await page.setViewportSize(size);
    await page.goto(chapter.path);
    const text = (await page.locator('.prose > p').first().boundingBox())!;
    const figure = (await page.locator('.margin-figure').first().boundingBox())!;
    expect(figure.x >= text.x + text.width).toBe(beside);
    expect(figure.x + figure.width).toBeLessThanOrEqual(size.width);
  }
});

test('the booklet and paper have stills without sliders', async ({ page }) => {
  await page.goto(content.navigation.booklet.path);
  await expect(page.locator('slider-figure')).not.toHaveCount(0);
  await expect(page.locator('slider-figure .slider')).toHaveCount(0);
  await page.goto(inMargin().chapter.path);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.slider:visible')).toHaveCount(0);
  for (const figure of await page.locator('slider-figure').all()) {
    await expect(figure.locator('.panel').first()).toBeVisible();
    await expect(figure.locator('.slider-words')).toBeVisible();
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const { chapter } of withSliders) {
    test(`${chapter.label} shows stills with their words and captions`, async ({ page }) => {
      await page.goto(chapter.path);
      await expect(page.locator('.slider:visible')).toHaveCount(0);
      for (const figure of await page.locator('figure:has(> slider-figure)').all()) {
        await expect(figure.locator('.panel').first()).toBeVisible();
        await expect(figure.locator('.slider-words')).toBeVisible();
        await expect(figure.locator('figcaption')).not.toBeEmpty();
      }
    });
  }
});
