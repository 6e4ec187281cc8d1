/** The emblem of the title: drawn once before the reader's eyes, replayed and scrubbed at will, still where that is asked. */
import { expect, test, type Locator, type Page, type Route } from '@playwright/test';
import { EMBLEM_STEPS } from '../../src/models/emblem-run.ts';
import { patience } from '../../src/tools/load.ts';
import { chapterThat } from './pages.ts';
import { phone } from './support.ts';

const hero = (page: Page): Locator => page.locator('hero-emblem');
const points = (page: Page): Locator => hero(page).locator('.emblem-point');
const scrubber = (page: Page): Locator => page.getByLabel(/^The emblem’s way from noise/);

const again = (page: Page): Locator => page.getByRole('button', { name: 'Draw it again' });
const notice = (page: Page): Locator => hero(page).locator('[data-notice]');
const workerScript = /\/worker-[\w-]{8}\.js$/; // not worker-link, which the page itself loads

/** The strongest color on the canvas: red, green, blue, opacity; all 0 where nothing is drawn. */
function ink(page: Page): Promise<number[]> {
  return hero(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      // A canvas that was handed over is read as a picture.
      const copy = Object.assign(document.createElement('canvas'), { width: 900, height: 800 });
      const context = copy.getContext('2d')!;
      context.drawImage(canvas, 0, 0, 900, 800);
      const { data } = context.getImageData(0, 0, 900, 800);
      let best = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > data[best + 3]!) best = i;
      return [...data.subarray(best, best + 4)];
    });
}

const drawn = async (page: Page): Promise<boolean> => (await ink(page)).some(Boolean);

/** The run plays to its end, and the still is back. */
async function expectRun(page: Page): Promise<void> {
  await expect(hero(page)).toHaveAttribute('data-playing', '');
  await expect.poll(() => drawn(page)).toBe(true);
  await expect(hero(page)).not.toHaveAttribute('data-playing', '', { timeout: patience(15_000) });
  await expect(points(page)).toBeVisible();
  await expect(scrubber(page)).toHaveValue(String(EMBLEM_STEPS));
}

test('it plays once, from noise, and the still takes its place again', async ({ page }) => {
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-playing', '');
  await expect(hero(page).locator('canvas')).toBeVisible();
  await expect(points(page)).toBeHidden();
  await expect.poll(() => drawn(page)).toBe(true);
  await expect(hero(page)).not.toHaveAttribute('data-playing', '', { timeout: patience(15_000) });
  await expect(points(page)).toBeVisible();
  await expect(hero(page).locator('canvas')).toBeHidden();
  // It does not play by itself again.
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await page.waitForTimeout(100);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForTimeout(300);
  await expect(hero(page)).not.toHaveAttribute('data-playing', '');
  await again(page).click();
  await expect(hero(page)).toHaveAttribute('data-playing', '');
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('it stands still until it is asked, and is scrubbed by keyboard', async ({ page }) => {
    await page.goto('');
    await expect(hero(page)).toHaveAttribute('data-ready', '');
    await page.waitForTimeout(500);
    expect(page.workers()).toHaveLength(0);
    await expect(points(page)).toBeVisible();
    const slider = scrubber(page);
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', `step 0 of ${EMBLEM_STEPS}`);
    await expect(hero(page)).toHaveAttribute('data-playing', '');
    await expect.poll(() => drawn(page)).toBe(true);
    await page.keyboard.press('End');
    await expect(slider).toHaveAttribute('aria-valuetext', /of 20$/);
    await expect(points(page)).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the still is there, and no control', async ({ page }) => {
    await page.goto('');
    await expect(points(page)).toBeVisible();
    await expect(scrubber(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Draw it again' })).toBeHidden();
  });
});

test('in print it is the still', async ({ page }) => {
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-playing', '');
  await page.emulateMedia({ media: 'print' });
  await expect(hero(page).locator('canvas')).toBeHidden();
  await expect(points(page)).toBeVisible();
});

test('while it plays the page rests: it draws nothing and asks for no frame', async ({ page }) => {
  await page.addInitScript(() => {
    const counts = { frames: 0, paths: 0 };
    Object.assign(window, { counts });
    const { requestAnimationFrame: frame, Path2D: path } = window;
    window.requestAnimationFrame = (act) => ((counts.frames += 1), frame(act));
    window.Path2D = class extends path {
      constructor() {
        super();
        counts.paths += 1;
      }
    };
  });
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-playing', '');
  const count = () =>
    page.evaluate(() => ({ ...(window as unknown as { counts: object }).counts }));
  const before = await count();
  await page.waitForTimeout(1000);
  expect(await count()).toEqual(before);
  await expect(hero(page)).toHaveAttribute('data-playing', '');
});

test('a change of theme changes the color of what is drawn', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-ready', '');
  await scrubber(page).fill('12');
  await expect.poll(() => drawn(page)).toBe(true);
  const light = (await ink(page)).slice(0, 3);
  await page.emulateMedia({ colorScheme: 'dark' });
  const lighter = async () => (await ink(page)).slice(0, 3).every((c, i) => c > light[i]! + 60);
  await expect.poll(lighter).toBe(true);
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  const near = async () =>
    (await ink(page)).slice(0, 3).every((c, i) => Math.abs(c - light[i]!) < 4);
  await expect.poll(near).toBe(true);
});

test('where a worker cannot draw, the page does', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLCanvasElement.prototype, 'transferControlToOffscreen');
  });
  await page.goto('');
  await expectRun(page);
  await again(page).click();
  await expectRun(page);
});

test('a press and a choice before its script is there are kept', async ({ page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((done) => (release = done));
  await page.route(/\/_astro\/element\.[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('');
  await again(page).click();
  await expect(notice(page)).toContainText('“Draw it again” is kept');
  release();
  await expect(hero(page)).toHaveAttribute('data-playing', '');
  await expect(notice(page)).toBeEmpty();
});

test('moved in the page, it lives on', async ({ page }) => {
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-playing', '');
  await hero(page).evaluate((element) => element.parentElement!.append(element));
  await expect(points(page)).toBeVisible();
  await again(page).click();
  await expectRun(page);
});

const faults: Record<string, (route: Route) => Promise<void>> = {
  'is dropped': (route) => route.abort(),
  'is gone': (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'is a page instead': (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  'cannot be read': (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'export const = ;' }),
  'dies in the middle': async (route) => {
    const response = await route.fetch();
    const body = `${await response.text()};setTimeout(() => { throw new Error('Gone.') }, 700);`;
    await route.fulfill({ response, body });
  },
};

for (const [fault, answer] of Object.entries(faults)) {
  test(`where its worker ${fault}, the still stays, and the next press tries anew`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.route(workerScript, answer);
    await page.goto('');
    await expect(hero(page)).toHaveAttribute('data-played', '');
    // Nobody asked for anything yet: no word of it.
    await page.waitForTimeout(1000);
    await expect(hero(page)).not.toHaveAttribute('data-playing', '');
    await expect(points(page)).toBeVisible();
    await expect(notice(page)).toBeEmpty();
    await again(page).click();
    await expect(notice(page)).toContainText('could not be drawn');
    await expect(points(page)).toBeVisible();
    await expect(scrubber(page)).toHaveValue(String(EMBLEM_STEPS));
    await page.unroute(workerScript);
    await again(page).click();
    await expect(notice(page)).toBeEmpty();
    await expectRun(page);
    expect(errors).toEqual([]);
  });
}

test('where its worker is silent, the same', async ({ page }) => {
  await page.clock.install();
  const silent = (route: Route): Promise<void> =>
    route.fulfill({ contentType: 'text/javascript', body: 'setInterval(() => undefined, 1000)' });
  await page.route(workerScript, silent);
  await page.goto('');
  await expect(hero(page)).toHaveAttribute('data-played', '');
  await again(page).click();
  await expect(notice(page)).toBeEmpty();
  await page.clock.fastForward(10_500);
  await page.clock.fastForward(1500);
  await expect(notice(page)).toContainText('could not be drawn');
  await page.unroute(workerScript);
  await scrubber(page).fill('3');
  await expect(notice(page)).toBeEmpty();
  await expect.poll(() => drawn(page)).toBe(true);
});

for (const [what, take] of Object.entries({
  workers: () => Reflect.deleteProperty(window, 'Worker'),
  'a context of a canvas': () => {
    Reflect.deleteProperty(HTMLCanvasElement.prototype, 'transferControlToOffscreen');
    HTMLCanvasElement.prototype.getContext = () => null;
  },
})) {
  test(`without ${what} the still stays, and a press is answered`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.addInitScript(take);
    await page.goto('');
    await expect(hero(page)).toHaveAttribute('data-ready', '');
    for (let i = 0; i < 2; i++) {
      await again(page).click();
      await expect(notice(page)).toContainText('could not be drawn');
      await expect(points(page)).toBeVisible();
    }
    expect(errors).toEqual([]);
  });
}

test('without an IntersectionObserver it plays all the same', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'IntersectionObserver'));
  await page.goto('');
  await expectRun(page);
});

test('the caption says what it is and leads to how it works', async ({ page }) => {
  const { chapter } = chapterThat('the id "diffusion"', ({ id }) => id === 'diffusion');
  await page.setViewportSize(phone);
  await page.goto('');
  const caption = hero(page).locator('.hero-imprint');
  await expect(caption).toContainText(/2,400 points of noise/);
  await caption.getByRole('link').click();
  await expect(page).toHaveURL(`/${chapter.path}`);
  await expect(page.locator('h1')).toContainText(chapter.title);
});
