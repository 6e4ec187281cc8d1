/** @file The language lab's worker: it is given the trained weights when a reader asks for what needs them. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { hostLab } from '../shared/run/host.ts';
import { createModels, type Models } from './models.ts';
import { createSession, type LanguageSession, type LanguageTypes } from './session.ts';
import { languageShow } from './show.ts';

let models: Models | undefined;
let files: readonly Uint8Array[] = [];
let learning: { readonly seed: number; readonly session: LanguageSession } | undefined;
hostLab<LanguageTypes>(
  self,
  (settings, own, given, alive) => {
    files = given;
    models ??= createModels(() => ({ base: files[0], tuned: files[1] }), wasm, alive);
    const { part, seed } = settings;
    // A training goes on where it was left, unless it is to begin anew.
    if (part === 'train' && !own && learning?.seed === seed) return learning.session;
    const session = createSession(models, settings, own, wasm);
    if (part === 'train') learning = { seed, session };
    return session;
  },
  languageShow,
);
