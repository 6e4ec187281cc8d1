/** What the card of any model says of its training. */
import type { Matrix } from '../../models/kernel/kernel.ts';
import type { Trained } from './train.ts';
import type { Recipe } from './trainable.ts';

export interface RunCard {
  readonly parameters: number;
  readonly bytes: number;
  readonly steps: number;
  readonly batch: number;
  readonly seed: number;
  readonly copies: number;
  /** Of training, on the machine that did it, in minutes. */
  readonly minutes: number;
  readonly date: string;
  /** Losses at the end, by name. */
  readonly losses: Readonly<Record<string, number>>;
}

export function runCard(
  { steps, batch, seed }: Recipe,
  trained: Trained,
  matrices: readonly Matrix[],
  weights: Uint8Array,
): RunCard {
  return {
    parameters: sizeOf(matrices),
    bytes: weights.length,
    steps,
    batch,
    seed,
    copies: trained.copies,
    minutes: trained.seconds / 60,
    date: new Date().toISOString().slice(0, 10),
    losses: lastLosses(trained),
  };
}

/** A row of a table in Markdown: a head, and a value of each model. */
export type Row<Card> = (head: string, value: (card: Card) => string | number) => string;

/** The head of a table with a column for each model, and how its rows are written. */
export function table<Card extends RunCard>(
  cards: Readonly<Record<string, Card>>,
): { readonly head: string; readonly row: Row<Card> } {
  const list = Object.entries(cards);
  return {
    head: `|  | ${list.map(([name]) => name).join(' | ')} |\n|-|${list.map(() => '-').join('|')}|`,
    row: (head, value) => `| ${head} | ${list.map(([, card]) => value(card)).join(' | ')} |`,
  };
}

/** The rows of {@link RunCard}; `unit` is what a batch is counted in. */
export function runRows<Card extends RunCard>(row: Row<Card>, unit: string): string {
  return [
    row('Parameters', (card) => card.parameters.toLocaleString('en')),
    row('Weights file, bytes', (card) => card.bytes.toLocaleString('en')),
    row('Steps', (card) => card.steps.toLocaleString('en')),
    row(`${unit} in a step`, (card) => card.batch),
    row('Seed; copies that trained together', (card) => `${card.seed}; ${card.copies}`),
    row('Minutes of training', (card) => card.minutes.toFixed(0)),
    row('Date', (card) => card.date),
    row('Losses at the end', (card) =>
      Object.entries(card.losses)
        .map(([name, loss]) => `${name} ${loss.toFixed(4)}`)
        .join(', '),
    ),
  ].join('\n');
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export function sizeOf(matrices: readonly Matrix[]): number {
  return matrices.reduce((sum, { rows, cols }) => sum + rows * cols, 0);
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** Losses, averaged over the last tenth of training. */
function lastLosses({ losses }: Trained): Record<string, number> {
  const last = losses.slice(-Math.max(1, Math.floor(losses.length / 10)));
  const names = Object.keys(last[0] ?? {}).filter((name) => name !== 'step');
  return Object.fromEntries(names.map((name) => [name, mean(last.map((row) => row[name]!))]));
}
