/** @file The models that can read a text, made when they are first asked for: a network's memory, counts of a corpus. */
import { createKernel, type Kernel } from '../../models/kernel/kernel.ts';
import { corpus } from '../../models/language/corpus.ts';
import { countTexts, type CountingModel } from '../../models/language/counting.ts';
import { languageShape } from '../../models/language/transformer-training.ts';
import { createWriter, type Writer } from '../../models/language/transformer-writer.ts';
import { createTransformer, matricesOf } from '../../models/language/transformer.ts';
import { decodeWeights } from '../../models/network/weights.ts';
import { createRng } from '../../models/random.ts';
import { COUNTED } from './limits.ts';

/** Stories made between two signs of life. */
const ROUND = 200;
const MEGABYTES = 16;

/** The files of trained weights, where they are there. */
export interface LanguageWeights {
  readonly base?: Uint8Array | undefined;
  readonly tuned?: Uint8Array | undefined;
}

export interface Models {
  readonly kernel: Kernel;
  /** A network with trained weights, which has read nothing. Throws a sentence for the reader where a file is missing or not whole. */
  writer(which: keyof LanguageWeights): Writer;
  /** The stories of which {@link counting} has its counts; takes a moment at first. */
  stories(): readonly Uint16Array[];
  counting(): CountingModel;
}

/** `files` are asked for when a network is first needed; `alive` is called in long work. */
export function createModels(
  files: () => LanguageWeights,
  wasm?: BufferSource,
  alive: () => void = () => undefined,
): Models {
  const kernel = createKernel(wasm, MEGABYTES);
  const writers = new Map<string, Writer>();
  let stories: Uint16Array[] | undefined;
  let counted: CountingModel | undefined;

  function tell(): readonly Uint16Array[] {
    if (stories) return stories;
    const told: Uint16Array[] = [];
    for (const { tokens } of corpus()) {
      told.push(tokens);
      if (told.length % ROUND === 0) alive();
      if (told.length === COUNTED) break;
    }
    return (stories = told);
  }

  return {
    kernel,
    writer(which) {
      const known = writers.get(which);
      known?.keep(0);
      if (known) return known;
      const file = files()[which];
      if (!file) throw new Error('The trained weights are not there.');
      const net = createTransformer(kernel, languageShape, createRng(1));
      decodeWeights(file, matricesOf(net));
      const made = createWriter(kernel, net);
      writers.set(which, made);
      return made;
    },
    stories: tell,
    counting: () => (counted ??= countTexts(tell())),
  };
}
