/** The site under a path and at a root: every address it names is inside it and answers. */
import { expect, test, type APIRequestContext } from '@playwright/test';
import { pathUrl, rootUrl, sites } from './sites.ts';

const origin = 'https://example.org';
const publicUrl = `${origin}${sites.path.base}/`;

/** The address of the test server for a public address of the site. */
function local(address: string): string {
  expect(address.startsWith(publicUrl), `${address} begins with ${publicUrl}`).toBe(true);
  return address.replace(publicUrl, pathUrl());
}

async function answers(request: APIRequestContext, address: string): Promise<Buffer> {
  const response = await request.get(address, { maxRedirects: 0 });
  expect(response.status(), address).toBe(200);
  return response.body();
}

/** Width and height of a PNG file. */
function pngSize(bytes: Buffer): [width: number, height: number] {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

for (const [name, url] of [
  ['at a root', rootUrl],
  ['under a path', pathUrl],
] as const) {
  test(`all links and files are inside the site and there: ${name}`, async ({ page, request }) => {
    const files = new Set<string>();
    for (const path of ['', 'no/such/page']) {
      await page.goto(url() + path);
      const addresses = await page.evaluate(() =>
        [...document.querySelectorAll('[href], [src]')].map(
          (each) =>
            new URL(each.getAttribute('href') ?? each.getAttribute('src') ?? '', document.baseURI)
              .href,
        ),
      );
      for (const address of addresses) {
        const [file = '', hash] = address.split('#');
        if (new URL(file).origin !== new URL(url()).origin) continue;
        if (file !== page.url().split('#')[0]) files.add(file);
        if (hash && file === url()) files.add(`${file}#${hash}`);
      }
    }
    expect([...files].filter((file) => !file.startsWith(url()))).toEqual([]);
    expect(files.size).toBeGreaterThan(8);
    const index = (await answers(request, url())).toString();
    for (const file of files) {
      const [path = '', hash] = file.split('#');
      if (hash) expect(index).toContain(` id="${hash}"`);
      else if (path.endsWith('.css')) {
        const css = (await answers(request, path)).toString();
        const fonts = [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, each = '']) => each);
        expect(fonts.length).toBeGreaterThanOrEqual(3);
        for (const font of fonts) {
          const address = new URL(font, path).href;
          expect(address.startsWith(url()), address).toBe(true);
          await answers(request, address);
        }
      } else await answers(request, path);
    }
  });
}

test('public addresses name the domain and the path', async ({ page, request }) => {
  await page.goto(pathUrl());
  const meta = (property: string) =>
    page.locator(`meta[property="${property}"]`).getAttribute('content');
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(publicUrl);
  expect(await meta('og:url')).toBe(publicUrl);
  expect(await meta('og:title')).toBe('Generative AI: The New Frontier');
  expect((await meta('og:description'))?.length).toBeGreaterThan(50);
  await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /\w{5}/);

  const image = await answers(request, local((await meta('og:image')) ?? ''));
  expect(pngSize(image)).toEqual([1200, 630]);
  expect([await meta('og:image:width'), await meta('og:image:height')]).toEqual(['1200', '630']);

  const robots = (await answers(request, `${pathUrl()}robots.txt`)).toString();
  const sitemapUrl = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? '';
  const sitemap = (await answers(request, local(sitemapUrl))).toString();
  expect([...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, each]) => each)).toEqual([publicUrl]);

  await expect(page.locator('.how-to-cite pre')).toContainText(`\\url{${publicUrl}}`);
});

test('the structured data is a learning resource with its sections', async ({ page, request }) => {
  await page.goto(pathUrl());
  const source = await page.locator('script[type="application/ld+json"]').textContent();
  const data = JSON.parse(source ?? '') as Record<string, unknown> & { hasPart: { url: string }[] };
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: 'Generative AI: The New Frontier',
    url: publicUrl,
    inLanguage: 'en',
  });
  expect(data.hasPart).toHaveLength(5);
  for (const { url } of data.hasPart) {
    await expect(page.locator(`[id="${new URL(url).hash.slice(1)}"]`)).toHaveCount(1);
    local(url);
  }
  await answers(request, local(String(data['image'])));
});

test('icons and manifest', async ({ page, request }) => {
  await page.goto(pathUrl());
  const href = async (rel: string) => {
    const link = page.locator(`link[rel="${rel}"]`).first();
    return new URL((await link.getAttribute('href')) ?? '', pathUrl()).href;
  };
  const ico = await answers(request, await href('icon'));
  expect([...ico.subarray(0, 6)]).toEqual([0, 0, 1, 0, 1, 0]);
  expect(pngSize(ico.subarray(22))).toEqual([32, 32]);
  expect(pngSize(await answers(request, await href('apple-touch-icon')))).toEqual([180, 180]);

  const manifestUrl = await href('manifest');
  const manifest = JSON.parse((await answers(request, manifestUrl)).toString()) as {
    start_url: string;
    icons: { src: string; sizes: string }[];
  };
  expect(new URL(manifest.start_url, manifestUrl).href).toBe(pathUrl());
  for (const { src, sizes } of manifest.icons) {
    const size = pngSize(await answers(request, new URL(src, manifestUrl).href));
    expect(size.join('x')).toBe(sizes);
  }
});

test('readers can contribute where the repository is known, and only there', async ({ page }) => {
  await page.goto(pathUrl());
  const repository = 'https://code.example/owner/name';
  await expect(page.locator('.comment-contribute a')).toHaveAttribute(
    'href',
    `${repository}/edit/main/content/comments.json`,
  );
  await expect(page.locator('.site-footer').getByRole('link', { name: /source/ })).toHaveAttribute(
    'href',
    repository,
  );
  await page.goto(rootUrl());
  await expect(page.locator('.comment-contribute')).toHaveCount(0);
  await expect(page.locator('.site-footer').getByRole('link', { name: /source/ })).toHaveCount(0);
});

test('a missing page under a path is the site’s own and leads back', async ({ page }) => {
  const response = await page.goto(`${pathUrl()}deep/down/nothing`);
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveCSS('font-family', /EB Garamond/);
  await page.getByRole('link', { name: 'Major Applications' }).click();
  await expect(page).toHaveURL(`${pathUrl()}#applications`);
  await expect(page.locator('#applications h2')).toBeInViewport();
});
