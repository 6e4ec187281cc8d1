/** @file The sound lab's worker: it is given the trained weights when a reader asks for what needs them. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { hostLab } from '../shared/run/host.ts';
import { createModels, type Models } from './models.ts';
import { createSession, type SoundTypes } from './session.ts';

let models: Models | undefined;
let files: readonly Uint8Array[] = [];
hostLab<SoundTypes>(
  self,
  (settings, own, given, alive) => {
    files = given;
    models ??= createModels(() => ({ notes: fileAt(0), timbres: fileAt(1) }), wasm, alive);
    return createSession(models, settings, own);
  },
  { report: ({ frame }) => frame },
);

/** A file that has come; one that was not needed yet is empty. */
function fileAt(i: number): Uint8Array | undefined {
  return files[i]?.length ? files[i] : undefined;
}
