/** What the site promises to browsers: its policy holds, nothing leaves the origin, no error. */
import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { patience } from '../../src/tools/load.ts';
import { contentOf, pages, pagesOf, pageUrl } from './pages.ts';
import { siteNames, siteUrl } from './sites.ts';
import { openAnswers, phone, scrollThrough } from './support.ts';

/** Watches, from the next load on, for all that goes wrong or elsewhere; returns what did, and watches no longer. */
async function watch(page: Page, missing = false): Promise<() => Promise<string[]>> {
  const wrong: string[] = [];
  const origins = new Set(siteNames.map((name) => new URL(siteUrl(name)).origin));
  page.removeAllListeners();
  page.on('console', (message) => {
    // The browser notes the answer to a missing page itself.
    if (missing && message.text().includes('404 (Not Found)')) return;
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('dialog', async (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && !origins.has(url.origin)) {
      wrong.push(`request: ${url.href}`);
    }
  });
  page.on('response', (response) => {
    if (missing && response.request().isNavigationRequest()) return;
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  return async () => [
    ...wrong,
    ...(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)),
  ];
}

/** Reads the page through and uses what every page has, in both themes. */
async function use(page: Page): Promise<void> {
  await openAnswers(page);
  await scrollThrough(page);
  const theme = page.getByRole('button', { name: /^Theme/ });
  for (let count = 0; count < 3; count += 1) await theme.click();
  for (const part of ['.copy', 'a[data-card][href^="#"]']) {
    const first = page.locator(part).first();
    if ((await first.count()) === 0) continue;
    if (part === '.copy') await first.click();
    else await first.hover();
  }
}

/** Uses the lab of the page. */
async function useLab(page: Page): Promise<void> {
  const gan = page.locator('gan-lab');
  if ((await gan.count()) > 0) {
    await expect(gan).toHaveAttribute('data-kernel', 'simd');
    await gan.getByRole('button', { name: 'Play' }).click();
    await expect(gan.locator('[data-steps]')).not.toHaveAttribute('data-steps', '0');
    await gan.getByRole('button', { name: 'Pause' }).click();
  }
  const diffusion = page.locator('diffusion-lab');
  if ((await diffusion.count()) > 0) {
    await expect(diffusion).toHaveAttribute('data-kernel', 'simd');
    await diffusion.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(diffusion.locator('[data-trained]')).not.toHaveAttribute('data-trained', '0');
    await diffusion.getByRole('button', { name: 'Pause training' }).click();
  }
  const pictures = page.locator('picture-lab');
  if ((await pictures.count()) > 0) {
    await pictures.getByLabel('Steps', { exact: true }).fill('1');
    await pictures.getByRole('button', { name: 'Draw', exact: true }).click();
    await expect(pictures.locator('[data-status]')).toContainText('16 pictures');
    await expect(pictures).toHaveAttribute('data-kernel', 'simd');
    await pictures.getByRole('button', { name: 'Draw with the GAN' }).click();
    await expect(pictures.locator('[data-gan-said]')).toContainText('1 pass and');
  }
}

for (const { name, path, kind } of pages) {
  test(`reading and using a page breaks nothing: ${name}`, async ({ page }) => {
    test.slow();
    const report = await watch(page, kind === 'missing');
    await page.goto(path, { waitUntil: 'networkidle' });
    await use(page);
    if (kind === 'lab') await useLab(page);
    await page.setViewportSize(phone);
    const menu = page.locator('details.menu');
    if ((await menu.count()) > 0) {
      await menu.locator('summary').click();
      await menu.locator('a').last().click();
    }
    expect(await report()).toEqual([]);
  });
}

for (const site of siteNames.filter((name) => name !== 'root')) {
  test(`reading and using a site breaks nothing: ${site}`, async ({ page }) => {
    test.setTimeout(patience(10_000 * pagesOf(site).length));
    for (const each of pagesOf(site)) {
      const report = await watch(page, each.kind === 'missing');
      await page.goto(pageUrl(site, each), { waitUntil: 'networkidle' });
      await use(page);
      expect.soft(await report(), each.name).toEqual([]);
    }
    const [lab] = contentOf(site).navigation.labs;
    if (!lab) return;
    const report = await watch(page);
    await page.goto(pageUrl(site, lab));
    await useLab(page);
    expect(await report()).toEqual([]);
  });
}

test('the policy comes by header and in the page, and allows nothing unsafe', async ({ page }) => {
  const policies = new Set<string>();
  for (const { path } of pages) {
    const response = await page.goto(path);
    const headers = response?.headers() ?? {};
    // What is said of frames differs from page to page and stands by itself.
    const [policy = '', ...framing] = (headers['content-security-policy'] ?? '').split(', ');
    policies.add(policy);
    expect(framing.filter((each) => each !== "frame-ancestors 'self'")).toEqual([]);
    expect(policy).toContain("default-src 'none'");
    // The header is the workers' policy too: it allows WebAssembly, which the page's own does not.
    const wasm = " 'wasm-unsafe-eval'";
    expect(policy).toContain(wasm);
    const strict = policy.replace(wasm, '');
    expect(strict).not.toMatch(/unsafe|\*|https?:/);
    await expect(page.locator('meta[http-equiv="content-security-policy" i]')).toHaveAttribute(
      'content',
      strict,
    );
    const compiled = await page.evaluate(() => {
      try {
        new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
        return 'compiled';
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(compiled).toBe('CompileError');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBeTruthy();
    expect(headers['permissions-policy']).toBeTruthy();
  }
  // One for all pages: a host may know no more than one header.
  expect(policies.size).toBe(1);
});

test.describe('as it was sent', () => {
  test.use({ javaScriptEnabled: false });

  for (const site of siteNames) {
    test(`what stands inline is named by the policy, handlers are not there: ${site}`, async ({
      page,
    }) => {
      test.slow();
      for (const each of pagesOf(site)) {
        const response = await page.goto(pageUrl(site, each));
        const policy = response?.headers()['content-security-policy'] ?? '';
        await expect(page.locator('[style]')).toHaveCount(0);
        const inline = page.locator('style, script:not([src], [type="application/ld+json"])');
        expect(await inline.count()).toBeGreaterThan(1);
        for (const code of await inline.allTextContents()) {
          expect(policy).toContain(createHash('sha256').update(code).digest('base64'));
        }
        const handlers = await page.evaluate(() =>
          [...document.querySelectorAll('*')]
            .filter((each) => each.getAttributeNames().some((name) => name.startsWith('on')))
            .map(({ outerHTML }) => outerHTML),
        );
        expect(handlers).toEqual([]);
        // Nothing stands after the end of the document, where no element may.
        const text = await (await page.request.get(page.url())).text();
        expect(text.trimEnd()).toMatch(/<\/html>$/);
      }
    });
  }
});

test('files whose names change with their content are kept for good, pages are not', async ({
  page,
}) => {
  const seen = new Map<string, string>();
  page.on('response', (response) => {
    seen.set(new URL(response.url()).pathname, response.headers()['cache-control'] ?? '');
  });
  await page.goto('', { waitUntil: 'networkidle' });
  const hashed = [...seen].filter(([path]) => path.startsWith('/_astro/'));
  expect(hashed.length).toBeGreaterThan(1);
  for (const [path, cache] of hashed) {
    expect(path).toMatch(/[.-][\w-]{8}\.\w+$/);
    expect(cache).toBe('public, max-age=31536000, immutable');
  }
  expect(seen.get('/')).not.toContain('immutable');
});
