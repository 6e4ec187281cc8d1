/** The search: by button and by key, with the keyboard alone, under the policy, and where its files do not come. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { pathUrl, rootUrl } from './sites.ts';
import { desktop, phone } from './support.ts';

const parts = (page: Page) => {
  const search = page.locator('site-search');
  return {
    button: page.getByRole('button', { name: 'Search', exact: true }),
    dialog: page.getByRole('dialog', { name: 'Search' }),
    field: page.getByRole('searchbox', { name: 'Search this site' }),
    status: search.getByRole('status'),
    results: search.getByRole('listitem').getByRole('link'),
    failed: search.getByRole('alert'),
    again: search.getByRole('button', { name: 'Try again' }),
  };
};

/** What the page said wrong, and what its policy refused. */
function complaints(page: Page): string[] {
  const all: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) all.push(message.text());
  });
  page.on('pageerror', (error) => all.push(error.message));
  return all;
}

for (const [site, url] of Object.entries({ root: rootUrl, path: pathUrl })) {
  test(`finds words of the text and leads to their heading: ${site}`, async ({ page }) => {
    const wrong = complaints(page);
    await page.goto(url());
    const { button, dialog, field, status, results } = parts(page);
    await button.click();
    await field.fill('vanishing gradients');
    await expect(status).toHaveText(/^(?:The )?\d+ (?:best )?results?$/);
    await expect(results.first()).toContainText('Where it breaks');
    await expect(results.first().locator('mark').first()).toHaveText(/^(?:vanishing|gradients?)$/i);
    await results.first().click();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/where-it-breaks$/);
    const heading = page.locator(new URL(page.url()).hash);
    await expect(heading).toBeInViewport();
    await expect(heading).toHaveText(/^Where it breaks/);
    expect(new URL(page.url()).pathname.startsWith(new URL(url()).pathname)).toBe(true);
    expect(wrong).toEqual([]);
  });
}

test('finds a term of the glossary, first', async ({ page }) => {
  await page.goto('');
  const { button, field, results } = parts(page);
  await button.click();
  await field.fill('softmax');
  await expect(results.first()).toContainText(/Glossary\s+softmax/);
  await results.first().click();
  await expect(page).toHaveURL(/#term-softmax$/);
  await expect(page.locator('#term-softmax')).toBeInViewport();
});

test('with the keyboard alone', async ({ page }) => {
  await page.goto('');
  const { button, dialog, field, results } = parts(page);
  await button.focus();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('noise');
  await expect(results.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(results.nth(2)).toBeFocused();
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();

  // Escape closes with words in the field too; focus goes back; what was found stays for the next time.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('noise');
  await expect(results.first()).toBeVisible();

  // Typing takes the place of the old words, and Enter waits for the answer to the new ones.
  await page.keyboard.type('softmax');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#term-softmax$/);
  await expect(dialog).toBeHidden();
});

test('the key is left to fields and to chords, and can be switched off', async ({ page }) => {
  await page.goto('');
  const { button, dialog } = parts(page);
  await expect(button).toBeVisible();
  await page.keyboard.press('Control+/');
  await expect(dialog).toBeHidden();
  await page.evaluate(() =>
    document.querySelector('main')?.prepend(document.createElement('textarea')),
  );
  const prompt = page.locator('main > textarea');
  await prompt.focus();
  await page.keyboard.press('/');
  await expect(prompt).toHaveValue('/');
  await expect(dialog).toBeHidden();
  await prompt.blur();
  await page.keyboard.press('/');
  await expect(dialog).toBeVisible();
  await page.getByRole('checkbox', { name: /opens the search/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(button).toBeVisible();
  await page.keyboard.press('/');
  await expect(dialog).toBeHidden();
  await button.click();
  await expect(page.getByRole('checkbox', { name: /opens the search/ })).not.toBeChecked();
});

test('says plainly that there is nothing', async ({ page }) => {
  await page.goto('');
  const { button, field, status, results } = parts(page);
  await button.click();
  await field.fill('xyzzy');
  await expect(status).toHaveText('No results for “xyzzy”.');
  await expect(page.getByText('Try a single word')).toBeVisible();
  await expect(results).toHaveCount(0);
  await field.fill('');
  await expect(status).toBeEmpty();
  await expect(page.getByText('Try a single word')).toBeHidden();
});

test('loads nothing before it is opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('', { waitUntil: 'networkidle' });
  const before = asked.splice(0);
  expect(before.filter((path) => path.includes('/pagefind/'))).toEqual([]);
  const { button, field, results } = parts(page);
  await button.click();
  await field.fill('noise');
  await expect(results.first()).toBeVisible();
  expect(asked.some((path) => path.includes('/pagefind/'))).toBe(true);
  const scripts = asked.filter((path) => path.includes('/_astro/'));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((path) => before.includes(path))).toEqual([]);
});

/** What may not come, from the dialog's own script to the last part of the index. */
const files = {
  'the dialog’s script': '**/_astro/element-*.js*',
  Pagefind: '**/pagefind/pagefind.js',
  'its WebAssembly': '**/pagefind/wasm.*',
  'a part of the index': '**/pagefind/index/*',
  'a page’s text': '**/pagefind/fragment/*',
};

for (const [name, pattern] of Object.entries(files)) {
  for (const how of ['is missing', 'is out of reach'] as const) {
    test(`${name} ${how}: a sentence and a second try`, async ({ page, context }) => {
      let asked = 0;
      await context.route(pattern, (route) => {
        asked += 1;
        return how === 'is missing' ? route.fulfill({ status: 404 }) : route.abort();
      });
      await page.goto('');
      const { button, field, status, results, failed, again } = parts(page);
      await button.click();
      await field.fill('softmax');
      await expect(failed).toContainText('The search did not load.');
      await expect(status).toBeEmpty();
      const before = asked;
      await again.click();
      await expect.poll(() => asked).toBeGreaterThan(before);
      await expect(failed).toBeVisible();
      await context.unroute(pattern);
      await again.click();
      await expect(results.first()).toContainText('softmax');
      await expect(failed).toBeHidden();
    });
  }
}

test('a host without headers has the search too', async ({ page, context }) => {
  await context.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
  await page.goto('');
  const { button, field, results } = parts(page);
  await button.click();
  await field.fill('softmax');
  await expect(results.first()).toContainText('softmax');
});

test('what the index says is text', async ({ page, context }) => {
  await context.route('**/_astro/worker-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `onmessage = ({ data }) => {
        const bad = '<img src=x onerror="document.title = 1">';
        const excerpt = [{ text: bad, marked: true }];
        const places = [{ url: '#top', heading: bad, page: bad, excerpt }];
        postMessage({ id: data.id, kind: 'places', places, more: false });
      };`,
    }),
  );
  await page.goto('');
  const { button, field, results } = parts(page);
  await button.click();
  await field.fill('anything');
  await expect(results).toHaveCount(1);
  await expect(results.locator('img')).toHaveCount(0);
  await expect(results.locator('mark')).toHaveText(/^<img/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('there is no button', async ({ page }) => {
    await page.goto('');
    await expect(page.locator('site-search')).toBeHidden();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    test(`axe finds nothing and all fits: ${colorScheme}, ${size}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await page.goto('');
      const { button, dialog, field, status, results } = parts(page);
      const target = await button.boundingBox();
      expect(Math.min(target!.width, target!.height)).toBeGreaterThanOrEqual(24);
      await button.click();
      const violations = async (): Promise<string[]> =>
        (await new AxeBuilder({ page }).include('site-search').analyze()).violations.flatMap(
          ({ help, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${help}: ${target} ${failureSummary}`),
        );
      await field.fill('noise');
      await expect(results.first()).toBeVisible();
      expect(await violations()).toEqual([]);
      expect(await dialog.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
      await field.fill('xyzzy');
      await expect(status).toContainText('No results');
      expect(await violations()).toEqual([]);
    });
  }
}
