/** Serves the built sites for the whole run, on free ports, as a production host would. */
import { existsSync } from 'node:fs';
import { serve, type SiteServer } from '../../src/tools/serve.ts';
import { sites } from './sites.ts';

export default async function globalSetup(): Promise<() => Promise<void>> {
  const missing = Object.values(sites).filter(({ dir }) => !existsSync(`${dir}/index.html`));
  if (missing.length > 0) {
    const folders = missing.map(({ dir }) => dir).join(' and ');
    throw new Error(`Nothing to test in ${folders}: run "npm run build:test" first.`);
  }
  const servers: SiteServer[] = [];
  for (const { dir, base, variable } of Object.values(sites)) {
    const server = await serve({ dir, base, port: 0 });
    process.env[variable] = server.url;
    servers.push(server);
  }
  return async () => {
    for (const server of servers) await server.close();
  };
}
