/** A lab is seen whole: picture, controls and the line that runs are in the window together, and nothing moves them. */
import { expect, test, type Locator } from '@playwright/test';
import { experiments as diffusion } from '../../src/labs/diffusion/experiments.ts';
import { experiments as gan } from '../../src/labs/gan/experiments.ts';
import { helpExperiments } from '../../src/labs/synthetic/experiments.ts';
import { patience } from '../../src/tools/load.ts';
import { button, openLab } from './lab.ts';
import { phone } from './support.ts';

const laptop = { width: 1280, height: 720 } as const;
/** An experiment of each lab that is soon over. */
const labs = [
  ['gan', gan.find(({ id }) => id === 'vanishing')!.title],
  ['diffusion', diffusion.find(({ iterations = 0 }) => iterations === 0)!.title],
  ['synthetic', helpExperiments[0]!.title],
] as const;

/** Whether the whole of it can be seen without scrolling, with nothing over it; of words, every line. */
function inSight(place: Locator): Promise<boolean> {
  return place.evaluate((element) =>
    [...element.getClientRects()].every(({ left, top, right, bottom }) => {
      const inside = top >= 0 && left >= 0 && bottom <= innerHeight + 0.5 && right <= innerWidth;
      const corners = [
        [left + 3, top + 5],
        [right - 3, bottom - 5],
      ] as const;
      return (
        inside &&
        corners.every(([x, y]) => {
          const there = document.elementFromPoint(x, y);
          return there !== null && (element.contains(there) || there.contains(element));
        })
      );
    }),
  );
}

for (const [name, title] of labs) {
  for (const viewport of [laptop, phone]) {
    test.describe(`the ${name} lab, ${viewport.width} by ${viewport.height}`, () => {
      test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

      test('shows picture, Play and each line that runs with its value together', async ({
        page,
      }) => {
        const lab = await openLab(page, name);
        await lab.getByLabel('Speed').selectOption('Slow motion');
        await button(lab, 'Play').click();
        const value = lab.locator('[data-code-value]');
        await expect(value).not.toBeEmpty();
        await button(lab, 'Pause').click();
        await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
        const picture = lab.locator('[data-live]');
        expect(await inSight(picture), 'picture').toBe(true);
        expect(await inSight(button(lab, 'Play')), 'Play').toBe(true);
        // Below the picture on a phone, beside it where there is room for the code.
        const code = lab.locator('[data-code]');
        const running = lab.locator('.line.running').first();
        await expect(running).toContainText((await code.textContent())!);
        await expect(running.locator('.line-value')).toHaveText((await value.textContent())!);
        if (viewport === phone) {
          expect(await inSight(code), 'line').toBe(true);
          expect(await inSight(value), 'value').toBe(true);
        } else {
          // A long line scrolls in its block: its beginning and its value are what counts.
          expect(await inSight(running.locator('.line-stop')), 'line').toBe(true);
          expect(await inSight(running.locator('.line-value')), 'value').toBe(true);
          const [drawn, line] = [(await picture.boundingBox())!, (await running.boundingBox())!];
          expect(line.x).toBeGreaterThan(drawn.x + drawn.width);
        }
      });

      test('keeps the picture where it is through an experiment', async ({ page }) => {
        const lab = await openLab(page, name);
        const guide = lab.locator('[data-guide]');
        const top = (): Promise<number> =>
          lab
            .locator('.lab-picture')
            .evaluate((each) => Math.round(each.getBoundingClientRect().top + scrollY));
        await expect(guide).toContainText('Choose an experiment');
        const before = await top();
        await button(lab, title).click();
        await expect(button(guide, 'Just show me')).toBeVisible();
        expect(await top(), 'question').toBe(before);
        await button(guide, 'Just show me').click();
        expect(await top(), 'run').toBe(before);
        await expect(guide.locator('[data-verdict]')).toBeVisible({ timeout: patience(20_000) });
        expect(await top(), 'verdict').toBe(before);
      });
    });
  }
}
