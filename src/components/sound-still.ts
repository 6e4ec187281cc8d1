/** The sound lab's still: a tune that the model wrote at build. */
import { readFileSync } from 'node:fs';
import { once } from '../figures/once.ts';
import { stillTune } from '../labs/sound/still.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import { noteName } from '../models/music/spelling.ts';

/** Notes of the beginning that are told. */
const TOLD = 8;

export const soundStill = once(() => {
  const [notes, timbres] = ['music/trained/notes', 'timbre/trained/timbres'].map((name) =>
    readFileSync(`src/models/${name}.bin`),
  );
  const { drawing, words, key, notes: written } = stillTune({ notes, timbres }, wasm);
  const melody = written.filter(({ voice, pitch }) => voice === 'melody' && pitch !== undefined);
  const begins = melody.slice(0, TOLD).map(({ pitch }) => noteName(pitch!, key));
  return {
    panels: [{ drawing, label: words }],
    facts: {},
    bytes: { notes: notes!.length, timbres: timbres!.length },
    alt: `The still picture is of ${words}, which the model wrote with seed 1 when this page was built: ${written.length} notes in eight bars, two voices. Its melody begins ${begins.join(', ')}.`,
  };
});
