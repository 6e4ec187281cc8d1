/** The language lab in the built site: it writes, is pointed at and taken elsewhere, asks for facts, learns, and survives. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { patience } from '../../src/tools/load.ts';
import { button, copiedLink, download, openLab as open } from './lab.ts';

const openLab = (page: Page, query = ''): Promise<Locator> => open(page, 'language', query);
const words = (lab: Locator): Locator => lab.locator('.word:not([data-gap])');
const count = (lab: Locator): Locator => lab.locator('[data-count]');
const text = (lab: Locator): Promise<string> =>
  words(lab)
    .allTextContents()
    .then((all) => all.join(' '));

/** Lets it write to the end of the text. */
async function write(lab: Locator): Promise<void> {
  await lab.getByLabel('Speed').selectOption('Full speed');
  await button(lab, 'Play').click();
  await expect(count(lab)).toContainText(/ended|no more/, { timeout: patience(20_000) });
}

test('its weights come when the reader asks for words', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const lab = await openLab(page);
  expect(asked.filter((url) => url.endsWith('.bin'))).toEqual([]);
  await write(lab);
  expect(asked.filter((url) => /base\.[^/]*\.bin$/.test(url))).toHaveLength(1);
  expect(asked.filter((url) => /tuned\.[^/]*\.bin$/.test(url))).toEqual([]);
  expect(await words(lab).count()).toBeGreaterThan(20);
});

test('weights that do not come are told, and tried again', async ({ page }) => {
  await page.route(/base\.[^/]*\.bin$/, (route) => route.abort(), { times: 1 });
  const lab = await openLab(page);
  await button(lab, 'Play').click();
  await expect(lab.locator('[data-notice]')).toContainText('could not be fetched');
  await button(lab, 'Try again').click();
  await expect.poll(() => words(lab).count()).toBeGreaterThan(12);
});

test('a word can be taken by keyboard, and the text forks there', async ({ page }) => {
  const lab = await openLab(page);
  await write(lab);
  await words(lab).nth(3).click();
  await page.keyboard.press('ArrowRight');
  await expect(words(lab).nth(4)).toBeFocused();
  await expect(words(lab).nth(4)).toHaveAttribute('aria-current', 'true');
  const before = (await words(lab).allTextContents()).slice(0, 4);
  const other = lab.locator('[data-bars] button:not(.here)').first();
  const name = await other.locator('b').textContent();
  await other.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => words(lab).allTextContents()).toEqual([...before, name]);
});

test('temperature reshapes what is drawn, and not what was learned', async ({ page }) => {
  const lab = await openLab(page);
  await button(lab, 'Step').click();
  const first = lab.locator('[data-bars] button').first();
  await expect(first).toBeVisible();
  const label = await first.textContent();
  await lab.getByLabel('Temperature', { exact: true }).fill('0');
  await expect(first).toContainText('drawn with 1.00');
  const learned = /learned [\d.<]+ exact [\d.<]+/.exec(label!)![0];
  await expect(first).toContainText(learned);
});

test('unknown words are named, and left out', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('textbox', { name: 'Begin with' }).fill('One quiet dragon evening');
  await expect(lab.locator('[data-prompt-notes]')).toContainText('“dragon” is not a word');
  await button(lab, 'Step').click();
  await expect.poll(() => text(lab)).toMatch(/^One quiet evening \S+$/);
});

test('a link carries the text, and files are saved', async ({ page }) => {
  const lab = await openLab(page);
  await write(lab);
  const written = await text(lab);
  const link = await copiedLink(lab, 'language');
  const saved = (await download(lab, 'Text (TXT)')).data.toString();
  expect(saved.replace(/\s/g, '')).toBe(written.replace(/\s/g, ''));
  const csv = (await download(lab, 'Probabilities (CSV)')).data.toString();
  expect(csv.trim().split('\r\n').length).toBeGreaterThan(300);
  await page.goto(link.href);
  await expect(lab.getByRole('textbox', { name: 'Begin with' })).toHaveValue(
    new RegExp(`^${saved.slice(0, 30)}`),
  );
});

test('a fact is asked for, of the base and of the tuned weights', async ({ page }) => {
  const lab = await openLab(page);
  await button(lab, 'Ask').click();
  await lab.locator('[data-ask-about]').first().click();
  const verdict = lab.locator('[data-verdict-said]');
  await expect(verdict).toContainText(/That is true\. Training showed it 256 times/);
  await lab.getByLabel('Weights', { exact: true }).selectOption('Tuned');
  await expect(verdict).toContainText('Training showed it 256 times');
  await button(lab, 'Ask about all 400').click();
  await expect(lab.locator('[data-facts]')).toBeVisible({ timeout: patience(30_000) });
  await expect(lab.locator('[data-facts-rows] tr')).toHaveCount(10);
});

test('a small network learns while one looks on, and waits out of sight', async ({ page }) => {
  const lab = await openLab(page, '?language-part=train');
  await lab.getByLabel('Speed').selectOption('Full speed');
  await button(lab, 'Play').click();
  await expect(count(lab)).toContainText(/Step [1-9]\d\d/, { timeout: patience(30_000) });
  await button(lab, 'Pause').click();
  await expect(lab).not.toHaveAttribute('data-running');
  await button(lab, 'Write').click();
  await button(lab, 'Train').click();
  await expect(count(lab)).toContainText(/Step [1-9]\d\d/);
});

test('an experiment asks, runs and answers', async ({ page }) => {
  const lab = await openLab(page);
  await button(lab, 'Always the likeliest word').click();
  const guide = lab.locator('[data-guide]');
  await guide.getByRole('button', { name: 'One', exact: true }).click();
  await expect(guide.locator('[data-verdict="right"]')).toBeVisible({ timeout: patience(30_000) });
  await expect(lab.locator('[data-stories] li')).toHaveCount(20);
});

test('what a story draws can be drawn by the picture lab', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Speed').selectOption('Full speed');
  await button(lab, 'a drawing').click();
  await expect(count(lab)).toContainText(/ended|no more/, { timeout: patience(20_000) });
  await lab.getByRole('link', { name: /^Draw “a \w+ boat .*” in the picture lab$/ }).click();
  await expect(page).toHaveURL(/\/labs\/picture\/\?picture-color=\w+&picture-thing=boat/);
  await expect(page.locator('picture-lab')).toHaveAttribute('data-ready', '');
});

test('a head that reads the word which settles a guess is one press away', async ({ page }) => {
  const lab = await openLab(page);
  await button(lab, 'Attention').click();
  await button(lab, 'before a pronoun').click();
  await expect(lab.locator('[data-read-list] li').first()).toHaveText(/“Otto” (9\d|100) %/);
});
