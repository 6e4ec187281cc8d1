/** The files of a built site as a production host sends them: type, validator, compressed forms. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface SiteFile {
  readonly type: string;
  readonly etag: string;
  readonly bytes: (encoding: Encoding) => Buffer;
  readonly compressible: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const cache = new Map<string, { stamp: string; file: SiteFile }>();

/**
 * The file behind a path of the site (decoded, starting with a slash), or undefined where there is
 * none. Read again when it changed on disk, so that a rebuild shows without a restart.
 */
export async function siteFile(root: string, path: string): Promise<SiteFile | undefined> {
  const full = join(root, path);
  // `join` has resolved any `..`: what is then outside the folder is nobody's business.
  if (!full.startsWith(root + sep) || path.includes('\0')) return undefined;
  const info = await stat(full).catch(() => undefined);
  if (!info?.isFile()) return undefined;
  const stamp = `${info.mtimeMs}-${info.size}`;
  const known = cache.get(full);
  if (known?.stamp === stamp) return known.file;
  const file = describe(await readFile(full), extname(full));
  cache.set(full, { stamp, file });
  return file;
}

function describe(content: Buffer, extension: string): SiteFile {
  const type = types[extension] ?? 'application/octet-stream';
  const forms = new Map<Encoding, Buffer>([['identity', content]]);
  return {
    type,
    etag: `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    compressible: /^(?:text|application\/(?!pdf|octet))|svg|x-icon/.test(type),
    bytes: (encoding) => {
      const bytes = forms.get(encoding) ?? compress(content, encoding);
      forms.set(encoding, bytes);
      return bytes;
    },
  };
}

function compress(content: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(content);
  // The level that hosts use on the fly; the highest would flatter the measurements.
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
