/** After an editor has added, moved and renamed sections, and added a comment, a card and a source, all is in its place. */
import { expect, test } from '@playwright/test';
import { numeral } from '../../src/collections/numeral.ts';
import { edits } from '../../src/tools/test-builds.ts';
import { crawl } from './crawl.ts';
import { content, contentOf, pagesOf, isToBeFound } from './pages.ts';
import { editedUrl } from './sites.ts';
import { desktop, disorder, expectNoOverflow, openAnswers, phone, violations } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const edited = contentOf('edited');
const { chapters } = edited.navigation;
const before = content.navigation.chapters;

/** The added sections: the first, the one after what was the first, the last. */
const added = [
  { title: edits.first, at: 0 },
  { title: edits.between, at: 2 },
  { title: edits.last, at: before.length + 2 },
];

test('the content is as the editor meant it: three sections more, in their places', () => {
  const titles = before.map(({ title }) => title);
  expect(chapters.map(({ title }) => title)).toEqual([
    edits.first,
    ...titles.slice(0, 1),
    edits.between,
    ...titles.slice(1),
    edits.last,
  ]);
  // Addresses of those that were there stay.
  const ids = chapters.map(({ id }) => id);
  expect(before.filter(({ id }) => !ids.includes(id))).toEqual([]);
});

for (const { title, at } of added) {
  test(`${title}: chapter, place on the overview, number, neighbors`, async ({ page }) => {
    const { path, id, label, headings } = chapters[at]!;
    const [previous, next] = [chapters[at - 1], chapters[at + 1]];
    await page.goto(editedUrl() + path);
    await expect(page).toHaveTitle(new RegExp(`^${title} `));
    await expect(page.locator('h1')).toContainText(`${numeral(at + 1)}. ${title}`);
    await expect(page.locator('.prose :is(h2, h3)[id]')).toHaveCount(headings.length);
    const nav = page.getByRole('navigation', { name: 'Chapters' });
    await expect(nav.locator('[rel="prev"]')).toHaveCount(previous ? 1 : 0);
    await expect(nav.locator('[rel="next"]')).toHaveCount(next ? 1 : 0);
    if (previous) {
      await expect(nav.locator('[rel="prev"]')).toContainText(previous.title);
      await nav.locator('[rel="prev"]').click();
      await expect(page).toHaveURL(editedUrl() + previous.path);
      await expect(nav.locator('[rel="next"]')).toContainText(title);
      await nav.locator('[rel="next"]').click();
      await expect(page).toHaveURL(editedUrl() + path);
    }
    if (next) {
      await nav.locator('[rel="next"]').click();
      await expect(page).toHaveURL(editedUrl() + next.path);
      await expect(nav.locator('[rel="prev"]')).toContainText(title);
    }

    await page.goto(editedUrl());
    const sections = page.locator('main .section');
    await expect(sections).toHaveCount(chapters.length);
    await expect(sections.nth(at)).toHaveAttribute('id', id);
    await expect(sections.nth(at).locator('h2')).toContainText(title);
    const entry = page
      .getByRole('navigation', { name: 'Contents' })
      .getByRole('link', { name: label });
    await expect(entry).toHaveText(new RegExp(`^\\s*${numeral(at + 1)}\\s`));
    await entry.click();
    await expect(sections.nth(at).locator('h2')).toBeInViewport();
    await sections.nth(at).getByText('Read the chapter').click();
    await expect(page).toHaveURL(editedUrl() + path);

    await page.goto(`${editedUrl()}no/such/page`);
    await page.locator('main').getByRole('link', { name: title }).click();
    await expect(page).toHaveURL(editedUrl() + path);

    await page.goto(`${editedUrl()}booklet/`);
    await expect(page.locator('main .section').nth(at).locator('h2')).toContainText(title);
  });
}

test('all pages are found from the overview and in the sitemap, and every link has its place', async ({
  page,
  request,
}) => {
  const missing = pagesOf('edited').filter(({ kind }) => kind === 'missing');
  const found = await crawl(
    page,
    request,
    editedUrl(),
    missing.map(({ path }) => editedUrl() + path),
  );
  expect(found.wrong).toEqual([]);
  const wanted = pagesOf('edited').filter(({ kind }) => kind !== 'missing');
  expect(found.pages.toSorted()).toEqual(wanted.map(({ path }) => editedUrl() + path).toSorted());

  const sitemap = await (await request.get(`${editedUrl()}sitemap.xml`)).text();
  for (const { path } of wanted.filter(isToBeFound)) {
    expect(sitemap).toMatch(new RegExp(`<loc>https?://[^/<]+/${path}</loc>`));
  }
});

test('the comment, the card, the code and the source are shown', async ({ page }) => {
  const { comment, card, code, reference } = edits;
  await page.goto(editedUrl());
  const shown = page.locator(`#comment-${comment.id}`);
  const about = edited.comments.find(({ id }) => id === comment.id)?.section;
  const subject = chapters.find(({ id }) => id === about)!;
  if ((await shown.count()) > 0) {
    await expect(shown.locator('blockquote')).toHaveText(comment.text);
    await expect(shown.locator('bdi')).toHaveText(comment.author);
    await expect(shown.locator('time')).toHaveAttribute('datetime', comment.date);
    await expect(shown.getByRole('link')).toHaveText(`on “${subject.title}”`);
  }
  const brief = page.locator('.card', { hasText: card.title });
  await expect(brief.locator('.card-lead')).toHaveText(card.lead);
  const block = page.locator(`[id="${chapters.at(-1)!.id}"] .code-block`, { hasText: code.title });
  await expect(block.locator('code')).toHaveText(code.line);

  const cited = edited.citations.list.find((each) => each.reference.key === reference.key)!;
  const place = chapters.find(({ id }) => id === cited.citedIn[0])!;
  await page.goto(editedUrl() + place.path);
  const full = page.locator('.card', { hasText: card.title });
  await full.locator('.cite a').focus();
  await expect(page.getByRole('tooltip')).toContainText(reference.title);
  await expect(page.getByRole('tooltip')).toContainText('Checked 2026-01.');
  await expect(full.locator('.cite a')).toHaveText(String(cited.number));
  await page.goto(`${editedUrl()}sources/#${cited.anchor}`);
  await expect(page.locator(`[id="${cited.anchor}"]`)).toContainText(reference.title);
  await expect(page.locator(`[id="${cited.anchor}"] time`)).toHaveAttribute(
    'datetime',
    reference.checked,
  );
  await expect(page.locator(`[id="${cited.anchor}"]`)).toBeInViewport();
});

for (const { name, path } of pagesOf('edited')) {
  test(`${name}: order, axe, nothing sticks out`, async ({ page }) => {
    test.slow();
    await page.goto(editedUrl() + path);
    expect.soft(await disorder(page)).toEqual([]);
    await openAnswers(page);
    await expectNoOverflow(page, [phone.width, desktop.width]);
    expect.soft(await violations(page)).toEqual([]);
  });
}
