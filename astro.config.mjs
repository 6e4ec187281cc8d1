// @ts-check
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { codeMeta } from './src/markdown/code-meta.ts';
import { searchRecords } from './src/collections/search-records.ts';
import { cellAlignment } from './src/markdown/cell-alignment.ts';
import { footnotes } from './src/markdown/footnotes.ts';
import { headingAnchors } from './src/markdown/heading-anchors.ts';
import { ideaIdentifiers } from './src/markdown/idea-identifiers.ts';
import { mathPlugin } from './src/markdown/math.ts';
import { parts } from './src/markdown/parts.ts';
import { questions } from './src/markdown/questions.ts';
import { stepNotation } from './src/markdown/step-notation.ts';
import { tags } from './src/markdown/tags.ts';
import { codeTheme, tokenClasses } from './src/markdown/token-classes.ts';
import { addressNote } from './src/site/address-note.ts';
import { securityPolicy } from './src/site/csp.ts';
import { deployment } from './src/site/deployment.ts';
import { headerFiles } from './src/site/header-files.ts';
import { searchIndex } from './src/site/search-index.ts';
import { kernelPlugin } from './src/tools/kernel.ts';

// Where the site will live: see "Deploy it" in README.md.
const { site, base, outDir } = deployment();

export default defineConfig({
  site,
  base,
  outDir,
  trailingSlash: 'ignore',
  prerenderConflictBehavior: 'error',
  // Pages of the site are fetched when a reader points at a link or puts focus on it.
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  devToolbar: { enabled: false },
  // The style sheet goes into the page, under a hash that the policy names: the first paint then waits
  // for one file only. Scripts stay files.
  build: { inlineStylesheets: 'always' },
  vite: {
    plugins: [tailwindcss(), kernelPlugin()],
    // Workers are bundled apart from the page, with plugins of their own.
    worker: { format: 'es', plugins: () => [kernelPlugin()] },
    build: {
      assetsInlineLimit: (file) => (/\.woff2$/.test(file) ? false : undefined),
      // Astro marks the modules of sections by a directive that it reads before they are bundled: that the bundler may
      // drop it is nothing to be warned of.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
  integrations: [
    mdx(),
    securityPolicy(),
    headerFiles(base),
    addressNote(),
    searchIndex(searchRecords),
  ],
  markdown: {
    processor: satteri({
      features: { math: true },
      mdastPlugins: [mathPlugin, tags, questions],
      hastPlugins: [headingAnchors, footnotes, cellAlignment, parts],
    }),
    shikiConfig: {
      theme: codeTheme,
      transformers: [stepNotation(), ideaIdentifiers, tokenClasses, codeMeta],
    },
  },
});
