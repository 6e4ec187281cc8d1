/**
 * Serves the built site as a production host does: under its base path, compressed, with the headers
 * of `_headers` and its own 404 page. `npm run serve`; Playwright and Lighthouse import `serve`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { deployment } from '../site/deployment.ts';
import { siteFile, type Encoding, type SiteFile } from './files.ts';
import { headersFor, parseHeaders, type HeaderRule } from './headers-file.ts';

export interface ServeOptions {
  /** Folder of the built site. */
  readonly dir: string;
  /** Path that the site was built for: `/` or `/some/path`. */
  readonly base?: string;
  /** First port to try; 0 takes any free one. */
  readonly port?: number;
}

export interface SiteServer {
  /** Address of the home page, with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Site {
  readonly root: string;
  /** Base path without a slash at the end: '' at a root. */
  readonly base: string;
  readonly rules: readonly HeaderRule[];
}

/** Starts a server. Throws where the folder holds no built site or no port is free. */
export async function serve({ dir, base = '/', port = 4321 }: ServeOptions): Promise<SiteServer> {
  const root = resolve(dir);
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`No built site in ${dir}: run "npm run build" first.`);
  }
  const headerFile = join(root, '_headers');
  const site: Site = {
    root,
    base: `/${base}`.replace(/\/+/g, '/').replace(/\/$/, ''),
    rules: existsSync(headerFile) ? parseHeaders(readFileSync(headerFile, 'utf8')) : [],
  };
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  const taken = await listen(server, port);
  return {
    url: `http://localhost:${taken}${site.base}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Listens on the port or, where that is in use, the next free one of the twenty after it. */
async function listen(server: Server, port: number): Promise<number> {
  for (let candidate = port; candidate <= port + 20; candidate += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
      server.once('error', done);
      server.listen(candidate, 'localhost', () => {
        server.off('error', done);
        done(undefined);
      });
    });
    if (!error) return (server.address() as AddressInfo).port;
    if (error.code !== 'EADDRINUSE') throw error;
    console.log(`Port ${candidate} is in use, trying ${candidate + 1}.`);
  }
  throw new Error(`Ports ${port} to ${port + 20} are all in use: set PORT to a free one.`);
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const [address = '/', query] = (request.url ?? '/').split('?');
  if (site.base && address === site.base) {
    response.writeHead(301, { location: `${site.base}/${query ? `?${query}` : ''}` }).end();
    return;
  }
  const path = decode(address);
  if (path === undefined || !path.startsWith(`${site.base}/`)) {
    // Outside the base path another site would answer.
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found: outside this site\n');
    return;
  }
  const inside = path.slice(site.base.length);
  const file = await find(site.root, inside);
  if (file) {
    send(site, path, 200, file, request, response);
  } else if (await siteFile(site.root, `${inside}/index.html`)) {
    response.writeHead(301, { location: `${address}/` }).end();
  } else {
    const page = await siteFile(site.root, '/404.html');
    if (page) send(site, path, 404, page, request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
  }
}

/** `/` is index.html, `/page` may be page.html; the rules themselves are not for readers. */
async function find(root: string, path: string): Promise<SiteFile | undefined> {
  if (path.startsWith('/_headers')) return undefined;
  if (path.endsWith('/')) return siteFile(root, `${path}index.html`);
  return (await siteFile(root, path)) ?? siteFile(root, `${path}.html`);
}

function send(
  site: Site,
  path: string,
  status: number,
  file: SiteFile,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const encoding = chooseEncoding(file, String(request.headers['accept-encoding'] ?? ''));
  const asked = 'public, max-age=0, must-revalidate';
  const named = headersFor(site.rules, path);
  const headers = {
    ...named,
    // What is missing now may be there in a moment, whatever is said of the files beside it.
    'cache-control': status === 200 ? (named['cache-control'] ?? asked) : asked,
    'content-type': file.type,
    etag: file.etag,
    vary: 'Accept-Encoding',
  };
  if (status === 200 && request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const bytes = file.bytes(encoding);
  response.writeHead(status, {
    ...headers,
    'content-length': bytes.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function chooseEncoding(file: SiteFile, accepted: string): Encoding {
  if (!file.compressible) return 'identity';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function portOf(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_515) return port;
  throw new Error(
    `PORT is ${JSON.stringify(value)}: it must be a number up to 65515. Example: PORT=4321`,
  );
}

if (import.meta.main) {
  try {
    const { outDir, base } = deployment();
    const { url } = await serve({ dir: outDir, base, port: portOf(process.env['PORT'] ?? '4321') });
    console.log(`\n  The site is at ${url}\n  Press Ctrl+C to stop.\n`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
