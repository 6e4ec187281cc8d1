/** The card of the model of notes: how it was trained, on what, and what it is worth. */
import type { Kept } from '../../models/music/measure.ts';
import { TRAINING_TUNES } from '../../models/music/notes-training.ts';
import { rules, type Rule } from '../../models/music/rules/rules.ts';
import { characters, heldOut, inWords } from '../../models/music/vocabulary.ts';
import { percent, runRows, table, type RunCard } from './run-card.ts';

/** Of a model of notes, at temperature 1. */
export interface NotesWorth {
  /** In nats, on new tunes of seen and of held-out characters. */
  readonly loss: { readonly seen: number; readonly heldOut: number };
  /**
   * Of tunes that were asked for by seen characters, by held-out ones, and by no word at all; and of such as somebody began
   * with notes by chance, which themselves may break rules.
   */
  readonly kept: Readonly<Record<'seen' | 'heldOut' | 'unasked' | 'begun', Kept>>;
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
  /** The same of models that count, on `copying.among` training tunes. */
  readonly rivals: { readonly trigram: NotesWorth; readonly bigram: NotesWorth };
  /** Of tunes of seen characters, by the temperature at which they were written. */
  readonly byTemperature: readonly { readonly temperature: number; readonly kept: Kept }[];
  readonly copying: NotesCopying;
  /** Of tunes with the same beginnings that the maker writes on. */
  readonly begunByMaker: Kept;
}

/** The card as Markdown. */
export function notesInWords(notes: NotesCard): string {
  const models = { notes: notes.worth, ...notes.rivals };
  const { head, row } = table<NotesCard>({ notes });
  const names = Object.keys(rules) as Rule[];
  const { kept } = notes.worth;
  const share = ({ broken }: Kept, rule: Rule): string => percent(broken[rule] ?? 0);
  return `# The trained model of notes

Written by \`npm run train:music\`, which computes every figure. Do not edit: train again.

**Data.** Tunes by \`src/models/music/maker.ts\`, made anew at every step, each one of ${TRAINING_TUNES.toLocaleString('en')} (seed 1): eight bars of a
melody over a bass. No tune comes from anywhere else. Training never hears these ${heldOut.length} of the ${characters.length} characters:
${heldOut.map(inWords).join('; ')}.

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
| tunes | | | ${kept.seen.tunes} | ${kept.heldOut.tunes} | ${kept.unasked.tunes} |

## Temperature

| Temperature | ${notes.byTemperature.map(({ temperature }) => temperature).join(' | ')} |
|-|${notes.byTemperature.map(() => '-').join('|')}|
| All rules kept | ${notes.byTemperature.map(({ kept }) => percent(kept.all)).join(' | ')} |
| … of so many tunes | ${notes.byTemperature.map(({ kept }) => kept.tunes).join(' | ')} |

## Rules that the model's tunes break

| Rule | Tunes that break it | held-out characters | nothing asked for | begun by chance | … and written on by the maker |
|-|-|-|-|-|-|
${names
  .map((rule) => {
    const all = [kept.seen, kept.heldOut, kept.unasked, kept.begun, notes.begunByMaker];
    return `| ${rules[rule]} | ${all.map((each) => share(each, rule)).join(' | ')} |`;
  })
  .join('\n')}

Begun by chance: the first one to six notes of the melody are drawn as somebody might press keys (\`beginning.ts\`), and break
rules themselves, so that the maker, too, cannot keep all.
`;
}
