/** Headers, in the words of each kind of host: for the paths of the site, and no wider. */
import { expect, test } from 'vitest';
import { headerFilesFor } from '../../../src/site/headers.ts';
import { headersFor, parseHeaders } from '../../../src/tools/headers-file.ts';

const policy = "default-src 'none'; script-src 'self' 'sha256-a+/='";

const files = (base: string): Record<string, string> =>
  Object.fromEntries(headerFilesFor(policy, base).map(({ name, text }) => [name, text]));

test.each(['/', '/some/v1.2'])('_headers holds under %s', (base) => {
  const rules = parseHeaders(files(base)['_headers']!);
  const root = base === '/' ? '' : base;
  const at = (path: string) => headersFor(rules, root + path);
  const whole = policy.replace("'self'", "'self' 'wasm-unsafe-eval'");
  const framed = `${whole}, frame-ancestors 'self'`;
  for (const path of ['/', '/gans/']) expect(at(path)['content-security-policy']).toBe(framed);
  for (const path of ['/labs/gan/', '/_astro/worker.js']) {
    expect(at(path)['content-security-policy']).toBe(whole);
  }
  expect(at('/_astro/worker.js')['cache-control']).toContain('immutable');
  expect(at('/gans/')['cache-control']).toBeUndefined();
  if (root !== '') expect(headersFor(rules, '/gans/')).toEqual({});
});

test('nginx and Apache hear the same, with the dots of the path taken as dots', () => {
  const { '_headers.nginx': nginx, '_headers.apache': apache } = files('/v1.2');
  for (const text of [nginx, apache]) {
    expect(text).toContain("'self' 'wasm-unsafe-eval' 'sha256-a+/='");
    expect(text).toContain('^/v1\\.2/_astro/');
    expect(text).toContain("frame-ancestors 'self'");
  }
});
