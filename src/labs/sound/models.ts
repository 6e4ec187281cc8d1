/** @file The models of the lab, made when they are first asked for: networks with trained weights, and counts of tunes. */
import { createKernel, type Kernel } from '../../models/kernel/kernel.ts';
import { notesWriter } from '../../models/music/notes-model.ts';
import { encode } from '../../models/music/tokens.ts';
import { trainingTune } from '../../models/music/training-set.ts';
import { byCounting, byTransformer, type NextToken } from '../../models/music/writing.ts';
import { loadTimbreDrawer, type TimbreDrawer } from '../../models/timbre/diffusion.ts';
import { COUNTED, SOUNDS } from './limits.ts';

/** Tunes made between two signs of life. */
const ROUND = 50;
const MEGABYTES = 48;

/** The files of trained weights, where they are there. */
export interface SoundWeights {
  readonly notes?: Uint8Array | undefined;
  readonly timbres?: Uint8Array | undefined;
}

export interface Models {
  readonly kernel: Kernel;
  /** The model of notes. Throws a sentence for the reader where its file is missing or not whole. */
  notes(): NextToken;
  /** The model of sounds; throws likewise. */
  timbres(): TimbreDrawer;
  /** Counts of pairs of words in the first training tunes; takes a moment at first. */
  bigram(): NextToken;
}

/** `files` are asked for when a network is first needed; `alive` is called in long work. */
export function createModels(
  files: () => SoundWeights,
  wasm?: BufferSource,
  alive: () => void = () => undefined,
): Models {
  const kernel = createKernel(wasm, MEGABYTES);
  let notes: NextToken | undefined;
  let bigram: NextToken | undefined;
  let drawer: TimbreDrawer | undefined;

  function file(name: keyof SoundWeights): Uint8Array {
    const found = files()[name];
    if (!found) throw new Error('The trained weights are not there.');
    return found;
  }

  function* tunes(): Generator<number[], void> {
    for (let i = 0; i < COUNTED; i++) {
      if (i % ROUND === 0) alive();
      yield encode(trainingTune(i));
    }
  }

  return {
    kernel,
    notes: () => (notes ??= byTransformer(notesWriter(kernel, file('notes')))),
    timbres: () => (drawer ??= loadTimbreDrawer(kernel, file('timbres'), SOUNDS)),
    bigram: () => (bigram ??= byCounting(tunes(), 2)),
  };
}
