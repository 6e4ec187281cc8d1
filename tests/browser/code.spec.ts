/** Code blocks: what is copied is the code and nothing else, and the keyboard can scroll it. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { briefCode } from './brief.ts';
import { chaptersThat } from './pages.ts';
import { phone } from './support.ts';

/** The block of the brief's code on the overview. */
async function openBlock(page: Page): Promise<Locator> {
  await page.goto('');
  const blocks = page.locator('.section .code-block');
  const codes = await blocks.locator('code').allTextContents();
  return blocks.nth(codes.indexOf(briefCode));
}

test('the copy buttons copy the code, without line numbers and step names, and say so', async ({
  page,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const withCode = chaptersThat((_section, source) => /^```/m.test(source));
  for (const path of ['', ...withCode.map(({ chapter }) => chapter.path)]) {
    await page.goto(path);
    const blocks = await page.locator('.code-block').all();
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) {
      const button = block.locator('.copy');
      const title = (await block.locator('.code-title').textContent()) ?? '';
      await expect(button).toHaveAccessibleName(`Copy the code “${title}”`);
      await button.click();
      await expect(block.getByRole('status')).toHaveText('Copied');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(`${await block.locator('code').textContent()}\n`);
      expect(copied).not.toMatch(/\[!code|^\s*\d+\s*\w/m);
    }
    await expect(page.locator('.copied:not(:empty)')).toHaveCount(0);
  }
});

test('a refused copy is said, not hidden', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  const block = await openBlock(page);
  await block.getByRole('button').click();
  await expect(block.getByRole('status')).toHaveText(/refused/);
});

test('without a clipboard there is no button that does nothing', async ({ page }) => {
  await page.addInitScript(() => {
    delete (Navigator.prototype as { clipboard?: Clipboard }).clipboard;
  });
  await page.goto('');
  await expect(page.locator('.copy').first()).toBeHidden();
  await expect(page.locator('.copy:visible')).toHaveCount(0);
});

test('lines are numbered, the title names the block, the ideas keep their colors', async ({
  page,
}) => {
  const block = await openBlock(page);
  const title = (await block.locator('.code-title').textContent()) ?? '';
  expect(title).toMatch(/\w/);
  await expect(block.getByRole('group', { name: title })).toBeVisible();
  const number = await block
    .locator('.line')
    .nth(1)
    .evaluate((line) => getComputedStyle(line, '::before').content);
  expect(number).toContain('counter(line)');
  for (const idea of ['real', 'generated', 'generator', 'discriminator', 'noise']) {
    const color = await page.locator('html').evaluate((root, name) => {
      const probe = document.createElement('i');
      probe.style.setProperty('color', `var(--${name})`);
      root.append(probe);
      const value = getComputedStyle(probe).color;
      probe.remove();
      return value;
    }, idea);
    await expect(block.locator(`.idea.${idea}`).first()).toHaveCSS('color', color);
  }
});

test('the keyboard scrolls what is wider than a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  const block = await openBlock(page);
  const pre = block.locator('pre');
  await pre.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => pre.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
});
