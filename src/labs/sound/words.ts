/** @file Tunes, sounds and what comes next, in words. */
import type { Broken } from '../../models/music/rules/rules.ts';
import { BARS } from '../../models/music/tune.ts';
import { meaningOf } from '../../models/music/tokens.ts';
import { decimal, whole } from '../shared/words.ts';
import { TUNES } from './limits.ts';
import { nameOf } from './names.ts';
import { courseOf } from './notes.ts';
import type { SoundFrame } from './session.ts';
import type { TimbreFrame } from './timbre.ts';
import type { TuneFrame } from './tune.ts';
import type { TuneRow } from './tunes.ts';

/** Words that are named, first of all and then, and how likely they are at least. */
const [FIRST, NAMED] = [2, 4];
const LIKELY = 0.01;

/** "Next in the melody: E5 0.62, C5 0.21" and ", rest 0.03, and 7 less likely.": the likeliest words to come. */
export function nextInWords({ next, header, words, place }: TuneFrame): {
  readonly first: string;
  readonly more: string;
} {
  const [first] = next;
  if (!first) return { first: '', more: '' };
  const { turn } = courseOf(words.slice(0, place), header);
  const whose = meaningOf(first.id).kind === 'pitch' ? ` in the ${turn}` : '';
  const likely = next.filter(({ drawn }, i) => i === 0 || drawn >= LIKELY);
  const named = likely
    .slice(0, NAMED)
    .map(({ id, drawn }) => `${nameOf(id, header.key)} ${decimal(drawn)}`);
  const left = next.length - named.length;
  const others = [...named.slice(FIRST), ...(left > 0 ? [`and ${left} less likely`] : [])];
  return {
    first: `Next${whose}: ${named.slice(0, FIRST).join(', ')}`,
    more: `${others.map((other) => `, ${other}`).join('')}.`,
  };
}

/** How far a tune has come, and what became of it. */
function tuneInWords({ words, header, mine, waiting, over, broken }: TuneFrame): string {
  const { notes, bar } = courseOf(words, header);
  const [all, theirs] = [notes, mine].map(({ length }) => length + waiting.length) as [
    number,
    number,
  ];
  if (all === 0) return 'No note yet.';
  const yours = theirs > 0 ? `, ${theirs} of them yours` : '';
  const count = `${whole(all)} ${all === 1 ? 'note' : 'notes'}${yours}`;
  // Which marks are whose is told while there are few.
  const filled = theirs > 0 ? ' (filled)' : '';
  if (!over) return `${count}${filled}, in bar ${bar + 1} of ${BARS}.`;
  return `${count}. ${brokenInWords(broken ?? {})}`;
}

function brokenInWords(broken: Broken): string {
  const all = Object.values(broken);
  if (all.length === 0) return 'It keeps all ten rules of its kind.';
  const more = all.length > 1 ? `, and ${all.length - 1} more` : '';
  return `It breaks ${all.length} of ten rules: ${all[0]}${more}.`;
}

function tunesInWords(rows: readonly TuneRow[]): string {
  if (rows.length === 0) return '';
  const kept = rows.filter(({ broken }) => Object.keys(broken).length === 0).length;
  const end = rows.length < TUNES ? '' : '.';
  return `${rows.length} of ${TUNES} tunes, ${kept} of which keep all rules${end}`;
}

function timbresInWords({ iteration, steps, done }: TimbreFrame): string {
  return done
    ? `Sixteen sounds, ${steps} ${steps === 1 ? 'step' : 'steps'} from noise.`
    : `Step ${iteration} of ${steps}.`;
}

/** What a report has come to; `rows` are the tunes that are written. */
export function reportInWords(report: SoundFrame, rows: readonly TuneRow[]): string {
  if (report.part === 'tune') return tuneInWords(report);
  return report.part === 'timbre' ? timbresInWords(report) : tunesInWords(rows);
}

/** The probabilities of pitches alone, by MIDI number. */
export function pitchShares({ next, header }: TuneFrame): Map<number, number> {
  return new Map(
    next.flatMap(({ id, drawn }) => {
      const meaning = meaningOf(id, header.key);
      return meaning.kind === 'pitch' && meaning.pitch !== undefined
        ? [[meaning.pitch, drawn] as const]
        : [];
    }),
  );
}
