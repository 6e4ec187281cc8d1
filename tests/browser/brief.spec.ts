/** Every part of the brief is on the page, in its words and in its order. */
import { expect, test } from '@playwright/test';
import { sectionIds } from './support.ts';

const title = 'Generative AI: The New Frontier';

interface BriefSection {
  readonly title: string;
  readonly lead?: string;
  readonly cards?: readonly (readonly [title: string, lead: string])[];
}

const sections: readonly BriefSection[] = [
  {
    title: '01. What is Generative AI?',
    lead: 'Unlike Discriminative AI, which classifies or predicts labels for existing data, Generative AI focuses on creating new, original content that resembles the training data. From photorealistic images to human-like text, it leverages deep neural networks to model the underlying distribution of data.',
    cards: [
      ['Image Generation', 'Creating stunning visuals from text prompts using Diffusion and GANs.'],
      [
        'Text Synthesis',
        'Generating coherent, context-aware content via Large Language Models (LLMs).',
      ],
      ['Audio & Music', 'Composing entire symphonies or cloning voices with high precision.'],
      [
        'Data Augmentation',
        'Creating synthetic datasets for training other AI models in medicine and robotics.',
      ],
    ],
  },
  {
    title: '02. GANs: The Battle of Networks',
    lead: 'Generative Adversarial Networks (GANs) consist of two models: a Generator that creates fake data and a Discriminator that tries to spot the fakes. They compete until the Generator becomes indistinguishable from reality.',
  },
  {
    title: '03. The Magic of Diffusion',
    lead: "Diffusion models work by slowly adding Gaussian noise to an image until it's unrecognizable, and then learning to reverse the process to reconstruct the original image from pure noise.",
  },
  {
    title: '04. Major Applications',
    cards: [
      ['LLMs', 'GPT-4, Claude, and Gemini powering next-gen reasoning.'],
      ['Stable Diffusion', 'Open-source high-fidelity image generation for everyone.'],
      ['GitHub Copilot', 'Generative AI writing billions of lines of code daily.'],
      ['AlphaFold', 'Predicting protein structures to accelerate drug discovery.'],
    ],
  },
  { title: '05. Community Insights' },
];

const comments = [
  'Generative AI is truly the most exciting field right now. Diffusion models are magic!',
  'Great breakdown of GANs vs Diffusion. Really helped my understanding.',
];

const ganLoop = `# Pseudo-code for GAN Training Loop
for epoch in range(epochs):
    # 1. Train Discriminator
    real_data = get_real_batch()
    fake_data = generator(noise)
    d_loss = loss(discriminator(real_data), 1) + loss(discriminator(fake_data), 0)
    d_optimizer.step(d_loss)
    # 2. Train Generator
    fake_data = generator(noise)
    g_loss = loss(discriminator(fake_data), 1) # Generator wants D to think it's real
    g_optimizer.step(g_loss)`;

test.beforeEach(({ page }) => page.goto(''));

test('the title, the sections, their leads and their cards are those of the brief', async ({
  page,
}) => {
  await expect(page).toHaveTitle(title);
  await expect(page.locator('h1')).toHaveText(title);
  const found = await page.locator('main .section').evaluateAll((elements) =>
    elements.map((section) => {
      const text = (scope: Element, selector: string) =>
        scope.querySelector(selector)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
      return {
        id: section.id,
        title: text(section, 'h2').replace(/ ?#$/, ''),
        lead: text(section, '.lead'),
        cards: [...section.querySelectorAll('.card')].map((card) => [
          text(card, '.card-title'),
          text(card, '.card-lead'),
        ]),
      };
    }),
  );
  expect(found).toEqual(
    sections.map(({ title, lead, cards }, index) => ({
      id: sectionIds[index],
      title,
      lead: lead ?? expect.stringMatching(/\w/),
      cards: cards ?? [],
    })),
  );
});

test('the comments of the brief have no author but themselves', async ({ page }) => {
  const list = page.locator('#community-insights .comment');
  await expect(list.locator('blockquote')).toHaveText(comments);
  await expect(list.locator('.comment-source')).toHaveCount(0);
});

test('the GAN pseudo-code has its indentation back and names its steps for the labs', async ({
  page,
}) => {
  const block = page.locator('#gans .code-block');
  await expect(block.locator('.code-title')).toHaveText('GAN training loop');
  expect(await block.locator('code').textContent()).toBe(ganLoop);
  const steps = await block
    .locator('.line')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-step')));
  const named = steps.filter((step) => step !== null);
  expect(steps.map((step) => step !== null)).toEqual(
    ganLoop.split('\n').map((line) => /^ {4}[^#]/.test(line)),
  );
  expect(new Set(named).size).toBe(named.length);
  await expect(page.locator('body')).not.toContainText('[!code');
});

test('diffusion has pseudo-code for training and for sampling, in the same style', async ({
  page,
}) => {
  const blocks = page.locator('#diffusion .code-block');
  await expect(blocks.locator('.code-title')).toHaveText([/training/i, /sampling/i]);
  for (const code of await blocks.locator('code').allTextContents()) {
    expect(code).toMatch(/^# Pseudo-code for Diffusion/);
    expect(code).toMatch(/^for .+:\n {4}\S/m);
    expect(code).toContain('denoiser(noisy_data, t)');
  }
  await expect(blocks.locator('.line[data-step] .idea.generator').first()).toHaveText('denoiser');
});

test('each section has its figures, drawn, captioned and with a text alternative', async ({
  page,
}) => {
  const figures = await page.locator('main .section .figure').evaluateAll((elements) =>
    elements.map((figure) => ({
      section: figure.closest('.section')?.id,
      drawn: [...figure.querySelectorAll('svg')].every(
        (svg) => svg.querySelectorAll('path, circle, rect, line, use').length > 0,
      ),
      panels: figure.querySelectorAll('svg').length,
      height: figure.querySelector('svg')?.getBoundingClientRect().height ?? 0,
      name: figure.querySelector('[role="img"]')?.getAttribute('aria-label') ?? '',
      caption: figure.querySelector('figcaption')?.textContent?.trim() ?? '',
    })),
  );
  const sectionOf = figures.map(({ section }) => section);
  expect(sectionOf).toEqual([
    'what-is-generative-ai',
    ...['gans', 'gans'],
    ...['diffusion', 'diffusion', 'diffusion'],
  ]);
  for (const figure of figures) {
    expect(figure, `figure ${figures.indexOf(figure) + 1}`).toEqual({
      section: figure.section,
      drawn: true,
      panels: expect.any(Number),
      height: expect.any(Number),
      // A sentence at least, not a label.
      name: expect.stringMatching(/\S+( \S+){9}/),
      caption: expect.stringMatching(/\S+( \S+){9}/),
    });
    expect(figure.panels).toBeGreaterThan(0);
    expect(figure.height).toBeGreaterThan(80);
  }
});

test('mathematics is MathML, and none of its source shows', async ({ page }) => {
  const formulas = await page.locator('main math').evaluateAll((elements) =>
    elements.map((math) => ({
      namespace: math.namespaceURI,
      area: math.getBoundingClientRect().width * math.getBoundingClientRect().height,
    })),
  );
  expect(formulas.length).toBeGreaterThan(40);
  expect(formulas.filter(({ area }) => area < 20)).toEqual([]);
  expect(new Set(formulas.map(({ namespace }) => namespace))).toEqual(
    new Set(['http://www.w3.org/1998/Math/MathML']),
  );
  await expect(page.locator('math.tml-display')).not.toHaveCount(0);
  await expect(page.locator('math .tml-error, .tml-error')).toHaveCount(0);
  const prose = await page.locator('.section .prose').evaluateAll((elements) =>
    elements.map((element) => {
      const copy = element.cloneNode(true) as Element;
      for (const code of copy.querySelectorAll('pre, script')) code.remove();
      return copy.textContent;
    }),
  );
  expect(prose.join('\n')).not.toMatch(/\$|\\[a-z]{2,}/);
});

test('each number in the text leads to its source, and each source is cited', async ({ page }) => {
  const { cited, listed } = await page.evaluate(() => ({
    cited: [...document.querySelectorAll('.cite a')].map((link) => [
      link.textContent?.trim() ?? '',
      link.getAttribute('href') ?? '',
    ]),
    listed: [...document.querySelectorAll('.references li')].map((item) => [
      item.querySelector('.reference-number')?.textContent?.trim() ?? '',
      `#${item.id}`,
      item.querySelector('.reference')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
      item.querySelector('.reference a')?.getAttribute('href') ?? '',
    ]),
  }));
  expect(listed.map(([number]) => number)).toEqual(listed.map((_, index) => String(index + 1)));
  const sources = new Map(listed.map(([number, anchor]) => [number, anchor]));
  expect(cited.filter(([number, href]) => sources.get(number) !== href)).toEqual([]);
  const numbers = new Set(cited.map(([number]) => number));
  expect([...sources.keys()].filter((number) => !numbers.has(number))).toEqual([]);
  for (const [, , text, href] of listed) {
    expect.soft(text).toMatch(/^\S.+\. .+ (19|20)\d\d\.$/);
    expect.soft(href).toMatch(/^https:\/\//);
  }
});

test('words and signs are spaced as in print', async ({ page }) => {
  const text = await page.locator('body').innerText();
  const slips = /[^\n]{0,30}(?:[a-z\]”] +[.,;:!?](?!\w)|[([“] |\]\w|[a-z][;,][a-z])[^\n]{0,20}/gi;
  expect(text.match(slips) ?? []).toEqual([]);
});
