/** Labs elsewhere: the address of their settings, the code of a frame, and life inside a frame of another site. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { loadContent } from '../../src/collections/check.ts';
import { labAnchor } from '../../src/labs/registry.ts';
import { button, openPart } from './lab.ts';
import { anyLab } from './pages.ts';
import { rootUrl } from './sites.ts';

const { labs, chapters } = loadContent().navigation;
/** Serves a page of another site: another port is another origin. Returns its address. */
async function elsewhere(body: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Course</title>${body}`);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

const servers: Server[] = [];
test.afterAll(() => servers.forEach((server) => server.close()));

/** Opens the part of a lab that has its link. */
async function openLink(page: Page, name: (typeof labs)[number]['name']) {
  const lab = page.locator(labAnchor(name));
  await expect(lab).toHaveAttribute('data-ready', '');
  await openPart(lab, 'link');
  return lab;
}

for (const { name, path, label } of labs) {
  test(`${label}: the address follows the settings, and brings them back`, async ({ page }) => {
    await page.goto(path);
    const lab = page.locator(labAnchor(name));
    await expect(lab).toHaveAttribute('data-ready', '');
    await openPart(lab, 'More settings');
    const seed = lab.locator('[data-setting="seed"]');
    await seed.fill('77');
    await seed.blur();
    await expect(page).toHaveURL(new RegExp(`labs/${name}/\\?${name}-seed=77$`));
    // Replaced, not pushed: one step back leaves the lab.
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await page.reload();
    await expect(lab).toHaveAttribute('data-ready', '');
    await expect(seed).toHaveValue('77');
  });

  test(`${label}: works in a frame of another site, which Embed gives the code for`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${path}?${name}-seed=5`);
    const lab = await openLink(page, name);
    await button(lab, 'Embed').click();
    await expect(lab.locator('[data-saved]')).toContainText('is copied');
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(code).toContain(`src="${rootUrl()}${path}?${name}-seed=5"`);
    expect(code).toContain(`title="${label}: `);

    await page.goto(await elsewhere(code));
    const frame = page.frameLocator('iframe');
    const framed = frame.locator(labAnchor(name));
    await expect(framed).toHaveAttribute('data-ready', '');
    await expect(frame.locator('.site-header, .site-footer')).toHaveCount(2);
    await expect(frame.locator('.site-header, .site-footer').filter({ visible: true })).toHaveCount(
      0,
    );
    await expect(frame.getByRole('link', { name: /^From/ })).toHaveAttribute('target', '_blank');

    // The search, whose place is the hidden header, does not make the lab inert.
    await framed.locator('button').first().focus();
    await page.keyboard.press('/');
    await expect(frame.locator(':modal')).toHaveCount(0);

    await framed
      .locator('details', { has: page.locator('summary', { hasText: 'link' }) })
      .evaluate((each: HTMLDetailsElement) => (each.open = true));
    await framed.getByRole('button', { name: 'Copy a link to these settings' }).click();
    const field = framed.locator('[data-link-field]');
    await expect(field).toBeVisible();
    await expect(field).toHaveValue(`${rootUrl()}${path}?${name}-seed=5`);
    await expect(field).toBeFocused();
  });
}

test('where the clipboard is refused, the link stands in a field', async ({ page }) => {
  const lab = anyLab();
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.goto(lab.path);
  const element = await openLink(page, lab.name);
  await button(element, 'Copy a link to these settings').click();
  await expect(element.locator('[data-link-field]')).toHaveValue(`${rootUrl()}${lab.path}`);
});

test('other pages may not be framed by others', async ({ page }) => {
  const refusals: string[] = [];
  page.on('console', (message) => refusals.push(message.text()));
  for (const path of ['', chapters[0]!.path]) {
    await page.goto(await elsewhere(`<iframe src="${rootUrl()}${path}"></iframe>`));
    await expect(page.frameLocator('iframe').locator('main')).toHaveCount(0);
  }
  expect(refusals.filter((text) => text.includes('frame-ancestors'))).toHaveLength(2);
});
