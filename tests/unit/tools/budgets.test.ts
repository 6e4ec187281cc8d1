/** The budgets count what the first load asks for: everything reachable, nothing that waits. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstLoad, htmlBudget, onDemand, pagesOf, weights } from '../../../src/tools/budgets.ts';

const dir = mkdtempSync(join(tmpdir(), 'budgets-'));
const files = {
  'index.html':
    '<link rel="stylesheet" href="/base/_astro/a.css"><script type="module" src="/base/_astro/a.js"></script>' +
    '<link rel=preload as=font href=/base/_astro/text.woff2>',
  '_astro/a.css':
    '@font-face{src:url(/base/_astro/text.woff2)}@font-face{src:url("./mono.woff2")}body{margin:0}',
  '_astro/a.js':
    'import{b}from"./b.js";b();const labs={"./first/element.ts":()=>p(()=>import(`./later.js`),m([0]))};',
  '_astro/b.js': 'export const b=()=>{};',
  '_astro/later.js': 'import{d}from"./c.js";d(`first`,A);',
  '_astro/second.js':
    'import"./c.js";customElements.define(`second-lab`,B);new Worker(new URL(`/base/_astro/w.js`,import.meta.url))',
  '_astro/c.js': 'export const shared=1;',
  '_astro/w.js': 'postMessage(1);import("./chosen.js").then(f)',
  '_astro/chosen.js': 'import"./c.js";import"./more.js";export const f=1;',
  '_astro/more.js': 'export const more=1;',
  '_astro/painter.Xy12.bin': 'weights',
  '_astro/text.woff2': 'x'.repeat(300),
  '_astro/mono.woff2': 'x'.repeat(200),
};

beforeAll(() => {
  mkdirSync(join(dir, '_astro'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
});

afterAll(() => rmSync(dir, { recursive: true }));

const zipped = (name: keyof typeof files): number => gzipSync(files[name]).length;

it('counts scripts with their static imports, style sheets, the page, and each font once', () => {
  expect(firstLoad(dir, '/base')).toEqual({
    JavaScript: zipped('_astro/a.js') + zipped('_astro/b.js'),
    CSS: zipped('_astro/a.css'),
    HTML: zipped('index.html'),
    fonts: 500,
  });
});

it('counts what comes later by the element that loads it, each script once', () => {
  expect(onDemand(dir, '/base', ['first-lab', 'second-lab', 'second-lab, when chosen'])).toEqual({
    'first-lab': zipped('_astro/later.js') + zipped('_astro/c.js'),
    'second-lab': zipped('_astro/second.js') + zipped('_astro/w.js'),
    'second-lab, when chosen': zipped('_astro/chosen.js') + zipped('_astro/more.js'),
  });
});

it('counts trained weights by their names', () => {
  expect(weights(dir)).toEqual({ painter: zipped('_astro/painter.Xy12.bin') });
});

it('refuses a later script that no element accounts for', () => {
  expect(() => onDemand(dir, '/base', ['first-lab'])).toThrow('/base/_astro/second.js');
  expect(() => onDemand(dir, '/base', ['first-lab', 'second-lab'])).toThrow('_astro/chosen.js');
});

it('counts each page by itself, and none of their scripts as later', () => {
  mkdirSync(join(dir, 'labs/first'), { recursive: true });
  const html = '<script type="module" src="/base/_astro/second.js"></script>';
  writeFileSync(join(dir, 'labs/first/index.html'), html);
  expect(pagesOf(dir)).toEqual(['', 'labs/first/']);
  expect(firstLoad(dir, '/base', 'labs/first/')).toEqual({
    JavaScript: zipped('_astro/second.js') + zipped('_astro/w.js') + zipped('_astro/c.js'),
    CSS: 0,
    HTML: gzipSync(html).length,
    fonts: 0,
  });
  rmSync(join(dir, '_astro/chosen.js'));
  rmSync(join(dir, '_astro/more.js'));
  expect(onDemand(dir, '/base', ['first-lab'])).toMatchObject({ 'first-lab': expect.any(Number) });
  rmSync(join(dir, 'labs'), { recursive: true });
});

it('counts what stands inline as its own kind', () => {
  const style = '@font-face{src:url(/base/_astro/mono.woff2)}';
  const script = 'document.title="inline"';
  const data = '<script type="application/ld+json">{}</script>';
  writeFileSync(
    join(dir, 'index.html'),
    `<style>${style}</style><script type="module">${script}</script>${data}`,
  );
  expect(firstLoad(dir, '/base')).toEqual({
    JavaScript: gzipSync(script).length,
    CSS: gzipSync(style).length,
    HTML: gzipSync(data).length,
    fonts: 200,
  });
});

it('gives the overview a part for each section, and every other page the same', () => {
  expect([htmlBudget('', 5), htmlBudget('', 6)]).toEqual([35, 38]);
  expect([htmlBudget('gans/', 5), htmlBudget('gans/', 50)]).toEqual([40, 40]);
});

it('refuses a reference to a file that is not there', () => {
  expect(() => firstLoad(dir, '/')).toThrow('The page / loads /base/');
});
