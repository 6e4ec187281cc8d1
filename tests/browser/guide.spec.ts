/** The main button of a lab while an experiment asks. */
import { expect, test } from '@playwright/test';
import { patience } from '../../src/tools/load.ts';
import { openLab } from './lab.ts';

for (const name of ['picture', 'language', 'sound', 'synthetic'] as const) {
  test(`the ${name} lab runs what is asked about, and does not forget it`, async ({ page }) => {
    const lab = await openLab(page, name);
    await lab.locator('[data-experiment]').first().click();
    await expect(lab.locator('[data-guide]')).toContainText('Just show me');
    await lab.locator('[data-play], [data-do="play"]').click();
    await expect(lab.locator('[data-guide]')).toContainText('Watch.');
    await expect(lab.locator('.lab-verdict')).toContainText('It was:', {
      timeout: patience(60_000),
    });
  });
}
