/** Without JavaScript every page is complete: text, code, figures, comments, menu and answers. */
import { expect, test, type Page } from '@playwright/test';
import { labAnchor, labNames, type LabName } from '../../src/labs/registry.ts';
import { chapters, chapterThat, content, labThat, pages } from './pages.ts';
import { briefCode } from './brief.ts';
import { hostileUrl } from './sites.ts';
import { phone } from './support.ts';

test.use({ javaScriptEnabled: false });

const { navigation, citations } = content;

for (const { name, path } of pages) {
  test(`${name} can be read, and nothing that needs a script shows`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('main :is(h2, h3, h4):not(:visible):not(.sr-only)')).toHaveCount(0);
    for (const part of ['.lead', '.card', '.comment', '.references > li', '.glossary > div']) {
      const hidden = page.locator(`main ${part}:not(:visible)`);
      // Parts of answers show when the answer is opened.
      await expect(hidden.and(page.locator(':not(details *)'))).toHaveCount(0);
    }
    for (const figure of await page.locator('main .figure svg').all()) {
      await expect(figure).toBeVisible();
    }
    for (const still of await page.locator('.lab-still').all()) await expect(still).toBeVisible();
    await expect(page.locator('button:visible')).toHaveCount(0);
    await expect(page.locator('noscript')).toHaveCount(0);
    await expect(
      // The author's caption may have an answer to open, as every text may.
      page.locator(
        ':is(.lab, hero-emblem) :is(select, input, textarea, summary:not(details:not([class], [data-part]) > *)):visible',
      ),
    ).toHaveCount(0);
  });
}

test('the overview has every section, its figure, cards, comments and code', async ({ page }) => {
  await page.goto('');
  for (const { id } of chapters) {
    await expect(page.locator(`[id="${id}"] h2`)).toBeVisible();
    await expect(page.locator(`[id="${id}"] .lead`)).toBeVisible();
    await expect(page.locator(`[id="${id}"]`).getByText('Read the chapter')).toBeVisible();
  }
  const codes = await page.locator('.section .code-block code:visible').allTextContents();
  expect(codes).toContain(briefCode);
  await expect(page.locator('.hero-emblem svg')).toBeVisible();
});

test('each chapter has all its headings, sources and terms', async ({ page }) => {
  for (const [index, { path, headings }] of chapters.entries()) {
    await page.goto(path);
    const { id, terms } = content.sections[index]!;
    for (const { anchor } of headings) {
      await expect(page.locator(`[id="${anchor}"]`)).toBeVisible();
    }
    const cited = citations.list.filter(({ citedIn }) => citedIn.includes(id));
    await expect(page.locator('.references > li:visible')).toHaveCount(cited.length);
    await expect(page.locator('.glossary > div:visible')).toHaveCount(terms.length);
  }
});

/** Expects the pictures of a lab, which were made at build. */
async function expectStills(page: Page, name: LabName): Promise<void> {
  const lab = page.locator(labAnchor(name));
  if (name === 'language') {
    await expect(lab.locator('.lab-still')).toContainText(/^One quiet evening .*[.!”]$/);
    await expect(lab.locator('.language-still svg')).toBeVisible();
    return;
  }
  if (name === 'sound') {
    await expect(lab.locator('.lab-still svg')).toBeVisible();
    await expect(lab.locator('.lab-story')).toContainText(
      /The still picture is of a calm major waltz/,
    );
    return;
  }
  if (name === 'picture') {
    const pictures = lab.locator('img.lab-still');
    await pictures.scrollIntoViewIfNeeded();
    await expect
      .poll(() => pictures.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(268);
    await expect(lab.locator('.lab-story')).toContainText(/in \d+ of \d+ of/);
    return;
  }
  await expect(lab.locator('.lab-still svg:visible')).toHaveCount(4);
  await expect(lab.locator('.lab-chart svg:visible')).toHaveCount(4);
  await expect(lab.locator('.lab-story')).toContainText(
    {
      gan: /cover [\d, ]+ and 8 of the 8 clusters/,
      diffusion: /fresh data reach 0/,
      synthetic: /Kernel density: 12\.\d% errors, .* harms\..* The best possible is 3\.9%/,
    }[name],
  );
}

for (const name of labNames) {
  test(`the ${name} lab shows a run, in its chapter and alone`, async ({ page }) => {
    const lab = labThat(name);
    for (const path of [lab.path, lab.chapter.path]) {
      await page.goto(path);
      await expectStills(page, name);
    }
  });
}

test('mathematics is set', async ({ page }) => {
  const { chapter } = chapterThat('a formula', (_section, source) => /^\$\$$/m.test(source));
  await page.goto(chapter.path);
  await expect(page.locator('math.tml-display:visible').first()).toBeVisible();
});

test('answers open', async ({ page }) => {
  const { chapter } = chapterThat('a question', (_section, source) => source.includes('<Check '));
  await page.goto(chapter.path);
  const check = page.locator('[data-kind="open"] details').first();
  await expect(check.locator('.check-answer')).toBeHidden();
  await check.locator('summary').click();
  await expect(check.locator('.check-answer')).toBeVisible();
});

test('all kinds of questions can be read, and their answers open', async ({ page }) => {
  await page.goto(`${hostileUrl()}long/`);
  for (const kind of ['choose', 'estimate', 'order']) {
    const question = page.locator(`[data-kind="${kind}"]`);
    await expect(question.locator('.check-question')).toBeVisible();
    if (kind !== 'estimate') {
      await expect(question.locator('.check-options > li:visible')).toHaveCount(3);
    }
    await expect(question.locator('input, button')).toHaveCount(0);
    await expect(question.locator('.check-answer')).toBeHidden();
    await question.locator('summary').click();
    await expect(question.locator('.check-answers > li:visible')).not.toHaveCount(0);
  }
});

test('the menu opens and leads on; citations lead to their source', async ({ page }) => {
  const { chapter, section } = chapterThat('a citation', ({ cites }) => cites.length > 0);
  await page.setViewportSize(phone);
  await page.goto('');
  await page.locator('details.menu summary').click();
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.locator(`a[href="#${chapter.id}"]`).click();
  await expect(page).toHaveURL(`/#${chapter.id}`);
  await expect(page.locator(`[id="${chapter.id}"] h2`)).toBeInViewport();

  await page.locator(`[id="${chapter.id}"]`).getByText('Read the chapter').click();
  await expect(page).toHaveURL(`/${chapter.path}`);
  await page.locator('.cite a').first().click();
  await expect(page).toHaveURL(`/${chapter.path}#ref-${section.cites[0]}`);
  await expect(page.locator('.references :target')).toBeInViewport();
  await page.goto(navigation.sources.path);
  await page.locator('.references .used-in a').first().click();
  await expect(page.locator('h1')).toBeVisible();
});

test('the theme follows the system', async ({ page }) => {
  await page.goto('');
  await page.emulateMedia({ colorScheme: 'light' });
  const ground = () => page.locator('body').evaluate((b) => getComputedStyle(b).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).not.toBe(light);
});
