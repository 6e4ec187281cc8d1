/** What several browser tests need: the page at rest, everything opened, a walk through all of it. */
import type { Page } from '@playwright/test';

/** The sections of the site in order; the numbers in front are the site's. */
export const sectionIds = [
  'what-is-generative-ai',
  'gans',
  'diffusion',
  'applications',
  'community-insights',
] as const;

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

/**
 * What sticks out at the right or left of the window: elements that are neither inside a scroller of
 * their own nor inside a box that is meant to cut its content. The page itself hides what overflows
 * it, so the width of the document would not tell.
 */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const contained = (element: Element): boolean => {
      const parent = element.parentElement;
      if (!parent || parent === document.body) return false;
      return getComputedStyle(parent).overflowX !== 'visible' || contained(parent);
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { left, right, width: own, height } = element.getBoundingClientRect();
        if (own === 0 || height === 0 || !element.checkVisibility()) return false;
        return (right > width + 0.5 || left < -0.5) && !contained(element);
      })
      .filter((element) => getComputedStyle(element).visibility !== 'hidden')
      .map((element) => {
        const { left, right } = element.getBoundingClientRect();
        const name = [element.tagName.toLowerCase(), ...element.classList].join('.');
        return `${name} from ${Math.round(left)} to ${Math.round(right)} of ${width}`;
      });
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
