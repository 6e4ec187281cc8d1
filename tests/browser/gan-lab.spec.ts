/** The GAN lab in the built site: by mouse, keyboard and touch; what it shows, keeps, saves and survives. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { experiments } from '../../src/labs/gan/experiments.ts';
import { lineNames } from '../../src/labs/gan/lines.ts';
import { createSession } from '../../src/labs/gan/session.ts';
import { ganTable } from '../../src/labs/gan/settings.ts';
import { defaults } from '../../src/labs/shared/settings/settings.ts';
import { workLab } from '../../src/tools/soak.ts';
import { patience } from '../../src/tools/load.ts';
import {
  atRest,
  button,
  copiedLink,
  download,
  drawnSvg,
  openChapter,
  openLab as open,
  openPart,
  wake,
  withoutWebAssembly,
  experimentByKeyboard,
} from './lab.ts';
import { labThat } from './pages.ts';
import { phone } from './support.ts';

const openLab = (page: Page, query = ''): Promise<Locator> => open(page, 'gan', query);
const steps = (lab: Locator): Locator => lab.locator('[data-steps]');
const dataOf = (lab: Locator): Locator => lab.getByLabel('Data', { exact: true });
const count = async (lab: Locator): Promise<number> =>
  Number(await steps(lab).getAttribute('data-steps'));

/** Runs to an iteration and waits for it. */
async function runTo(lab: Locator, iteration: number): Promise<void> {
  await openPart(lab, 'More settings');
  await lab.getByLabel('Run to iteration').fill(String(iteration));
  await button(lab, 'Run').click();
  await expect(steps(lab)).toHaveAttribute('data-steps', String(iteration), {
    timeout: patience(20_000),
  });
}

test('trains in WebAssembly at full speed without moving the page, and pauses', async ({
  page,
}) => {
  const lab = await openLab(page);
  expect(await lab.getAttribute('data-kernel')).toBe('simd');
  const before = await lab.boundingBox();
  await expect(lab.locator('.lab-still')).toBeVisible();
  await button(lab, 'Play').click();
  await expect.poll(() => count(lab)).toBeGreaterThan(1000);
  await expect(lab.locator('.lab-live canvas')).toBeVisible();
  await expect(lab.locator('.lab-still')).toBeHidden();
  await button(lab, 'Pause').click();
  await expect(button(lab, 'Play')).toBeVisible();
  await atRest(page, () => count(lab));
  const after = await lab.boundingBox();
  expect(Math.abs(after!.height - before!.height)).toBeLessThan(2);
});

test('the same run as in Node, to the last bit', async ({ page }) => {
  const lab = await openLab(page);
  await runTo(lab, 300);
  await openPart(lab, 'Table, downloads, link');
  const { data, name } = await download(lab, 'Samples (CSV)');
  expect(name).toBe('gan-clusters-seed-1-iteration-300-samples.csv');
  const session = createSession(defaults(ganTable)); // the plain kernel: both give the same bits
  while (session.iteration < 300) session.iterate();
  const { fake } = session.frame({
    ...{ slow: false, layers: [], asked: -1 },
    ...{ reading: undefined, own: undefined },
  });
  const numbers = data
    .toString()
    .trim()
    .split('\r\n')
    .slice(1)
    .flatMap((line) => line.split(',').map(Number));
  expect(numbers).toEqual([...fake]);
});

test('slow motion walks the code, a line at a time, with values', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Speed').selectOption('Slow motion');
  await openPart(lab, 'More settings');
  const line = button(lab, 'One line');
  const running = lab.locator('.line.running');
  for (const name of lineNames) {
    await line.click();
    await expect(running).toHaveAttribute('data-step', name);
    await expect(running).toHaveAttribute('aria-current', 'step');
    await expect(lab.locator('[data-line]')).not.toBeEmpty();
  }
  await expect(steps(lab)).toHaveAttribute('data-steps', '1');
  await expect(lab.locator('[data-step="real-batch"] .line-value')).toHaveText(/^64 points, mean/);
  await expect(lab.locator('[data-step="generator-loss"] .line-value')).toHaveText(/^\d\.\d\d$/);
  // Only what the line is about: after drawing real data there are no fakes in the picture.
  await line.click();
  await expect(lab.locator('[data-legend="real"]')).toBeVisible();
  await expect(lab.locator('[data-legend="fake"]')).toBeHidden();
  const shapes = async (): Promise<string[]> =>
    [...(await drawnSvg(lab)).matchAll(/stroke-width="[45]" stroke-linecap="(\w+)"/g)].map(
      ([, cap]) => cap!,
    );
  expect(await shapes()).toEqual(['round']); // discs
  await lab.getByLabel('Speed').selectOption('Full speed');
  await expect(lab.locator('[data-legend="fake"]')).toBeVisible();
  expect(await shapes()).toEqual(['round', 'square']); // and diamonds
});

test('stops after a line that is marked, and copies the code as it is', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = await openLab(page);
  const stop = lab.getByRole('button', { name: /Stop after line 10: g_loss/ });
  await stop.focus();
  await page.keyboard.press('Space');
  await expect(stop).toHaveAttribute('aria-pressed', 'true');
  await button(lab, 'Play').click();
  await expect(lab.locator('.line.running')).toHaveAttribute('data-step', 'generator-loss');
  await expect(steps(lab)).toHaveAttribute('data-steps', '0');
  await lab.locator('.copy').click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(
    "g_loss = loss(discriminator(fake_data), 1) # Generator wants D to think it's real\n",
  );
  expect(copied.trim().split('\n')).toHaveLength(11);
});

test('one step of each player, one iteration', async ({ page }) => {
  const lab = await openLab(page);
  await openPart(lab, 'More settings');
  await button(lab, 'One D step').click();
  await expect(lab.locator('.line.running')).toHaveAttribute('data-step', 'update-discriminator');
  await button(lab, 'One G step').click();
  await expect(steps(lab)).toHaveAttribute('data-steps', '1');
  await button(lab, 'Step').click();
  await expect(steps(lab)).toHaveAttribute('data-steps', '2');
  await button(lab, 'Start over').click();
  await expect(steps(lab)).toHaveAttribute('data-steps', '0');
});

for (const experiment of experiments) {
  test(`experiment by keyboard: ${experiment.title}`, async ({ page }) => {
    test.setTimeout(patience(60_000));
    await page.emulateMedia({ reducedMotion: 'reduce' }); // at full speed
    const lab = await openLab(page);
    await experimentByKeyboard(lab, experiment, patience(30_000), async (iterations) => {
      await expect(steps(lab)).toHaveAttribute('data-steps', String(iterations));
    });
  });
}

test('an experiment shows how far it is, repeats the guess, and moves nothing', async ({
  page,
}) => {
  const lab = await openLab(page);
  const guide = lab.locator('[data-guide]');
  const places = async (): Promise<unknown> => [
    await guide.evaluate((each) => each.clientHeight),
    await lab.locator('.lab-picture').evaluate((each) => (each as HTMLElement).offsetTop),
  ];
  const before = await places();
  await expect(guide).toContainText('Choose an experiment');
  await button(lab, 'Equal rates').click();
  expect(await places()).toEqual(before);
  await button(guide, 'Near 1').click();
  await expect(guide).toContainText(/Iteration [\d,]+ of 5,000, about \d+ s left/);
  await expect(guide.getByRole('progressbar')).toHaveAttribute('max', '5000');
  expect(await places()).toEqual(before);
  await expect(guide.locator('[data-verdict="wrong"]')).toHaveText(
    '✗ You said: Near 1. It was: Near ½.',
    { timeout: patience(20_000) },
  );
  await expect(lab.locator('[data-guide-said]')).toContainText('It was: Near ½.');
  expect(await places()).toEqual(before);
  // What does not fit can be scrolled to, by keyboard as well.
  const fits = await guide.evaluate((each) => each.scrollHeight <= each.clientHeight);
  await expect(guide).toHaveAttribute('tabindex', fits ? '-1' : '0');
  await button(lab, 'Start over').first().click();
  await expect(guide).toContainText('Choose an experiment');
  expect(await places()).toEqual(before);
});

test('a choice made before the lab wakes is kept', async ({ page }) => {
  let wakeUp: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => (wakeUp = resolve));
  await page.route(/element.*\.js$/, async (route) => {
    await asleep;
    await route.continue();
  });
  await page.goto(labThat('gan').path);
  const lab = page.locator('gan-lab');
  await dataOf(lab).selectOption('moons');
  wakeUp();
  await wake(page, 'gan');
  await expect(dataOf(lab)).toHaveValue('moons');
  expect((await copiedLink(lab, 'gan')).search).toBe('?gan-data=moons');
});

test('a rate applies at once, a shape starts the run anew and says so', async ({ page }) => {
  const lab = await openLab(page);
  await runTo(lab, 200);
  await lab.getByLabel('Learning rate of the generator').selectOption('0.01');
  await expect(steps(lab)).toHaveAttribute('data-steps', '200');
  await lab.getByLabel('Width of the generator').fill('8');
  await lab.getByLabel('Width of the generator').press('Enter');
  await expect(lab.locator('[data-notice]')).toHaveText(
    'Width of the generator: the run starts anew.',
  );
  await expect(steps(lab)).toHaveAttribute('data-steps', '0');
  await lab.getByLabel('Width of the generator').fill('700');
  await lab.getByLabel('Width of the generator').press('Enter');
  await expect(lab.locator('[data-notice]')).toContainText(
    'above the largest, 64. It is set to 64.',
  );
});

test('numbers that diverge stop the run, and starting over works', async ({ page }) => {
  const lab = await openLab(page, '?gan-optimizer=sgd&gan-gRate=10&gan-dRate=10');
  await button(lab, 'Play').click();
  await expect(lab.locator('[data-notice]')).toContainText('The run diverged');
  await expect(button(lab, 'Play')).toBeVisible();
  await lab.locator('[data-retry]').click();
  await expect(lab.locator('[data-retry]')).toBeHidden();
  await expect(lab.locator('[data-notice]')).toBeEmpty();
  await dataOf(lab).selectOption('ring');
  await expect(lab.locator('[data-notice]')).toHaveText('Data: the run starts anew.');
  await expect(steps(lab)).toHaveAttribute('data-steps', '0');
});

test('a link restores everything; a wrong one is put right and says how', async ({ page }) => {
  const lab = await openLab(page, '?gan-data=moons&gan-seed=7&gan-r1=99&gan-colour=red');
  await expect(dataOf(lab)).toHaveValue('moons');
  await expect(lab.locator('[data-notice]')).toContainText(
    '“99” is above the largest, 10. It is set to 10.',
  );
  await expect(lab.locator('[data-notice]')).toContainText('There is no setting “colour”');
  const link = await copiedLink(lab, 'gan');
  expect(link.search).toBe('?gan-data=moons&gan-r1=10&gan-seed=7');
  await page.goto('about:blank');
  await page.goto(link.href);
  await expect(dataOf(await wake(page, 'gan'))).toHaveValue('moons');
  await expect(lab.locator('[data-notice]')).toBeEmpty();
  expect((await copiedLink(lab, 'gan')).href).toBe(link.href);
});

test('a teacher can hide parts', async ({ page }) => {
  const lab = await openLab(page, '?gan-hide=settings,save,experiments');
  await expect(button(lab, 'Play')).toBeVisible();
  await expect(lab.getByText('More settings')).toBeHidden();
  await expect(lab.getByText('Table, downloads, link')).toBeHidden();
  await expect(button(lab, 'A fast generator')).toBeHidden();
  await button(lab, 'Play').click();
  await expect.poll(() => count(lab)).toBeGreaterThan(100);
});

test('a teacher can hide single settings', async ({ page }) => {
  const lab = await openLab(page, '?gan-hide=seed,data');
  await openPart(lab, 'More settings');
  await expect(lab.getByLabel('R1 penalty')).toBeVisible();
  await expect(lab.getByLabel('Seed')).toBeHidden();
  await expect(dataOf(lab)).toBeHidden();
});

test('Play takes what is drawn', async ({ page }) => {
  const lab = await openLab(page);
  await dataOf(lab).selectOption('own');
  for (const key of ['Space', 'Shift+ArrowUp', 'Space', 'Shift+ArrowLeft', 'Space']) {
    await lab.locator('.lab-live').press(key);
  }
  await button(lab, 'Play').click();
  await expect.poll(() => count(lab)).toBeGreaterThan(10);
});

test('own data by mouse, by keyboard and as CSV', async ({ page }) => {
  const lab = await openLab(page);
  await dataOf(lab).selectOption('own');
  const picture = lab.locator('.lab-live');
  await expect(picture).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Space');
  await expect(lab.locator('[data-own-count]')).toHaveText('2 points');
  await page.keyboard.press('Backspace');
  await expect(lab.locator('[data-own-count]')).toHaveText('1 point');
  await picture.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + 80, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 200, { steps: 12 });
  await page.mouse.up();
  await expect(lab.locator('[data-own-count]')).toHaveText(/^\d\d points$/);
  await button(lab, 'Train on these points').click();
  await button(lab, 'Play').click();
  await expect.poll(() => count(lab)).toBeGreaterThan(100);
  await button(lab, 'Pause').click();

  const csv = lab.getByLabel('Or paste two columns of numbers (CSV)');
  await csv.fill('x,y\n1,2\n3,four');
  await button(lab, 'Train on the pasted points').click();
  await expect(lab.locator('[data-own-notice]')).toHaveText('Line 3: “four” is not a number.');
  await csv.fill('x,y\n1,2\n3,4\n5,5');
  await button(lab, 'Train on the pasted points').click();
  await expect(lab.locator('[data-own-notice]')).toBeEmpty();
  await lab.locator('[data-file]').setInputFiles({
    name: 'points.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('1;2\n3;4\n0;9\n'),
  });
  await expect(lab.locator('[data-notice]')).toContainText('Your points are scaled and ready.');
  await button(lab, 'Step').click();
  await expect(steps(lab)).toHaveAttribute('data-steps', '1');
});

test('points from which nothing can be learned end in a sentence, however they come', async ({
  page,
}) => {
  const faults: Error[] = [];
  page.on('pageerror', (error) => faults.push(error));
  const lab = await openLab(page);
  await dataOf(lab).selectOption('own');
  const notice = lab.locator('[data-own-notice]');
  const one = 'All points are in one place, or nearly so; there is nothing to learn.';
  for (let i = 0; i < 3; i++) await lab.locator('.lab-live').press('Space');
  await button(lab, 'Train on these points').click();
  await expect(notice).toHaveText(one);
  await button(lab, 'Play').click(); // as much as the button
  await expect(notice).toHaveText(one);
  const csv = lab.getByLabel('Or paste two columns of numbers (CSV)');
  await csv.fill('0.1,0.1\n0.1000000000000001,0.1\n0.1,0.1');
  await button(lab, 'Train on the pasted points').click();
  await expect(notice).toHaveText(one);
  await csv.fill(`1e99,0\n${'3,4\n'.repeat(50)}`);
  await button(lab, 'Train on the pasted points').click();
  await expect(notice).toContainText('Nearly all points are in one place');

  const open = async (buffer: Buffer): Promise<void> =>
    lab.locator('[data-file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await open(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0]));
  await expect(notice).toContainText('The file is not plain text.');
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  await open(Buffer.from('1,2\n3,4\n0,9'));
  await expect(notice).toContainText('The file cannot be read');
  expect(faults).toEqual([]);
});

test('a file in UTF-16, as spreadsheets write it, is read', async ({ page }) => {
  const lab = await openLab(page);
  await dataOf(lab).selectOption('own');
  await lab.locator('[data-file]').setInputFiles({
    name: 'points.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('\ufeffx\ty\r\n1\t2\r\n3\t4\r\n0\t9\r\n', 'utf16le'),
  });
  await expect(lab.locator('[data-notice]')).toContainText('Your points are scaled and ready.');
});

test('drawing ten thousand points does not hold the page up', async ({ page }) => {
  const lab = await openLab(page);
  await dataOf(lab).selectOption('own');
  const picture = lab.locator('.lab-live');
  const took = await picture.evaluate(async (surface) => {
    surface.setPointerCapture = () => undefined; // there is no such pointer
    const { left, top, width, height } = surface.getBoundingClientRect();
    const send = (type: string, x: number, y: number): boolean =>
      surface.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 7,
          clientX: left + x * width,
          clientY: top + y * height,
          bubbles: true,
        }),
      );
    const begun = performance.now();
    send('pointerdown', 0.5, 0.5);
    for (let i = 1; i <= 2400; i++) {
      const [angle, radius] = [i / 2, 0.1 + (0.35 * i) / 2400];
      send('pointermove', 0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle));
    }
    send('pointerup', 0.5, 0.5);
    return performance.now() - begun;
  });
  await expect(lab.locator('[data-own-count]')).toHaveText('10,000 points');
  expect(took).toBeLessThan(1000);
});

test('a point, a chart and the table can be read by keyboard', async ({ page }) => {
  const lab = await openLab(page);
  await runTo(lab, 500);
  await expect(lab.locator('[data-live-region]')).toContainText(
    /Iteration \d+: \d of 8 clusters covered/,
  );
  await lab.locator('.lab-live').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(lab.locator('[data-point]')).toHaveText(
    /^(Generated|Real) point at \(.*\): D = 0\.\d\d/,
  );
  const slider = lab.getByLabel('Read', { exact: true });
  await expect(slider).toHaveAttribute('aria-valuetext', 'nothing is read');
  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Iteration 100: /);
  await expect(lab.locator('[data-reading]')).toHaveText(
    /^Iteration 100: \d of 8 clusters covered, discriminator/,
  );
  await openPart(lab, 'Table, downloads, link');
  await expect(lab.locator('[data-table] tr')).toHaveCount(11);
  await expect(lab.locator('[data-table] tr').last().locator('th')).toHaveText('500');
});

test('pictures and measurements can be taken along', async ({ page }) => {
  const lab = await openLab(page);
  await runTo(lab, 100);
  await openPart(lab, 'Table, downloads, link');
  const save = async (name: string): Promise<Buffer> => (await download(lab, name)).data;
  const svg = (await save('Picture (SVG)')).toString();
  expect(svg).toMatch(/^<svg[^>]* width="420" height="420"/);
  expect(svg).toMatch(/stroke="rgb\(/);
  expect(svg).not.toMatch(/class=|style=|var\(|light-dark/);
  const png = await save('Picture (PNG)');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1260);
  expect((await save('Metrics (CSV)')).toString()).toMatch(
    /^iteration,dLoss,gLoss,onReal,onFake,pull,modes,distance\r\n0,/,
  );
});

test('in its chapter it plays, rests off screen, goes on where it was, and its link leads to its page', async ({
  page,
}) => {
  await openChapter(page, 'gan');
  const lab = await wake(page, 'gan');
  await button(lab, 'Play').click();
  await expect.poll(() => count(lab)).toBeGreaterThan(200);
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  const away = await atRest(page, () => count(lab));
  await lab.scrollIntoViewIfNeeded();
  await expect.poll(() => count(lab)).toBeGreaterThan(away);
  await dataOf(lab).selectOption('moons');
  const link = await copiedLink(lab, 'gan');
  expect(link.search).toBe('?gan-data=moons');
  await page.goto(link.href);
  await expect(dataOf(await wake(page, 'gan'))).toHaveValue('moons');
});

test('an address with settings opens it with them in its chapter, too', async ({ page }) => {
  await page.goto(`${labThat('gan').chapter.path}?gan-data=moons#gan-lab`);
  await expect(dataOf(await wake(page, 'gan'))).toHaveValue('moons');
});

test('without WebAssembly it runs all the same, and says so', async ({ page }) => {
  await withoutWebAssembly(page);
  const lab = await openLab(page);
  await expect(lab).toHaveAttribute('data-kernel', 'plain');
  await expect(lab.getByText('No WebAssembly SIMD')).toBeVisible();
  await button(lab, 'Play').click();
  await expect.poll(() => count(lab)).toBeGreaterThan(100);
});

test.describe('on a phone', () => {
  test.use({ viewport: phone, hasTouch: true });

  test('by touch, with targets that a finger finds', async ({ page }) => {
    const lab = await openLab(page);
    await lab.getByRole('button', { name: 'Play' }).tap();
    await expect.poll(() => count(lab)).toBeGreaterThan(100);
    await lab.getByRole('button', { name: 'Pause' }).tap();
    await lab.locator('.lab-live').tap({ position: { x: 150, y: 150 } });
    await expect(lab.locator('[data-point]')).toContainText('point at');
    for (const each of await lab.locator('button:visible, select:visible, summary:visible').all()) {
      const box = (await each.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
  });
});

test('memory stays flat over a minute of training', async ({ page, baseURL }) => {
  test.setTimeout(patience(120_000));
  labThat('gan');
  const sample = await workLab(page, baseURL!);
  await page.waitForTimeout(10_000);
  const first = await sample();
  await page.waitForTimeout(50_000);
  const last = await sample();
  expect(last.iterations).toBeGreaterThan(10_000);
  expect(last.heap - first.heap).toBeLessThan(3);
  expect(last.process - first.process || 0).toBeLessThan(50);
});
