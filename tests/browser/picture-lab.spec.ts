/** The picture lab in the built site: prompts, pictures, what there is to see in them, what it saves and survives. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import {
  button,
  copiedLink,
  download,
  openChapter,
  openLab as open,
  openPart,
  wake,
  withoutWebAssembly,
} from './lab.ts';

/** Few steps, so that a test does not wait for pictures. */
const QUICK = '?picture-steps=3';

const openLab = (page: Page, query = QUICK): Promise<Locator> => open(page, 'picture', query);
const status = (lab: Locator): Locator => lab.locator('[data-status]');
const box = (lab: Locator): Locator => lab.getByRole('textbox', { name: 'Prompt' });
const pictures = (lab: Locator): Locator => lab.locator('[data-grid] canvas');

/** Presses Draw and waits for the pictures. */
async function draw(lab: Locator): Promise<void> {
  await button(lab, 'Draw').click();
  await finished(lab);
}

async function finished(lab: Locator): Promise<void> {
  await expect(lab).not.toHaveAttribute('data-running');
  await expect(status(lab)).toContainText(/^16 pictures in [\d,]+ ms/, { timeout: 25_000 });
}

/** All pixels of a canvas. */
function pixels(canvas: Locator): Promise<number[]> {
  return canvas.evaluate((each: HTMLCanvasElement) => [
    ...each.getContext('2d')!.getImageData(0, 0, each.width, each.height).data,
  ]);
}

test('its weights come when the reader asks for pictures, in its chapter as well', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openChapter(page, 'picture');
  const lab = await wake(page, 'picture');
  await expect(lab.locator('img.lab-still')).toBeVisible();
  await expect(lab.locator('[data-subject]')).toHaveText(
    '“a red boat at sunset”, drawn when this page was built',
  );
  expect(asked.filter((url) => url.endsWith('.bin'))).toEqual([]);
  await lab.getByLabel('Steps', { exact: true }).fill('3');
  await draw(lab);
  const files = asked.filter((url) => url.endsWith('.bin'));
  expect(files.map((url) => /\/_astro\/(\w+)\.[\w-]+\.bin$/.exec(url)?.[1]).sort()).toEqual([
    'diffusion',
    'judge',
  ]);
  await expect(lab.locator('img.lab-still')).toBeHidden();
  await expect(pictures(lab)).toHaveCount(16);
});

test('reads a prompt as it is typed, and draws it on Enter', async ({ page }) => {
  const lab = await openLab(page);
  await box(lab).fill('A golden ship at midnight!');
  await expect(lab.locator('[data-reading]')).toHaveText(
    /golden\s*color\s*ship\s*thing\s*at midnight\s*scene|golden\s*color\s*ship\s*thing\s*midnight\s*scene/,
  );
  await expect(lab.getByLabel('Thing', { exact: true })).toHaveValue('boat');
  await expect(lab.getByLabel('Color', { exact: true })).toHaveValue('yellow');
  await expect(lab.getByLabel('Scene', { exact: true })).toHaveValue('night');
  await expect(lab.locator('[data-badge]')).toContainText('Never seen');
  await box(lab).press('Enter');
  await finished(lab);
  await expect(lab.locator('[data-subject]')).toHaveText('“a yellow boat at night”');
  await expect(lab.getByRole('button', { name: /^Picture 1 of 16/ })).toHaveAccessibleName(
    /^Picture 1 of 16: a yellow boat at night; the judge sees an? /,
  );
});

test('says which words it does not know, and leaves what is not said to the model', async ({
  page,
}) => {
  const lab = await openLab(page);
  await box(lab).fill('a purple dragon');
  await expect(lab.locator('[data-prompt-notes]')).toContainText(
    '“dragon” is not in the vocabulary',
  );
  await expect(lab.locator('[data-reading]')).toContainText('the model’s choice thing, scene');
  await expect(lab.getByLabel('Thing', { exact: true })).toHaveValue('any');
  await box(lab).fill('');
  await expect(lab.locator('[data-prompt-notes]')).toBeEmpty();
  await draw(lab);
  await expect(status(lab)).toContainText('16 pictures');
});

test('the menus write the prompt, and change pictures that are on show', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Color', { exact: true }).selectOption('Blue');
  await expect(box(lab)).toHaveValue('a blue boat at sunset');
  await draw(lab);
  const before = await pixels(pictures(lab).first());
  await lab.getByLabel('Color', { exact: true }).selectOption('Green');
  await expect.poll(() => pixels(pictures(lab).first())).not.toEqual(before);
  await finished(lab);
  await button(lab, 'a green fish in the snow').click();
  await expect(box(lab)).toHaveValue('a green fish in the snow');
  await finished(lab);
});

test('the way can be scrubbed, its guesses shown, and replayed', async ({ page }) => {
  const lab = await openLab(page);
  await draw(lab);
  const slider = lab.getByLabel('Stop on the way from noise to picture');
  await expect(slider).toHaveValue('3');
  const end = await pixels(pictures(lab).first());
  await slider.fill('1');
  await expect(slider).toHaveAttribute('aria-valuetext', /^stop 1 of 3, t = 667$/);
  await expect(status(lab)).toContainText('Shown: step 1 of 3.');
  await expect.poll(() => pixels(pictures(lab).first())).not.toEqual(end);
  const noisy = await pixels(pictures(lab).first());
  await lab.getByLabel('Show', { exact: true }).selectOption({ index: 1 });
  await expect.poll(() => pixels(pictures(lab).first())).not.toEqual(noisy);
  await lab.getByLabel('Show', { exact: true }).selectOption({ index: 0 });
  await button(lab, 'Replay').click();
  await expect(slider).toHaveValue('3', { timeout: 10_000 });
  await expect.poll(() => pixels(pictures(lab).first())).toEqual(end);
});

test('a picture is picked by keyboard and looked at closely', async ({ page }) => {
  const lab = await openLab(page);
  await draw(lab);
  await lab.getByRole('button', { name: /^Picture 1 of 16/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(lab.getByRole('button', { name: /^Picture 6 of 16/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('button', { name: /^Picture 6 of 16/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(lab.locator('[data-strip] canvas')).toHaveCount(8);
  await lab.getByLabel('Stop on the way from noise to picture').fill('1');
  await expect(lab.locator('[data-inside-at]')).toHaveText('stop 1, t = 667');
  await expect(lab.locator('[data-inside] dt')).toHaveCount(5);
  await expect(lab.locator('[data-inside-said]')).toContainText('The two answers are 0.');
  await expect(lab.locator('[data-neighbours] li')).toHaveCount(3, { timeout: 60_000 });
  await expect(lab.locator('[data-neighbours] li').first()).toHaveText(/^an? .*, 0\.\d+$/);
});

test('two prompts are blended', async ({ page }) => {
  const lab = await openLab(page, `${QUICK}&picture-mode=blend&picture-toThing=star`);
  await expect(lab.getByLabel('Second thing')).toHaveValue('star');
  await draw(lab);
  const blended = lab.locator('[data-blended] canvas');
  const share = lab.getByLabel('Share of the second prompt');
  await share.fill('0');
  await expect.poll(() => pixels(blended)).toEqual(await pixels(pictures(lab).first()));
  await share.fill('1');
  await expect.poll(() => pixels(blended)).toEqual(await pixels(pictures(lab).last()));
});

test('a painting is the beginning, goes into the link, and comes back', async ({ page }) => {
  const lab = await openLab(page, `${QUICK}&picture-mode=edit&picture-strength=0.3`);
  await expect(lab.locator('.lab-notice')).toContainText('The link carries no painting');
  const pad = lab.getByRole('application');
  await pad.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await draw(lab);
  const link = await copiedLink(lab, 'picture');
  expect(link.searchParams.get('picture-painting')).toBeTruthy();
  const look = (canvas: Locator): Promise<string> =>
    canvas.evaluate((each: HTMLCanvasElement) => each.toDataURL());
  await pad.blur();
  const painted = await look(pad);
  const again = await openLab(page, link.search);
  await expect(again.locator('.lab-notice').first()).toBeEmpty();
  expect(await look(again.getByRole('application'))).toBe(painted);
});

test('the GAN draws the same prompt in one pass', async ({ page }) => {
  const lab = await openLab(page);
  await openPart(lab, 'A GAN beside it');
  await button(lab, 'Draw with the GAN').click();
  await expect(lab.locator('[data-gan-said]')).toContainText('The GAN: 1 pass and', {
    timeout: 20_000,
  });
  await expect(lab.locator('[data-gan-said]')).toContainText('Draw the same prompt');
  await draw(lab);
  await button(lab, 'Draw with the GAN').click();
  await expect(lab.locator('[data-gan-said]')).toContainText('Diffusion: 6 passes and');
});

test('pictures are saved, small, large and all together', async ({ page }) => {
  const lab = await openLab(page);
  await openPart(lab, 'Downloads, link');
  await button(lab, 'All pictures (PNG)').click();
  await expect(lab.locator('[data-saved]')).toHaveText('There are no pictures yet.');
  await draw(lab);
  const all = await download(lab, 'All pictures (PNG)');
  expect(all.name).toBe('a-red-boat-at-sunset-seed-1.png');
  expect(await sharp(all.data).metadata()).toMatchObject({ width: 67 * 8, height: 67 * 8 });
  await lab.getByRole('button', { name: /^Picture 2 of 16/ }).click();
  const small = await download(lab, 'Picked picture, 16 pixels (PNG)');
  expect(small.name).toBe('a-red-boat-at-sunset-seed-1-2-16px.png');
  const raw = await sharp(small.data).ensureAlpha().raw().toBuffer();
  expect([...raw]).toEqual(await pixels(pictures(lab).nth(1)));
  const large = await download(lab, 'Picked picture, 512 pixels (PNG)');
  expect(await sharp(large.data).metadata()).toMatchObject({ width: 512, height: 512 });
});

test('a link sets it up and hides what a teacher wants hidden', async ({ page }) => {
  const lab = await openLab(
    page,
    '?picture-thing=fish&picture-color=any&picture-seed=7&picture-guidance=99&picture-hide=settings,guidance',
  );
  await expect(box(lab)).toHaveValue('a fish at sunset');
  await expect(lab.locator('[data-notice]')).toContainText('above the largest, 8');
  await expect(lab.locator('details', { hasText: 'More settings' })).toBeHidden();
  await expect(lab.getByLabel('Guidance scale')).toBeHidden();
});

test('weights that do not come or are not whole are told of, and can be asked for again', async ({
  page,
}) => {
  let answer: 'missing' | 'short' | 'whole' = 'missing';
  await page.route(/diffusion\.[\w-]+\.bin$/, async (route) => {
    if (answer === 'missing') return route.fulfill({ status: 404, body: 'no' });
    const response = await route.fetch();
    const body = await response.body();
    return route.fulfill({ response, body: answer === 'short' ? body.subarray(0, 5000) : body });
  });
  const lab = await openLab(page);
  await button(lab, 'Draw').click();
  await expect(lab.locator('[data-notice]')).toHaveText(
    'The trained weights could not be fetched: the server says 404. Press Draw to try again.',
  );
  answer = 'short';
  await button(lab, 'Draw').click();
  await expect(lab.locator('[data-notice]')).toContainText('it was cut short or altered');
  answer = 'whole';
  await draw(lab);
  await expect(lab.locator('[data-notice]')).toBeEmpty();
});

test('without WebAssembly it draws the same pictures', async ({ page }) => {
  const one = '?picture-steps=1&picture-guidance=1';
  const lab = await openLab(page, one);
  await draw(lab);
  await expect(lab).toHaveAttribute('data-kernel', 'simd');
  const simd = await pixels(pictures(lab).first());
  await withoutWebAssembly(page);
  const again = await openLab(page, one);
  await draw(again);
  await expect(again).toHaveAttribute('data-kernel', 'plain');
  await expect(again.locator('[data-kernel-note]')).toBeVisible();
  expect(await pixels(pictures(again).first())).toEqual(simd);
});
