/** @file The diffusion lab's worker: messages to the session and back. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { hostSession } from '../shared/run/host.ts';
import { createSession } from './session.ts';

hostSession(self, (settings: Parameters<typeof createSession>[0], own) =>
  createSession(settings, own, wasm),
);
