/**
 * Makes the site's font files from the packages that publish them: subsets them to the signs this
 * page uses and keeps only the weights it sets. Run `npm run fonts` after a change here and commit
 * what it writes to `src/fonts`. Both families are under the SIL Open Font License 1.1.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

const ascii = range(0x20, 0x7e);
/** What English needs; the file that every page loads. */
const text = `${ascii}\u00a0·×‘’“”–—…−½©`;
/** What names in other languages need; loaded only where one occurs. */
const accents = `${range(0xa1, 0xff)}Œœ`;

/** The features that the page sets or that every text needs; those of swashes and small capitals are a fifth of a file. */
const keepFeatures = [
  ...['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk'],
  ...['onum', 'lnum', 'tnum', 'pnum'],
];

const garamond = (style: string, script = 'latin'): string =>
  `@fontsource-variable/eb-garamond/files/eb-garamond-${script}-wght-${style}.woff2`;
const mono = '@fontsource-variable/source-code-pro/files/source-code-pro-latin-wght-normal.woff2';

type Axes = NonNullable<NonNullable<Parameters<typeof subsetFont>[2]>['variationAxes']>;

interface FontFile {
  name: string;
  source: string;
  signs: string;
  axes: Axes;
  format?: 'woff2' | 'truetype';
}

const roman = garamond('normal');
const italic = garamond('italic');
const greek = garamond('italic', 'greek');
const weights: Axes = { wght: { min: 400, max: 600 } };

const files: FontFile[] = [
  { name: 'text-roman.woff2', source: roman, signs: text, axes: weights },
  { name: 'text-italic.woff2', source: italic, signs: text, axes: { wght: 400 } },
  { name: 'accents-roman.woff2', source: roman, signs: accents, axes: weights },
  { name: 'accents-italic.woff2', source: italic, signs: accents, axes: { wght: 400 } },
  // The letters of formulas.
  { name: 'text-greek.woff2', source: greek, signs: range(0x3b1, 0x3c9), axes: { wght: 400 } },
  { name: 'mono.woff2', source: mono, signs: `${ascii}’→·…−`, axes: weights },
  // The social image is set by a library that reads TrueType only.
  ...[
    { name: 'social-roman.ttf', source: roman, signs: ascii, axes: { wght: 500 } },
    { name: 'social-italic.ttf', source: italic, signs: ascii, axes: { wght: 400 } },
  ].map((file) => ({ ...file, format: 'truetype' as const })),
];

const require = createRequire(import.meta.url);
const folder = new URL('../fonts/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const { name, source, signs, axes, format = 'woff2' } of files) {
  const original = await readFile(require.resolve(source));
  const options = { targetFormat: format, variationAxes: axes, keepFeatures };
  const font = await subsetFont(original, signs, options);
  await writeFile(new URL(name, folder), font);
  console.log(`${name}  ${font.length} bytes`);
}
