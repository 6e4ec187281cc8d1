/** @file The three engines by name, each with a browser of the system, which is installed where it is missing. */
import { globSync } from 'node:fs';
import { findProgram, installByApt } from '../packages.ts';
import { startChromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit, type WebKitPrograms } from './webkit.ts';

export const engineNames = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof engineNames)[number];

/** Those that `ENGINES` names, separated by commas, or all. Throws where it names another. */
export function chosenEngines(): EngineName[] {
  const names = process.env['ENGINES']?.split(',') ?? engineNames;
  return names.map((name) => {
    const found = engineNames.find((each) => each === name);
    if (!found) throw new Error(`ENGINES: there is no ${name}, only ${engineNames.join(', ')}.`);
    return found;
  });
}

/** Starts a browser and says which. Throws one sentence for the reader where there is none and none can be installed. */
export async function startEngine(name: EngineName): Promise<Engine> {
  const engine = await starts[name]();
  console.log(`${name}: ${engine.version}`);
  return engine;
}

const starts: Record<EngineName, () => Promise<Engine>> = {
  chromium: startChromium,
  firefox: async () => startFirefox(await ensure(findFirefox, 'Firefox', ['firefox-esr'])),
  webkit: async () =>
    startWebKit(await ensure(findWebKit, 'WebKit', ['webkit2gtk-driver', 'xvfb'])),
};

async function ensure<T>(
  find: () => T | undefined,
  what: string,
  packages: readonly string[],
): Promise<T> {
  const found = find() ?? ((await installByApt(packages)) ? find() : undefined);
  if (found !== undefined) return found;
  throw new Error(
    `No ${what} for the tests, and apt-get could not install one: install the packages ${packages.join(' and ')}, or leave it out with ENGINES.`,
  );
}

function findFirefox(): string | undefined {
  return findProgram(['firefox-esr', 'firefox']);
}

function findWebKit(): WebKitPrograms | undefined {
  const driver = findProgram(['WebKitWebDriver']);
  const screen = findProgram(['Xvfb']);
  const [browser] = globSync([
    '/usr/lib/*/webkit2gtk-4*/MiniBrowser',
    '/usr/libexec/webkit2gtk-4*/MiniBrowser',
  ]);
  return driver && screen && browser ? { driver, browser, screen } : undefined;
}
