/** @file The picture lab's worker: first it is given the trained weights, then orders for the session. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { hostSession } from '../shared/run/host.ts';
import { createPainter, createSession, type Painter, type PictureWeights } from './session.ts';

self.onmessage = ({ data: weights }: MessageEvent<PictureWeights>) => {
  let painter: Painter | undefined;
  hostSession(self, (settings: Parameters<typeof createSession>[1], own) =>
    createSession((painter ??= createPainter(weights, wasm)), settings, own),
  );
};
