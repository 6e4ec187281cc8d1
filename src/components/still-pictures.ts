/** The still pictures of the picture lab, drawn at build by the model that draws in the reader's browser. */
import { readFile } from 'node:fs/promises';
import { once } from '../figures/once.ts';
import { stillPictures } from '../labs/picture/still.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import { sheetPng } from '../site/picture-sheet.ts';

const COLUMNS = 4;

/** All sixteen side by side, as PNG. */
export const stillSheet = once(async () => {
  const [diffusion, judge] = await Promise.all(
    ['diffusion', 'judge'].map((name) => readFile(`src/models/pictures/trained/${name}.bin`)),
  );
  const pictures = stillPictures({ diffusion: diffusion!, judge: judge! }, wasm);
  const rows = Array.from({ length: pictures.length / COLUMNS }, (_, i) =>
    pictures.slice(COLUMNS * i, COLUMNS * (i + 1)),
  );
  return sheetPng(rows);
});
