/** What the chapters are made of: figures, mathematics, citations, terms, comments, code that labs follow, spacing. */
import { expect, test, type Page } from '@playwright/test';
import { numeral } from '../../src/collections/numeral.ts';
import { labs } from '../../src/labs/registry.ts';
import { briefCode } from './brief.ts';
import { chapters, chaptersThat, chapterThat, content, labThat, pages } from './pages.ts';

const { sections, citations, glossary, navigation } = content;

for (const { path, name, kind } of pages.filter((each) => each.kind !== 'missing')) {
  test(`${name}: figures, mathematics and words as in print`, async ({ page }) => {
    await page.goto(path);

    await test.step('each figure is drawn, captioned and has a text alternative', async () => {
      const figures = await page.locator('main .figure:not(.words)').evaluateAll((elements) =>
        elements.map((figure) => ({
          drawn: [...figure.querySelectorAll('svg')].every(
            (svg) => svg.querySelectorAll('path, circle, rect, line, use').length > 0,
          ),
          panels: figure.querySelectorAll('svg, img').length,
          height: figure.querySelector('svg, img')?.getBoundingClientRect().height ?? 0,
          name:
            figure.querySelector('[role="img"]')?.getAttribute('aria-label') ??
            figure.querySelector('img')?.alt ??
            '',
          caption: figure.querySelector('figcaption')?.textContent?.trim() ?? '',
        })),
      );
      for (const figure of figures) {
        expect.soft(figure).toEqual({
          drawn: true,
          panels: expect.any(Number),
          height: expect.any(Number),
          // A sentence at least, not a label.
          name: expect.stringMatching(/\S+( \S+){9}/),
          caption: expect.stringMatching(/\S+( \S+){9}/),
        });
        expect.soft(figure.panels).toBeGreaterThan(0);
        expect.soft(figure.height).toBeGreaterThan(80);
      }
    });

    await test.step('a figure of words has them, and a caption', async () => {
      for (const figure of await page.locator('main .figure.words').all()) {
        expect.soft(await figure.innerText()).toMatch(/\S+(\s+\S+){20}/);
        expect.soft(await figure.locator('figcaption').innerText()).toMatch(/\S+( \S+){9}/);
      }
    });

    await test.step('mathematics is MathML, and none of its source shows', async () => {
      const formulas = await page.locator('main math').evaluateAll((elements) =>
        elements.map((math) => ({
          namespace: math.namespaceURI,
          area: math.getBoundingClientRect().width * math.getBoundingClientRect().height,
        })),
      );
      expect.soft(formulas.filter(({ area }) => area < 20)).toEqual([]);
      for (const { namespace } of formulas) {
        expect(namespace).toBe('http://www.w3.org/1998/Math/MathML');
      }
      await expect.soft(page.locator('.tml-error')).toHaveCount(0);
      const prose = await page.locator('main :is(.prose, .brief)').evaluateAll((elements) =>
        elements.map((element) => {
          const copy = element.cloneNode(true) as Element;
          for (const code of copy.querySelectorAll('pre, script, code')) code.remove();
          return copy.textContent;
        }),
      );
      expect.soft(prose.join('\n')).not.toMatch(/\$|\\[a-z]{2,}/);
      await expect.soft(page.locator('body')).not.toContainText('[!code');
    });

    if (kind === 'chapter' || kind === 'booklet') {
      await test.step('each citation and each term has a card to show', async () => {
        const empty = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLAnchorElement>('a[data-card]')]
            .filter((link) => {
              const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
              return !place?.querySelector('[data-card-content]')?.textContent?.trim();
            })
            .map((link) => link.outerHTML),
        );
        expect(empty).toEqual([]);
      });
    }

    await test.step('words and signs are spaced as in print', async () => {
      // Code has rules of its own, and comments are shown as they were sent.
      const text = await page.evaluate(() => {
        for (const each of document.querySelectorAll('pre, .comment')) each.remove();
        for (const code of document.querySelectorAll('code')) code.textContent = 'code';
        return document.body.innerText;
      });
      const slips =
        /[^\n]{0,30}(?:[a-z\]”] +[.,;:!?](?!\w)|[([“] |\]\w|[a-z][;,][a-z])[^\n]{0,20}/gi;
      expect.soft(text.match(slips) ?? []).toEqual([]);
    });
  });
}

test('formulas on lines of their own are set as such', async ({ page }) => {
  const { chapter } = chapterThat('a formula', (_section, source) => /^\$\$$/m.test(source));
  await page.goto(chapter.path);
  await expect(page.locator('math.tml-display')).not.toHaveCount(0);
});

test('each chapter has the number, the title and the lead that its file says', async ({ page }) => {
  for (const { id, number, title, lead, headings } of sections) {
    await page.goto(`${id}/`);
    await expect(page.locator('h1')).toHaveText(new RegExp(`^\\s*${numeral(number)}\\. `));
    await expect(page.locator('h1')).toContainText(title);
    await expect(page.locator('.section-header .lead')).toHaveText(lead);
    const anchors = await page
      .locator('.prose :is(h2, h3, h4, h5, h6)[id]')
      .evaluateAll((all) => all.map((heading) => heading.id));
    expect(anchors).toEqual(headings.map(({ anchor }) => anchor));
  }
});

/** The citations of the page and its list of sources, as they are linked. */
function citationsOf(page: Page): Promise<{ cited: string[][]; listed: string[][] }> {
  return page.evaluate(() => ({
    cited: [...document.querySelectorAll('.cite a')].map((link) => [
      link.textContent?.trim() ?? '',
      link.getAttribute('href') ?? '',
    ]),
    listed: [...document.querySelectorAll('.references > li')].map((item) => [
      item.querySelector('.reference-number')?.textContent?.trim() ?? '',
      `#${item.id}`,
      item.querySelector('[data-card-content]')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
      item.querySelector('[data-card-content] a')?.getAttribute('href') ?? '',
    ]),
  }));
}

test('each number in a text leads to its source, and each source is cited', async ({ page }) => {
  const texts = [...chapters, navigation.booklet];
  for (const { path } of texts) {
    await page.goto(path);
    const { cited, listed } = await citationsOf(page);
    const wanted = citations.list.filter(
      ({ citedIn }) => path === navigation.booklet.path || citedIn.some((id) => path === `${id}/`),
    );
    expect(listed.map(([number, anchor]) => [number, anchor])).toEqual(
      wanted.map(({ number, anchor }) => [String(number), `#${anchor}`]),
    );
    const sources = new Map(listed.map(([number, anchor]) => [number, anchor]));
    expect(cited.filter(([number, href]) => sources.get(number) !== href)).toEqual([]);
    const numbers = new Set(cited.map(([number]) => number));
    expect([...sources.keys()].filter((number) => !numbers.has(number))).toEqual([]);
  }
});

test('the page of sources lists all of them, says where they are cited, and links them', async ({
  page,
}) => {
  await page.goto(navigation.sources.path);
  const { listed } = await citationsOf(page);
  expect(listed.map(([number, anchor]) => [number, anchor])).toEqual(
    citations.list.map(({ number, anchor }) => [String(number), `#${anchor}`]),
  );
  for (const [, , text, href] of listed) {
    expect.soft(text).toMatch(/^\S.+\. .+ (19|20)\d\d\.( Checked 20\d\d-\d\d\.)?$/);
    expect.soft(href).toMatch(/^https:\/\//);
  }
  for (const { anchor, citedIn } of citations.list) {
    const places = page.locator(`[id="${anchor}"] .used-in a`);
    const hrefs = await places.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect.soft(hrefs, anchor).toEqual(citedIn.map((id) => `/${id}/`));
  }
});

test('the glossary lists every term with its definition and where it is defined', async ({
  page,
}) => {
  await page.goto(navigation.glossary.path);
  const entries = await page.locator('.glossary > div').evaluateAll((all) =>
    all.map((entry) => ({
      anchor: entry.id,
      means: entry.querySelector('[data-card-content]')?.textContent,
      places: [...entry.querySelectorAll('.used-in a')].map((link) =>
        link.getAttribute('href')?.replace(/^.*#|^\/|\/$/g, ''),
      ),
    })),
  );
  expect(entries).toEqual(
    glossary.entries.map(({ anchor, means, place }) => ({ anchor, means, places: [place] })),
  );
});

test('the comments are those of the file, with what they say of themselves', async ({ page }) => {
  const found = chaptersThat((_section, source) => source.includes('<Comments'));
  test.skip(found.length === 0, 'No section shows the comments.');
  for (const path of found.map(({ chapter }) => chapter.path)) {
    await page.goto(path);
    const shown = await page.locator('.comment').evaluateAll((all) =>
      all.map((comment) => ({
        id: comment.id,
        text: comment.querySelector('blockquote')?.textContent,
        author: comment.querySelector('bdi')?.textContent ?? undefined,
        date: comment.querySelector('time')?.dateTime,
        about: comment.querySelector('.comment-source a')?.textContent,
        said: comment.querySelectorAll('.comment-source').length,
      })),
    );
    const titles = new Map(sections.map(({ id, title }) => [id, title]));
    expect(shown).toEqual(
      content.comments.map(({ id, text, author, date, section }) => ({
        id: `comment-${id}`,
        text,
        author,
        date,
        about: section && `on “${titles.get(section)}”`,
        said: (author ?? date ?? section) ? 1 : 0,
      })),
    );
  }
});

test('the GAN lab follows the very code of the brief, whose steps have names', async ({ page }) => {
  await page.goto(labThat('gan').path);
  const block = page.locator('gan-lab .code-block');
  const code = (await block.locator('code').textContent()) ?? '';
  expect(code).toBe(briefCode);
  const steps = await block
    .locator('.line')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-step')));
  const named = steps.filter((step) => step !== null);
  expect(steps.map((step) => step !== null)).toEqual(
    briefCode.split('\n').map((line) => /^ {4}[^#]/.test(line)),
  );
  expect(named).toEqual(labs.gan.codes[0]);
});

test('diffusion has pseudo-code for training and for sampling, in the same style', async ({
  page,
}) => {
  await page.goto(labThat('diffusion').path);
  const blocks = page.locator('diffusion-lab .code-block');
  await expect(blocks.locator('.code-title')).toHaveText([/training/i, /sampling/i]);
  for (const code of await blocks.locator('code').allTextContents()) {
    expect(code).toMatch(/^# Pseudo-code for Diffusion/);
    expect(code).toMatch(/^for .+:\n {4}\S/m);
    expect(code).toContain('denoiser(noisy_data, t)');
  }
  await expect(blocks.locator('.line[data-step] .idea.generator').first()).toHaveText('denoiser');
});
