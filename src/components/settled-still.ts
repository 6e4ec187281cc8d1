/** The guesses of one picture that stand below the chart of the settled figure, drawn at build by the model. */
import { readFile } from 'node:fs/promises';
import { example } from '../figures/settled.ts';
import { once } from '../figures/once.ts';
import { createPainter } from '../labs/picture/session.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import { guidedPictureDenoiser, noWords, pictureNoise } from '../models/pictures/diffusion.ts';
import { NUMBERS } from '../models/pictures/maker.ts';
import { settledRun } from '../models/pictures/settled.ts';
import { inWords } from '../models/pictures/vocabulary.ts';
import { createWalk } from '../models/image-walk.ts';
import { sheetPng } from '../site/picture-sheet.ts';

/** The strip as a PNG, and in words what the judge names in each guess and in the finished picture. */
export const settledStrip = once(async () => {
  const [diffusion, judge] = await Promise.all(
    ['diffusion', 'judge'].map((name) => readFile(`src/models/pictures/trained/${name}.bin`)),
  );
  const { kernel, net, tape, see } = createPainter({ diffusion: diffusion!, judge: judge! }, wasm);
  const { steps, seed } = settledRun;
  const { picture, every } = example;
  const walk = createWalk(guidedPictureDenoiser(kernel, net, tape, [noWords], 0), {
    noise: pictureNoise(picture + 1, seed).subarray(picture * NUMBERS),
    steps,
  });
  while (!walk.done()) walk.step();
  const shown = walk.guesses.flatMap((guess, i) =>
    i % every === 0 ? [{ step: i + 1, guess }] : [],
  );
  const named = (picture: Float64Array): string => inWords(see(picture)[0]!);
  return {
    png: await sheetPng([shown.map(({ guess }) => guess)]),
    words:
      `Below, the guesses of one picture, which came out as ${named(walk.states.at(-1)!)}. The judge names in them: ` +
      `${shown.map(({ step, guess }) => `step ${step}, ${named(guess)}`).join('; ')}.`,
  };
});
