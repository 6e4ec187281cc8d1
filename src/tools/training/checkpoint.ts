/** What a training run needs to go on after it was stopped, kept in `.cache/training/`. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

export interface Checkpoint {
  /** The recipe as text: a run goes on only where it began with the same. */
  readonly recipe: string;
  readonly done: number;
  readonly seconds: number;
  readonly losses: readonly (Record<string, number> & { readonly step: number })[];
  readonly state: readonly Float32Array[];
}

/** Written beside the last one and then put in its place, so that there is a whole one at any time. */
export function saveCheckpoint(file: string, checkpoint: Checkpoint): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, serialize(checkpoint));
  renameSync(`${file}.new`, file);
}

/** The checkpoint of a run with this recipe, if there is one. */
export function loadCheckpoint(file: string, recipe: string): Checkpoint | undefined {
  try {
    const checkpoint = deserialize(readFileSync(file)) as Checkpoint;
    return checkpoint.recipe === recipe ? checkpoint : undefined;
  } catch {
    return undefined;
  }
}
