/** What the site promises to browsers: its policy holds, nothing leaves the origin, no error. */
import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { hostileUrl, pathUrl, rootUrl } from './sites.ts';
import { openAnswers, phone, scrollThrough } from './support.ts';

const sites = { root: rootUrl, path: pathUrl, hostile: hostileUrl };

/** Collects all that goes wrong or elsewhere while the page is used. */
async function watch(page: Page, origin: string): Promise<() => Promise<string[]>> {
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('dialog', async (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== origin) wrong.push(`request: ${url.href}`);
  });
  page.on('response', (response) => {
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

for (const [site, url] of Object.entries(sites)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`reading and using the site breaks nothing: ${site}, ${colorScheme}`, async ({ page }) => {
      const report = await watch(page, new URL(url()).origin);
      await page.emulateMedia({ colorScheme });
      await page.goto(url(), { waitUntil: 'networkidle' });
      await openAnswers(page);
      await scrollThrough(page);
      const theme = page.getByRole('button', { name: /^Theme/ });
      for (let count = 0; count < 3; count += 1) await theme.click();
      await page.locator('.copy').first().click();
      const lab = page.locator('gan-lab');
      if ((await lab.count()) > 0) {
        await lab.scrollIntoViewIfNeeded();
        await expect(lab).toHaveAttribute('data-kernel', 'simd');
        await lab.getByRole('button', { name: 'Play' }).click();
        await expect(lab.locator('[data-steps]')).not.toHaveAttribute('data-steps', '0');
        await lab.getByRole('button', { name: 'Pause' }).click();
      }
      const diffusion = page.locator('diffusion-lab');
      if ((await diffusion.count()) > 0) {
        await diffusion.scrollIntoViewIfNeeded();
        await expect(diffusion).toHaveAttribute('data-kernel', 'simd');
        await diffusion.getByRole('button', { name: 'Train', exact: true }).click();
        await expect(diffusion.locator('[data-trained]')).not.toHaveAttribute('data-trained', '0');
        await diffusion.getByRole('button', { name: 'Pause training' }).click();
      }
      const pictures = page.locator('picture-lab');
      if ((await pictures.count()) > 0) {
        await pictures.scrollIntoViewIfNeeded();
        await pictures.getByLabel('Steps', { exact: true }).fill('1');
        await pictures.getByRole('button', { name: 'Draw', exact: true }).click();
        await expect(pictures.locator('[data-status]')).toContainText('16 pictures');
        await expect(pictures).toHaveAttribute('data-kernel', 'simd');
        await pictures.getByRole('button', { name: 'Draw with the GAN' }).click();
        await expect(pictures.locator('[data-gan-said]')).toContainText('The GAN: 1 pass');
      }
      const linked = page.locator('a[data-card]');
      if ((await linked.count()) > 0) await linked.first().hover();
      await page.setViewportSize(phone);
      await page.locator('details.menu summary').click();
      await page.locator('details.menu a').last().click();
      expect(await report()).toEqual([]);
    });
  }
}

test('the policy comes by header and in the page, and allows nothing unsafe', async ({ page }) => {
  for (const path of ['', 'no/such/page']) {
    const response = await page.goto(path);
    const headers = response?.headers() ?? {};
    const policy = headers['content-security-policy'] ?? '';
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
});

test.describe('as it was sent', () => {
  test.use({ javaScriptEnabled: false });

  for (const [site, url] of Object.entries(sites)) {
    test(`what stands inline is named by the policy, handlers are not there: ${site}`, async ({
      page,
    }) => {
      for (const path of ['', 'no/such/page']) {
        const response = await page.goto(new URL(path, url()).href);
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
