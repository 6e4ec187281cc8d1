/**
 * `npm run train:pictures`: trains the models of pictures from nothing, and writes their weights, contact sheets and
 * cards to `src/models/pictures/trained/`. Name models to train only those; Ctrl-C stops cleanly, and the same command
 * goes on from there.
 *
 *     npm run train:pictures -- diffusion --steps 500 --out /tmp/trial
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { TRAINING_PICTURES } from '../models/pictures/training-set.ts';
import { cardsInWords, type Cards } from './training/card.ts';
import { trainables, type ModelName } from './training/models.ts';
import { evaluate } from './training/evaluate.ts';
import { train } from './training/train.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string' },
    copies: { type: 'string' },
    out: { type: 'string' },
  },
});
const home = new URL('../../', import.meta.url);
const out = values.out ?? fileURLToPath(new URL('src/models/pictures/trained/', home));
const names = Object.keys(trainables) as ModelName[];
const unknown = positionals.filter((name) => !names.includes(name as ModelName));
if (unknown.length > 0) {
  console.error(`There is no model ${unknown.join(', ')}. Models: ${names.join(', ')}.`);
  process.exit(1);
}
mkdirSync(out, { recursive: true });
const wanted = new Set(positionals.length > 0 ? (positionals as ModelName[]) : names);
if (!existsSync(join(out, 'judge.bin'))) wanted.add('judge'); // it scores the others

let stopped = false;
process.on('SIGINT', () => {
  if (stopped) process.exit(1);
  stopped = true;
  console.log('\nStopping after this round; the same command goes on from here.');
});

for (const model of names.filter((name) => wanted.has(name))) {
  if (stopped) break;
  const recipe = { ...trainables[model].recipe };
  if (values.steps) recipe.steps = Number(values.steps);
  const checkpoint = fileURLToPath(new URL(`.cache/training/${model}.checkpoint`, home));
  const result = await train({
    model,
    recipe,
    ...(values.copies ? { copies: Number(values.copies) } : {}),
    checkpoint,
    say: console.log,
    stopped: () => stopped,
  });
  if (!result.finished) {
    console.log(`${model}: stopped after step ${result.done}; the checkpoint is kept.`);
    break;
  }
  const { weights, sheet, cards } = await evaluate(model, recipe, result, out, console.log);
  writeFileSync(join(out, `${model}.bin`), weights);
  if (sheet) writeFileSync(join(out, `${model}.png`), sheet);
  const file = join(out, 'cards.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cards) : {};
  const all: Cards = { ...before, ...cards };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(join(out, 'README.md'), cardsInWords(all, TRAINING_PICTURES));
  rmSync(checkpoint, { force: true });
  console.log(`${model}: written to ${out}.`);
}
