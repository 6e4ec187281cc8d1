/** The picture lab in the built site: prompts, pictures, what there is to see in them, what it saves and survives. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { patience } from '../../src/tools/load.ts';
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
  await expect(status(lab)).toContainText(/16 pictures in [\d.,]+ ms/, {
    timeout: patience(25_000),
  });
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

test('other noise gives other pictures, and its seed goes into the settings', async ({ page }) => {
  const lab = await openLab(page, '?picture-steps=2&picture-seed=9999');
  await draw(lab);
  const before = await pixels(pictures(lab).first());
  await button(lab, 'Other noise').click();
  await expect.poll(() => pixels(pictures(lab).first())).not.toEqual(before);
  await finished(lab);
  await openPart(lab, 'More settings');
  await expect(lab.getByLabel('Seed')).toHaveValue('1');
  await expect(page).toHaveURL(/\?picture-steps=2$/);
});

test('what came of it is told first', async ({ page }) => {
  const lab = await openLab(page, '?picture-steps=8');
  await box(lab).fill('something blue');
  await draw(lab);
  await expect(status(lab)).toHaveText(
    /^1\d of 16 show a blue picture, says the judge; what you left open came out in \d+ ways\. 16 pictures in/,
  );
});

test('the slider of steps gives room to the first twelve', async ({ page }) => {
  const lab = await openLab(page, '?picture-steps=48');
  const [slider, number] = [
    lab.getByLabel('Steps, on a slider'),
    lab.getByLabel('Steps', { exact: true }),
  ];
  await expect(number).toHaveValue('48');
  await expect(slider).toHaveAttribute('aria-valuetext', '48');
  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(number).toHaveValue('2');
  await expect(slider).toHaveAttribute('aria-valuetext', '2');
  await expect(page).toHaveURL(/picture-steps=2$/);
  await number.fill('12');
  await number.press('Tab');
  const half = await slider.evaluate((each: HTMLInputElement) => +each.value / +each.max);
  expect(half).toBeLessThan(0.5);
});

test('the way can be scrubbed, its guesses shown, and replayed', async ({ page }) => {
  const lab = await openLab(page);
  const slider = lab.getByLabel('Stop on the way from noise to picture');
  // Finished pictures are shown: the slider stands at the end, and stays there while there is no way.
  await expect(slider).toHaveValue((await slider.getAttribute('max'))!);
  await slider.fill('0');
  await expect(lab.locator('[data-notice]')).toContainText('Press Draw first');
  await expect(slider).toHaveValue('1');
  await draw(lab);
  await expect(slider).toHaveValue('3');
  const end = await pixels(pictures(lab).first());
  await slider.fill('1');
  await expect(slider).toHaveAttribute('aria-valuetext', /^stop 1 of 3, t = 667$/);
  await expect(status(lab)).toContainText('Shown: step 1 of 3.');
  await expect.poll(() => pixels(pictures(lab).first())).not.toEqual(end);
  const guess = await pixels(pictures(lab).first());
  const shows = lab.getByLabel('On the way', { exact: true });
  await expect(shows).toHaveValue('guess');
  await shows.selectOption('plain guesses');
  await expect.poll(() => pixels(pictures(lab).first())).not.toEqual(guess);
  await shows.selectOption('pictures so far');
  await expect.poll(() => pixels(pictures(lab).first())).not.toEqual(guess);
  await button(lab, 'Replay').click();
  await expect(slider).toHaveValue('3', { timeout: patience(10_000) });
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
  await expect(lab.locator('[data-inside-said]')).toContainText(/ and 0\.\d+ apart/);
  await expect(lab.locator('[data-neighbours] li')).toHaveCount(3, { timeout: patience(60_000) });
  await expect(lab.locator('[data-neighbours] li').first()).toHaveText(/^an? .*, 0\.\d+$/);
  await expect(lab.locator('[data-copied]')).toHaveText(
    /^(Not a copy|Unusually close|Nearly a copy): the nearest training picture is 0\.\d\d away/,
  );
  await button(lab, 'Close').click();
  await expect(lab.locator('[data-closer]')).toBeHidden();
  await expect(lab.getByRole('button', { name: /^Picture 6 of 16/ })).toBeFocused();
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
  await expect(lab.locator('[data-notice]')).toContainText('The link carries no painting');
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
  await button(lab, 'The painting').click();
  const painted = await look(pad);
  const again = await openLab(page, link.search);
  await expect(again.locator('[data-notice]')).toBeEmpty();
  expect(await look(again.getByRole('application'))).toBe(painted);
});

test('the painting stands where the pictures are, and one turns to the other', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('What to do').selectOption('Begin with a picture');
  const pad = lab.getByRole('application');
  await expect(pad).toBeVisible();
  await expect(lab.locator('img.lab-still')).toBeHidden();
  const room = (await lab.locator('.picture-place').boundingBox())!;
  await button(lab, 'Make it night').click(); // of pictures that it has to draw first
  await expect(status(lab)).toContainText('a red boat at night', { timeout: patience(25_000) });
  await finished(lab);
  await expect(box(lab)).toHaveValue('a red boat at night');
  await expect(pad).toBeHidden();
  expect((await pictures(lab).first().boundingBox())!.x).toBeCloseTo(room.x, 0);
  await button(lab, 'The painting').click();
  await expect(pad).toBeVisible();
  expect((await pad.boundingBox())!.width).toBeCloseTo(room.width, 0);
  await expect(lab.locator('[data-grid]')).toBeHidden();
  await button(lab, 'The pictures').click();
  await expect(lab.locator('[data-grid]')).toBeVisible();
});

test('the GAN draws the same prompt in one pass', async ({ page }) => {
  const lab = await openLab(page);
  await openPart(lab, 'A GAN beside it');
  await button(lab, 'Draw with the GAN').click();
  const said = lab.locator('[data-gan-said]');
  await expect(said).toContainText('1 pass and', { timeout: patience(20_000) });
  await expect(said).toContainText('Draw the same prompt');
  await lab.locator('[data-both="something blue"]').click();
  await expect(box(lab)).toHaveValue('something blue');
  await expect(said).toContainText(/^The GAN: 1\d of 16 show a blue picture, .* in \d ways/);
  await expect(said).toContainText('6 passes and', { timeout: patience(20_000) });
  await expect(lab.locator('[data-diffusion-side]')).toBeVisible();
});

for (const [name, size] of [
  ['a projector', { width: 1440, height: 900 }],
  ['a laptop', { width: 1280, height: 720 }],
] as const) {
  test(`prompt, pictures and knobs are on the first screen of ${name}, and what is looked at beside them`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    const lab = await openLab(page);
    await draw(lab);
    await pictures(lab).first().click();
    for (const part of [
      button(lab, 'Draw'),
      button(lab, 'Other noise'),
      lab.locator('[data-grid]'),
      lab.getByLabel('Steps', { exact: true }),
      lab.getByLabel('Guidance scale'),
      lab.locator('[data-strip]'),
    ]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
    const [grid, closer] = await Promise.all(
      ['[data-grid]', '[data-closer]'].map((part) => lab.locator(part).boundingBox()),
    );
    expect(closer!.x).toBeGreaterThan(grid!.x + grid!.width);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('prompt and pictures share the screen; Enter closes the keyboard', async ({ page }) => {
    const lab = await openLab(page);
    await page.evaluate(() => scrollTo(0, 0));
    await expect(lab.locator('img.lab-still')).toBeInViewport({ ratio: 1 });
    const ideas = lab.locator('.prompt-ideas');
    expect((await ideas.boundingBox())!.height).toBeLessThan(70);
    await box(lab).fill('a blue star');
    await box(lab).press('Enter');
    await expect(box(lab)).not.toBeFocused();
    await finished(lab);
    for (const part of [box(lab), lab.locator('[data-grid]')]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
    await lab.getByRole('button', { name: /^Picture 3 of 16/ }).click();
    await expect(lab.locator('[data-strip]')).toBeInViewport({ ratio: 1 });
  });

  test('what is pressed or pulled is tall enough for a finger', async ({ page }) => {
    const lab = await openLab(page);
    const small = await lab.locator('button, input, select, summary').evaluateAll((all) =>
      all
        .filter((each) => each.checkVisibility() && !each.matches('.lab-check input'))
        .filter((each) => each.getBoundingClientRect().height < 24)
        .map((each) => each.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
  });
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
    'The trained weights could not be fetched: the server says 404.',
  );
  answer = 'short';
  await button(lab, 'Try again').click();
  await expect(lab.locator('[data-notice]')).toContainText('it was cut short or altered');
  answer = 'whole';
  await draw(lab);
  await expect(lab.locator('[data-notice]')).toBeEmpty();
});

test('weights are fetched once, however often one presses; the last press is drawn', async ({
  page,
}) => {
  let asked = 0;
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route(/\.bin$/, async (route) => {
    asked += 1;
    await gate;
    await route.continue();
  });
  const lab = await openLab(page);
  await button(lab, 'Draw').click();
  await expect(lab.locator('[data-loading]')).toContainText(
    /Fetching the trained weights: 0 of 4\d\d kB\./,
  );
  await button(lab, 'a green fish in the snow').click();
  await button(lab, 'Draw').click();
  await button(lab, 'a yellow boat at night').click();
  await expect(button(lab, 'Draw')).toBeEnabled();
  open();
  await finished(lab);
  await expect(lab.locator('[data-subject]')).toHaveText('“a yellow boat at night”');
  await expect(lab.locator('[data-loading]')).toBeHidden();
  expect(asked).toBe(2);
});

test('weights that hang are given up with a sentence, and asked for again', async ({ page }) => {
  await page.clock.install();
  let hangs = true;
  await page.route(/diffusion\.[\w-]+\.bin$/, async (route) => {
    if (!hangs) await route.continue();
  });
  const lab = await openLab(page);
  await button(lab, 'Draw').click();
  await expect(lab.locator('[data-loading]')).toBeVisible();
  await page.clock.runFor(21_000);
  await expect(lab.locator('[data-notice]')).toHaveText(
    'The trained weights could not be fetched: nothing came for 20 seconds.',
  );
  hangs = false;
  await page.clock.resume();
  await button(lab, 'Try again').click();
  await finished(lab);
  await expect(button(lab, 'Try again')).toBeHidden();
});

test('workers that do not load end in a sentence and a way out', async ({ page }) => {
  let broken = true;
  await page.route(/(nearest|gan)-worker[\w.-]*\.js$/, (route) =>
    broken ? route.fulfill({ status: 404, body: 'no' }) : route.continue(),
  );
  const lab = await openLab(page);
  await draw(lab);
  await lab.getByRole('button', { name: /^Picture 1 of 16/ }).click();
  const nearest = lab.locator('[data-nearest-said]');
  await expect(nearest).toContainText('stopped unexpectedly. Pick the picture again');
  await openPart(lab, 'A GAN beside it');
  await button(lab, 'Draw with the GAN').click();
  const said = lab.locator('[data-gan-said]');
  await expect(said).toContainText('stopped unexpectedly. Press the button to try again.');
  broken = false;
  await button(lab, 'Draw with the GAN').click();
  await expect(said).toContainText('1 pass', { timeout: patience(20_000) });
  await lab.getByRole('button', { name: /^Picture 1 of 16/ }).click();
  await expect(lab.locator('[data-copied]')).toContainText('copy', { timeout: patience(60_000) });
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

test('an experiment by keyboard: a prediction, a run, what it says of it, and the same for its remedy', async ({
  page,
}) => {
  const lab = await openLab(page);
  const guide = lab.locator('[data-guide]');
  await button(lab, 'One step').focus();
  await page.keyboard.press('Enter');
  await expect(guide).toContainText('single stride');
  await expect(guide).toContainText('“a red boat at sunset” · Steps: 1 · Guidance scale: 1');
  await expect(lab.getByLabel('Steps', { exact: true })).toHaveValue('1');
  // From the question on, Tab leads to its answers.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(button(lab, 'Nearly alike')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(guide).toContainText('You said: Nearly alike, and so it was.', {
    timeout: patience(25_000),
  });
  await expect(guide).toContainText('Two of them differ by 0.067 on average');
  await expect(lab.locator('[data-guide-said]')).toContainText('It is one blur, sixteen times');
  await button(lab, 'Five steps').focus();
  await page.keyboard.press('Enter');
  await button(guide, 'Hardly any farther').focus();
  await page.keyboard.press('Enter');
  await expect(guide).toContainText('You said: Hardly any farther. It was: Most of the way.');
  // What the reader draws next is no experiment.
  await button(lab, 'Draw').click();
  await expect(guide).toContainText('Choose an experiment');
  await finished(lab);
});

test('an experiment asks the GAN, or for the nearest training picture, as well', async ({
  page,
}) => {
  const lab = await openLab(page);
  const guide = lab.locator('[data-guide]');
  await button(lab, 'A GAN too').click();
  await button(guide, 'In both models’').click();
  await expect(guide).toContainText(
    'Diffusion: 16 of 16. The GAN: 0 of 16; the judge sees a white mushroom by day in 16.',
    { timeout: patience(25_000) },
  );
  await expect(lab.locator('[data-gan-grid] canvas').first()).toBeVisible();
  await button(lab, 'Copied?').click();
  await button(guide, 'Just show me').click();
  await expect(guide).toContainText('It was: From 0.1 to 0.2.', { timeout: patience(60_000) });
  await expect(lab.locator('[data-neighbours] li')).toHaveCount(3);
});
