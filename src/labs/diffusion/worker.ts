/** @file The diffusion lab's worker: messages to the session and back. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { hostLab } from '../shared/run/host.ts';
import { createSession } from './session.ts';
import { diffusionShow, type DiffusionTypes } from './show.ts';

hostLab<DiffusionTypes>(
  self,
  (settings, own, _, alive) => createSession(settings, own, wasm, alive),
  diffusionShow,
);
