/** @file A tune that the maker wrote, as a piano roll in two phrases, with some of the rules that it keeps marked in it. */
import { encode, vocabulary } from '../models/music/tokens.ts';
import { noteName } from '../models/music/spelling.ts';
import { rules, rulesBroken } from '../models/music/rules/rules.ts';
import { trainingTune } from '../models/music/training-set.ts';
import { BARS, timedNotes, type TimedNote } from '../models/music/tune.ts';
import { inWords, meters, secondsOfEighth } from '../models/music/vocabulary.ts';
import { circle, path, text, type Drawing, type Figure } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import { linear } from '../drawing/scale.ts';
import { once } from './once.ts';

/** Which training tune: one in C with a leap of a fifth in it. */
export const TUNE = 7784;
const PHRASE = BARS / 2;
const [WIDTH, HEIGHT, TOP, BASE] = [316, 228, 38, 200];
/** Where pitches have names. */
const NAMED = [48, 60, 72];
const FOURTH = 5;

const absent = (what: string): Error => new Error(`Tune ${TUNE} has no ${what}.`);

export const tuneFigure = once((): Figure => {
  const tune = trainingTune(TUNE);
  const tokens = encode(tune);
  const notes = timedNotes(tune.bars);
  const melody = notes.filter(({ voice }) => voice === 'melody');
  const pitches = melody.map(({ pitch }) => pitch);
  const moves = pitches.slice(1).map((pitch, i) => pitch - pitches[i]!);
  const wide = moves.findIndex((move) => Math.abs(move) >= FOURTH);
  if (wide < 0) throw absent('wide leap');
  const bar = meters[tune.header.dance].bar;
  const inPhrase = (phrase: number): TimedNote[] =>
    notes.filter(({ start }) => Math.floor(start / (PHRASE * bar)) === phrase);
  const [question, end] = [endOf(inPhrase(0)), endOf(inPhrase(1))];
  const facts = {
    tune: inWords(tune.header),
    key: tune.header.key,
    notes: melody.length,
    steps: moves.filter((move) => Math.abs(move) === 1 || Math.abs(move) === 2).length,
    leaps: moves.filter((move) => Math.abs(move) > 2).length,
    range: Math.max(...pitches) - Math.min(...pitches),
    leap: moves[wide]!,
    back: moves[wide + 1]!,
    tokens: tokens.length,
    words: vocabulary.length,
    seconds: BARS * bar * secondsOfEighth(tune.header),
    question: noteName(question.pitch, tune.header.key),
    end: noteName(end.pitch, tune.header.key),
    rules: Object.keys(rules).length,
    broken: Object.keys(rulesBroken(tokens)).length,
  };
  const roll = (phrase: 0 | 1): Drawing => {
    const from = phrase * PHRASE * bar;
    const x = linear([from, from + PHRASE * bar], [26, WIDTH - 4]);
    const y = linear([40, 81], [BASE, TOP]);
    const thick = y(0) - y(1);
    const box = ({ pitch, start, length }: TimedNote): string =>
      `M${nums(x(start) + 1, y(pitch) - thick / 2)}h${nums(x(length) - x(0) - 2)}v${nums(thick)}h${nums(2 - x(length) + x(0))}z`;
    const boxes = (voice: string): string =>
      inPhrase(phrase)
        .filter((note) => note.voice === voice)
        .map(box)
        .join('');
    const middle = ({ start, length }: TimedNote): number => x(start + length / 2);
    const bars = Array.from({ length: PHRASE + 1 }, (_, b) => x(from + b * bar));
    const last = phrase === 0 ? question : end;
    const line = `M${melody
      .slice(wide, wide + 3)
      .map((note) => nums(middle(note), y(note.pitch)))
      .join('L')}`;
    return {
      width: WIDTH,
      height: HEIGHT,
      marks: [
        path('axis', bars.map((at) => `M${nums(at, TOP - 6)}V${BASE}`).join('')),
        path('frame', NAMED.map((pitch) => `M26 ${nums(y(pitch))}H${WIDTH - 4}`).join('')),
        ...NAMED.map((pitch) =>
          text('label end', 21, y(pitch) + 4, noteName(pitch, tune.header.key)),
        ),
        ...bars.slice(1).map((at, b) => {
          return text('label middle', (at + bars[b]!) / 2, BASE + 17, String(b + 1 + 4 * phrase));
        }),
        path('real area faint', boxes('bass')),
        path('real area', boxes('melody')),
        path('real line bold', `M${nums(bars[0]! + 1, TOP - 10)}H${nums(bars[2]! - 1)}`),
        text('name middle', bars[1]!, TOP - 16, phrase === 0 ? 'two bars …' : '… come back'),
        path('arrow', phrase === 0 ? line : ''),
        circle('followed', middle(last), y(last.pitch), 9),
        text(
          'name end',
          WIDTH - 4,
          TOP - 16,
          phrase === 0 ? 'ends on the dominant' : 'ends on the tonic',
        ),
      ],
    };
  };
  return {
    panels: [
      { drawing: roll(0), label: 'bars 1 to 4: a question' },
      { drawing: roll(1), label: 'bars 5 to 8: the answer' },
    ],
    alt:
      `A tune of ${BARS} bars as a piano roll, pitch upward and time to the right, in two panels of ${PHRASE} bars: ${facts.notes} notes of a melody over a bass. Bars 5 and 6 repeat bars 1 and 2. ` +
      `A line follows the widest leap of the melody, ${Math.abs(facts.leap)} semitones down, and the step back after it. Rings mark the last note of each phrase: ${facts.question} in bar 4, over the dominant, and ${facts.end}, the tonic, in bar 8.`,
    answer:
      `Bars 5 and 6 are bars 1 and 2 again, in both voices. The melody takes ${facts.steps} steps and ${facts.leaps} leaps, within ${facts.range} semitones. After its leap down by ${Math.abs(facts.leap)} semitones it steps back up. ` +
      `Bar 4 ends on ${facts.question}, which belongs to the dominant, so the phrase sounds unfinished; bar 8 ends on ${facts.end}, the tonic, and sounds finished.`,
    facts,
  };
});

/** The last note of the melody among these. */
function endOf(notes: readonly TimedNote[]): TimedNote {
  const last = notes.findLast(({ voice }) => voice === 'melody');
  if (!last) throw absent('melody');
  return last;
}
