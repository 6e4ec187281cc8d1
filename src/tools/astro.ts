/**
 * Runs Astro's own command line with telemetry off, on every operating system alike:
 * `node src/tools/astro.ts build`. What is wrong with a variable or a folder is told in one line, before Astro starts.
 */
import { deployment, DeploymentError } from '../site/deployment.ts';
import { BuildError, prepareBuild } from './before-build.ts';

try {
  const { outDir } = deployment();
  if (process.argv[2] === 'build') prepareBuild(process.cwd(), outDir);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const packageFile = import.meta.resolve('astro/package.json');
  await import(new URL('./bin/astro.mjs', packageFile).href);
} catch (error) {
  if (!(error instanceof DeploymentError || error instanceof BuildError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
