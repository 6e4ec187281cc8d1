/**
 * Byte budgets of the first load of every page (`npm run budgets`), as its HTML asks for it: scripts
 * with everything they import, style sheets, and the fonts that are preloaded or that a style sheet
 * names. What stands inline in the page counts as its own kind, not as HTML. Fonts count as they are, all
 * else as gzip sends it. A font that no text of the page uses is counted all the same: the number is an
 * upper bound.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { labAnchor, labNames, labs } from '../labs/registry.ts';

/** Most kilobytes (1 kB = 1,000 bytes) of each kind, on any page. */
export const budgets = { JavaScript: 8, CSS: 15, HTML: 40, fonts: 90 } as const;
export type Kind = keyof typeof budgets;

/**
 * Most kilobytes of a page's HTML. The overview has every section in brief, so its budget has a part for each (35 for
 * the five of the brief); the booklet holds all chapters, each of which has its own.
 */
export function htmlBudget(page: string, sections: number): number {
  if (page === '') return 20 + 3 * sections;
  return page === 'booklet/' ? budgets.HTML * sections : budgets.HTML;
}

/** Most kilobytes of a page's style sheets. A worksheet has one of its own, for paper. */
export function cssBudget(page: string): number {
  return page.endsWith('/worksheet/') ? budgets.CSS + 1 : budgets.CSS;
}

/**
 * Most kilobytes of scripts that come when the reader nears or opens a custom element: its page side, its worker, the kernel;
 * and of those that come with what is chosen there. What one above it in this list has loaded does not count again.
 */
export const onDemandBudgets: Record<string, number> = {
  'site-search': 8,
  'hero-emblem': 5.5,
  'slider-figure': 14,
  'site-words': 4,
  'self-check': 3,
  ...Object.fromEntries(
    labNames.flatMap((name) => {
      const { kilobytes, chosen } = labs[name];
      const anchor = labAnchor(name);
      return [[anchor, kilobytes], ...(chosen ? [[whenChosen(anchor), chosen]] : [])];
    }),
  ),
};

/** What stands for the scripts that an element imports only when a reader chooses what needs them. */
function whenChosen(element: string): string {
  return `${element}, when chosen`;
}

/** Paths of the pages in a built site under its root, the home page ('') first. */
export function pagesOf(dir: string): string[] {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => file.split(sep).join('/'))
    .filter((file) => /(?:^|\/)index\.html$/.test(file))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();
}

/** Bytes of the first load of a page by kind. Throws where it refers to a file that is not in `dir`. */
export function firstLoad(dir: string, base = '/', page = ''): Record<Kind, number> {
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const read = (path: string): Buffer => {
    const file = join(dir, path.slice(prefix.length));
    if (!path.startsWith(prefix) || !existsSync(file)) {
      throw new Error(`The page /${page} loads ${path}, which is not in ${dir}.`);
    }
    return readFileSync(file);
  };
  const source = read(`${prefix}${page}index.html`).toString();
  const { html, css, js } = split(source);
  const asked = references(source);
  const scripts = withImports(asked.scripts, (path) => read(path).toString());
  const fonts = new Set([
    ...asked.fonts,
    ...fontsOf(css, `${prefix}${page}index.html`),
    ...asked.styles.flatMap((path) => fontsOf(read(path).toString(), path)),
  ]);
  const zipped = (paths: Iterable<string>): number =>
    total([...paths].map((path) => gzipped(read(path))));
  return {
    JavaScript: zipped(scripts) + gzipped(js),
    CSS: zipped(new Set(asked.styles)) + gzipped(css),
    HTML: gzipped(html),
    fonts: total([...fonts].map((path) => read(path).length)),
  };
}

/**
 * Bytes of the scripts that come later, by the custom element that asks for them, each beyond the ones named before it.
 * Throws where a later script belongs to none of `elements`.
 */
export function onDemand(
  dir: string,
  base = '/',
  elements: readonly string[] = Object.keys(onDemandBudgets),
): Record<string, number> {
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const read = (path: string): string => readFileSync(join(dir, path.slice(prefix.length)), 'utf8');
  const entries = pagesOf(dir).flatMap(
    (page) => references(read(`${prefix}${page}index.html`)).scripts,
  );
  const loaded = withImports(entries, read);
  const all = readdirSync(join(dir, '_astro')).filter((name) => name.endsWith('.js'));
  const later = all.map((name) => `${prefix}_astro/${name}`).filter((path) => !loaded.has(path));
  const ofLabs = [...loaded].flatMap((path) => labScripts(read(path), path));
  const asked = new Map<string, readonly string[]>(); // scripts that those of an element may import
  const sizes = elements.map((element) => {
    const define = new RegExp(`customElements\\.define\\(["'\`]${element}["'\`]`);
    const own = later.filter(
      (path) =>
        define.test(read(path)) ||
        ofLabs.some((lab) => lab.element === element && lab.path === path) ||
        asked.get(element)?.includes(path),
    );
    const added = [...withImports(own, read)].filter((path) => !loaded.has(path));
    for (const path of added) loaded.add(path);
    asked.set(
      whenChosen(element),
      added.flatMap((path) => imports(read(path), path, loadsWhenChosen)),
    );
    return [element, total(added.map((path) => gzipped(read(path))))] as const;
  });
  const stray = later.filter((path) => !loaded.has(path));
  if (stray.length > 0) throw new Error(`No element with a budget loads ${stray.join(', ')}.`);
  return Object.fromEntries(sizes);
}

/** Bytes of the files of trained weights, by their names before the hash. */
export function weights(dir: string): Record<string, number> {
  const files = readdirSync(join(dir, '_astro')).filter((name) => name.endsWith('.bin'));
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, name.indexOf('.')),
      gzipped(readFileSync(join(dir, '_astro', name))),
    ]),
  );
}

function gzipped(data: string | Buffer): number {
  return data.length === 0 ? 0 : gzipSync(data).length;
}

/** Takes inline style sheets and scripts out of a page; data blocks such as JSON-LD stay HTML. */
function split(source: string): { html: string; css: string; js: string } {
  const css: string[] = [];
  const js: string[] = [];
  const html = source
    .replaceAll(/<style>(.*?)<\/style>/gs, (_, code: string) => (css.push(code), ''))
    .replaceAll(
      /<script(?: type="module")?>(.*?)<\/script>/gs,
      (_, code: string) => (js.push(code), ''),
    );
  return { html, css: css.join('\n'), js: js.join('\n') };
}

/** `import … from "x.js"`, `import "x.js"` and `new URL("x.js", …)`, as bundles have them, the last with a comment. */
const loadsAtOnce =
  /(?:\bfrom\s*|\bimport\s*|\bnew URL\(\s*(?:\/\*.*?\*\/\s*)?)["'`]([^"'`]+\.js)["'`]/g;

/** `import("x.js")` */
const loadsWhenChosen = /\bimport\(\s*["'`]([^"'`]+\.js)["'`]/g;

/** The scripts that a script names in this way. */
function imports(code: string, path: string, way: RegExp): string[] {
  return [...code.matchAll(way)].map(([, name = '']) => posix.resolve(posix.dirname(path), name));
}

/** `"./gan/element.ts": () => … import("./element.js")`, the map of labs in the page's script. */
const labElement = /["'`]\.\/([\w-]+)\/element\.ts["'`]\s*:.*?\bimport\(\s*["'`]([^"'`]+)["'`]/g;

/** The elements of labs with the scripts that a script fetches for them. */
function labScripts(code: string, path: string): { element: string; path: string }[] {
  return [...code.matchAll(labElement)].map(([, name, script = '']) => ({
    element: `${name}-lab`,
    path: posix.resolve(posix.dirname(path), script),
  }));
}

interface References {
  readonly scripts: string[];
  readonly styles: string[];
  readonly fonts: string[];
}

/** What a page's tags ask the browser to load at once. */
function references(html: string): References {
  const tags = (html.match(/<(?:script|link)\b[^>]*>/g) ?? []).map((tag) => (name: string) => {
    const value = new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`).exec(tag);
    return value?.[1] ?? value?.[2] ?? value?.[3] ?? '';
  });
  const links = (matches: (get: (name: string) => string) => boolean): string[] =>
    tags.filter(matches).map((get) => get('href'));
  return {
    scripts: [
      ...tags.map((get) => get('src')).filter((src) => src !== ''),
      ...links((get) => get('rel') === 'modulepreload'),
    ],
    styles: links((get) => get('rel') === 'stylesheet'),
    fonts: links((get) => get('rel') === 'preload' && get('as') === 'font'),
  };
}

/** The scripts and, over and over, what they import and which workers they start; a dynamic import waits. */
function withImports(entries: readonly string[], read: (path: string) => string): Set<string> {
  const seen = new Set<string>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    queue.push(...imports(read(path), path, loadsAtOnce));
  }
  return seen;
}

/** Fonts that a style sheet names. */
function fontsOf(css: string, path: string): string[] {
  return [...css.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)].map(([, url = '']) =>
    posix.resolve(posix.dirname(path), url),
  );
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

if (import.meta.main) {
  const { OUT_DIR = 'dist', BASE_PATH = '/' } = process.env;
  const size = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(8);
  const over = (bytes: number, most: number): string => {
    if (bytes <= most * 1000) return '';
    process.exitCode = 1;
    return ' over budget';
  };
  const pages = pagesOf(OUT_DIR);
  const overview = readFileSync(join(OUT_DIR, 'index.html'), 'utf8');
  const sections = overview.match(/<section class="section overview"/g)?.length ?? 0;
  const kinds = Object.keys(budgets) as Kind[];
  const width = Math.max(...pages.map((page) => page.length)) + 3;
  console.log(
    `First load, kB${' '.repeat(width - 14)}${kinds.map((kind) => kind.padStart(12)).join('')}`,
  );
  for (const page of pages) {
    const sizes = firstLoad(OUT_DIR, BASE_PATH, page);
    const cells = kinds.map((kind) => {
      const most = {
        ...budgets,
        HTML: htmlBudget(page, sections),
        CSS: cssBudget(page),
      }[kind];
      return `${size(sizes[kind])}/${String(most).padEnd(3)}${over(sizes[kind], most)}`;
    });
    console.log(`/${page}`.padEnd(width) + cells.join(''));
  }
  const row = (name: string, bytes: number, most: number): void =>
    console.log(`${name.padEnd(width + 10)}${size(bytes)}/${most}${over(bytes, most)}`);
  console.log('\nOn demand, kB');
  const later = onDemand(OUT_DIR, BASE_PATH);
  for (const [element, bytes] of Object.entries(later)) {
    row(`<${element}>`, bytes, onDemandBudgets[element] ?? 0);
  }
  const files = weights(OUT_DIR);
  for (const lab of labNames) {
    for (const { files: names, kilobytes } of labs[lab].weights) {
      if (names.some((name) => files[name] === undefined)) continue; // no section uses that lab
      const bytes = total(names.map((name) => files[name]!));
      row(`${names.join(', ')}, code`, bytes + later[labAnchor(lab)]!, kilobytes);
    }
  }
}
