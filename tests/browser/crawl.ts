/** Follows all links of a site from its overview on, as a search engine would, and says what does not answer. */
import type { APIRequestContext, Page } from '@playwright/test';

interface Parsed {
  /** All that the page names, as written. */
  readonly addresses: readonly string[];
  readonly ids: readonly string[];
}

export interface Crawl {
  /** Addresses of all pages of the site that were found. */
  readonly pages: readonly string[];
  /** Addresses of all else that they need or offer. */
  readonly files: readonly string[];
  readonly wrong: readonly string[];
}

/** Parses pages in the browser, which asks for nothing that they name. */
function parse(page: Page, html: string): Promise<Parsed> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const css = [...parsed.querySelectorAll('style')].map((style) => style.textContent).join('\n');
    return {
      addresses: [
        ...[...parsed.querySelectorAll('[href], [src]')].map(
          (each) => each.getAttribute('href') ?? each.getAttribute('src') ?? '',
        ),
        ...[...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, each = '']) => each),
      ],
      ids: [...parsed.querySelectorAll('[id]')].map(({ id }) => id),
    };
  }, html);
}

/** Crawls the site whose home page is at `home`; `from` are pages besides it that nothing needs to lead to. */
export async function crawl(
  page: Page,
  request: APIRequestContext,
  home: string,
  from: readonly string[] = [],
): Promise<Crawl> {
  await page.goto('about:blank');
  const { origin } = new URL(home);
  const wrong: string[] = [];
  const places = new Map<string, readonly string[]>();
  const files = new Set<string>();
  /** Places on pages that links name, and the page with the link. */
  const named: { target: string; anchor: string; on: string }[] = [];
  const queue = [home, ...from];
  const seen = new Set(queue);
  while (queue.length > 0) {
    const address = queue.shift()!;
    const response = await request.get(address, { maxRedirects: 0 });
    const html = response.headers()['content-type']?.startsWith('text/html') ?? false;
    const missing = from.includes(address);
    if (response.status() !== (missing ? 404 : 200)) wrong.push(`${response.status()}: ${address}`);
    if (!html) {
      files.add(address);
      continue;
    }
    const { addresses, ids } = await parse(page, await response.text());
    places.set(address, ids);
    for (const each of addresses) {
      if (/^(?:data|mailto):/.test(each)) continue;
      // A query sets a lab on one and the same page.
      const [file = '', anchor] = new URL(each, address).href.replace(/\?[^#]*/, '').split('#');
      if (new URL(file).origin !== origin) continue;
      if (!file.startsWith(home)) wrong.push(`outside of the site: ${each} on ${address}`);
      if (anchor) named.push({ target: file, anchor: decodeURIComponent(anchor), on: address });
      if (seen.has(file)) continue;
      seen.add(file);
      queue.push(file);
    }
  }
  for (const { target, anchor, on } of named) {
    const ids = places.get(target);
    if (ids !== undefined && !ids.includes(anchor)) wrong.push(`${target}#${anchor} on ${on}`);
  }
  return {
    pages: [...places.keys()].filter((each) => !from.includes(each)),
    files: [...files],
    wrong,
  };
}
