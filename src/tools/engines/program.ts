/** @file A program that runs beside the tests until they end it. */
import { spawn } from 'node:child_process';

export interface Program {
  /** What it has printed, on both streams. */
  output(): string;
  /** Resolves with the match once it has printed that. Throws, with all it said, where it ends or is silent too long. */
  says(pattern: RegExp, seconds?: number): Promise<RegExpExecArray>;
  stop(): Promise<void>;
}

export function startProgram(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Program {
  // A group of its own, so that the processes which it starts end with it.
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    detached: true,
  });
  let text = '';
  let over: string | undefined;
  const heard = new Set<() => void>();
  const hear = (): void => heard.forEach((listener) => listener());
  const read = (data: Buffer): void => {
    text += data.toString();
    hear();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<void>((done) => {
    const end = (why: string): void => {
      over = why;
      hear();
      done();
    };
    child.on('error', (error) => end(error.message));
    child.on('exit', (code, signal) => end(`ended with ${signal ?? code}`));
  });
  const stopGroup = (): void => {
    try {
      if (child.pid && over === undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  process.once('exit', stopGroup);
  return {
    output: () => text,
    says: (pattern, seconds = 30) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          clearTimeout(timer);
          heard.delete(look);
          act();
        };
        const fail = (why: string): void =>
          settle(() => reject(new Error(`${command}: ${why}\n${text.trim()}`)));
        const look = (): void => {
          const match = pattern.exec(text);
          if (match) settle(() => resolve(match));
          else if (over !== undefined) fail(over);
        };
        const timer = setTimeout(() => fail(`nothing like ${pattern}`), 1000 * seconds);
        heard.add(look);
        look();
      }),
    async stop() {
      process.off('exit', stopGroup);
      stopGroup();
      await ended;
    },
  };
}
