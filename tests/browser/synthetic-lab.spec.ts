/** The lab of synthetic data in the built site: both halves, by mouse and keyboard; what it shows, keeps and saves. */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { experiments } from '../../src/labs/synthetic/experiments.ts';
import { storiesFile, trialsFile } from '../../src/labs/synthetic/files.ts';
import { createHelp } from '../../src/labs/synthetic/help.ts';
import { generationLines, helpLines } from '../../src/labs/synthetic/lines.ts';
import { createPictures } from '../../src/labs/synthetic/pictures.ts';
import { syntheticTable } from '../../src/labs/synthetic/settings.ts';
import { createStories } from '../../src/labs/synthetic/stories.ts';
import { sourceLabels } from '../../src/labs/synthetic/words.ts';
import { toCsv } from '../../src/labs/shared/own-data/csv.ts';
import { defaults } from '../../src/labs/shared/settings/settings.ts';
import { drawPool } from '../../src/models/synthetic/picture-pool.ts';
import { pictureSourceNames } from '../../src/models/synthetic/picture-trial.ts';
import { compileKernel } from '../../src/tools/kernel.ts';
import { patience } from '../../src/tools/load.ts';
import {
  atRest,
  button,
  copiedLink,
  download,
  drawnSvg,
  experimentByKeyboard,
  openChapter,
  openLab as open,
  openPart,
  wake,
} from './lab.ts';

const openLab = (page: Page, query = ''): Promise<Locator> => open(page, 'synthetic', query);
const done = async (lab: Locator): Promise<number> =>
  Number(await lab.locator('[data-done]').getAttribute('data-done'));
const scrubber = (lab: Locator): Locator => lab.getByLabel('Generation', { exact: true });
const point = (lab: Locator): Locator => lab.locator('[data-point]');

/** Plays to the end of a run. */
async function played(lab: Locator, iterations = 100): Promise<void> {
  await button(lab, 'Play').click();
  await expect.poll(() => done(lab), { timeout: patience(30_000) }).toBe(iterations);
  await expect(button(lab, 'Play')).toBeVisible();
}

/** Numbers of a table of the lab, row by row. */
function tableOf(lab: Locator, body: string): Promise<string[][]> {
  return lab
    .locator(`${body} tr`)
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
}

test('a hundred trials come in live, pause, and end in verdicts; the page does not move', async ({
  page,
}) => {
  const lab = await openLab(page);
  const before = (await lab.boundingBox())!;
  await button(lab, 'Play').click();
  await expect.poll(() => done(lab)).toBeGreaterThan(0);
  await button(lab, 'Pause').click();
  const paused = await atRest(page, () => done(lab));
  expect(paused).toBeLessThan(100);
  await played(lab);
  const verdicts = Object.fromEntries(
    (await tableOf(lab, '[data-verdicts]')).map(([name, , , verdict]) => [name, verdict]),
  );
  expect(verdicts).toMatchObject({ 'Kernel density': 'harms', 'Mixture that saw more': 'helps' });
  await expect(lab.locator('[data-live-region]')).toContainText('Kernel density: 12.9% errors');
  expect(Math.abs((await lab.boundingBox())!.height - before.height)).toBeLessThan(2);
  const svg = await drawnSvg(lab);
  expect(svg).toContain('Kernel density');
  expect(svg).not.toMatch(/class=|NaN/);
});

test('the same trials as in Node, to the last bit', async ({ page }) => {
  const lab = await openLab(page, '?synthetic-network=on&synthetic-examples=5');
  for (let i = 1; i <= 2; i++) {
    await button(lab, 'Step').click();
    await expect.poll(() => done(lab), { timeout: patience(20_000) }).toBe(i);
  }
  await openPart(lab, 'Table, downloads, link');
  const { data, name } = await download(lab, 'Numbers (CSV)');
  expect(name).toBe('synthetic-help-seed-1-after-2-trials.csv');
  const session = createHelp({ ...defaults(syntheticTable), network: 'on', examples: 5 });
  for (let i = 0; i < 2; i++) session.iterate();
  const { head, rows } = trialsFile(session.records, session.opening);
  expect(data.toString()).toBe(toCsv(head, rows));
});

test('five numbers of examples in turn make curves, and the chart is read', async ({ page }) => {
  const lab = await openLab(page, '?synthetic-more=3');
  await button(lab, 'Curves').click();
  await expect(lab.locator('[data-chosen] [data-chart-empty]')).toContainText('five numbers');
  await lab.getByLabel('Try', { exact: true }).selectOption('Five numbers in turn');
  await button(lab, 'Play').click();
  await expect.poll(() => done(lab), { timeout: patience(20_000) }).toBeGreaterThan(24);
  await button(lab, 'Pause').click();
  await atRest(page, () => done(lab));
  await expect(lab.locator('[data-of]')).toHaveText('of 500 trials');
  await lab.getByLabel('Read', { exact: true }).press('Home');
  await expect(lab.locator('[data-reading]')).toHaveText(/^3 real examples: nothing \d+\.\d%, /);
  await openPart(lab, 'Table, downloads, link');
  const rows = await tableOf(lab, '[data-table]');
  expect(rows).toHaveLength(5 * 5);
});

test('a hundred generations: the strip is scrubbed by slider, keys and pointer', async ({
  page,
}) => {
  const lab = await openLab(page);
  await expect(scrubber(lab)).toBeHidden();
  await button(lab, 'Generations').click();
  await expect(scrubber(lab)).toBeVisible();
  await expect(lab.getByLabel('Classes', { exact: true })).toBeHidden();
  await played(lab);
  await expect(point(lab)).toContainText('Generation 100: variance');
  await scrubber(lab).fill('20');
  await expect(point(lab)).toContainText(/^Generation 20: .* by drift alone 6\d\.\d%/);
  await expect(scrubber(lab)).toHaveAttribute('aria-valuetext', 'Generation 20 of 100');
  const picture = lab.locator('[data-live]');
  await picture.press('ArrowRight');
  await expect(scrubber(lab)).toHaveValue('21');
  await picture.press('Home');
  await expect(scrubber(lab)).toHaveValue('0');
  await picture.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  const box = (await picture.boundingBox())!;
  await picture.click({ position: { x: box.width * 0.05, y: box.height * 0.6 } });
  await expect(scrubber(lab)).toHaveValue('1');
  await openPart(lab, 'Table, downloads, link');
  await expect(lab.locator('[data-save] thead')).toContainText('Lines without it');
  const csv = (await download(lab, 'Numbers (CSV)')).data.toString().trim().split('\r\n');
  expect(csv).toHaveLength(101);
  expect(csv[0]).toContain('expected variance,lost by drift');
  await button(lab, 'Does it help?').click();
  await expect(scrubber(lab)).toBeHidden();
  await expect.poll(() => done(lab)).toBe(0);
});

test('generations of words: the language comes when they are chosen, and what is lost is listed', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => void fetched.push(request.url()));
  const lab = await openLab(page, '?synthetic-half=generations&synthetic-chains=5');
  await expect(lab.getByLabel('Model', { exact: true })).toBeVisible();
  const before = fetched.length;
  await lab.getByLabel('Real data', { exact: true }).selectOption('Words of short stories');
  await expect(lab.getByLabel('Model', { exact: true })).toBeHidden();
  const text = lab.locator('[data-text]');
  await expect(text).toContainText(' '); // a real story
  const come = fetched.slice(before).filter((url) => url.endsWith('.js'));
  expect(come.filter((url) => url.includes('/stories-'))).toHaveLength(1);
  expect(come.filter((url) => url.includes('/pictures-'))).toEqual([]);
  await played(lab);
  await expect(point(lab)).toContainText(
    /^Generation 100: of all words \d+\.\d% are left, by drift/,
  );
  await expect(lab.locator('[data-lost]')).toContainText(/^\d+ of \d+ words, the rarest first: /);
  const last = await text.textContent();
  const box = (await lab.boundingBox())!;
  await scrubber(lab).fill('1');
  await expect(lab.locator('[data-lost]')).toHaveText('None.');
  expect(await text.textContent()).not.toBe(last);
  expect(Math.abs((await lab.boundingBox())!.height - box.height)).toBeLessThan(2);
  expect(await drawnSvg(lab)).toContain('Generation 1 knows');
  await openPart(lab, 'Table, downloads, link');
  await expect(lab.locator('[data-save] thead')).toContainText('Rare words left');
  const { data, name } = await download(lab, 'Numbers (CSV)');
  expect(name).toBe('synthetic-stories-seed-1-after-100-generations.csv');
  const session = createStories({
    ...defaults(syntheticTable),
    ...{ half: 'generations', world: 'stories', chains: 5 },
  });
  while (session.iteration < 100) session.iterate();
  const { head, rows } = storiesFile(session.records, session.opening);
  expect(data.toString()).toBe(toCsv(head, rows));
  const words = (await download(lab, 'What the picture shows (CSV)')).data.toString();
  expect(words).toMatch(/^word,real,generation 1\r\n/);
});

test('a lab that cannot fetch the language says so, and starts over where it can', async ({
  page,
}) => {
  const lab = await openLab(page, '?synthetic-half=generations');
  await page.context().setOffline(true);
  await lab.getByLabel('Real data', { exact: true }).selectOption('Words of short stories');
  await expect(lab.locator('[data-notice]')).toContainText('did not arrive');
  await page.context().setOffline(false);
  await lab.locator('[data-retry]').click();
  await expect(lab.locator('[data-text]')).toContainText(' ', { timeout: patience(10_000) });
});

test('pictures: the model that draws comes when it is played, a lost way is told, and all trials share its pictures', async ({
  page,
}) => {
  test.setTimeout(patience(90_000));
  const fetched: string[] = [];
  page.on('request', (request) => void fetched.push(request.url()));
  const weights = (): number => fetched.filter((url) => /diffusion\..*bin$/.test(url)).length;
  const lab = await openLab(page, '?synthetic-examples=5');
  await lab.getByLabel('Classes', { exact: true }).selectOption('Pictures of things');
  await expect(point(lab)).toContainText('has seen 24,000, draws 240 once');
  await expect.poll(() => drawnSvg(lab)).toContain('drawn when you play');
  expect(weights()).toBe(0);

  await page.route(/diffusion\..*bin$/, (route) => route.abort());
  await button(lab, 'Play').click();
  await expect(lab.locator('[data-notice]')).toContainText('weights could not be fetched');
  await page.unrouteAll();
  await button(lab, 'Play').click();
  const bar = lab.locator('[data-loading]');
  await expect(bar).toContainText(/The model draws: \d+ of 240 pictures/);
  const stage = lab.locator('.lab-stage');
  const box = (await stage.boundingBox())!;
  await button(lab, 'Stop').click();
  await expect(bar).toBeHidden();
  expect(await done(lab)).toBe(0);

  await played(lab, 30);
  expect(Math.abs((await stage.boundingBox())!.height - box.height)).toBeLessThan(2);
  expect(weights()).toBe(2); // one was lost
  const verdicts = await tableOf(lab, '[data-verdicts]');
  expect(verdicts.map(([name]) => name)).toEqual(
    pictureSourceNames.map((name) => sourceLabels[name][0]),
  );
  expect(verdicts[2]![3]).toBe('helps');
  await expect(lab.locator('[data-live-region]')).toContainText('The best possible is not known');
  const svg = await drawnSvg(lab);
  expect(svg.match(/<image /g)).toHaveLength(4 * 16);
  await openPart(lab, 'Table, downloads, link');
  const { data, name } = await download(lab, 'Numbers (CSV)');
  expect(name).toBe('synthetic-pictures-seed-1-after-30-trials.csv');
  const kernel = await compileKernel();
  const pool = drawPool(
    new Uint8Array(readFileSync('src/models/pictures/trained/diffusion.bin')),
    1,
    kernel,
  );
  const settings = { ...defaults(syntheticTable), examples: 5, classes: 'pictures' } as const;
  const session = createPictures(settings, pool, kernel);
  while (session.iteration < 30) session.iterate();
  const { head, rows } = trialsFile(session.records, session.opening);
  expect(data.toString()).toBe(toCsv(head, rows));

  await button(lab, 'Start over').first().click();
  await lab.getByLabel('Speed').selectOption('Slow motion');
  await openPart(lab, 'More settings');
  for (const value of ['8 × 5 pictures', 'trained before, on 24,000', '8 × 20 pictures each']) {
    await button(lab, 'One line').click(); // the pictures are there
    await expect(lab.locator('[data-code-value]')).toHaveText(value);
  }
  expect(weights()).toBe(2);
});

test('slow motion walks the code of each half, a line at a time, with values', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Speed').selectOption('Slow motion');
  await openPart(lab, 'More settings');
  const halves = [
    ['Does it help?', helpLines, 0],
    ['Generations', generationLines, 1],
  ] as const;
  for (const [half, lines, block] of halves) {
    await button(lab, half).click();
    for (const name of lines) {
      await button(lab, 'One line').click();
      const running = lab.locator('pre').nth(block).locator('.line.running');
      await expect(running).toHaveAttribute('data-step', name);
      await expect(running).toBeVisible();
      await expect(lab.locator('[data-line]')).not.toBeEmpty();
    }
    await expect(lab.locator('[data-code-value]')).not.toBeEmpty();
    expect(await done(lab)).toBe(1);
  }
});

for (const experiment of experiments) {
  test(`experiment by keyboard: ${experiment.title}`, async ({ page }) => {
    test.setTimeout(patience(200_000));
    await page.emulateMedia({ reducedMotion: 'reduce' }); // at full speed
    const lab = await openLab(page);
    await experimentByKeyboard(lab, experiment, patience(90_000), async (iterations) => {
      expect(await done(lab)).toBe(iterations);
    });
  });
}

test('a link restores everything; a wrong one is put right and says how', async ({ page }) => {
  const lab = await openLab(
    page,
    '?synthetic-half=generations&synthetic-model=density&synthetic-size=9999&synthetic-points=1',
  );
  await expect(lab.getByLabel('Model', { exact: true })).toHaveValue('density');
  await expect(scrubber(lab)).toBeVisible();
  const notice = lab.locator('[data-notice]');
  await expect(notice).toContainText('“9999” is above the largest, 1000. It is set to 1000.');
  await expect(notice).toContainText('There is no setting “points”');
  const link = await copiedLink(lab, 'synthetic');
  expect(link.search).toBe(
    '?synthetic-half=generations&synthetic-model=density&synthetic-size=1000',
  );
  await page.goto('about:blank');
  await page.goto(link.href);
  await expect((await wake(page, 'synthetic')).getByLabel('Model', { exact: true })).toHaveValue(
    'density',
  );
  await expect(notice).toBeEmpty();
});

test('a teacher can hide parts and settings, in both halves', async ({ page }) => {
  const lab = await openLab(page, '?synthetic-hide=experiments,data');
  await expect(lab.locator('[data-experiment]').first()).toBeHidden();
  await expect(lab.getByLabel('Classes', { exact: true })).toBeHidden();
  await button(lab, 'Generations').click();
  await expect(lab.getByLabel('Model', { exact: true })).toBeHidden();
});

test('in its chapter it rests off screen and goes on where it was', async ({ page }) => {
  await openChapter(page, 'synthetic');
  const lab = await wake(page, 'synthetic');
  await lab.getByLabel('Speed').selectOption('3 a second');
  await button(lab, 'Play').click();
  await expect.poll(() => done(lab)).toBeGreaterThan(1);
  await page.evaluate(() => document.querySelector('h1')!.scrollIntoView({ behavior: 'instant' }));
  await lab.evaluate((each) => each.style.setProperty('margin-top', '300vh'));
  const away = await atRest(page, () => done(lab));
  await lab.scrollIntoViewIfNeeded();
  await expect.poll(() => done(lab)).toBeGreaterThan(away);
});
