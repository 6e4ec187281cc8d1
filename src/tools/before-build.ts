/** What a build needs of its folder, told before it starts: to be alone there, room, and one disk for all. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Why a build cannot start. */
export class BuildError extends Error {}

/** Megabytes that must be free: many times what a build writes. */
const ROOM = 50;

/**
 * Checks the folders and holds them until this process ends.
 *
 * @param root the project's folder, which holds what builds keep.
 * @param outDir where the site goes.
 * @throws BuildError that says what is in the way, and what to do.
 */
export function prepareBuild(root: string, outDir: string, room = ROOM): void {
  const target = existing(resolve(root, outDir));
  if (statSync(target).dev !== statSync(root).dev) {
    throw new BuildError(
      `OUT_DIR=${outDir} lies on another disk than the project, where the build cannot move its files. Build to dist, and copy that folder.`,
    );
  }
  const full = lackOfRoom(root, room);
  if (full !== undefined) throw new BuildError(full);
  hold(join(root, '.cache/build.pid'));
  explainFailure(root, room);
}

/** Has this process, if it fails, end with the true reason: a bundler without room to write blames itself. */
export function explainFailure(root: string, room: number): void {
  process.once('exit', (code) => {
    const full = code === 0 ? undefined : lackOfRoom(root, room);
    if (full !== undefined) console.error(`\n${full}`);
  });
}

/** Says that the disk is full, if it is. */
function lackOfRoom(folder: string, room: number): string | undefined {
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / 1e6;
  if (free >= room) return undefined;
  return `The disk is full: ${free.toFixed(0)} MB are free, and a build needs ${room}. Make room, and build again.`;
}

/** Builds keep their content in one place of the project: two at once would mix it. */
function hold(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
  if (other !== process.pid && isRunning(other)) {
    throw new BuildError(
      `Another build runs in this folder (process ${other}). Wait until it ends; if there is none, delete ${file}.`,
    );
  }
  rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    throw new BuildError('Another build has just started in this folder. Wait until it ends.');
  }
  process.once('exit', () => {
    rmSync(file, { force: true });
  });
}

function isRunning(id: number): boolean {
  if (!Number.isInteger(id) || id < 1) return false;
  try {
    return process.kill(id, 0);
  } catch (error) {
    // It runs, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The path, or the nearest folder above it that is there. */
function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path));
}
