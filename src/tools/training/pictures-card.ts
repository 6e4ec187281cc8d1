/** The model card: what was trained, on what, how, and what it is worth, as data and as a page to read. */
import type { Agreement } from '../../models/pictures/score.ts';
import { TRAINING_PICTURES } from '../../models/pictures/training-set.ts';
import { heldOut, inWords } from '../../models/pictures/vocabulary.ts';
import type { PictureModelName } from './picture-models.ts';
import { percent, runRows, table, type RunCard } from './run-card.ts';

/** Figures for pictures drawn for combinations that training showed, or held out. */
export interface Score extends Agreement {
  readonly pictures: number;
}

export interface ModelCard extends RunCard {
  readonly scores: {
    readonly seen: Score;
    readonly heldOut: Score;
    /** Mean distance to the nearest training picture, of its pictures and of new ones by the maker. */
    readonly nearest: number;
    readonly nearestOfReal: number;
    /** Mean distance between two pictures of one prompt, of its pictures and of the maker's. */
    readonly variety: number;
    readonly varietyOfReal: number;
  };
}

export type Cards = Partial<Record<Exclude<PictureModelName, 'judge'>, ModelCard>> & {
  readonly judge?: {
    readonly parameters: number;
    readonly bytes: number;
    readonly accuracy: Agreement;
  };
};

/** The cards as Markdown. */
export function cardsInWords(cards: Cards): string {
  const { judge, ...models } = cards;
  const { head, row } = table(models as Record<string, ModelCard>);
  return `# The trained models of pictures

Written by \`npm run train:pictures\`. Do not edit: train again.

**Data.** ${TRAINING_PICTURES.toLocaleString('en')} pictures of 16 x 16 pixels, drawn by \`src/models/pictures/maker.ts\` (seed 1): a thing, in a
color, in a scene. No picture comes from anywhere else. Training never shows these ${heldOut.length} of the 192 combinations:
${heldOut.map(inWords).join('; ')}.

**What they are for.** To show on this site how a text-to-image model works. They know nothing else.

${head}
${runRows(row, 'Pictures')}
${row('Seen combinations: all three words right', ({ scores }) => percent(scores.seen.all))}
${row('… thing, color, scene', ({ scores: { seen } }) => [seen.thing, seen.color, seen.scene].map(percent).join(', '))}
${row('Held-out combinations: all three words right', ({ scores }) => percent(scores.heldOut.all))}
${row('… thing, color, scene', ({ scores: { heldOut: out } }) => [out.thing, out.color, out.scene].map(percent).join(', '))}
${row('Pictures scored', ({ scores }) => `${scores.seen.pictures} + ${scores.heldOut.pictures}`)}
${row('Distance to the nearest training picture (new real pictures)', ({ scores }) => `${scores.nearest.toFixed(3)} (${scores.nearestOfReal.toFixed(3)})`)}
${row('Distance between two pictures of one prompt (real ones)', ({ scores }) => `${scores.variety.toFixed(3)} (${scores.varietyOfReal.toFixed(3)})`)}

**How it is scored.** A judge (\`src/models/pictures/judge.ts\`, ${judge ? judge.parameters.toLocaleString('en') : '–'} parameters), trained on the maker's pictures of
all combinations, names the three words of each picture. On new pictures by the maker it gets all three right in
${judge ? percent(judge.accuracy.all) : '–'}. Diffusion draws with 20 steps of DDIM at guidance 2. Distances are root mean squares of
differences of numbers between -1 and 1.
`;
}
