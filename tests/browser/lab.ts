/** What the tests of every lab need: the lab awake, its buttons and folded parts, its downloads. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { labAnchor, labs, type LabName } from '../../src/labs/registry.ts';
import { labThat } from './pages.ts';

/** Opens a lab's own page, and waits until it is alive. Skips the test where the content does not use the lab. */
export async function openLab(page: Page, name: LabName, query = ''): Promise<Locator> {
  await page.goto(`${labThat(name).path}${query}`);
  return wake(page, name);
}

/** Opens the chapter that has a lab, at its top. */
export async function openChapter(page: Page, name: LabName): Promise<Locator> {
  await page.goto(labThat(name).chapter.path, { waitUntil: 'networkidle' });
  return page.locator(labAnchor(name));
}

/** Brings the page's lab near, and waits until it is alive. */
export async function wake(page: Page, name: LabName): Promise<Locator> {
  const lab = page.locator(labAnchor(name));
  await lab.scrollIntoViewIfNeeded();
  await expect(lab).toHaveAttribute('data-ready', '');
  // A lab with trained weights starts its worker only when it is asked for something.
  if (labs[name].weights.length === 0)
    await expect(lab).toHaveAttribute('data-kernel', /simd|plain/);
  return lab;
}

/** Whether a lab's code is in the page. */
export function isDefined(page: Page, name: LabName): Promise<boolean> {
  return page.evaluate(
    (element) => customElements.get(element) !== undefined,
    labAnchor(name) as string,
  );
}

export function button(lab: Locator, name: string): Locator {
  return lab.getByRole('button', { name, exact: true });
}

/** Unfolds a part by words of its summary. */
export async function openPart(lab: Locator, name: string): Promise<void> {
  const details = lab.locator('details', { has: lab.page().locator('summary', { hasText: name }) });
  await details.evaluate((each: HTMLDetailsElement) => (each.open = true));
}

/** Unfolds all parts. */
export async function openParts(lab: Locator): Promise<void> {
  await lab.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
    for (const each of all) each.open = true;
  });
}

/** Presses a download button; the file and its name. */
export async function download(
  lab: Locator,
  name: string,
): Promise<{ data: Buffer; name: string }> {
  const [file] = await Promise.all([
    lab.page().waitForEvent('download'),
    button(lab, name).click(),
  ]);
  return { data: await readFile(await file.path()), name: file.suggestedFilename() };
}

/** What the picture shows now, as SVG. */
export async function drawnSvg(lab: Locator): Promise<string> {
  await openPart(lab, 'Table, downloads, link');
  return (await download(lab, 'Picture (SVG)')).data.toString();
}

/** The colors of ideas in the present theme, as `rgb(…)`. */
export function ideas(page: Page, names: readonly string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const probe = document.createElement('i');
    document.body.append(probe);
    const colors = all.map((name) => {
      probe.style.setProperty('color', `var(--${name})`);
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return colors;
  }, names);
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue at a place. */
  at(x: number, y: number): [number, number, number];
  /** How many have about this color, `rgb(…)`. */
  count(color: string): number;
}

/** What is to be seen in the place of an element, whatever has drawn it. */
export async function pixels(place: Locator): Promise<Pixels> {
  const image = sharp(await place.screenshot()).removeAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const at = (x: number, y: number): [number, number, number] => {
    const i = 3 * (Math.floor(y) * width + Math.floor(x));
    return [data[i]!, data[i + 1]!, data[i + 2]!];
  };
  return {
    width,
    height,
    at,
    count(color) {
      const wanted = (color.match(/[\d.]+/g) ?? []).map(Number);
      let found = 0;
      for (let i = 0; i < data.length; i += 3) {
        if (wanted.every((value, channel) => Math.abs(value - data[i + channel]!) <= 4)) found += 1;
      }
      return found;
    },
  };
}

/** Waits until a count has stood still for 300 milliseconds; returns it. */
export async function atRest(page: Page, count: () => Promise<number>): Promise<number> {
  let last = -1;
  await expect
    .poll(async () => {
      const before = await count();
      await page.waitForTimeout(300);
      last = await count();
      return last - before;
    })
    .toBe(0);
  return last;
}

/** Copies the link to the lab's settings, which leads to the lab's own page wherever the lab stands; returns it. */
export async function copiedLink(lab: Locator, name: LabName): Promise<URL> {
  await openPart(lab, labs[name].weights.length > 0 ? 'Downloads, link' : 'Table, downloads, link');
  await lab.page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(lab, 'Copy a link to these settings').click();
  await expect(lab.locator('[data-saved]')).toHaveText('The link is copied.');
  const link = new URL(await lab.page().evaluate(() => navigator.clipboard.readText()));
  expect(link.origin).toBe(new URL(lab.page().url()).origin);
  expect(link.pathname).toBe(`/${labThat(name).path}`);
  return link;
}

/** Takes WebAssembly from workers: a policy without 'wasm-unsafe-eval' on their own responses. */
export async function withoutWebAssembly(page: Page): Promise<void> {
  await page.route(/worker.*\.js$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
    await route.fulfill({ response, headers });
  });
}

/** What the keyboard needs to know of a run of an experiment. */
interface Asked {
  readonly question: string;
  readonly options: readonly { readonly words: string }[];
  readonly answer: number;
  readonly iterations?: number;
}

/**
 * Leads an experiment and its remedy to their ends by the keyboard, each with the prediction that comes true. `ended` looks
 * at the lab after each, and is told how many iterations it should have run.
 */
export async function experimentByKeyboard(
  lab: Locator,
  experiment: Asked & {
    readonly title: string;
    readonly remedy?: Asked & { readonly label: string };
  },
  timeout: number,
  ended: (iterations: number) => Promise<void>,
): Promise<void> {
  const guide = lab.locator('[data-guide]');
  const { title, remedy } = experiment;
  const trials: [string, Asked][] = [[title, experiment]];
  if (remedy) trials.push([remedy.label, remedy]);
  for (const [name, trial] of trials) {
    await button(lab, name).press('Enter');
    await expect(guide).toBeFocused();
    await expect(guide).toContainText(trial.question.slice(0, 40));
    await lab.page().keyboard.press('Tab');
    await expect(button(guide, trial.options[0]!.words)).toBeFocused();
    await button(guide, trial.options[trial.answer]!.words).press('Enter');
    await expect(guide.locator('.lab-verdict')).toContainText('and so it was.', { timeout });
    await expect(guide).not.toContainText(/NaN|undefined|Infinity/);
    await ended(trial.iterations ?? 0);
  }
  if (remedy) await expect(button(guide, `Back to “${title}”`)).toBeVisible();
}
