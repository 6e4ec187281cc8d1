/** Programs that the tools need besides Node: where they are, and how to get them. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './process.ts';

/** Where programs of these names may be on the PATH, in the order of the names. */
export function onPath(names: readonly string[]): string[] {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

/** The first program of these names on the PATH. */
export function findProgram(names: readonly string[]): string | undefined {
  return onPath(names).find((path) => existsSync(path));
}

const TEN_MINUTES = 600_000;

/**
 * Installs packages of Debian, where this is root's own machine, as a container is. Elsewhere it asks for nobody's rights:
 * it says what to run. False, after a line that says why, where that cannot be.
 */
export async function installByApt(packages: readonly string[]): Promise<boolean> {
  if (process.platform !== 'linux' || !findProgram(['apt-get'])) return false;
  const names = packages.join(' ');
  if (process.getuid?.() !== 0) {
    console.log(`To install it, run: sudo apt-get update && sudo apt-get install ${names}`);
    return false;
  }
  console.log(`Installing by apt-get: ${names}…`);
  for (const step of [['update'], ['install', '--no-install-recommends', ...packages]]) {
    const { code, output, timedOut } = await run(
      'apt-get',
      ['-y', '-o', 'DPkg::Lock::Timeout=120', ...step],
      { quiet: true, timeout: TEN_MINUTES, env: { DEBIAN_FRONTEND: 'noninteractive' } },
    );
    if (code === 0) continue;
    console.log(`apt-get ${step[0]}: ${timedOut ? 'longer than ten minutes' : reason(output)}`);
    // Lists from earlier may still do, so a failed update is not the end.
    if (step[0] === 'install') return false;
  }
  return true;
}

/** The line of the output that says why: its first error, or else its last line. */
export function reason(output: string): string {
  const lines = output.trim().split('\n');
  return lines.find((line) => /^(?:E|Error):/.test(line)) ?? lines.at(-1) ?? '';
}
