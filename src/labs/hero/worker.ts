/** @file The title's worker: draws the emblem and hands over each state as soon as it is there. */
import { drawEmblem } from '../../models/emblem-run.ts';

drawEmblem((x) => {
  const state = Float32Array.from(x);
  self.postMessage(state, { transfer: [state.buffer] });
});
