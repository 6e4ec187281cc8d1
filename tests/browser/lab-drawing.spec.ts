/** Pictures and charts of labs in the plane: drawn in the worker, by the page, or as SVG, and always the same. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { button, ideas, openLab, pixels } from './lab.ts';

const names = ['gan', 'diffusion', 'synthetic'] as const;
const shown = ['real', 'generated', 'sea'] as const;
const picture = (lab: Locator): Locator => lab.locator('[data-live] .stage');
const chart = (lab: Locator): Locator => lab.locator('[data-chosen] [data-chart-live] .stage');

/** The browser cannot hand canvases to a worker. */
const keepCanvases = (): void => {
  Reflect.deleteProperty(HTMLCanvasElement.prototype, 'transferControlToOffscreen');
};

/** Opens a lab in the light theme and makes one step, which draws all there is to draw. */
async function openAtWork(page: Page, name: (typeof names)[number]): Promise<Locator> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const half = name === 'synthetic' ? '&synthetic-half=generations' : ''; // of many points
  const lab = await openLab(page, name, `?${name}-seed=4${half}`);
  await button(lab, 'Step').click();
  await expect(picture(lab)).toBeVisible();
  return lab;
}

/** How many pixels of the picture have the colors of the ideas that it shows, in the present theme. */
async function colored(page: Page, lab: Locator): Promise<number[]> {
  const { count } = await pixels(lab.locator('[data-live]'));
  return (await ideas(page, shown)).map(count);
}

/** Waits until what is in a place stands still; returns it as a picture file. */
async function settled(place: Locator): Promise<Buffer> {
  let [before, after]: Buffer[] = [Buffer.of(), Buffer.of()];
  await expect
    .poll(async () => {
      [before, after] = [after, await place.screenshot()];
      return after!.equals(before!);
    })
    .toBe(true);
  return after!;
}

/** The mean difference of two pictures of one size, in levels of 0 to 255. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((file) =>
      sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true }),
    ),
  );
  expect([b!.info.width, b!.info.height]).toEqual([a!.info.width, a!.info.height]);
  const sum = a!.data.reduce((total, value, i) => total + Math.abs(value - b!.data[i]!), 0);
  return sum / a!.data.length;
}

for (const name of names) {
  for (const where of ['in the worker', 'by the page'] as const) {
    test(`the ${name} lab is drawn ${where}, in the colors of the theme`, async ({ page }) => {
      if (where === 'by the page') await page.addInitScript(keepCanvases);
      const lab = await openAtWork(page, name);
      // A usual diffusion shows no real points.
      const used = name === 'diffusion' ? [1, 2] : [0, 1, 2];
      const all = async (): Promise<boolean> => {
        const counts = await colored(page, lab);
        return used.every((i) => counts[i]! > 300);
      };
      await expect.poll(all).toBe(true);
      const [, , paper] = await ideas(page, shown);
      const ground = async (): Promise<number[]> =>
        Promise.all(
          [picture(lab), chart(lab)].map(async (place) => (await pixels(place)).count(paper!)),
        );
      expect(Math.min(...(await ground()))).toBeGreaterThan(500);
      const theme = page.getByRole('button', { name: /^Theme/ });
      while ((await theme.getAttribute('aria-label')) !== 'Theme: dark') await theme.click();
      await expect.poll(all).toBe(true);
      expect(await ground()).toEqual([0, 0]);
    });
  }

  test(`the page draws the ${name} lab as its worker does, with the site’s letters`, async ({
    page,
    context,
  }) => {
    const lab = await openAtWork(page, name);
    const [worker, theirs] = [await settled(picture(lab)), await settled(chart(lab))];
    await page.close();

    const other = await context.newPage();
    await other.addInitScript(keepCanvases);
    const again = await openAtWork(other, name);
    expect(await difference(worker, await settled(picture(again)))).toBeLessThan(0.5);
    expect(await difference(theirs, await settled(chart(again)))).toBeLessThan(0.5);
    await other.close();

    // The letters are those of the site: without its fonts the chart looks different.
    const plain = await context.newPage();
    await plain.route(/\.woff2$/, (route) => route.abort());
    const unlettered = await openAtWork(plain, name);
    expect(await difference(theirs, await settled(chart(unlettered)))).toBeGreaterThan(0.5);
  });

  test(`without a context of a canvas the ${name} lab’s picture is SVG`, async ({ page }) => {
    await page.addInitScript(keepCanvases);
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    const lab = await openLab(page, name);
    await button(lab, 'Step').click();
    await expect(lab.locator('[data-live] svg .generated')).not.toHaveCount(0);
    await expect(lab.locator('[data-chosen] [data-chart-live] svg')).toBeVisible();
    const d = (): Promise<string | null> =>
      lab.locator('[data-live] svg .dots.generated').first().getAttribute('d');
    const before = await d();
    await button(lab, 'Step').click();
    await expect.poll(d).not.toBe(before);
  });
}

test.describe('on a fine screen', () => {
  test.use({ deviceScaleFactor: 2 });

  for (const name of names) {
    test(`canvases of the ${name} lab have a pixel for each of the device`, async ({ page }) => {
      const lab = await openAtWork(page, name);
      const off = (place: Locator): Promise<number> =>
        place.evaluate((each: HTMLCanvasElement) =>
          Math.abs(each.width - each.clientWidth * devicePixelRatio),
        );
      for (const width of [1280, 700]) {
        await page.setViewportSize({ width, height: 800 });
        await expect.poll(() => off(picture(lab))).toBeLessThan(1);
        await expect.poll(() => off(chart(lab))).toBeLessThan(1);
      }
    });
  }
});
