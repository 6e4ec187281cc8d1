/** The site under a path and at a root: every address it names is inside it and answers. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { site } from '../../src/site/config.ts';
import { serve } from '../../src/tools/serve.ts';
import { crawl } from './crawl.ts';
import { anyLab, chapters, chaptersThat, content, pages, pagesOf, isToBeFound } from './pages.ts';
import { pathUrl, rootUrl, sites, siteUrl } from './sites.ts';

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

for (const name of ['root', 'path'] as const) {
  test(`from the overview all pages are found, and all links and files are there: ${name}`, async ({
    page,
    request,
  }) => {
    const home = siteUrl(name);
    const missing = pagesOf(name).filter(({ kind }) => kind === 'missing');
    const found = await crawl(
      page,
      request,
      home,
      missing.map(({ path }) => home + path),
    );
    expect(found.wrong).toEqual([]);
    const wanted = pagesOf(name).filter(({ kind }) => kind !== 'missing');
    expect(found.pages.toSorted()).toEqual(wanted.map(({ path }) => home + path).toSorted());
    expect(found.files.length).toBeGreaterThan(8);
    expect(found.files.filter((file) => file.endsWith('.woff2')).length).toBeGreaterThanOrEqual(3);
  });
}

test('public addresses name the domain and the path', async ({ page, request }) => {
  const images = new Set<string>();
  for (const each of pages.filter(({ kind }) => kind !== 'missing')) {
    const { path } = each;
    await page.goto(pathUrl() + path);
    if (!isToBeFound(each)) {
      await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
      await expect(page.locator('link[rel="canonical"]')).toHaveCount(0);
      continue;
    }
    const meta = (property: string) =>
      page.locator(`meta[property="${property}"]`).getAttribute('content');
    const canonical = publicUrl + path;
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(canonical);
    expect(await meta('og:url')).toBe(canonical);
    expect(await meta('og:title')).toBe(await page.title());
    expect((await meta('og:description'))?.length).toBeGreaterThan(20);
    expect([await meta('og:image:width'), await meta('og:image:height')]).toEqual(['1200', '630']);
    expect((await meta('og:image:alt'))?.length).toBeGreaterThan(20);
    images.add((await meta('og:image')) ?? '');
  }
  for (const image of images) {
    const response = await request.get(local(image), { maxRedirects: 0 });
    expect.soft(response.status(), image).toBe(200);
    if (response.ok()) expect.soft(pngSize(await response.body()), image).toEqual([1200, 630]);
  }

  const robots = (await answers(request, `${pathUrl()}robots.txt`)).toString();
  const sitemapUrl = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? '';
  const sitemap = (await answers(request, local(sitemapUrl))).toString();
  expect([...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, each]) => each)).toEqual(
    pages.filter(isToBeFound).map(({ path }) => publicUrl + path),
  );

  await page.goto(pathUrl());
  await expect(page.locator('.how-to-cite pre')).toContainText(`\\url{${publicUrl}}`);
});

/** The structured data of the page. */
async function dataOf(page: Page, path: string): Promise<Record<string, unknown>> {
  await page.goto(pathUrl() + path);
  const source = await page.locator('script[type="application/ld+json"]').textContent();
  const data = JSON.parse(source ?? '') as Record<string, unknown>;
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    inLanguage: site.language,
    url: publicUrl + path,
  });
  return data;
}

test('the structured data are learning resources: the site, its chapters, its labs', async ({
  page,
  request,
}) => {
  const data = await dataOf(page, '');
  expect(data).toMatchObject({
    name: site.title,
    hasPart: chapters.map(({ title, path }) => ({ name: title, url: publicUrl + path })),
  });
  await answers(request, local(String(data['image'])));
  const whole = { name: site.title, url: publicUrl };
  for (const [index, { title, path }] of chapters.entries()) {
    const position = index + 1;
    expect(await dataOf(page, path)).toMatchObject({ name: title, position, isPartOf: whole });
  }
  for (const { label, path } of content.navigation.labs) {
    expect(await dataOf(page, path)).toMatchObject({ name: label, isPartOf: whole });
  }
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
  const [found] = chaptersThat((_section, source) => source.includes('<Comments'));
  test.skip(found === undefined, 'No section shows the comments.');
  const { path } = found!.chapter;
  await page.goto(pathUrl() + path);
  const repository = 'https://code.example/owner/name';
  await expect(page.locator('.comment-contribute a')).toHaveAttribute(
    'href',
    `${repository}/edit/main/content/comments.json`,
  );
  await expect(page.locator('.site-footer').getByRole('link', { name: /source/ })).toHaveAttribute(
    'href',
    repository,
  );
  await page.goto(rootUrl() + path);
  await expect(page.locator('.comment-contribute')).toHaveCount(0);
  await expect(page.locator('.site-footer').getByRole('link', { name: /source/ })).toHaveCount(0);
});

test('a missing page under a path is the site’s own and leads back', async ({ page }) => {
  const response = await page.goto(`${pathUrl()}deep/down/nothing`);
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveCSS('font-family', /EB Garamond/);
  const last = chapters.at(-1)!;
  await page.getByRole('link', { name: last.title }).click();
  await expect(page).toHaveURL(pathUrl() + last.path);
  await expect(page.locator('h1')).toBeInViewport();
});

test('under a path, too, old addresses are taken on', async ({ page }) => {
  const heading = chapters.flatMap(({ headings }) => headings).at(-1);
  test.skip(heading === undefined, 'No section has a heading.');
  await page.goto(`${pathUrl()}#${heading!.anchor}`);
  await expect(page).toHaveURL(pathUrl() + heading!.path);
});

/** Expects that the page at the address says why it is still, and shows no control that cannot work. */
async function expectStill(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText('This page’s scripts did not arrive')).toBeVisible();
  await expect(page.locator('[data-lab-control]').first()).toBeAttached();
  await expect(page.locator('[data-lab-control]:visible')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
}

test('opened from a disk, a lab says that it needs a web server', async ({ page }) => {
  const lab = anyLab();
  const file = resolve(sites.root.dir, lab.path, 'index.html');
  await expectStill(page, pathToFileURL(file).href);
});

test('at a path that it was not built for, a lab says so', async ({ page }) => {
  const lab = anyLab();
  const elsewhere = await serve({ dir: sites.path.dir, base: '/elsewhere', port: 0 });
  try {
    await expectStill(page, elsewhere.url + lab.path);
  } finally {
    await elsewhere.close();
  }
});

test('where its scripts arrive, a lab says nothing of it', async ({ page }) => {
  const lab = anyLab();
  await page.goto(pathUrl() + lab.path);
  await expect(page.locator('.lab')).toHaveAttribute('data-ready', '');
  await expect(page.getByText('This page’s scripts did not arrive')).toBeHidden();
});

test('headers hold under the path', async ({ request }) => {
  const headers = async (path: string) => (await request.get(pathUrl() + path)).headers();
  expect((await headers(''))['content-security-policy']).toContain("frame-ancestors 'self'");
  expect((await headers('sources/'))['x-content-type-options']).toBe('nosniff');
  const [lab] = content.navigation.labs;
  if (lab) expect((await headers(lab.path))['content-security-policy']).not.toContain('frame');
  const missing = await request.get(`${pathUrl()}_astro/none.js`);
  expect([missing.status(), missing.headers()['cache-control']]).toEqual([
    404,
    'public, max-age=0, must-revalidate',
  ]);
});
