/** What `npm run train:…` does: the models that were asked for, one after another, evaluated and written. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { trainables, type ModelName } from './models.ts';
import type { Recipe } from './trainable.ts';
import { train, type Trained } from './train.ts';

/** What an evaluation gives: files to write, and what is new in `cards.json`. */
export interface Evaluation<Cards> {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly cards: Cards;
}

export interface Command<Name extends ModelName, Cards> {
  /** In the order of training. */
  readonly models: readonly Name[];
  /** The model that the others need; it is trained first where its file is missing. */
  readonly first: Name;
  /** Where the files go, from the root of the repository; `--out` names another folder. */
  readonly folder: string;
  evaluate(
    model: Name,
    recipe: Recipe,
    trained: Trained,
    out: string,
    say: (line: string) => void,
  ): Promise<Evaluation<Cards>>;
  /** `README.md` from `cards.json`. */
  inWords(cards: Cards): string;
}

/** Reads the command line and does it. Ctrl-C stops after the round; the same command goes on from there. */
export async function runCommand<Name extends ModelName, Cards extends object>(
  command: Command<Name, Cards>,
): Promise<void> {
  const { models, first } = command;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      steps: { type: 'string' },
      copies: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const home = new URL('../../../', import.meta.url);
  const out = values.out ?? fileURLToPath(new URL(command.folder, home));
  const unknown = positionals.filter((name) => !models.includes(name as Name));
  if (unknown.length > 0) {
    console.error(`There is no model ${unknown.join(', ')}. Models: ${models.join(', ')}.`);
    process.exit(1);
  }
  mkdirSync(out, { recursive: true });
  const wanted = new Set(positionals.length > 0 ? (positionals as Name[]) : models);
  if (!existsSync(join(out, `${first}.bin`))) wanted.add(first);

  let stopped = false;
  process.on('SIGINT', () => {
    if (stopped) process.exit(1);
    stopped = true;
    console.log('\nStopping after this round; the same command goes on from here.');
  });

  for (const model of models.filter((name) => wanted.has(name))) {
    if (stopped) break;
    const recipe: Recipe = {
      ...trainables[model].recipe,
      ...(values.steps ? { steps: Number(values.steps) } : {}),
    };
    const checkpoint = fileURLToPath(new URL(`.cache/training/${model}.checkpoint`, home));
    const result = await train({
      model,
      recipe,
      ...(values.copies ? { copies: Number(values.copies) } : {}),
      folder: out,
      checkpoint,
      say: console.log,
      stopped: () => stopped,
    });
    if (!result.finished) {
      console.log(`${model}: stopped after step ${result.done}; the checkpoint is kept.`);
      break;
    }
    const { files, cards } = await command.evaluate(model, recipe, result, out, console.log);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(out, name), bytes);
    const file = join(out, 'cards.json');
    const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cards) : {};
    const all = { ...before, ...cards };
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
    writeFileSync(join(out, 'README.md'), command.inWords(all));
    rmSync(checkpoint, { force: true });
    console.log(`${model}: written to ${out}.`);
  }
}
