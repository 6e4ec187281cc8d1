/** The diffusion lab in the built site: by mouse, keyboard and touch; what it shows, keeps, saves and survives. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { samplerLabels } from '../../src/labs/diffusion/charts.ts';
import { experiments } from '../../src/labs/diffusion/experiments.ts';
import { samplingLines, trainingLines } from '../../src/labs/diffusion/lines.ts';
import { qualitySteps } from '../../src/labs/diffusion/measure.ts';
import { createSession, moveTo } from '../../src/labs/diffusion/session.ts';
import { diffusionTable } from '../../src/labs/diffusion/settings.ts';
import type { DiffusionView } from '../../src/labs/diffusion/show.ts';
import { defaults } from '../../src/labs/shared/settings/settings.ts';
import { patience } from '../../src/tools/load.ts';
import {
  atRest,
  button,
  copiedLink,
  download,
  drawnSvg,
  ideas,
  openChapter,
  openLab as open,
  openPart,
  pixels,
  wake,
  withoutWebAssembly,
  experimentByKeyboard,
} from './lab.ts';
import { labThat } from './pages.ts';
import { phone } from './support.ts';

const openLab = (page: Page, query = ''): Promise<Locator> => open(page, 'diffusion', query);
const time = (lab: Locator): Locator => lab.getByLabel('Time, from data at 0 to noise at 1,000');
const level = (lab: Locator): Locator => lab.locator('[data-level]');
const point = (lab: Locator): Locator => lab.locator('[data-point]');
const dataOf = (lab: Locator): Locator => lab.getByLabel('Data', { exact: true });
const trained = async (lab: Locator): Promise<number> =>
  Number(await lab.locator('[data-trained]').getAttribute('data-trained'));
const arrived = (lab: Locator): Promise<void> =>
  expect(lab.locator('[data-quality]')).toContainText('The samples have arrived', {
    timeout: patience(20_000),
  });

/** Moves the scrubber as a keyboard would. */
async function scrub(lab: Locator, t: number): Promise<void> {
  await time(lab).fill(String(t));
  await expect(level(lab)).toContainText(`t = ${t}:`);
}

/** Where the followed point is, as the sentence below the picture has it. */
async function placeOf(lab: Locator): Promise<string> {
  const [, place] =
    / point is at (\(.*?\)), and/.exec((await point(lab).textContent()) ?? '') ?? [];
  return place ?? '';
}

test('walks from noise to data without moving the page, and pauses', async ({ page }) => {
  const lab = await openLab(page);
  await expect(lab.locator('.lab-still')).toBeVisible();
  const before = (await lab.boundingBox())!;
  await button(lab, 'Noise').click();
  await expect(level(lab)).toContainText('t = 1000:');
  await button(lab, 'Play').click();
  await button(lab, 'Pause').click();
  const value = (): Promise<number> => time(lab).inputValue().then(Number);
  const paused = await atRest(page, value);
  expect(paused).toBeGreaterThan(0);
  await button(lab, 'Play').click();
  await arrived(lab);
  expect(await value()).toBe(0);
  await expect(button(lab, 'Play')).toBeVisible();
  const after = (await lab.boundingBox())!;
  expect(Math.abs(after.height - before.height)).toBeLessThan(2);
});

test('the same samples as in Node, to the last bit', async ({ page }) => {
  const lab = await openLab(page, '?diffusion-denoiser=learned&diffusion-batch=64');
  await openPart(lab, 'More settings');
  for (let i = 1; i <= 3; i++) {
    await button(lab, 'An iteration of training').click();
    await expect.poll(() => trained(lab)).toBe(i);
  }
  await scrub(lab, 500);
  await scrub(lab, 0);
  await openPart(lab, 'Table, downloads, link');
  const { data, name } = await download(lab, 'Samples (CSV)');
  expect(name).toBe('diffusion-spiral-seed-1-t-0-samples.csv');
  // The plain kernel: both give the same bits.
  const session = createSession({
    ...defaults(diffusionTable),
    denoiser: 'learned',
    batch: 64,
  });
  const view = (activity: DiffusionView['activity']): DiffusionView => ({
    ...{ activity, slow: false, layers: ['samples'] },
    ...{ reading: undefined, own: undefined, pick: undefined },
  });
  session.see?.(view('training'));
  for (let i = 0; i < 3; i++) session.iterate();
  session.see?.(view('walking'));
  session.move(moveTo(0));
  const { samples } = session.frame(view('walking'));
  const numbers = data
    .toString()
    .trim()
    .split('\r\n')
    .slice(1)
    .flatMap((line) => line.split(',').map(Number));
  expect(numbers).toEqual([...samples[0]!]);
});

test('one point is followed, moved by keyboard and pointer, and let go', async ({ page }) => {
  const lab = await openLab(page);
  await button(lab, 'Noise').click();
  // Where it lands is there to be guessed, until it has been seen.
  await expect(point(lab)).toHaveText(/^t = 1000: the ringed point is at .* Where will it land\?$/);
  await expect(lab.locator('[data-quality]')).toHaveText(/on their way/);
  await scrub(lab, 0);
  await expect(point(lab)).toHaveText(/^From .* the ringed point has landed at /);
  await button(lab, 'Noise').click();
  await expect(point(lab)).toHaveText(/^t = 1000: .* it lands at /);
  const first = await placeOf(lab);
  const picture = lab.locator('.lab-live');
  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => placeOf(lab)).not.toBe(first);
  const second = await placeOf(lab);
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => placeOf(lab)).not.toBe(second);
  await page.keyboard.press('Backspace');
  await expect.poll(() => placeOf(lab)).toBe(first);

  await picture.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect(point(lab)).toContainText('point is at (0.00, 0.00)');
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 4, { steps: 8 });
  await expect(point(lab)).toHaveText(/point is at \((\d\.\d+), \1\)/);
  await page.mouse.up();
  await page.mouse.move(box.x + 5, box.y + 5);
  await expect(point(lab)).toHaveText(/point is at \((\d\.\d+), \1\)/);
});

test('the network trains at full speed, its loss comes down, and its error is drawn', async ({
  page,
}) => {
  const lab = await openLab(page, '?diffusion-denoiser=both');
  await expect(lab).toHaveAttribute('data-kernel', 'simd');
  await button(lab, 'Train').click();
  await expect.poll(() => trained(lab), { timeout: patience(20_000) }).toBeGreaterThan(300);
  await button(lab, 'Pause training').click();
  await atRest(page, () => trained(lab));
  await scrub(lab, 100); // in little noise a network lags behind the exact answer, however long it learns
  await expect(lab.locator('[data-legend="difference"]')).toBeVisible();
  // Arrows of both, and the wash of the error below them.
  const svg = await drawnSvg(lab);
  const [real, generator] = await ideas(page, ['real', 'generator']);
  const drawn = (look: string): string[] =>
    (svg.match(/<path [^>]*>/g) ?? []).filter((path) => path.includes(look));
  expect(drawn(`stroke="${real}"`)).not.toEqual([]);
  expect(drawn(`stroke="${generator}"`)).not.toEqual([]);
  expect(drawn(`fill="${generator}"`)).not.toEqual([]);
  await openPart(lab, 'Table, downloads, link');
  const csv = (await download(lab, 'Training (CSV)')).data.toString();
  const rows = csv.trim().split('\r\n').slice(1);
  const distances = rows.map((row) => Number(row.split(',')[2]));
  expect(distances.length).toBeGreaterThan(4);
  expect(distances.at(-1)).toBeLessThan(distances[0]! / 1.5);

  // Each chart is read in its own words.
  const readings = { Loss: /^Iteration \d+: .*\d\.\d\d/, Error: /^t \d+: .*\d\.\d\d/ };
  for (const [tab, words] of Object.entries(readings)) {
    await button(lab, tab).click();
    await expect(button(lab, tab)).toHaveAttribute('aria-pressed', 'true');
    await lab.getByLabel('Read', { exact: true }).press('ArrowLeft');
    await expect(lab.locator('[data-reading]')).toHaveText(words);
  }
});

test('slow motion walks both codes, a line at a time, with values', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Speed').selectOption('Slow motion');
  await openPart(lab, 'More settings');
  const running = lab.locator('.line.running');
  const controls = lab.locator('.lab-bar');
  const height = async (): Promise<number> =>
    (await controls.boundingBox())!.y - (await lab.boundingBox())!.y;
  const before = await height();
  const block = { training: lab.locator('pre').nth(0), sampling: lab.locator('pre').nth(1) };
  const walks = [
    ['A line of training', 'training', trainingLines],
    ['A line of sampling', 'sampling', samplingLines],
  ] as const;
  for (const [label, loop, names] of walks) {
    for (const name of names) {
      await button(lab, label).click();
      await expect(block[loop].locator('.line.running').first()).toHaveAttribute('data-step', name);
      await expect(running.first()).toHaveAttribute('aria-current', 'step');
      await expect(lab.locator('[data-line]')).not.toBeEmpty();
      const said = lab.locator('[data-code-value]');
      if (name === 'predict-data') await expect(said).toHaveText(/^\(\S.*, \S.*\)$/);
      expect(await height()).toBeCloseTo(before, 0); // what a line says has room from the start
    }
  }
  expect(await trained(lab)).toBe(1);
  const value = (name: string): Locator =>
    block.sampling.locator(`[data-step="${name}"] .line-value`).last();
  await expect(value('next-time')).toHaveText(/1000 → 980/);
  await expect(value('step-back')).toHaveText(/^\(\S.*, \S.*\)$/);
  await expect(value('predict-data')).toBeEmpty(); // it was of where the point has been
  // A step of two lines is one step: both are marked.
  await expect(block.sampling.locator('.line.running')).toHaveCount(2);
});

test('stops after a line that is marked', async ({ page }) => {
  const lab = await openLab(page);
  const stop = lab.getByRole('button', { name: /Stop after line \d+: predicted_data/ });
  await stop.focus();
  await page.keyboard.press('Space');
  await expect(stop).toHaveAttribute('aria-pressed', 'true');
  await button(lab, 'Noise').click();
  await button(lab, 'Play').click();
  await expect(lab.locator('.line.running')).toHaveAttribute('data-step', 'predict-data');
  // In slow motion the picture is about that line.
  await expect(lab.locator('[data-legend="guess"]')).toBeHidden();
  await lab.getByLabel('Speed').selectOption('Slow motion');
  await expect(lab.locator('[data-legend="guess"]')).toBeVisible();
});

test('the samplers side by side, and compared by steps', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Sampler', { exact: true }).selectOption('All four, side by side');
  await scrub(lab, 400);
  // Each is cut off at its own edge: nothing is drawn between them.
  const names = [...Object.values(samplerLabels)];
  await expect
    .poll(async () =>
      [...(await drawnSvg(lab)).matchAll(/<text[^>]*>(.*?)</g)].map(([, name]) => name),
    )
    .toEqual(names);
  const { width, height, at } = await pixels(lab.locator('.lab-live canvas'));
  const between = Array.from({ length: height }, (_, y) => String(at(width / 2, y)));
  expect(new Set(between).size).toBe(1);
  const across = Array.from({ length: height }, (_, y) => String(at(width / 4, y)));
  expect(new Set(across).size).toBeGreaterThan(10);
  const svg = await drawnSvg(lab);
  expect(svg.match(/<svg /g)).toHaveLength(1 + names.length);
  // Their names stand out in a file, too: there the halo lies behind the letters.
  expect(svg.match(/<text[^>]* paint-order="stroke"/g)).toHaveLength(names.length);
  await button(lab, 'Compare samplers').click();
  const rows = lab.locator('[data-table] tr');
  await expect(rows).toHaveCount(qualitySteps.length, { timeout: patience(25_000) });
  const distances = async (row: Locator): Promise<number[]> =>
    (await row.locator('td').allTextContents()).map(Number);
  const [few, many] = [await distances(rows.first()), await distances(rows.last())];
  expect(few).toHaveLength(4);
  for (const [i, distance] of many.entries()) expect(distance).toBeLessThan(few[i]! / 3);
  const csv = (await download(lab, 'Distances (CSV)')).data.toString();
  expect(csv.split('\r\n')[0]).toBe('steps,ddpm,ddim,heun,flow');
});

test('guidance is for the data with labels, and both its effects are measured', async ({
  page,
}) => {
  const lab = await openLab(page);
  const scale = lab.getByLabel('Guidance scale');
  await expect(scale).toBeHidden();
  await dataOf(lab).selectOption('Three labels, A, B, C');
  await expect(scale).toBeVisible();
  const measured = async (guidance: number): Promise<readonly number[]> => {
    await scale.fill(String(guidance));
    await scrub(lab, 10);
    await scrub(lab, 0);
    const words = lab.locator('[data-quality]');
    await expect(words).toContainText('Mean probability of the label');
    const text = (await words.textContent()) ?? '';
    return [...text.matchAll(/(?:label|spread) (?:above )?(\d\.\d+)/g)].map(([, number]) =>
      Number(number),
    );
  };
  const [weak, strong] = [await measured(1), await measured(6)];
  expect(strong[0]).toBeGreaterThan(weak[0]!);
  expect(strong[1]).toBeLessThan(0.7 * weak[1]!);
});

for (const experiment of experiments) {
  test(`experiment by keyboard: ${experiment.title}`, async ({ page }) => {
    test.setTimeout(patience(200_000));
    await page.emulateMedia({ reducedMotion: 'reduce' }); // at full speed
    const lab = await openLab(page);
    await experimentByKeyboard(lab, experiment, patience(90_000), async (iterations) => {
      expect(await trained(lab)).toBe(iterations);
    });
  });
}

test('a link restores everything; a wrong one is put right and says how', async ({ page }) => {
  const lab = await openLab(
    page,
    '?diffusion-data=moons&diffusion-seed=7&diffusion-steps=900&diffusion-colour=red',
  );
  await expect(dataOf(lab)).toHaveValue('moons');
  const notice = lab.locator('[data-notice]');
  await expect(notice).toContainText('“900” is above the largest, 200. It is set to 200.');
  await expect(notice).toContainText('There is no setting “colour”');
  const link = await copiedLink(lab, 'diffusion');
  expect(link.search).toBe('?diffusion-data=moons&diffusion-steps=200&diffusion-seed=7');
  await page.goto('about:blank');
  await page.goto(link.href);
  await expect(dataOf(await wake(page, 'diffusion'))).toHaveValue('moons');
  await expect(notice).toBeEmpty();
  expect((await copiedLink(lab, 'diffusion')).href).toBe(link.href);
});

test('a setting of sampling applies at once, one of training starts anew and says so', async ({
  page,
}) => {
  const lab = await openLab(page);
  await openPart(lab, 'More settings');
  await button(lab, 'An iteration of training').click();
  await expect.poll(() => trained(lab)).toBe(1);
  await lab.getByLabel('Steps', { exact: true }).fill('5');
  await lab.getByLabel('Share of fresh noise').selectOption('0.5');
  expect(await trained(lab)).toBe(1);
  await lab.getByLabel('Schedule', { exact: true }).selectOption('Linear (as in DDPM)');
  await expect(lab.locator('[data-notice]')).toHaveText('Schedule: the run starts anew.');
  await expect.poll(() => trained(lab)).toBe(0);
});

test('own data, by keyboard and as CSV, and on to the GAN lab', async ({ page }) => {
  const other = labThat('gan');
  const lab = await openLab(page);
  await dataOf(lab).selectOption('own');
  await expect(lab.locator('.lab-live')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Space');
  await expect(lab.locator('[data-own-count]')).toHaveText('2 points');
  await lab.getByLabel('Or paste two columns of numbers (CSV)').fill('x,y\n1,2\n3,4\n5,5\n6,2');
  await button(lab, 'Train on the pasted points').click();
  await expect(lab.locator('[data-notice]')).toContainText('Your points are scaled and ready.');
  await button(lab, 'Noise').click();
  await button(lab, 'Play').click();
  await arrived(lab);
  await openPart(lab, 'Table, downloads, link');
  await lab.getByRole('link', { name: 'Open these data in the GAN lab' }).click();
  await expect(page).toHaveURL(new RegExp(`/${other.path}\\?`));
  const gan = await wake(page, 'gan');
  await expect(gan.getByLabel('Data', { exact: true })).toHaveValue('own');
  await button(gan, 'Step').click();
  await expect(gan.locator('[data-steps]')).toHaveAttribute('data-steps', '1');
});

test('Play takes what is drawn', async ({ page }) => {
  const lab = await openLab(page);
  await dataOf(lab).selectOption('own');
  await button(lab, 'Play').click();
  await expect(lab.locator('[data-notice]')).toContainText('There are no points of your own yet');
  await lab.locator('.lab-live').focus();
  for (const key of ['Space', 'Shift+ArrowUp', 'Space', 'Shift+ArrowLeft', 'Space']) {
    await page.keyboard.press(key);
  }
  await button(lab, 'Play').click();
  await arrived(lab);
  await expect(lab.locator('[data-notice]')).toBeEmpty();
});

test('the other lab’s data come here', async ({ page }) => {
  const gan = await open(page, 'gan', '?gan-data=moons');
  await openPart(gan, 'Table, downloads, link');
  const { path } = labThat('diffusion');
  await gan.getByRole('link', { name: 'Open these data in the diffusion lab' }).click();
  await expect(page).toHaveURL(new RegExp(`/${path}\\?`));
  const lab = await wake(page, 'diffusion');
  await expect(dataOf(lab)).toHaveValue('moons');
});

test('pictures and tables can be taken along', async ({ page }) => {
  const lab = await openLab(page);
  await scrub(lab, 300);
  await openPart(lab, 'Table, downloads, link');
  const svg = (await download(lab, 'Picture (SVG)')).data.toString();
  expect(svg).toMatch(/^<svg[^>]* width="420" height="420"/);
  expect(svg).not.toMatch(/class=|style=|var\(|light-dark/);
  const png = (await download(lab, 'Picture (PNG)')).data;
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect((await download(lab, 'Training (CSV)')).data.toString()).toMatch(/^iteration,loss,dist/);
});

test('a teacher can hide parts and settings', async ({ page }) => {
  const lab = await openLab(page, '?diffusion-hide=experiments,save,steps');
  await expect(button(lab, 'Play')).toBeVisible();
  await expect(lab.getByText('Table, downloads, link')).toBeHidden();
  await expect(button(lab, 'Three steps')).toBeHidden();
  await expect(lab.getByLabel('Steps', { exact: true })).toBeHidden();
});

test('in its chapter it walks and trains, rests off screen and goes on where it was', async ({
  page,
}) => {
  await openChapter(page, 'diffusion');
  const lab = await wake(page, 'diffusion');
  await button(lab, 'Noise').click();
  await button(lab, 'Play').click();
  await arrived(lab);
  await button(lab, 'Train').click();
  await expect.poll(() => trained(lab)).toBeGreaterThan(50);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const away = await atRest(page, () => trained(lab));
  await lab.scrollIntoViewIfNeeded();
  await expect.poll(() => trained(lab)).toBeGreaterThan(away);
});

test('without WebAssembly it runs all the same, and says so', async ({ page }) => {
  await withoutWebAssembly(page);
  const lab = await openLab(page);
  await expect(lab).toHaveAttribute('data-kernel', 'plain');
  await expect(lab.getByText('No WebAssembly SIMD')).toBeVisible();
  await button(lab, 'Train').click();
  await expect.poll(() => trained(lab)).toBeGreaterThan(20);
});

test.describe('on a phone', () => {
  test.use({ viewport: phone, hasTouch: true });

  test('by touch, with targets that a finger finds', async ({ page }) => {
    const lab = await openLab(page);
    await button(lab, 'Noise').tap();
    const before = await placeOf(lab);
    await lab.locator('.lab-live').tap({ position: { x: 100, y: 150 } });
    await expect.poll(() => placeOf(lab)).not.toBe(before);
    await button(lab, 'Play').tap();
    await arrived(lab);
    for (const each of await lab.locator('button:visible, select:visible, summary:visible').all()) {
      const box = (await each.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
  });
});
