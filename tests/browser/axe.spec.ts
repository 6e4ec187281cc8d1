/** axe finds nothing: WCAG 2.2 AA and best practice, both themes, both sizes, all that opens open. */
import { expect, test } from '@playwright/test';
import { patience } from '../../src/tools/load.ts';
import { button, openLab, openParts } from './lab.ts';
import { pages, pagesOf } from './pages.ts';
import { hostileUrl } from './sites.ts';
import { desktop, openAnswers, phone, violations, wakeLabs } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const { name, path } of pages) {
  test(`${name}, light and dark, on a phone and on a desktop`, async ({ page }) => {
    test.setTimeout(patience(90_000));
    // With a place in the address all is laid out, also what is far below: see styles/lab.css.
    await page.goto(`${path}#main`);
    await wakeLabs(page);
    await openAnswers(page);
    const citation = page.locator('.cite a[href^="#"]').first();
    const cites = (await citation.count()) > 0;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [size, viewport] of Object.entries({ phone, desktop })) {
        await page.setViewportSize(viewport);
        expect.soft(await violations(page), `${colorScheme}, ${size}`).toEqual([]);
        if (cites) {
          await citation.focus();
          await expect(page.getByRole('tooltip')).toBeVisible();
          expect.soft(await violations(page, '.hover-card'), `card, ${colorScheme}`).toEqual([]);
          await citation.blur();
        }
        const menu = page.locator('details.menu summary:visible');
        if ((await menu.count()) === 0) continue;
        await menu.click();
        expect.soft(await violations(page, '.site-header'), `menu, ${colorScheme}`).toEqual([]);
        await page.keyboard.press('Escape');
      }
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the GAN lab at work, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(phone);
    const lab = await openLab(page, 'gan', '?gan-r1=99');
    await button(lab, 'A fast generator').click();
    await button(lab, 'Just show me').click();
    await expect(lab.locator('.lab-verdict')).toBeVisible({ timeout: patience(20_000) });
    expect(await violations(page, 'gan-lab')).toEqual([]);
    await lab.getByLabel('Data', { exact: true }).selectOption('own');
    await openParts(lab);
    expect(await violations(page, 'gan-lab')).toEqual([]);
  });

  test(`the diffusion lab at work, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(phone);
    const lab = await openLab(page, 'diffusion', '?diffusion-steps=900');
    await button(lab, 'Guidance at 8').click();
    await button(lab, 'Just show me').click();
    await expect(lab.locator('.lab-verdict')).toBeVisible({ timeout: patience(20_000) });
    expect(await violations(page, 'diffusion-lab')).toEqual([]);
    await lab.getByLabel('Sampler', { exact: true }).selectOption('All four, side by side');
    await expect(lab.locator('[data-point]')).toBeEmpty(); // it is in none of the four
    await openParts(lab);
    expect(await violations(page, 'diffusion-lab')).toEqual([]);
  });

  test(`the lab of synthetic data at work, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(phone);
    const lab = await openLab(page, 'synthetic', '?synthetic-jitter=99');
    for (const half of ['Does it help?', 'pictures', 'Generations', 'words']) {
      if (half === 'pictures') {
        await lab.getByLabel('Classes', { exact: true }).selectOption('Pictures of things');
      } else if (half === 'words') {
        await lab.getByLabel('Real data', { exact: true }).selectOption('Words of short stories');
      } else await button(lab, half).click();
      await button(lab, 'Play').click();
      await expect(button(lab, 'Play')).toBeVisible({ timeout: patience(40_000) });
      expect(await violations(page, 'synthetic-lab')).toEqual([]);
    }
    await openParts(lab);
    expect(await violations(page, 'synthetic-lab')).toEqual([]);
  });

  test(`the language lab at work, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const lab = await openLab(page, 'language');
    await lab.getByLabel('Speed').selectOption('Full speed');
    await button(lab, 'Play').click();
    await expect(lab.locator('[data-count]')).toContainText('ended', { timeout: patience(20_000) });
    for (const look of ['Next word', 'Surprise', 'Attention', 'Ask', 'Twenty stories', 'Train']) {
      await button(lab, look).click();
      expect(await violations(page, 'language-lab')).toEqual([]);
    }
  });

  test(`the sound lab at work, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(phone);
    const lab = await openLab(page, 'sound');
    await button(lab, 'Write').click();
    const count = lab.locator('[data-count]');
    await expect(count).toContainText(/keeps all ten|breaks/, { timeout: patience(20_000) });
    await lab.locator('[data-walk]').fill('4');
    await openParts(lab);
    expect(await violations(page, 'sound-lab')).toEqual([]);
    await button(lab, 'Timbre').click();
    await button(lab, 'Draw').click();
    await expect(count).toContainText('Sixteen sounds', { timeout: patience(20_000) });
    expect(await violations(page, 'sound-lab')).toEqual([]);
    await button(lab, 'Twenty tunes').click();
    await button(lab, 'Write twenty').click();
    await expect(lab.locator('[data-tunes] li')).toHaveCount(20, { timeout: patience(20_000) });
    expect(await violations(page, 'sound-lab')).toEqual([]);
  });

  test(`the picture lab at work, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(phone);
    const lab = await openLab(page, 'picture', '?picture-steps=2&picture-guidance=99');
    await lab.getByRole('textbox', { name: 'Prompt' }).fill('a pink fish and a blue boat');
    await button(lab, 'Draw').click();
    await expect(lab.locator('[data-status]')).toContainText('16 pictures', {
      timeout: patience(20_000),
    });
    await lab.getByRole('button', { name: /^Picture 3 of 16/ }).click();
    await lab.getByLabel('Stop on the way from noise to picture').fill('1');
    await expect(lab.locator('[data-inside] dt')).toHaveCount(5);
    await openParts(lab);
    await button(lab, 'Draw with the GAN').click();
    await expect(lab.locator('[data-gan-said]')).toContainText('The GAN', {
      timeout: patience(20_000),
    });
    expect(await violations(page, 'picture-lab')).toEqual([]);
    for (const mode of ['Blend two prompts', 'Begin with a picture']) {
      await lab.getByLabel('What to do').selectOption(mode);
      expect(await violations(page, 'picture-lab')).toEqual([]);
    }
  });
}

test('hostile content', async ({ page }) => {
  test.slow();
  await page.setViewportSize(phone);
  for (const { name, path } of pagesOf('hostile')) {
    await page.goto(hostileUrl() + path);
    expect.soft(await violations(page), name).toEqual([]);
  }
});
