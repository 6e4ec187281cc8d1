/** Child processes of the tools: run one, wait for it, say how it ended. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunOptions {
  readonly env?: Record<string, string | undefined>;
  /** Collect the output instead of letting it through. */
  readonly quiet?: boolean;
  /** Milliseconds after which the process is killed. */
  readonly timeout?: number;
}

export interface RunResult {
  /** Exit code; 1 when it could not be started or was killed. */
  readonly code: number;
  /** What it printed, when `quiet`. */
  readonly output: string;
  readonly timedOut: boolean;
  readonly seconds: number;
}

/** Runs a command to its end. Never rejects: a command that cannot be started has code 1. */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...options.env },
    });
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
    const timer = options.timeout
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, options.timeout)
      : undefined;
    const end = (code: number): void => {
      clearTimeout(timer);
      resolve({ code, output, timedOut, seconds: (performance.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      output += error.message;
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a script with this very Node, whatever `node` the PATH would give. */
export function runNode(args: readonly string[], options?: RunOptions): Promise<RunResult> {
  return run(process.execPath, args, options);
}

/** Path of the script behind a package's command, such as `bin('prettier')`. */
export function bin(packageName: string, command = packageName): string {
  const folder = fileURLToPath(new URL(`../../node_modules/${packageName}/`, import.meta.url));
  const { bin: entry } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof entry === 'string' ? entry : entry[command];
  if (path === undefined) throw new Error(`${packageName} has no command called ${command}`);
  return join(folder, path);
}
