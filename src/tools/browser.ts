/**
 * Finds a Chromium for the browser tests and the audit: CHROMIUM_PATH, Playwright's own, one of the
 * system; otherwise installs one, by Playwright or, where that cannot download, by apt-get.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { installByApt, onPath, reason } from './packages.ts';
import { bin, run, runNode } from './process.ts';

const minutes = 60_000;

/** How Chromium must be started: quiet towards the network, and as root without its sandbox. */
export const browserArguments: readonly string[] = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Whatever a page or the browser itself asks for elsewhere ends here.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ::1',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Path of a Chromium, installed if need be. Throws one sentence for the reader where there is none. */
export async function ensureBrowser(): Promise<string> {
  const found = await findBrowser();
  if (found) return found;
  const installed = (await installByPlaywright()) ?? (await installChromiumPackage());
  if (installed) return installed;
  throw new Error(
    'No Chromium for the browser tests, and neither Playwright nor apt-get could install one: ' +
      'install Chromium or Chrome and set CHROMIUM_PATH to its executable.',
  );
}

/** The Chromium that is already there, or undefined. Throws where CHROMIUM_PATH is set and wrong. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (await works(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which does not start as a Chromium.`);
  }
  return firstThatWorks([chromium.executablePath(), ...systemPlaces()]);
}

/** Where a Chromium of the system may be, best first. */
export function systemPlaces(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  return [...onPath(names), ...usualPlaces()];
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const programs = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'];
    const files = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return files.flatMap((file) => programs.map((name) => join(process.env[name] ?? 'C:/', file)));
  }
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/opt/google/chrome/chrome'];
}

async function firstThatWorks(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await works(path)) return path;
  return undefined;
}

/** Whether it is there and starts; a stub that only points to an app store does not. */
async function works(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === 'win32') return true;
  const { code, output } = await run(path, ['--version'], { quiet: true, timeout: 20_000 });
  return code === 0 && /Chrom|Edge/.test(output);
}

async function installByPlaywright(): Promise<string | undefined> {
  console.log('No Chromium found: Playwright downloads its own…');
  const { code, output, timedOut } = await runNode(
    [bin('@playwright/test', 'playwright'), 'install', 'chromium'],
    {
      quiet: true,
      timeout: 5 * minutes,
    },
  );
  if (await works(chromium.executablePath())) return chromium.executablePath();
  if (timedOut) console.log('Playwright took longer than five minutes.');
  else if (code !== 0) console.log(`Playwright could not: ${reason(output)}`);
  else console.log('The Chromium of Playwright does not start here: system libraries are missing.');
  return undefined;
}

async function installChromiumPackage(): Promise<string | undefined> {
  return (await installByApt(['chromium'])) ? firstThatWorks(systemPlaces()) : undefined;
}

if (import.meta.main) {
  try {
    console.log(await ensureBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
