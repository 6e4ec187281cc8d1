/**
 * `npm run measure:pictures`: at which step it is settled what a picture shows, counted with the trained weights, into
 * `src/models/pictures/trained/settled.json`. It takes about a minute, and is to be run anew after training.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createKernel } from '../models/kernel/kernel.ts';
import { createTape, matricesOf } from '../models/network/unet.ts';
import {
  createPictureNetwork,
  guidedPictureDenoiser,
  noWords,
  pictureNoise,
} from '../models/pictures/diffusion.ts';
import { judgeFrom } from '../models/pictures/judge.ts';
import { NUMBERS } from '../models/pictures/maker.ts';
import { settledIn, settledRun, type Settled } from '../models/pictures/settled.ts';
import { createWalk } from '../models/pictures/walk.ts';
import { decodeWeights } from '../models/network/weights.ts';
import { compileKernel } from './kernel.ts';

const MEGABYTES = 96;
const folder = new URL('../models/pictures/trained/', import.meta.url);

/** Counts the first `groups` groups of the run. */
export async function countSettled(groups: number): Promise<Settled[]> {
  const { together, steps, seed } = settledRun;
  const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
  const k = createKernel(await compileKernel(), MEGABYTES);
  const net = createPictureNetwork(k);
  decodeWeights(file('diffusion.bin'), matricesOf(net));
  const see = judgeFrom(k, file('judge.bin'), together);
  const silent = Array.from({ length: together }, () => noWords);
  const denoise = guidedPictureDenoiser(k, net, createTape(k, net, together), silent, 0);
  const noise = pictureNoise(groups * together, seed);
  return Array.from({ length: groups }, (_, group) => {
    const own = noise.subarray(group * together * NUMBERS, (group + 1) * together * NUMBERS);
    const walk = createWalk(denoise, { noise: own, steps });
    while (!walk.done()) walk.step();
    return settledIn(walk, see);
  });
}

if (import.meta.main) {
  const { pictures, together } = settledRun;
  const groups = await countSettled(pictures / together);
  const file = fileURLToPath(new URL('settled.json', folder));
  const style = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(groups), { ...style, filepath: file }));
}
