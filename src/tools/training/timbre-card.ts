/** The card of the model of sounds: how it was trained, on what, and what it is worth. */
import type { Agreement } from '../../models/timbre/judge.ts';
import { TRAINING_SOUNDS } from '../../models/timbre/training-set.ts';
import { combinations, heldOut, inWords } from '../../models/timbre/vocabulary.ts';
import { percent, runRows, table, type RunCard } from './run-card.ts';

/** Of sounds drawn for combinations that training heard, or that were held out. */
export interface TimbreScore extends Agreement {
  readonly sounds: number;
}

export interface TimbreWorth {
  readonly seen: TimbreScore;
  readonly heldOut: TimbreScore;
  /** Of the judge, on new sounds by the maker. */
  readonly judge: TimbreScore;
  /** Mean distance to the nearest training sound, and between two sounds of one prompt; of new ones by the maker. */
  readonly nearest: number;
  readonly nearestOfReal: number;
  readonly variety: number;
  readonly varietyOfReal: number;
}

export type TimbreCard = RunCard & TimbreWorth;

/** The card as Markdown. */
export function timbresInWords(timbres: TimbreCard): string {
  const { head, row } = table<TimbreCard>({ timbres });
  const words = ({ making, tone, length }: Agreement): string =>
    [making, tone, length].map(percent).join(', ');
  return `# The trained model of sounds

Written by \`npm run train:music\`, which computes every figure. Do not edit: train again.

**Data.** ${TRAINING_SOUNDS.toLocaleString('en')} sounds by \`src/models/timbre/maker.ts\` (seed 1), each a picture of 32 x 32 numbers: partials by time. No sound
comes from anywhere else. Training never hears these ${heldOut.length} of the ${combinations.length} combinations:
${heldOut.map(inWords).join('; ')}.

**What it is for.** To show on this site how diffusion makes a sound that was asked for in words. It knows nothing else.

${head}
${runRows(row, 'Sounds')}
${row('Seen combinations: all three words right', ({ seen }) => percent(seen.all))}
${row('… making, tone, length', ({ seen }) => words(seen))}
${row('Held-out combinations: all three words right', (card) => percent(card.heldOut.all))}
${row('… making, tone, length', (card) => words(card.heldOut))}
${row('Sounds judged', (card) => `${card.seen.sounds} + ${card.heldOut.sounds}`)}
${row('Distance to the nearest training sound (new ones by the maker)', (card) => `${card.nearest.toFixed(3)} (${card.nearestOfReal.toFixed(3)})`)}
${row('Distance between two sounds of one prompt (by the maker)', (card) => `${card.variety.toFixed(3)} (${card.varietyOfReal.toFixed(3)})`)}

**How it is scored.** A judge (\`src/models/timbre/judge.ts\`) names the three words of each sound: those of the nearest of its own
sounds by the maker. On new sounds by the maker it gets all three right in ${percent(timbres.judge.all)} (of ${timbres.judge.sounds}). The model draws
with 20 steps of DDIM at guidance 2. Distances are root mean squares of differences of numbers between -1 and 1.
`;
}
