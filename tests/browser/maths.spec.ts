/** Formulas as they are seen: each construct that Temml would say by styles, by its geometry, under the built style sheet. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { renderMath } from '../../src/markdown/math.ts';
import { chapterThat } from './pages.ts';
import { hostileUrl, sites } from './sites.ts';
import { expectNoOverflow, phone } from './support.ts';

const style = /<style>(.*?)<\/style>/s.exec(
  readFileSync(join(sites.root.dir, 'glossary/index.html'), 'utf8'),
)![1]!;

/** Shows one formula on lines of its own. */
async function show(page: Page, latex: string): Promise<Locator> {
  const formula = `<div class="prose"><div class="formula">${renderMath(latex, true)}</div></div>`;
  await page.setContent(`<!doctype html><style>${style}</style><body>${formula}`);
  return page.locator('math');
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Boxes of the elements, or of the text in them, in pixels. */
function boxes(math: Locator, selector: string): Promise<Box[]> {
  return math.locator(selector).evaluateAll((all) =>
    all.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
}

/** Computed style of the first match. */
function computed(math: Locator, selector: string, property: string): Promise<string> {
  return math
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

for (const [latex, selector, property, pattern] of [
  ['\\overline{AB}', '.overline', 'border-top-width', /^[1-9]/],
  ['\\underline{AB}', '.underline', 'border-bottom-width', /^[1-9]/],
  ['\\boxed{x}', '.box', 'border-left-width', /^1px/],
  ['\\fbox{x}', '.box', 'padding-top', /^[3-9]/],
  ['\\cancel{xy}', '.strike-up', 'background-image', /^linear-gradient\(to left top/],
  ['\\bcancel{xy}', '.strike-down', 'background-image', /^linear-gradient\(to right top/],
  ['\\xcancel{xy}', '.strike-up', 'background-image', /left top.*right top/],
  ['\\text{\\sout{xy}}', '.strike', 'background-image', /^linear-gradient\((?!to)/],
  ['\\real{x}', '.real', 'font-weight', /^400/],
  ['\\mathbf{W}', '.bold', 'font-weight', /^600/],
  ['\\mathbf{W}', '.bold', 'font-style', /^normal/],
  ['\\boldsymbol{w}', '.bold', 'font-style', /^italic/],
  ['\\verb|x|', '.mono', 'font-family', /Source Code/],
  ['\\widehat{ABC}', '.wider', 'scale', /^6 1/],
] as const) {
  test(`${latex}: ${property}`, async ({ page }) => {
    const math = await show(page, latex);
    expect(await computed(math, selector, property)).toMatch(pattern);
  });
}

for (const latex of [
  '\\begin{pmatrix} aa & b \\\\ c & dd \\end{pmatrix}',
  '\\begin{matrix} \\frac{a}{b} & b \\\\ c & \\frac{d}{e} \\end{matrix}',
  '\\begin{smallmatrix} aa & b \\\\ c & dd \\end{smallmatrix}',
  '\\begin{cases} a & \\text{if } b \\\\ ccc & \\text{otherwise} \\end{cases}',
  '\\begin{array}{|l|r|} \\hline a & bbb \\\\ \\hline ccc & d \\\\ \\hline \\end{array}',
]) {
  test(`${latex}: columns and rows keep apart`, async ({ page }) => {
    const cells = await boxes(await show(page, latex), 'mtd > *');
    const [a, b, c, d] = cells as [Box, Box, Box, Box];
    expect(Math.min(b.left, d.left) - Math.max(a.right, c.right)).toBeGreaterThan(3);
    expect(Math.min(c.top, d.top) - Math.max(a.bottom, b.bottom)).toBeGreaterThan(1);
  });
}

test('rows of aligned formulas do not touch, and meet at the sign', async ({ page }) => {
  const latex =
    '\\begin{aligned} \\frac{a}{b} &= \\frac{c}{d} \\\\ xxx &= \\frac{y}{z} \\end{aligned}';
  const [a, b, c, d] = (await boxes(await show(page, latex), 'mtd > *')) as [Box, Box, Box, Box];
  expect(Math.min(c.top, d.top) - Math.max(a.bottom, b.bottom)).toBeGreaterThan(4);
  expect(a.right).toBeCloseTo(c.right, 0);
  expect(b.left).toBeCloseTo(d.left, 0);
});

test('cases are set to the left', async ({ page }) => {
  const math = await show(page, '\\begin{cases} a & b \\\\ ccc & ddd \\end{cases}');
  const [a, b, c, d] = (await boxes(math, 'mtd > *')) as [Box, Box, Box, Box];
  expect(a.left).toBeCloseTo(c.left, 0);
  expect(b.left).toBeCloseTo(d.left, 0);
});

test('an array has its rules, and its columns their sides', async ({ page }) => {
  const math = await show(
    page,
    '\\begin{array}{|l|r|} \\hline a & b \\\\ ccc & ddd \\\\ \\hline \\end{array}',
  );
  const [a, b, c, d] = (await boxes(math, 'mtd > *')) as [Box, Box, Box, Box];
  expect(a.left).toBeCloseTo(c.left, 0);
  expect(b.right).toBeCloseTo(d.right, 0);
  for (const [cell, side] of [
    ['1) > mtd:nth-child(1)', 'left'],
    ['1) > mtd:nth-child(1)', 'right'],
    ['1) > mtd:nth-child(2)', 'top'],
    ['2) > mtd:nth-child(2)', 'right'],
    ['2) > mtd:nth-child(1)', 'bottom'],
  ]) {
    expect(await computed(math, `mtr:nth-child(${cell}`, `border-${side}-width`)).toBe('1px');
  }
  expect(await computed(math, 'mtr:nth-child(1) > mtd', 'border-bottom-width')).toBe('0px');
});

for (const latex of [
  'x = y \\tag{7}',
  '\\begin{align*} a &= b \\tag{1} \\\\ c &= d \\tag{2} \\end{align*}',
]) {
  test(`${latex}: the number stands at the end of the line, the formula in its middle`, async ({
    page,
  }) => {
    const math = await show(page, latex);
    const [line] = (await boxes(page.locator('body'), '.formula')) as [Box];
    for (const row of await boxes(math, 'mtd:last-child > *')) {
      expect(line.right - row.right).toBeLessThan(3);
    }
    const [{ left }] = (await boxes(math, 'mtd:nth-child(2) > *')) as [Box];
    const right = Math.max(
      ...(await boxes(math, 'mtd:nth-last-child(2) > *')).map((box) => box.right),
    );
    expect((left + right) / 2).toBeCloseTo((line.left + line.right) / 2, -1.3);
  });
}

test('\\mathclap takes no room', async ({ page }) => {
  const math = await show(page, 'a \\mathclap{xxxxxx} c');
  const [first, last] = (await boxes(math, 'mrow > mi.letter:is(:first-child, :last-child)')) as [
    Box,
    Box,
  ];
  expect(last.left - first.right).toBeLessThan(30);
});

test('a wide formula in a line scrolls on a phone, and the page does not', async ({ page }) => {
  await page.goto(`${hostileUrl()}long/`);
  await page.setViewportSize(phone);
  const scroller = page.locator('.long-formula').first();
  const { inner, outer } = await scroller.evaluate((element) => ({
    inner: element.scrollWidth,
    outer: element.clientWidth,
  }));
  expect(inner).toBeGreaterThan(outer);
  await expectNoOverflow(page, [phone.width]);
});

test('questions, titles and definitions have formulas, code and emphasis', async ({ page }) => {
  for (const path of ['long/', 'booklet/']) {
    await page.goto(hostileUrl() + path);
    for (const place of ['.check-question', '.callout-title', '.glossary dd', '.lead']) {
      const shown = page.locator(place, { has: page.locator('math') }).first();
      await expect(shown.locator('code')).toHaveCount(1);
      await expect(shown.locator('em')).toHaveCount(1);
      expect(await shown.textContent()).not.toMatch(/[$`*]/);
    }
  }
  await expect(page.locator('meta[name="description"]')).not.toHaveAttribute('content', /[$`*]/);
});

test('on paper nothing wide is cut', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 658, height: 900 }); // A4 without its margins
  await page.goto(`${hostileUrl()}long/`);
  const cut = await page
    .locator('main :is(.formula, .long-formula, .table-scroll)')
    .evaluateAll((all) =>
      all
        .filter((element) => element.scrollWidth > document.documentElement.clientWidth)
        .map((element) => element.outerHTML.slice(0, 200)),
    );
  expect(cut).toEqual([]);
});

test('copied formulas are LaTeX in their sentence', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { chapter } = chapterThat('formulas', (_section, source) => /^\$\$$/m.test(source));
  await page.goto(chapter.path);
  const paragraph = page.locator('.prose > p', { has: page.locator('math') }).first();
  const tex = (await paragraph.locator('math').first().getAttribute('data-tex'))!;
  const before = await paragraph.innerHTML();
  await paragraph.evaluate((element) => getSelection()!.selectAllChildren(element));
  await page.keyboard.press('ControlOrMeta+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`$${tex}$`);
  expect(text).not.toContain('\n');
  expect(await paragraph.innerHTML()).toBe(before);

  await page
    .locator('.formula math')
    .first()
    .evaluate((element) => {
      getSelection()!.selectAllChildren(element);
    });
  await page.keyboard.press('ControlOrMeta+c');
  const display = await page.locator('.formula math').first().getAttribute('data-tex');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`$$${display}$$`);
});
