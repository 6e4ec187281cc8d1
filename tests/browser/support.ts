/** What several browser tests need: the page at rest, everything opened, a walk through all of it, what is wrong in it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { sideways } from './sideways.ts';

/** Widths, in CSS pixels, from the narrowest phone to a wall. */
export const widths = [320, 360, 390, 768, 1024, 1440, 2560] as const;

export const phone = { width: 390, height: 844 } as const;
export const desktop = { width: 1440, height: 900 } as const;

/** Opens every answer and leaves the menus as they are. */
export async function openAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('details:not(.menu)')) {
      details.open = true;
    }
  });
}

/** Scrolls from top to bottom, a window at a time, with two frames for the page at each stop. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo({ top: y, behavior: 'instant' });
      await frame();
      await frame();
    }
  });
}

/** Brings each lab of the page near, and waits until it is alive. */
export async function wakeLabs(page: Page): Promise<void> {
  for (const lab of await page.locator('.lab[data-page]').all()) {
    await lab.scrollIntoViewIfNeeded();
    await expect(lab).toHaveAttribute('data-ready', '');
  }
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
}

/** Expects that nothing sticks out at any of the widths, and that the page does not scroll sideways. */
export async function expectNoOverflow(
  page: Page,
  at: readonly number[] = widths,
  what = '',
): Promise<void> {
  for (const width of at) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await page.evaluate(sideways), `${what} ${width} pixels`).toEqual([]);
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(scroll, `${what} ${width} pixels`).toBeLessThanOrEqual(width);
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds in the page or in one part of it, short enough to read. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  // The mode without frames, of which the pages have none, takes half the time.
  const builder = new AxeBuilder({ page }).setLegacyMode().withTags(tags);
  if (part) builder.include(part);
  // What the sticky header happens to lie over is not too small: the header keeps its place meanwhile.
  const header = (position: string) =>
    page.evaluate((value) => {
      const element = document.querySelector<HTMLElement>('.site-header');
      element?.style.setProperty('position', value);
    }, position);
  await header('static');
  const { violations: found } = await builder.analyze();
  await header('');
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target} ${failureSummary}`),
  );
}

/** What is wrong with the order of the page: landmarks, headings, names of places, links within it. */
export function disorder(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const headings = [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')].filter(
      (heading) => heading.checkVisibility(),
    );
    const levelOf = (heading: Element) => Number(heading.tagName[1]);
    const first = headings.filter((heading) => levelOf(heading) === 1);
    if (first.length !== 1) wrong.push(`${first.length} headings of level 1`);
    headings.forEach((heading, index) => {
      const before = headings[index - 1];
      const level = levelOf(heading);
      if (level > (before ? levelOf(before) : 0) + 1) {
        wrong.push(`level ${level} after ${before?.tagName}: ${heading.textContent?.trim()}`);
      }
      if (!heading.textContent?.trim()) wrong.push(`empty heading ${heading.outerHTML}`);
    });
    for (const landmark of ['main', 'body > header', 'body > footer']) {
      const count = document.querySelectorAll(landmark).length;
      if (count !== 1) wrong.push(`${count} times ${landmark}`);
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) {
      wrong.push(`two places are called ${id}`);
    }
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      const id = decodeURIComponent(link.hash.slice(1));
      if (!ids.includes(id)) wrong.push(`no place is called ${id}, for ${link.outerHTML}`);
    }
    for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        for (const id of element.getAttribute(name)!.split(' ')) {
          if (!ids.includes(id)) wrong.push(`no element is called ${id}, for ${name}`);
        }
      }
    }
    if (!document.title.trim()) wrong.push('no title');
    if (!document.documentElement.lang) wrong.push('no language');
    return wrong;
  });
}

/** Relative luminance of the page's background, from 0 (black) to 1 (white). */
export function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  });
}
