/**
 * A lab's code comes only when the reader comes near, and nothing of any lab comes with the overview. What does not come is
 * told and tried again; what is pressed before is kept; what a browser lacks never stops a lab from waking.
 */
import { expect, test, type Locator, type Page, type Route } from '@playwright/test';
import { labAnchor, labNames, labs, type LabName } from '../../src/labs/registry.ts';
import { isDefined, openChapter, wake } from './lab.ts';
import { labThat } from './pages.ts';

const elementScript = /\/_astro\/element\.[^/]+\.js$/;

const labOn = (page: Page, name: LabName): Locator => page.locator(labAnchor(name));
const notice = (page: Page, name: LabName): Locator => labOn(page, name).locator('[data-notice]');
const again = (page: Page, name: LabName): Locator =>
  labOn(page, name).getByRole('button', { name: 'Try again' });

/** Exceptions of the page, from here on. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}

/** The scripts that a lab's own one imports. */
async function importsOf(page: Page, name: LabName): Promise<string[]> {
  await page.goto(labThat(name).path);
  await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
  const preloaded = page.locator('link[rel="modulepreload"]');
  const all = await preloaded.evaluateAll((links: HTMLLinkElement[]) =>
    links.map(({ href }) => href),
  );
  return all.filter((href) => !elementScript.test(href));
}

/** Holds a script back; returns what lets it come. */
async function holdBack(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((done) => (release = done));
  await page.route(elementScript, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const faults: Record<string, (route: Route) => Promise<void>> = {
  'is gone': (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'is a page instead': (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  'cannot be read': (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'export const = ;' }),
  'is dropped': (route) => route.abort(),
};

/** What some browsers lack, and the code that takes it away. */
const missing: Record<string, () => void> = {
  IntersectionObserver: () => Reflect.deleteProperty(window, 'IntersectionObserver'),
  ResizeObserver: () => Reflect.deleteProperty(window, 'ResizeObserver'),
  requestIdleCallback: () => Reflect.deleteProperty(window, 'requestIdleCallback'),
  OffscreenCanvas: () => {
    Reflect.deleteProperty(window, 'OffscreenCanvas');
    Reflect.deleteProperty(HTMLCanvasElement.prototype, 'transferControlToOffscreen');
  },
  'a context of a canvas': () => {
    HTMLCanvasElement.prototype.getContext = () => null;
  },
};

for (const name of labNames) {
  const { start, counter } = labs[name];

  test(`the ${name} lab sleeps in its chapter until the reader comes near`, async ({ page }) => {
    const lab = await openChapter(page, name);
    const box = (await lab.boundingBox())!;
    const { height } = page.viewportSize()!;
    test.skip(box.y < 2 * height, 'The lab stands near the top of its chapter.');
    expect(await isDefined(page, name)).toBe(false);
    await wake(page, name);
    expect(await isDefined(page, name)).toBe(true);
    await expect(notice(page, name)).toBeEmpty();
  });

  test(`the ${name} lab is awake on its own page and absent from the overview`, async ({
    page,
  }) => {
    await page.goto(labThat(name).path);
    await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
    await expect(again(page, name)).toHaveCount(0);
    await page.goto('', { waitUntil: 'networkidle' });
    await expect(labOn(page, name)).toHaveCount(0);
    expect(await isDefined(page, name)).toBe(false);
  });

  for (const [fault, answer] of Object.entries(faults)) {
    test(`a script of the ${name} lab ${fault}: it is told, and tried again`, async ({ page }) => {
      const errors = errorsOf(page);
      await page.route(elementScript, answer);
      await page.goto(labThat(name).path);
      await expect(notice(page, name)).toContainText('could not be loaded');
      await page.unroute(elementScript);
      await again(page, name).click();
      await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
      await expect(notice(page, name)).toBeEmpty();
      await expect(again(page, name)).toHaveCount(0);
      expect(errors).toEqual([]);
    });
  }

  test(`what the script of the ${name} lab imports is gone: the same`, async ({ page }) => {
    const errors = errorsOf(page);
    const [imported] = await importsOf(page, name);
    await page.route(imported!, faults['is gone']!);
    await page.reload();
    await expect(notice(page, name)).toContainText('could not be loaded');
    // Still gone: the sentence and the way out stay.
    await again(page, name).click();
    await expect(again(page, name)).toBeVisible();
    await expect(notice(page, name)).toContainText('could not be loaded');
    await page.unroute(imported!);
    await again(page, name).click();
    await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
    expect(errors).toEqual([]);
  });

  test(`the script of the ${name} lab never comes: it is told, and can be asked for anew`, async ({
    page,
  }) => {
    await page.clock.install();
    let answers = false;
    await page.route(elementScript, (route) => (answers ? route.continue() : undefined));
    await page.goto(labThat(name).path);
    const button = labOn(page, name).locator(start);
    const pressed = (await button.count()) > 0 && counter !== undefined;
    if (pressed) await button.click();
    await expect(again(page, name)).toBeHidden();
    await page.clock.fastForward(6000);
    await expect(notice(page, name)).toContainText('still loading, and it takes long');
    answers = true;
    await again(page, name).click();
    await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
    // The page is a new one, and the press is carried out all the same.
    const count = labOn(page, name).locator(`[${counter}]`);
    const steps = async () => Number(await count.getAttribute(counter!));
    if (pressed) await expect.poll(steps).toBeGreaterThan(0);
  });

  test(`the ${name} lab wakes by itself when the connection is back, or the reader`, async ({
    page,
  }) => {
    const errors = errorsOf(page);
    await page.route(elementScript, faults['is dropped']!);
    await page.goto(labThat(name).path);
    await expect(notice(page, name)).toContainText('could not be loaded');
    // In vain once, and it stays told.
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(again(page, name)).toBeVisible();
    await page.unroute(elementScript);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
    await expect(notice(page, name)).toBeEmpty();
    expect(errors).toEqual([]);
  });

  test(`a press and a choice before the ${name} lab is awake are kept`, async ({ page }) => {
    const release = await holdBack(page);
    await page.goto(labThat(name).path);
    const lab = labOn(page, name);
    const button = lab.locator(start);
    if ((await button.count()) === 0) {
      // The lab adds its controls when it wakes; only its experiments can be pressed before, and are kept as well.
      await expect(lab.locator(':is(input, select, textarea):visible')).toHaveCount(0);
      const experiment = lab.locator('[data-experiment]').first();
      await experiment.click();
      await expect(notice(page, name)).toContainText(`“${await experiment.innerText()}” is kept`);
      release();
      await expect(experiment).toHaveAttribute('aria-pressed', 'true');
      await expect(button).toBeVisible();
      return;
    }
    const choice = lab.locator('select[data-setting]').first();
    const chosen = (await choice.count()) > 0;
    if (chosen) await choice.selectOption({ index: 2 });
    const value = chosen ? await choice.inputValue() : '';
    await button.click();
    await expect(notice(page, name)).toContainText(
      `“${(await button.innerText()).trim()}” is kept`,
    );
    release();
    await expect(lab).toHaveAttribute('data-ready', '');
    if (chosen) await expect(choice).toHaveValue(value);
    if (counter === undefined) return;
    const count = lab.locator(`[${counter}]`);
    await expect.poll(async () => Number(await count.getAttribute(counter))).toBeGreaterThan(0);
    await expect(notice(page, name)).not.toContainText('kept');
  });

  test(`a part of the ${name} lab that is opened too early is there when the lab is awake`, async ({
    page,
  }) => {
    const release = await holdBack(page);
    await page.goto(labThat(name).path);
    const part = labOn(page, name).locator('details[data-part="settings"]');
    await part.locator('summary').click();
    await expect(notice(page, name)).toContainText('still loading');
    release();
    await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
    await expect(part).toHaveAttribute('open', '');
    await expect(part.locator('[data-setting]').first()).toBeVisible();
  });

  for (const [what, take] of Object.entries(missing)) {
    test(`the ${name} lab wakes without ${what}`, async ({ page }) => {
      const errors = errorsOf(page);
      await page.addInitScript(take);
      await page.goto(labThat(name).chapter.path);
      await labOn(page, name).scrollIntoViewIfNeeded();
      await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
      expect(errors).toEqual([]);
    });
  }

  test(`without workers the ${name} lab says so`, async ({ page }) => {
    const errors = errorsOf(page);
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    await page.goto(labThat(name).path);
    await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
    await labOn(page, name).locator(start).click();
    await expect(notice(page, name)).not.toBeEmpty();
    expect(errors).toEqual([]);
  });
}

test('a lab whose script does not bring it to life says so', async ({ page }) => {
  const [name] = labNames;
  await page.route(elementScript, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'export {};' }),
  );
  await page.goto(labThat(name!).path);
  await expect(notice(page, name!)).toContainText('could not start in this browser');
  await page.unroute(elementScript);
  await again(page, name!).click();
  await expect(labOn(page, name!)).toHaveAttribute('data-ready', '');
});
