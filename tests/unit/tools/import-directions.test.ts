/** The import directions of the architecture are a lint rule: it refuses a wrong import, and only that. */
import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { layers } from '../../../eslint.config.js';

const eslint = new ESLint();

/** What the import rule says about a file with that content. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax' || ruleId === null)
    .map(({ message }) => message);
}

describe('import directions', () => {
  it.each([
    ['src/models/gan.ts', `import { draw } from '../figures/points.ts';\ndraw();`],
    [
      'src/models/gan.ts',
      `import type { Comment } from '../collections/schema.ts';\nexport type C = Comment;`,
    ],
    ['src/models/gan.ts', `import { readFileSync } from 'node:fs';\nreadFileSync('x');`],
    ['src/figures/points.ts', `export { create } from '../labs/gan/session.ts';`],
    ['src/figures/points.ts', `export * from '../components/cards.ts';`],
    ['src/labs/gan/element.ts', `export const load = () => import('../../components/menu.ts');`],
    ['src/labs/gan/session.ts', `import { z } from 'astro/zod';\nz.string();`],
    ['src/text/html.ts', `import { whole } from '../labs/shared/words.ts';\nwhole(1);`],
    ['src/collections/sections.ts', `import { sample } from '../models/sampler.ts';\nsample();`],
    ['src/markdown/math.ts', `import { sample } from '../models/sampler.ts';\nsample();`],
    ['src/components/Card.astro', `---\nimport Page from '../layouts/Page.astro';\n---\n<Page />`],
    ['src/components/menu.ts', `import { x } from '/src/layouts/x.ts';\nx();`],
    ['src/layouts/Page.astro', `---\nimport Index from '../pages/index.astro';\n---\n<Index />`],
    [
      'src/pages/index.astro',
      `---\nimport { run } from '../tools/process.ts';\nrun();\n---\n<p />`,
    ],
  ])('refuses in %s: %s', async (file, code) => {
    expect(await complaints(file, code)).toHaveLength(1);
  });

  it('names what the folder may import', async () => {
    expect(
      await complaints('src/figures/a.ts', `import { b } from '../pages/b.ts';\nb();`),
    ).toEqual(['src/figures may import only src/figures, src/text, src/models, src/drawing.']);
  });

  it.each([
    ['src/models/gan.ts', `import { mix } from './mixture.ts';\nmix();`],
    ['src/figures/points.ts', `import { mix } from '../models/mixture.ts';\nmix();`],
    ['src/drawing/svg.ts', `import { escapeHtml } from '../text/html.ts';\nescapeHtml('');`],
    ['src/labs/gan/worker.ts', `import { post } from '../shared/run/protocol.ts';\npost();`],
    ['src/labs/gan/worker.ts', `import { draw } from '../../figures/points.ts';\ndraw();`],
    ['src/collections/sections.ts', `import { z } from 'astro/zod';\nz.string();`],
    ['src/collections/check-maths.ts', `import { math } from '../markdown/math.ts';\nmath();`],
    [
      'src/components/Card.astro',
      `---\nimport { mix } from '../models/mixture.ts';\nmix();\n---\n<p />`,
    ],
    ['src/pages/index.astro', `---\nimport Page from '../layouts/Page.astro';\n---\n<Page />`],
    ['src/content.config.ts', `import { x } from './collections/sections.ts';\nx();`],
  ])('accepts in %s: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });

  it('has a line in the table for every folder of src that holds code', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const code = files.filter((file) => /[\\/].*\.(?:ts|astro|css)$/.test(file));
    const folders = [...new Set(code.map((file) => file.split(/[\\/]/)[0]))];
    expect(Object.keys(layers)).toEqual(expect.arrayContaining(folders));
  });
});
