/** @file The worker of the lab of synthetic data: messages to the session and back. */
import { hostLab } from '../shared/run/host.ts';
import { createSession, type SyntheticTypes } from './session.ts';
import { syntheticShow } from './show.ts';

hostLab<SyntheticTypes>(
  self,
  (settings, pool, _files, alive) =>
    createSession(
      settings,
      async () => (await import('../../models/kernel/assembly/kernel.ts?wasm')).default,
      alive,
      pool,
    ),
  syntheticShow,
);
