/** The picture lab's still pictures, drawn at build by the model that draws in the reader's browser, and what is said of them. */
import { readFile } from 'node:fs/promises';
import { once } from '../figures/once.ts';
import { pictureTable } from '../labs/picture/settings.ts';
import { stillPictures } from '../labs/picture/still.ts';
import { subject } from '../labs/picture/words.ts';
import { defaults } from '../labs/shared/settings/settings.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import cards from '../models/pictures/trained/cards.json';
import { asset } from '../site/paths.ts';
import { sheetPng } from '../site/picture-sheet.ts';

const COLUMNS = 4;

/** “399 of 400”. */
const counted = ({ all, pictures }: { all: number; pictures: number }): string =>
  `${Math.round(all * pictures)} of ${pictures}`;

/** The prompt of the still pictures. */
export const stillSubject = subject(defaults(pictureTable));

export const pictureAlt = `Sixteen pictures that the model drew for the prompt “${stillSubject}”, with seed 1.`;

/** How well the model does, measured when it was trained. */
export const pictureStory =
  `A judge trained on pictures by the same hand found all three words in ${counted(cards.diffusion.scores.seen)} of ` +
  `the model’s pictures, and in ${counted(cards.diffusion.scores.heldOut)} of combinations that training never showed.`;

/** All that paper shows of the lab. */
export const pictureStill = () => ({
  image: { src: asset('pictures.png'), size: 268 },
  alt: pictureAlt,
  story: `“${stillSubject}”. ${pictureStory}`,
});

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
