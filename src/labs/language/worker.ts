/** @file The language lab's worker: it is given the trained weights when a reader asks for what needs them. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { hostLab } from '../shared/run/host.ts';
import { createModels, type Models } from './models.ts';
import { createSession, type LanguageTypes } from './session.ts';
import { languageShow } from './show.ts';

let models: Models | undefined;
let files: readonly Uint8Array[] = [];
hostLab<LanguageTypes>(
  self,
  (settings, own, given, alive) => {
    files = given;
    models ??= createModels(() => ({ base: files[0], tuned: files[1] }), wasm, alive);
    return createSession(models, settings, own, wasm);
  },
  languageShow,
);
