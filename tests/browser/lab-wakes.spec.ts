/** A lab's code comes only when the reader comes near, and nothing of any lab comes with the overview. */
import { expect, test } from '@playwright/test';
import { labNames } from '../../src/labs/registry.ts';
import { isDefined, openChapter, wake } from './lab.ts';
import { labThat } from './pages.ts';

for (const name of labNames) {
  test(`the ${name} lab sleeps in its chapter until the reader comes near`, async ({ page }) => {
    const lab = await openChapter(page, name);
    const box = (await lab.boundingBox())!;
    const { height } = page.viewportSize()!;
    test.skip(box.y < 2 * height, 'The lab stands near the top of its chapter.');
    expect(await isDefined(page, name)).toBe(false);
    await wake(page, name);
    expect(await isDefined(page, name)).toBe(true);
  });

  test(`the ${name} lab is awake on its own page and absent from the overview`, async ({
    page,
  }) => {
    await page.goto(labThat(name).path);
    await expect(page.locator(`${name}-lab`)).toHaveAttribute('data-ready', '');
    await page.goto('', { waitUntil: 'networkidle' });
    await expect(page.locator(`${name}-lab`)).toHaveCount(0);
    expect(await isDefined(page, name)).toBe(false);
  });
}
