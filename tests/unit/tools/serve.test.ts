/** The server behaves as a production host does: base path, 404 page, compression, `_headers`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { headersFor, parseHeaders } from '../../../src/tools/headers-file.ts';
import { serve, type SiteServer } from '../../../src/tools/serve.ts';

const dir = mkdtempSync(join(tmpdir(), 'serve-'));
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
let site: SiteServer;

beforeAll(async () => {
  mkdirSync(join(dir, '_astro'));
  mkdirSync(join(dir, 'more'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Home</title>');
  writeFileSync(join(dir, '404.html'), '<!doctype html><title>Missing</title>');
  writeFileSync(join(dir, 'more', 'index.html'), '<!doctype html><title>More</title>');
  writeFileSync(join(dir, '_astro', 'page.js'), 'export const x = 1;\n'.repeat(100));
  writeFileSync(
    join(dir, '_headers'),
    '/some/path/*\n  X-Content-Type-Options: nosniff\n\n/some/path/_astro/*\n  Cache-Control: max-age=31536000\n',
  );
  site = await serve({ dir, base: '/some/path/', port: 0 });
});

afterAll(async () => {
  await site.close();
  rmSync(dir, { recursive: true });
  log.mockRestore();
});

describe('serve', () => {
  it('answers under the base path', async () => {
    const response = await fetch(site.url);
    expect(site.url).toMatch(/^http:\/\/localhost:\d+\/some\/path\/$/);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toContain('must-revalidate');
  });

  it('answers nothing outside the base path', async () => {
    expect((await fetch(new URL('/', site.url))).status).toBe(404);
  });

  it('sends the 404 page with status 404', async () => {
    const response = await fetch(`${site.url}nowhere`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Missing');
  });

  it('asks again for what is missing, even where files are kept for long', async () => {
    const response = await fetch(`${site.url}_astro/gone.js`);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toContain('must-revalidate');
  });

  it('keeps the folder outside and the rules to itself', async () => {
    expect((await fetch(`${site.url}%2e%2e/%2e%2e/etc/passwd`)).status).toBe(404);
    writeFileSync(join(dir, '_headers.nginx'), 'add_header A "1";');
    for (const name of ['_headers', '_headers.nginx']) {
      expect((await fetch(`${site.url}${name}`)).status).toBe(404);
    }
  });

  it('redirects to the slash of a folder', async () => {
    const response = await fetch(`${site.url}more`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/some/path/more/']);
  });

  it.each(['br', 'gzip'])('compresses as %s and caches hashed files for long', async (encoding) => {
    const response = await fetch(`${site.url}_astro/page.js`, {
      headers: { 'accept-encoding': encoding },
    });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('cache-control')).toBe('max-age=31536000');
    expect(await response.text()).toContain('export const x = 1;');
  });

  it('answers 304 to who has the page already', async () => {
    const etag = (await fetch(site.url)).headers.get('etag') ?? '';
    expect((await fetch(site.url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('says that a port is in use and takes a later one', async () => {
    const blocker = createServer();
    await new Promise<void>((done) => blocker.listen(0, 'localhost', done));
    const address = blocker.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const second = await serve({ dir, port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    expect(log).toHaveBeenCalledWith(`Port ${port} is in use, trying ${port + 1}.`);
    await second.close();
    blocker.close();
  });

  it('asks for a build where there is none', async () => {
    await expect(serve({ dir: join(dir, 'none') })).rejects.toThrow(/run "npm run build" first/);
  });
});

describe('_headers', () => {
  it('joins a repeated header and takes one away', () => {
    const rules = parseHeaders('/*\n  A: 1\n  B: 2\n# note\n/x/*\n  A: 3\n  ! B\n');
    expect(headersFor(rules, '/x/y')).toEqual({ a: '1, 3' });
    expect(headersFor(rules, '/y')).toEqual({ a: '1', b: '2' });
  });

  it('names the line that it cannot read', () => {
    expect(() => parseHeaders('/*\n  nonsense\n')).toThrow('_headers, line 2');
  });
});
