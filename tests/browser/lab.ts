/** What the tests of every lab need: the lab awake, its buttons and folded parts, its downloads. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the page at a lab, by the name of its element, and waits until it is alive. */
export async function openLab(page: Page, name: string, query = ''): Promise<Locator> {
  await page.goto(`./${query}`);
  const lab = page.locator(name);
  await lab.scrollIntoViewIfNeeded();
  await expect(lab).toHaveAttribute('data-ready', '');
  await expect(lab).toHaveAttribute('data-kernel', /simd|plain/);
  return lab;
}

/** Whether a lab's code is in the page, by the name of its element. */
export function isDefined(page: Page, name: string): Promise<boolean> {
  return page.evaluate((element) => customElements.get(element) !== undefined, name);
}

export function button(lab: Locator, name: string): Locator {
  return lab.getByRole('button', { name, exact: true });
}

/** Unfolds a part by words of its summary. */
export async function openPart(lab: Locator, name: string): Promise<void> {
  const details = lab.locator('details', { has: lab.page().locator('summary', { hasText: name }) });
  await details.evaluate((each: HTMLDetailsElement) => (each.open = true));
}

/** Presses a download button; the file and its name. */
export async function download(
  lab: Locator,
  name: string,
): Promise<{ data: Buffer; name: string }> {
  const [file] = await Promise.all([
    lab.page().waitForEvent('download'),
    button(lab, name).click(),
  ]);
  return { data: await readFile(await file.path()), name: file.suggestedFilename() };
}

/** Waits until a count has stood still for 300 milliseconds; returns it. */
export async function atRest(page: Page, count: () => Promise<number>): Promise<number> {
  let last = -1;
  await expect
    .poll(async () => {
      const before = await count();
      await page.waitForTimeout(300);
      last = await count();
      return last - before;
    })
    .toBe(0);
  return last;
}

/** Copies the link to the lab's settings and returns its query. */
export async function copiedLink(lab: Locator): Promise<string> {
  await openPart(lab, 'Table, downloads, link');
  await lab.page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(lab, 'Copy a link to these settings').click();
  await expect(lab.locator('[data-saved]')).toHaveText('The link is copied.');
  return new URL(await lab.page().evaluate(() => navigator.clipboard.readText())).search;
}

/** Takes WebAssembly from workers: a policy without 'wasm-unsafe-eval' on their own responses. */
export async function withoutWebAssembly(page: Page): Promise<void> {
  await page.route(/worker.*\.js$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
    await route.fulfill({ response, headers });
  });
}
