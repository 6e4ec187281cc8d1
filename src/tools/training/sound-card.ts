/** The cards of the models of sound: what was trained, on what, how, and what it is worth. */
import type { Kept } from '../../models/music/measure.ts';
import { TRAINING_TUNES } from '../../models/music/notes-training.ts';
import { rules, type Rule } from '../../models/music/rules/rules.ts';
import * as tunes from '../../models/music/vocabulary.ts';
import type { Agreement } from '../../models/timbre/judge.ts';
import { TRAINING_SOUNDS } from '../../models/timbre/training-set.ts';
import * as sounds from '../../models/timbre/vocabulary.ts';
import { percent, runRows, table, type RunCard } from './run-card.ts';

/** Of a model of notes, at temperature 1. */
export interface NotesWorth {
  /** In nats, on new tunes of seen and of held-out characters. */
  readonly loss: { readonly seen: number; readonly heldOut: number };
  /** Of tunes that were asked for by seen characters, by held-out ones, and by no word at all. */
  readonly kept: { readonly seen: Kept; readonly heldOut: Kept; readonly unasked: Kept };
}

/** Of tunes, and of new ones by the maker. */
export interface NotesCopying {
  /** Mean distance to the nearest of this many training tunes. */
  readonly among: number;
  readonly nearest: number;
  readonly nearestOfReal: number;
  /** Mean distance between two tunes of one header. */
  readonly variety: number;
  readonly varietyOfReal: number;
}

export interface NotesCard extends RunCard {
  readonly worth: NotesWorth;
  /** Of tunes of seen characters, by the temperature at which they were written. */
  readonly byTemperature: readonly { readonly temperature: number; readonly kept: Kept }[];
  readonly copying: NotesCopying;
}

export interface NotesCards {
  readonly notes?: NotesCard;
  readonly bigram?: NotesWorth;
  readonly trigram?: NotesWorth;
}

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

export interface TimbreCards {
  readonly timbres?: TimbreCard;
}

/** The cards as Markdown. */
export function cardsInWords({
  notes,
  bigram,
  trigram,
  timbres,
}: NotesCards & TimbreCards): string {
  return [
    notes &&
      notesInWords(notes, {
        notes: notes.worth,
        ...(trigram && { trigram }),
        ...(bigram && { bigram }),
      }),
    timbres && timbresInWords(timbres),
  ]
    .filter((text) => text !== undefined)
    .join('\n');
}

function notesInWords(notes: NotesCard, models: Readonly<Record<string, NotesWorth>>): string {
  const { head, row } = table<NotesCard>({ notes });
  const names = Object.keys(rules) as Rule[];
  const { seen, heldOut, unasked } = notes.worth.kept;
  const share = (kept: Kept, rule: Rule): string => percent(kept.broken[rule] ?? 0);
  return `# The trained model of notes

Written by \`npm run train:music\`, which computes every figure. Do not edit: train again.

**Data.** Tunes by \`src/models/music/maker.ts\`, made anew at every step, each one of ${TRAINING_TUNES.toLocaleString('en')} (seed 1): eight bars of a
melody over a bass. No tune comes from anywhere else. Training never hears these ${tunes.heldOut.length} of the ${tunes.characters.length} characters:
${tunes.heldOut.map(tunes.inWords).join('; ')}.

**What it is for.** To show on this site how a sequence of notes is written one after another. It knows nothing else.

${head}
${runRows(row, 'Tokens')}
${row('Distance to the nearest training tune (new ones by the maker)', ({ copying: c }) => `${c.nearest.toFixed(3)} (${c.nearestOfReal.toFixed(3)})`)}
${row('Distance between two tunes of one header (by the maker)', ({ copying: c }) => `${c.variety.toFixed(3)} (${c.varietyOfReal.toFixed(3)})`)}

A distance is the share of notes to be put in, taken out or changed to make one melody of the other, in any key: 0 is a copy.
The nearest is looked for among ${notes.copying.among.toLocaleString('en')} of the training tunes.

## Tunes that keep all rules

Written at temperature 1, without any help; \`src/models/music/rules/\` checks them. Loss is the mean over tokens of new tunes by the
maker, in nats, the header given.

| | Loss | on held-out characters | All rules kept | held-out characters | nothing asked for |
|-|-|-|-|-|-|
${Object.entries(models)
  .map(
    ([name, { loss, kept }]) =>
      `| ${name} | ${loss.seen.toFixed(4)} | ${loss.heldOut.toFixed(4)} | ${percent(kept.seen.all)} | ${percent(kept.heldOut.all)} | ${percent(kept.unasked.all)} |`,
  )
  .join('\n')}
| tunes | | | ${seen.tunes} | ${heldOut.tunes} | ${unasked.tunes} |

## Temperature

| Temperature | ${notes.byTemperature.map(({ temperature }) => temperature).join(' | ')} |
|-|${notes.byTemperature.map(() => '-').join('|')}|
| All rules kept | ${notes.byTemperature.map(({ kept }) => percent(kept.all)).join(' | ')} |
| … of so many tunes | ${notes.byTemperature.map(({ kept }) => kept.tunes).join(' | ')} |

## Rules that the model's tunes break

| Rule | Tunes that break it | held-out characters | nothing asked for |
|-|-|-|-|
${names.map((rule) => `| ${rules[rule]} | ${share(seen, rule)} | ${share(heldOut, rule)} | ${share(unasked, rule)} |`).join('\n')}
`;
}

function timbresInWords(timbres: TimbreCard): string {
  const { head, row } = table<TimbreCard>({ timbres });
  const words = ({ making, tone, length }: Agreement): string =>
    [making, tone, length].map(percent).join(', ');
  return `# The trained model of sounds

Written by \`npm run train:music\`, which computes every figure. Do not edit: train again.

**Data.** ${TRAINING_SOUNDS.toLocaleString('en')} sounds by \`src/models/timbre/maker.ts\` (seed 1), each a picture of 32 x 32 numbers: partials by time. No sound
comes from anywhere else. Training never hears these ${sounds.heldOut.length} of the ${sounds.combinations.length} combinations:
${sounds.heldOut.map(sounds.inWords).join('; ')}.

**What it is for.** To show on this site how diffusion makes a sound that was asked for in words. It knows nothing else.

${head}
${runRows(row, 'Sounds')}
${row('Seen combinations: all three words right', ({ seen }) => percent(seen.all))}
${row('… making, tone, length', ({ seen }) => words(seen))}
${row('Held-out combinations: all three words right', ({ heldOut }) => percent(heldOut.all))}
${row('… making, tone, length', ({ heldOut }) => words(heldOut))}
${row('Sounds judged', ({ seen, heldOut }) => `${seen.sounds} + ${heldOut.sounds}`)}
${row('Distance to the nearest training sound (new ones by the maker)', (card) => `${card.nearest.toFixed(3)} (${card.nearestOfReal.toFixed(3)})`)}
${row('Distance between two sounds of one prompt (by the maker)', (card) => `${card.variety.toFixed(3)} (${card.varietyOfReal.toFixed(3)})`)}

**How it is scored.** A judge (\`src/models/timbre/judge.ts\`) names the three words of each sound: those of the nearest of its own
sounds by the maker. On new sounds by the maker it gets all three right in ${percent(timbres.judge.all)} (of ${timbres.judge.sounds}). The model draws
with 20 steps of DDIM at guidance 2. Distances are root mean squares of differences of numbers between -1 and 1.
`;
}
