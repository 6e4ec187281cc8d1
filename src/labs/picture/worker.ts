/** @file The picture lab's worker: first it is given the trained weights, then orders for the session. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { hostLab } from '../shared/run/host.ts';
import { createPainter, createSession, type Painter, type PictureTypes } from './session.ts';

let painter: Painter | undefined;
hostLab<PictureTypes>(
  self,
  (settings, own, [diffusion, judge]) => {
    painter ??= createPainter({ diffusion: diffusion!, judge: judge! }, wasm);
    return createSession(painter, settings, own);
  },
  { report: ({ frame }) => frame, every: 0 },
);
