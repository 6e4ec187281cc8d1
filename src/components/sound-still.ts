/** The sound lab's still: a tune that the model wrote at build. */
import { readFileSync } from 'node:fs';
import { once } from '../figures/once.ts';
import { stillTune } from '../labs/sound/still.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import { pitchName } from '../models/music/tokens.ts';

/** Notes of the beginning that are told. */
const TOLD = 8;

export const soundStill = once(() => {
  const [notes, timbres] = ['music/trained/notes', 'timbre/trained/timbres'].map((name) =>
    readFileSync(`src/models/${name}.bin`),
  );
  const { drawing, words, notes: written } = stillTune({ notes, timbres }, wasm);
  const melody = written.filter(({ voice, pitch }) => voice === 'melody' && pitch !== undefined);
  const begins = melody.slice(0, TOLD).map(({ pitch }) => pitchName(pitch!));
  return {
    panels: [{ drawing, label: words }],
    facts: {},
    bytes: { notes: notes!.length, timbres: timbres!.length },
    alt: `The model wrote ${words} with seed 1: ${written.length} notes in eight bars, two voices. The melody begins ${begins.join(', ')}.`,
  };
});
