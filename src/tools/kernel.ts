/**
 * Compiles the numerical kernel from AssemblyScript to WebAssembly, for Vite and for the tools. The
 * result is kept in `.cache/` under the hash of its source, so that only a changed kernel is
 * compiled again.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const sourceFile = fileURLToPath(new URL('../models/kernel/assembly/kernel.ts', import.meta.url));
const cacheFolder = fileURLToPath(new URL('../../.cache/', import.meta.url));

const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noAssert'];

/** The bytes of the kernel. Throws with the compiler's messages where the source is wrong. */
export async function compileKernel(): Promise<Uint8Array<ArrayBuffer>> {
  const source = readFileSync(sourceFile, 'utf8');
  const compiler = fileURLToPath(import.meta.resolve('assemblyscript/package.json'));
  const version = (JSON.parse(readFileSync(compiler, 'utf8')) as { version: string }).version;
  const hash = createHash('sha256')
    .update([version, ...options, source].join('\n'))
    .digest('hex');
  const kept = join(cacheFolder, `kernel-${hash.slice(0, 16)}.wasm`);
  try {
    return new Uint8Array(readFileSync(kept));
  } catch {
    const bytes = await compile(source);
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(kept, bytes);
    return bytes;
  }
}

async function compile(source: string): Promise<Uint8Array<ArrayBuffer>> {
  const { default: asc } = await import('assemblyscript/asc');
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['kernel.ts', '--outFile', 'kernel.wasm', ...options], {
    readFile: (name) => (name === 'kernel.ts' ? source : null),
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') wasm = contents;
    },
    listFiles: () => [],
  });
  if (error ?? !wasm) throw new Error(`The kernel does not compile.\n${stderr.toString()}`);
  return new Uint8Array(wasm);
}

/**
 * Vite plugin: `import wasm from '…/assembly/kernel.ts?wasm'` gives the kernel's bytes. They are few (about 4 kB), so
 * they travel inside the script that asks for them: no second request, no address and no MIME type to get wrong.
 */
export function kernelPlugin(): Plugin {
  const request = /\/assembly\/kernel\.ts\?wasm$/;
  return {
    name: 'kernel',
    enforce: 'pre',
    async load(id) {
      if (!request.test(id)) return undefined;
      this.addWatchFile(sourceFile);
      const base64 = Buffer.from(await compileKernel()).toString('base64');
      return `export default Uint8Array.from(atob('${base64}'), (c) => c.charCodeAt(0));`;
    },
  };
}
