/** Every page is in order: one title, headings without gaps, places with names of their own, links that have a place. */
import { expect, test } from '@playwright/test';
import { site } from '../../src/site/config.ts';
import { content, pages } from './pages.ts';
import { disorder, openAnswers, wakeLabs } from './support.ts';

for (const { name, path } of pages) {
  test(`${name} is in order, with labs asleep and awake`, async ({ page }) => {
    await page.goto(path);
    expect.soft(await disorder(page)).toEqual([]);
    await wakeLabs(page);
    await openAnswers(page);
    expect.soft(await disorder(page), 'labs awake').toEqual([]);
  });
}

test('each page has a title, a description and a heading of its own', async ({ page }) => {
  const { sections, navigation } = content;
  const { labs, sources, glossary, booklet } = navigation;
  const headings = new Map([
    ['', site.title],
    ...sections.flatMap(({ id, title }) =>
      [`${id}/`, `${id}/worksheet/`].map((path) => [path, title] as const),
    ),
    ...[...labs, sources, glossary].map(({ path, label }) => [path, label] as const),
    [booklet.path, site.title],
  ]);
  const titles = new Set<string>();
  const descriptions = new Map<string, string>();
  for (const { name, path, kind } of pages) {
    await page.goto(path);
    titles.add(await page.title());
    const description = page.locator('meta[name="description"]');
    descriptions.set(name, (await description.getAttribute('content')) ?? '');
    expect.soft(await page.title(), name).toContain(site.title);
    const heading = headings.get(path);
    if (heading !== undefined) await expect.soft(page.locator('h1')).toContainText(heading);
    else expect(kind).toBe('missing');
    expect.soft(await page.locator('html').getAttribute('lang')).toBe(site.language);
  }
  expect(titles.size).toBe(pages.length);
  for (const { id, lead } of sections) expect(descriptions.get(`/${id}/`)).toBe(lead);
  expect([...descriptions].filter(([, text]) => text.length < 20)).toEqual([]);
});
