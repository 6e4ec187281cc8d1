/**
 * Runs Astro's own command line with telemetry off, on every operating system alike:
 * `node src/tools/astro.ts build`. A variable that is wrong is told in one line, before Astro starts.
 */
import { deployment, DeploymentError } from '../site/deployment.ts';

try {
  deployment();
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const packageFile = import.meta.resolve('astro/package.json');
  await import(new URL('./bin/astro.mjs', packageFile).href);
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
