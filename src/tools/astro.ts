/**
 * Runs Astro's own command line with telemetry off, on every operating system alike:
 * `node src/tools/astro.ts build`.
 */
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const packageFile = import.meta.resolve('astro/package.json');
await import(new URL('./bin/astro.mjs', packageFile).href);
