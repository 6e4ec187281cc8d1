/** Finding one's way: contents, permalinks, skip link, previous and next, old addresses, missing pages. */
import { expect, test, type Page } from '@playwright/test';
import { chapters, chapterThat, content } from './pages.ts';
import { desktop, phone } from './support.ts';

// Jumps instead of glides, so that no test waits for one.
test.use({ viewport: desktop, contextOptions: { reducedMotion: 'reduce' } });

const { navigation, citations } = content;
const { labs, sources, glossary, booklet } = navigation;

const rail = (page: Page) => page.getByRole('navigation', { name: 'Contents' });

/** Whether the section's heading stands below the header and in the upper half of the window. */
async function expectAtTop(page: Page, id: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate((target) => {
        const header = document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0;
        const top = document.getElementById(target)?.getBoundingClientRect().top ?? Infinity;
        return top >= header - 1 && top < innerHeight / 3;
      }, id),
    )
    .toBe(true);
}

/** A chapter with labs, headings, sources and terms, as far as there is one. */
const rich = () =>
  chapterThat('headings, a lab, citations and terms', ({ headings, labs, cites, terms }) =>
    [headings, labs, cites, terms].every(({ length }) => length > 0),
  );

/** What the contents of a chapter should list: address and words. */
function contentsOf({ chapter, section }: ReturnType<typeof rich>): [string, string][] {
  return [
    ['/', 'Overview'],
    ...chapter.entries.map(({ anchor, label }): [string, string] => [`#${anchor}`, label]),
    ...(section.cites.length > 0 ? [['#references', 'Sources'] as [string, string]] : []),
    ...(section.terms.length > 0 ? [['#glossary', 'Terms'] as [string, string]] : []),
  ];
}

/** Address and words of each entry. */
function entries(page: Page): Promise<[string, string][]> {
  return rail(page)
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((link): [string, string] => [
        link.getAttribute('href') ?? '',
        link.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
      ]),
    );
}

/** Scrolls each place of the page just past the line where reading begins; expects its entry, and no other, marked. */
async function expectSpy(page: Page): Promise<void> {
  const links = rail(page).locator('a[data-spy]');
  const current = rail(page).locator('[aria-current]');
  await expect(current).toHaveCount(0);
  for (const link of await links.all()) {
    const anchor = (await link.getAttribute('href'))!.slice(1);
    await expect
      .poll(async () => {
        const reached = await page.evaluate(async (id) => {
          const place = document.getElementById(id)!;
          scrollTo(0, scrollY + place.getBoundingClientRect().top - innerHeight / 3 + 2);
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return place.getBoundingClientRect().top <= innerHeight / 3;
        }, anchor);
        // What stands at the very end cannot come that far.
        if (!reached) return ['out of reach', 1];
        return [await link.getAttribute('aria-current'), await current.count()];
      })
      .toEqual([expect.stringMatching(/^(true|out of reach)$/), 1]);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await expect(current).toHaveCount(0);
}

test('the contents of the overview name all sections and mark the one being read', async ({
  page,
}) => {
  await page.goto('');
  expect(await entries(page)).toEqual([
    ...chapters.map(({ id, number, label }) => [`#${id}`, `${number} ${label}`]),
    ...[sources, glossary, booklet].map(({ path, label }) => [`/${path}`, label]),
  ]);
  await expectSpy(page);
});

test('the contents of a chapter name its headings, labs, sources and terms, and mark the one being read', async ({
  page,
}) => {
  const found = rich();
  await page.goto(found.chapter.path);
  expect(await entries(page)).toEqual(contentsOf(found));
  await expectSpy(page);
});

test('the contents of each chapter and of the booklet are those of the text', async ({ page }) => {
  for (const [index, chapter] of chapters.entries()) {
    await page.goto(chapter.path);
    const section = content.sections[index]!;
    expect.soft(await entries(page), chapter.id).toEqual(contentsOf({ chapter, section }));
  }
  await page.goto(booklet.path);
  expect(await entries(page)).toEqual([
    ...chapters.map(({ id, number, label }) => [`#${id}`, `${number} ${label}`]),
    ['#references', sources.label],
    ['#glossary', glossary.label],
  ]);
});

test('a choice in the contents goes to the place, and back', async ({ page }) => {
  const last = chapters.at(-1)!;
  await page.goto('');
  const link = rail(page).locator(`a[href="#${last.id}"]`);
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await link.click();
  await expect(page).toHaveURL(`/#${last.id}`);
  await expectAtTop(page, last.id);
  await expect(link).toBeInViewport();
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
});

test('each section of the overview leads into its chapter, to its labs and to its headings', async ({
  page,
}) => {
  await page.goto('');
  for (const { id, path, title, labs, headings } of chapters) {
    const links = page.locator(`[id="${id}"]`).getByRole('navigation').getByRole('link');
    expect(
      await links.evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.id])),
    ).toEqual([
      [`/${path}`, ''],
      ...labs.map(({ name, place }) => [`/${place}`, `${name}-lab`]),
      ...headings.map((heading) => [`/${heading.path}`, heading.anchor]),
    ]);
    await expect(page.getByRole('navigation', { name: `Into “${title}”` })).toBeVisible();
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: phone });

  test('the menu of the overview opens, leads on, and closes by choice, Escape and a tap outside', async ({
    page,
  }) => {
    const chapter = chapters.at(-1)!;
    await page.goto('');
    const menu = page.locator('details.menu');
    const summary = menu.locator('summary');
    await expect(rail(page)).toBeHidden();

    await summary.click();
    await expect(rail(page)).toBeVisible();
    await expect(rail(page).getByRole('link')).toHaveCount(chapters.length + 3);
    await rail(page).locator(`a[href="#${chapter.id}"]`).click();
    await expect(rail(page)).toBeHidden();
    await expectAtTop(page, chapter.id);

    await summary.click();
    await expect(rail(page).locator('[aria-current]')).toContainText(chapter.label);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(rail(page)).toBeHidden();
    await expect(summary).toBeFocused();

    await summary.click();
    await page.mouse.click(20, 820);
    await expect(rail(page)).toBeHidden();
  });

  test('the menu of a chapter has its contents, with the entry being read', async ({ page }) => {
    const found = rich();
    await page.goto(found.chapter.path);
    const summary = page.locator('details.menu summary');
    await summary.click();
    expect(await entries(page)).toEqual(contentsOf(found));
    const entry = found.chapter.entries[0]!;
    await rail(page).locator(`a[href="#${entry.anchor}"]`).click();
    await expect(rail(page)).toBeHidden();
    await expectAtTop(page, entry.anchor);
    await summary.click();
    await expect(rail(page).locator('[aria-current]')).toHaveText(entry.label);
    await expect(rail(page).locator('[aria-current]')).toHaveCount(1);
  });
});

test('every heading of a chapter has a permalink, seen on hover and on focus', async ({ page }) => {
  for (const { path, headings } of chapters) {
    await page.goto(path);
    const titles = page.locator('h1, .prose :is(h2, h3, h4, h5)[id]');
    const without = await titles.evaluateAll((elements) =>
      elements
        .filter((heading) => {
          const id = heading.tagName === 'H1' ? heading.closest('article')?.id : heading.id;
          const link = heading.querySelector('a.permalink');
          return !id || link?.getAttribute('href') !== `#${id}`;
        })
        .map((heading) => heading.textContent),
    );
    expect.soft(without).toEqual([]);
    await expect(titles).toHaveCount(headings.length + 1);
  }

  const { chapter } = rich();
  await page.goto(chapter.path);
  const { anchor, label } = chapter.headings[0]!;
  const heading = page.locator(`[id="${anchor}"]`);
  const link = heading.locator('.permalink');
  await expect(link).toHaveAccessibleName(`Link to “${label}”`);
  await expect(link).toHaveCSS('opacity', '0');
  await heading.hover();
  await expect(link).toHaveCSS('opacity', '1');
  await page.mouse.move(0, 0);
  await link.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await expect(link).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/${chapter.path}#${anchor}`);
  await expectAtTop(page, anchor);
});

test('the skip link moves focus past the header', async ({ page }) => {
  for (const path of ['', chapters[0]!.path, sources.path]) {
    await page.goto(path);
    const skip = page.getByRole('link', { name: 'Skip to the text' });
    await expect(skip).not.toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.activeElement?.closest('main') !== null);
    expect(inside).toBe(true);
  }
});

test('from the overview one reads through all chapters by "Next", and back by "Previous"', async ({
  page,
}) => {
  await page.goto('');
  await page
    .locator(`[id="${chapters[0]!.id}"]`)
    .getByRole('link', { name: 'Read the chapter' })
    .click();
  const links = page.getByRole('navigation', { name: 'Chapters' });
  for (const { path, previous, next } of chapters) {
    await expect(page).toHaveURL(`/${path}`);
    const hrefs = await links
      .getByRole('link')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('rel'), link.getAttribute('href')]),
      );
    expect(hrefs).toEqual([
      ...(previous ? [['prev', `/${previous.path}`]] : []),
      next ? ['next', `/${next.path}`] : ['up', '/'],
    ]);
    if (next) {
      await expect(links.locator('[rel="next"]')).toContainText(next.title);
      await links.locator('[rel="next"]').click();
    }
  }
  for (const { path } of chapters.toReversed()) {
    await expect(page).toHaveURL(`/${path}`);
    if (path !== chapters[0]!.path) await links.locator('[rel="prev"]').click();
  }
});

test('progress grows with the reading', async ({ page }) => {
  await page.goto(rich().chapter.path);
  const progress = () =>
    page.locator('.progress').evaluate((bar) => bar.getBoundingClientRect().width / innerWidth);
  for (const share of [0, 0.25, 0.5, 1]) {
    await page.evaluate((part) => {
      const { scrollHeight, clientHeight } = document.documentElement;
      window.scrollTo(0, part * (scrollHeight - clientHeight));
    }, share);
    await expect.poll(progress).toBeCloseTo(share, 1);
  }
});

test('the name of the site leads to the overview from every page', async ({ page }) => {
  const labs = navigation.labs.map(({ path }) => path);
  for (const path of [chapters[0]!.path, ...labs, sources.path, 'no/such/page']) {
    await page.goto(path);
    await page.locator('.site-header .brand').click();
    await expect(page).toHaveURL('/');
  }
});

test('a missing page says so and leads to every chapter', async ({ page }) => {
  const response = await page.goto('no/such/page');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('h1')).toHaveCSS('font-family', /EB Garamond/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  const links = page.locator('main a');
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    '/',
    ...chapters.map(({ path }) => `/${path}`),
    ...[...labs, sources, glossary].map(({ path }) => `/${path}`),
  ]);
  await links.nth(chapters.length).click();
  await expect(page).toHaveURL(`/${chapters.at(-1)!.path}`);
  await expect(page.locator('h1')).toBeInViewport();
});

/** Addresses from when the site was one page, and where they lead now; on the overview where there is no other place. */
function oldAddresses(): [from: string, to: string][] {
  const found: [string, string][] = [];
  // One section and one heading of each: that all have their place is tested above.
  for (const { id } of chapters.slice(-1)) found.push([`#${id}`, `#${id}`]);
  for (const { headings } of chapters) {
    found.push(
      ...headings.slice(-1).map(({ anchor, path }): [string, string] => [`#${anchor}`, path]),
    );
  }
  for (const { name, place } of navigation.labs) {
    const [path = '', hash = ''] = place.split('#');
    found.push([`#${name}-lab`, place]);
    found.push([`?${name}-seed=7#${name}-lab`, `${path}?${name}-seed=7#${hash}`]);
  }
  const cited = citations.list.at(-1);
  const term = content.glossary.entries.at(-1);
  if (cited) found.push([`#${cited.anchor}`, `${sources.path}#${cited.anchor}`]);
  if (term) found.push([`#${term.anchor}`, `${glossary.path}#${term.anchor}`]);
  found.push(['#references', sources.path], ['#glossary', glossary.path], ['#top', '#top']);
  found.push(['#how-to-cite', '#how-to-cite']);
  return found;
}

test('addresses from when the site was one page are taken on to their place', async ({ page }) => {
  test.slow();
  for (const [from, to] of oldAddresses()) {
    await test.step(from, async () => {
      // Each address in a page of its own, as by a link from elsewhere.
      await page.goto('about:blank');
      await page.goto(from);
      await expect(page).toHaveURL(`/${to}`);
      const [, hash] = to.split('#');
      if (hash && hash !== 'top') await expect(page.locator(`[id="${hash}"]`)).toBeInViewport();
    });
  }
});

test('an old address within the page is taken on too, and an unknown one stays', async ({
  page,
}) => {
  const { anchor, path } = rich().chapter.headings[0]!;
  await page.goto('#no-such-place');
  await page.waitForTimeout(300);
  await expect(page).toHaveURL('/#no-such-place');
  await page.evaluate((hash) => (location.hash = hash), anchor);
  await expect(page).toHaveURL(`/${path}`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('old addresses land at a link to the new place', async ({ page }) => {
    test.slow();
    for (const [from, to] of oldAddresses()) {
      const anchor = from.split('#')[1]!;
      // Single sources and terms have no place on the overview: it opens at its top.
      if (/^(ref|term)-|^top$/.test(anchor)) continue;
      await page.goto('about:blank');
      await page.goto(from);
      const place = page.locator(`[id="${anchor}"]`);
      await expect(place).toBeInViewport();
      if (to === `#${anchor}`) continue;
      const href = (await place.getAttribute('href'))!;
      // Settings are for the script to carry along.
      expect(href).toBe(`/${to.replace(/\?.*#/, '#')}`);
    }
  });
});
