/** The language lab's still: a text that the model wrote at build, and what it expected after the beginning. */
import { readFileSync } from 'node:fs';
import { nextWordBars } from '../figures/next-word-bars.ts';
import { once } from '../figures/once.ts';
import { stillText } from '../labs/language/still.ts';
import { nameOf } from '../labs/language/names.ts';
import { decimal } from '../labs/shared/words.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';

export const languageStill = once(() => {
  const base = readFileSync('src/models/language/trained/base.bin');
  const { begin, rest, next } = stillText({ base }, wasm);
  const drawing = nextWordBars(next.rows.map((row) => ({ ...row, word: nameOf(row.token) })));
  const list = next.rows
    .slice(0, 6)
    .map(
      ({ token, learned, exact }) =>
        `“${nameOf(token)}” ${decimal(learned)} (exact ${decimal(exact)})`,
    )
    .join(', ');
  return {
    begin,
    rest,
    panels: [{ drawing, label: `After “${begin}”` }],
    facts: {},
    alt: `After “${begin}” the model expects ${list}. With seed 1 it went on: “${rest.trim()}”`,
  };
});
