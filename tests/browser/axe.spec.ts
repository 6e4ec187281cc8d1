/** axe finds nothing: WCAG 2.2 AA and best practice, both themes, both sizes, all that opens open. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { button, openLab } from './lab.ts';
import { hostileUrl } from './sites.ts';
import { desktop, openAnswers, phone } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds in the page or in one part of it, short enough to read. */
async function violations(page: Page, part?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(tags);
  if (part) builder.include(part);
  const { violations: found } = await builder.analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target} ${failureSummary}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    test(`the page, ${colorScheme}, ${size}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await page.goto('');
      await openAnswers(page);
      await page.locator('#gans .cite a').first().focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      if (size === 'phone') {
        await page.locator('details.menu summary').click();
        expect(await violations(page, '.site-header')).toEqual([]);
      }
    });
  }

  test(`the GAN lab at work, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(phone);
    const lab = await openLab(page, 'gan-lab', '?gan-r1=99');
    await button(lab, 'Mode collapse').click();
    await button(lab, 'Just show me').click();
    await expect(lab.getByRole('button', { name: /Give both/ })).toBeVisible({ timeout: 20_000 });
    await lab.getByLabel('Data', { exact: true }).selectOption('own');
    await lab.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
      for (const each of all) each.open = true;
    });
    expect(await violations(page, 'gan-lab')).toEqual([]);
  });

  test(`the diffusion lab at work, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(phone);
    const lab = await openLab(page, 'diffusion-lab', '?diffusion-steps=900');
    await button(lab, 'Guidance too strong').click();
    await button(lab, 'Just show me').click();
    await expect(button(lab, 'Turn it down to 1.5')).toBeVisible({ timeout: 20_000 });
    await lab.getByLabel('Sampler', { exact: true }).selectOption('All four, side by side');
    await expect(lab.locator('[data-layer="small"] text')).toHaveCount(4);
    await lab.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
      for (const each of all) each.open = true;
    });
    expect(await violations(page, 'diffusion-lab')).toEqual([]);
  });

  test(`the picture lab at work, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(phone);
    await page.goto('?picture-steps=2&picture-guidance=99');
    const lab = page.locator('picture-lab');
    await lab.scrollIntoViewIfNeeded();
    await lab.getByRole('textbox', { name: 'Prompt' }).fill('a pink fish and a blue boat');
    await button(lab, 'Draw').click();
    await expect(lab.locator('[data-status]')).toContainText('16 pictures', { timeout: 20_000 });
    await lab.getByRole('button', { name: /^Picture 3 of 16/ }).click();
    await lab.getByLabel('Stop on the way from noise to picture').fill('1');
    await expect(lab.locator('[data-inside] dt')).toHaveCount(5);
    await lab.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
      for (const each of all) each.open = true;
    });
    await button(lab, 'Draw with the GAN').click();
    await expect(lab.locator('[data-gan-said]')).toContainText('The GAN', { timeout: 20_000 });
    expect(await violations(page, 'picture-lab')).toEqual([]);
    for (const mode of ['Blend two prompts', 'Begin with a picture']) {
      await lab.getByLabel('What to do').selectOption(mode);
      expect(await violations(page, 'picture-lab')).toEqual([]);
    }
  });

  test(`a missing page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('no/such/page');
    expect(await violations(page)).toEqual([]);
  });
}

test('hostile content', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto(hostileUrl());
  expect(await violations(page)).toEqual([]);
});
