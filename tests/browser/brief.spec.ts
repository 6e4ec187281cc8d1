/** The overview has every part of the brief, in its words and in its order, whatever else an editor adds. */
import { expect, test } from '@playwright/test';
import { brief, briefCode, type BriefSection } from './brief.ts';

/** One piece of text and what it is there. */
type Piece = readonly [
  kind: 'title' | 'section' | 'lead' | 'card' | 'code' | 'comment',
  text: string,
];

const wanted: readonly Piece[] = [
  ['title', brief.title],
  ...brief.sections.flatMap(({ title, lead, cards, code, comments }: BriefSection): Piece[] => [
    ['section', title],
    ...(lead === undefined ? [] : [['lead', lead] as const]),
    ...(cards ?? []).map((card) => ['card', `${card.title} | ${card.lead}`] as const),
    ...(code === undefined ? [] : [['code', code.join('\n')] as const]),
    ...(comments ?? []).map((comment) => ['comment', comment] as const),
  ]),
];

test.beforeEach(({ page }) => page.goto(''));

test('the overview has every word of the brief, in the order of the brief', async ({ page }) => {
  await expect(page).toHaveTitle(brief.title);
  const found = await page.evaluate(() => {
    const kinds = {
      title: 'h1',
      section: '.section h2',
      lead: '.section .lead',
      card: '.section .card',
      code: '.section .code-block code',
      comment: '.section .comment blockquote',
    };
    const words = (element: Element | null) =>
      element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
    const textOf = (kind: string, element: Element): string => {
      if (kind === 'code') return element.textContent ?? '';
      if (kind === 'section') return words(element).replaceAll(/^\d+\. | ?#$/g, '');
      if (kind !== 'card') return words(element);
      const [title, lead] = ['.card-title', '.card-lead'];
      return `${words(element.querySelector(title))} | ${words(element.querySelector(lead))}`;
    };
    return [...document.querySelectorAll<HTMLElement>(Object.values(kinds).join(', '))]
      .filter((element) => element.checkVisibility())
      .map((element): [string, string] => {
        const [kind = ''] =
          Object.entries(kinds).find(([, selector]) => element.matches(selector)) ?? [];
        return [kind, textOf(kind, element)];
      });
  });
  let at = 0;
  for (const [kind, text] of wanted) {
    const next = found.findIndex((piece, i) => i >= at && piece[0] === kind && piece[1] === text);
    expect(next, `${kind} in its place: ${text}`).toBeGreaterThanOrEqual(at);
    at = next + 1;
  }
});

test('the comments of the brief have no author but themselves', async ({ page }) => {
  const comments = brief.sections.flatMap((section) => section.comments ?? []);
  expect(comments.length).toBeGreaterThan(0);
  for (const text of comments) {
    const comment = page.locator('.comment', { hasText: text });
    await expect(comment.locator('blockquote')).toHaveText(text);
    await expect(comment.locator('.comment-source')).toHaveCount(0);
  }
});

test('the GAN pseudo-code stands as code, with its indentation and without the names of steps', async ({
  page,
}) => {
  const blocks = page.locator('.section .code-block', { has: page.locator('code') });
  const codes = await blocks.locator('code').allTextContents();
  expect(codes).toContain(briefCode);
  await expect(blocks.nth(codes.indexOf(briefCode)).locator('.code-title')).toHaveText(/\w/);
  await expect(page.locator('body')).not.toContainText('[!code');
});
