/** Lint rules, among them the directions in which the parts of the site may import each other. */
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/**
 * Which folders of src the code of a folder may import, besides its own, and whether it may import
 * packages. Lower layers know nothing of higher ones: models <- drawing <- figures <- labs <- components <-
 * layouts <- pages, with collections beside models. Markdown plugins and collections are two sides of
 * one thing, the content: they share the rules for anchors and the rendering of mathematics. Of the labs, content knows
 * the registry: names, and the steps that a lab's pseudo-code must have. What is in text knows nothing of the site: all
 * but the models may use it.
 */
export const layers = {
  text: { imports: [], packages: false },
  site: { imports: ['text', 'models', 'drawing', 'figures'], packages: true },
  models: { imports: [], packages: false },
  drawing: { imports: ['text', 'models'], packages: false },
  figures: { imports: ['text', 'models', 'drawing'], packages: false },
  labs: { imports: ['text', 'models', 'drawing', 'figures'], packages: false },
  markdown: { imports: ['text', 'site', 'collections', 'labs'], packages: true },
  collections: { imports: ['text', 'markdown', 'site', 'labs'], packages: true },
  styles: { imports: [], packages: false },
  components: {
    imports: [
      'text',
      'site',
      'models',
      'drawing',
      'figures',
      'labs',
      'markdown',
      'collections',
      'styles',
    ],
    packages: true,
  },
  layouts: {
    imports: [
      'text',
      'site',
      'models',
      'drawing',
      'figures',
      'labs',
      'markdown',
      'collections',
      'styles',
      'components',
    ],
    packages: true,
  },
  pages: {
    imports: [
      'text',
      'site',
      'models',
      'drawing',
      'figures',
      'labs',
      'markdown',
      'collections',
      'styles',
      'components',
      'layouts',
    ],
    packages: true,
  },
  tools: {
    imports: ['text', 'site', 'models', 'drawing', 'figures', 'labs', 'markdown', 'collections'],
    packages: true,
  },
};

/** Every form of import: static, type-only, re-export, dynamic. */
const importNodes =
  ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)';

/** The rule of the table above for one folder. */
function importDirections([folder, { imports, packages }]) {
  const refused = Object.keys(layers).filter((name) => name !== folder && !imports.includes(name));
  const restrictions = [];
  if (refused.length > 0) {
    restrictions.push({
      selector: `${importNodes}[source.value=/(^|\\u002F)(\\.\\.|src)\\u002F(${refused.join('|')})(\\u002F|$)/]`,
      message: `src/${folder} may import only ${[folder, ...imports].map((name) => `src/${name}`).join(', ')}.`,
    });
  }
  if (!packages) {
    restrictions.push({
      selector: `${importNodes}[source.value=/^[^.\\u002F]/]`,
      message: `src/${folder} is plain code: it imports no package.`,
    });
  }
  return {
    name: `import directions of src/${folder}`,
    files: [`src/${folder}/**/*.{ts,js,mjs,astro}`],
    rules: { 'no-restricted-syntax': ['error', ...restrictions] },
  };
}

const seeded = {
  object: 'Math',
  property: 'random',
  message: 'Pass a seeded source of randomness (src/models/random.ts).',
};

/** What JavaScript leaves to the engine, so that equal seeds would not give equal bits. */
const inexact = [
  ...[
    'acos',
    'acosh',
    'asin',
    'asinh',
    'atan',
    'atan2',
    'atanh',
    'cbrt',
    'cos',
    'cosh',
    'exp',
    'expm1',
    'hypot',
  ],
  ...['log', 'log10', 'log1p', 'log2', 'pow', 'sin', 'sinh', 'tan', 'tanh'],
].map((property) => ({
  object: 'Math',
  property,
  message:
    'Its last bit differs between engines: src/models/portable.ts has what is the same in all.',
}));

export default tseslint.config(
  {
    ignores: ['dist/', '.astro/', '.cache/', 'tests/fixtures/', 'src/models/kernel/assembly/'],
  },
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  astro.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', seeded],
      // `noUncheckedIndexedAccess` makes every element of an array possibly undefined; in loops over
      // vectors and matrices an assertion says plainly that the index is within bounds.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    name: 'what a seed must fix to the last bit',
    files: [
      'src/models/**',
      'src/labs/*/{session,probe,measure,fields,way,world,help,generations}.ts',
    ],
    rules: { 'no-restricted-properties': ['error', seeded, ...inexact] },
  },
  { files: ['src/tools/**'], rules: { 'no-console': 'off' } },
  {
    name: 'limits of time that grow with the load of the machine',
    files: ['tests/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(Property[key.name="timeout"] > Literal.value, CallExpression[callee.object.name="test"][callee.property.name="setTimeout"] > Literal)',
          message: 'Write patience(…) of src/tools/load.ts around it.',
        },
      ],
    },
  },
  ...Object.entries(layers).map(importDirections),
);
