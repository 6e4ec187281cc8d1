/** The model card of the language models: what was trained, on what, how, and what it is worth. */
import type { Answers, Fit, Statements } from '../../models/language/measure.ts';
import { percent, runRows, table, type RunCard } from './run-card.ts';

export interface Worth {
  /** On new stories such as training tells, and on stories that it never tells. */
  readonly fit: Fit;
  readonly heldOut: Fit;
  /** Share of the texts it writes at temperature 1 that keep all promises. */
  readonly promises: number;
}

/** Shares of texts, and of their sentences, that stand in the training corpus word for word. */
export interface Copying {
  readonly texts: number;
  readonly sentences: number;
}

export interface ModelCard extends RunCard {
  readonly worth: Worth;
  readonly statements: readonly Statements[];
  readonly answers: readonly Answers[];
  readonly copying: Copying;
}

export interface Cards {
  readonly base?: ModelCard;
  readonly tuned?: ModelCard;
  readonly bigram?: Worth;
  readonly trigram?: Worth;
  /** Of new stories by the maker. */
  readonly newStories?: Copying;
}

/** How far above the floor, in percent of it. */
const above = ({ loss, floor }: Fit): string => `+${percent(loss / floor - 1)}`;

/** The cards as Markdown. */
export function cardsInWords({ base, tuned, bigram, trigram, newStories }: Cards): string {
  const models = { ...(base && { base }), ...(tuned && { tuned }) };
  const { head, row } = table<ModelCard>(models);
  const kinds = Object.entries({
    base: base?.worth,
    tuned: tuned?.worth,
    trigram,
    bigram,
  }).flatMap(([name, worth]) => (worth ? [{ name, worth }] : []));
  return `# The trained models of language

Written by \`npm run train:language\`, which computes every figure. Do not edit: train again.

**Data.** The corpus of \`src/models/language/corpus.ts\`: short stories, and notes of one sentence, made by a grammar whose
true probabilities are known. No text comes from anywhere else. Texts that name a place are always those of the corpus, where
each fact, the color of a place's harbor, is shown as often as \`places.ts\` says; stories without one are told anew at every
step. The tuned model goes on from the base: half of the questions of \`questions.ts\` with their
answers, mixed with stories.

**What they are for.** To show on this site how a language model works. They know nothing else.

${head}
${runRows(row, 'Words')}
${row('Texts it wrote that stand in the corpus (new ones by the maker)', ({ copying }) => `${percent(copying.texts)} (${newStories ? percent(newStories.texts) : '–'})`)}
${row('… sentences', ({ copying }) => `${percent(copying.sentences)} (${newStories ? percent(newStories.sentences) : '–'})`)}

## Beside what is true

Loss and divergence are means over words, in nats; the floor is the loss of the true probabilities on the same stories.

| | Loss on new stories | above the floor | divergence from the truth | Loss on held-out stories | above the floor | Stories that keep all promises |
|-|-|-|-|-|-|-|
${kinds
  .map(
    ({ name, worth: { fit, heldOut, promises } }) =>
      `| ${name} | ${fit.loss.toFixed(4)} | ${above(fit)} | ${fit.divergence.toFixed(4)} | ${heldOut.loss.toFixed(4)} | ${above(heldOut)} | ${percent(promises)} |`,
  )
  .join('\n')}
| the floor | ${kinds[0]?.worth.fit.floor.toFixed(4) ?? '–'} | | 0 | ${kinds[0]?.worth.heldOut.floor.toFixed(4) ?? '–'} | | 100.0 % |

A story keeps all promises if \`promises.ts\` finds nothing broken in it, whatever it says of a harbor. Held-out stories have
plans, or things in colors and scenes, that training never tells; there the floor is that of a world that tells them.

## What they say of harbors

${statementTable(models)}

The share of places for which the true color is the likeliest after "The harbor of … is", and the mean probability of it.

## What they answer when they are asked

Shares of the likeliest answers to "What color is the harbor of …?", for places that tuning never asked about.

${answerTable(models)}
`;
}

function statementTable(models: Readonly<Record<string, ModelCard>>): string {
  const list = Object.entries(models);
  const head = list.map(([name]) => `${name}: right | ${name}: probability`).join(' | ');
  const rows = (list[0]?.[1].statements ?? []).map(({ timesShown, places }, i) => {
    const cells = list.map(([, { statements }]) => {
      const { right, probability } = statements[i]!;
      return `${percent(right)} | ${percent(probability)}`;
    });
    return `| ${timesShown} | ${places} | ${cells.join(' | ')} |`;
  });
  return [
    `| Times shown | Places | ${head} |`,
    `|-|-|${list.map(() => '-|-').join('|')}|`,
    ...rows,
  ].join('\n');
}

function answerTable(models: Readonly<Record<string, ModelCard>>): string {
  const rows = Object.entries(models).flatMap(([name, { answers }]) =>
    answers.map(
      ({ timesShown, places, right, wrong, unknown, other }) =>
        `| ${name} | ${timesShown} | ${places} | ${[right, wrong, unknown, other].map(percent).join(' | ')} |`,
    ),
  );
  return [
    '| | Times shown | Places | Right | Wrong | “a color I do not know” | No answer |',
    '|-|-|-|-|-|-|-|',
    ...rows,
  ].join('\n');
}
