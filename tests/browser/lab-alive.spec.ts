/**
 * Whatever happens to a lab's worker ends in a sentence and a way out: a press on the button that starts its work is
 * enough to bring it back. Of many orders the last counts.
 */
import { expect, test, type Locator, type Page, type Route } from '@playwright/test';
import { labAnchor, labNames, labs, type LabName } from '../../src/labs/registry.ts';
import { patience } from '../../src/tools/load.ts';
import { drawnSvg, openLab } from './lab.ts';
import { labThat } from './pages.ts';

const workerScript = /worker-[\w-]{8}\.js$/;
/** Little work, where a lab has that in its settings. */
const quick: Partial<Record<LabName, string>> = { picture: '?picture-steps=2' };
const gone = /stopped unexpectedly|did not answer/;

const labOn = (page: Page, name: LabName): Locator => page.locator(labAnchor(name));
const notice = (lab: Locator): Locator => lab.locator('[data-notice]');

/** Exceptions of the page, from here on. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}

const script =
  (body: string) =>
  (route: Route): Promise<void> =>
    route.fulfill({ contentType: 'text/javascript', body });

/** What may come in place of a worker's script. */
const scripts: Record<string, (route: Route) => Promise<void>> = {
  'is gone': (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'is a page instead': (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  'cannot be read': script('export const = ;'),
  'is dropped': (route) => route.abort(),
};

/** Presses the button that starts the lab's work. */
async function start(lab: Locator, name: LabName): Promise<void> {
  await lab.locator(labs[name].start).click();
}

/** Has the lab work longer than a worker lasts that is about to end: at full speed a tune may be whole before. */
async function slowDown(lab: Locator, name: LabName): Promise<void> {
  if (name === 'sound') await lab.locator('[data-pace]').selectOption('3');
}

/** Waits until the lab is seen to work, and has nothing to complain of. */
async function works(lab: Locator, name: LabName): Promise<void> {
  const { counter } = labs[name];
  if (name === 'language') {
    await expect.poll(() => lab.locator('.word:not(.given)').count()).toBeGreaterThan(3);
  } else if (name === 'sound') {
    await expect(lab.locator('[data-count]')).toContainText(/\d notes/, {
      timeout: patience(20_000),
    });
  } else if (counter === undefined) {
    await expect(lab.locator('[data-status]')).toContainText('16 pictures', {
      timeout: patience(20_000),
    });
  } else {
    const count = lab.locator(`[${counter}]`);
    await expect.poll(async () => Number(await count.getAttribute(counter))).toBeGreaterThan(0);
  }
  await expect(notice(lab)).not.toContainText(gone);
}

/** Opens the lab's page; its worker may fail. */
async function openBroken(page: Page, name: LabName): Promise<Locator> {
  await page.goto(labThat(name).path + (quick[name] ?? ''));
  await expect(labOn(page, name)).toHaveAttribute('data-ready', '');
  return labOn(page, name);
}

/** Lets the page's clock pass what it waits for a worker that is silent: the limit, and a last look. */
async function waitInVain(page: Page): Promise<void> {
  await page.clock.fastForward(10_000);
  await page.clock.fastForward(1500);
}

for (const name of labNames) {
  for (const [fault, answer] of Object.entries(scripts)) {
    test(`the worker’s script of the ${name} lab ${fault}: it is told, and the next press brings it back`, async ({
      page,
    }) => {
      const errors = errorsOf(page);
      await page.route(workerScript, answer);
      const lab = await openBroken(page, name);
      await start(lab, name);
      await expect(notice(lab)).toContainText(gone);
      // Still gone: it is said again, and no button claims to run.
      await start(lab, name);
      await expect(notice(lab)).toContainText(gone);
      await expect(lab).not.toHaveAttribute('data-running');
      await page.unroute(workerScript);
      await start(lab, name);
      await works(lab, name);
      expect(errors).toEqual([]);
    });
  }

  test(`a worker that the browser refuses to the ${name} lab is told, and tried again`, async ({
    page,
  }) => {
    const errors = errorsOf(page);
    await page.addInitScript(() => {
      const { Worker: Real } = window;
      const refusing = function (...given: ConstructorParameters<typeof Worker>): Worker {
        if (!('allowed' in window)) throw new DOMException('refused', 'SecurityError');
        return new Real(...given);
      };
      window.Worker = refusing as unknown as typeof Worker;
    });
    const lab = await openBroken(page, name);
    await start(lab, name);
    await expect(notice(lab)).toContainText(gone);
    await start(lab, name);
    await expect(notice(lab)).toContainText(gone);
    await page.evaluate(() => Object.assign(window, { allowed: true }));
    await start(lab, name);
    await works(lab, name);
    expect(errors).toEqual([]);
  });

  test(`a worker of the ${name} lab that ends in the middle of a run, or never answers, is replaced`, async ({
    page,
  }) => {
    const errors = errorsOf(page);
    await page.clock.install();
    let fault: 'ends' | 'silent' | undefined = 'ends';
    let asked = 0;
    await page.route(workerScript, async (route) => {
      asked += 1;
      if (fault === 'silent') return script('onmessage = () => undefined;')(route);
      if (fault === undefined) return route.continue();
      const response = await route.fetch();
      // It ends after an order to go on with, and has been heard before.
      const body = `${await response.text()}
        const told = onmessage;
        onmessage = (event) => {
          told(event);
          const { kind } = event.data;
          if (kind !== 'files' && !['start', 'stage', 'sizes', 'looks', 'view'].includes(kind)) {
            setTimeout(() => close(), 60);
          }
        };`;
      return route.fulfill({ response, body });
    });
    const lab = await openBroken(page, name);
    await slowDown(lab, name);
    await start(lab, name);
    await expect.poll(() => asked).toBe(1);
    await page.waitForTimeout(500);
    await waitInVain(page);
    await expect(notice(lab)).toContainText('did not answer');
    await expect(lab).not.toHaveAttribute('data-running');

    fault = 'silent';
    await start(lab, name);
    await expect.poll(() => asked).toBe(2); // the weights may come first
    await waitInVain(page);
    await expect(notice(lab)).toContainText('did not answer');

    fault = undefined;
    await start(lab, name);
    await works(lab, name);
    expect(errors).toEqual([]);
  });

  test(`the ${name} lab that is moved in the page works as one lab`, async ({ page }) => {
    const errors = errorsOf(page);
    const lab = await openLab(page, name, quick[name]);
    await start(lab, name);
    await works(lab, name);
    const workers = page.workers().length;
    for (let i = 0; i < 3; i++) {
      await lab.evaluate((element) => document.querySelector('main')!.append(element));
    }
    await expect(lab).toHaveAttribute('data-ready', '');
    await lab.scrollIntoViewIfNeeded();
    await start(lab, name);
    await works(lab, name);
    await expect.poll(() => page.workers().length).toBe(workers);
    if (labs[name].counter !== undefined) expect(workers).toBe(1);
    expect(errors).toEqual([]);
  });
}

for (const name of labNames.filter((each) => labs[each].counter !== undefined)) {
  test(`“Start over” brings the ${name} lab back as well`, async ({ page }) => {
    await page.route(workerScript, (route) => route.abort());
    const lab = await openBroken(page, name);
    const retry = lab.locator('[data-retry]');
    await expect(notice(lab)).toContainText(gone);
    await retry.click();
    await expect(notice(lab)).toContainText(gone);
    await page.unroute(workerScript);
    await retry.click();
    await expect(retry).toBeHidden();
    await expect(notice(lab)).toBeEmpty();
    await start(lab, name);
    await works(lab, name);
  });

  test(`of many changes in the ${name} lab the last counts, and it is carried out at once`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const { Worker: Real } = window;
      Object.assign(window, { runs: 0 });
      window.Worker = class extends Real {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          this.addEventListener('message', ({ data }: MessageEvent<{ kind: string }>) => {
            if (data.kind === 'started') (window as unknown as { runs: number }).runs += 1;
          });
        }
      };
    });
    const lab = await openLab(page, name);
    const runs = (): Promise<number> =>
      page.evaluate(() => (window as unknown as { runs: number }).runs);
    const before = await runs();
    await lab.locator('[data-setting="seed"]').evaluate((seed: HTMLInputElement) => {
      for (let value = 2; value <= 19; value++) {
        seed.value = String(value);
        seed.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
    await start(lab, name);
    await works(lab, name);
    expect((await runs()) - before).toBeLessThanOrEqual(3);
    await expect(page).toHaveURL(/-seed=19$/);
    await start(lab, name); // pauses
    expect(await drawnSvg(lab)).toContain('<svg');
  });
}
