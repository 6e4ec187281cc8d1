/**
 * @file Reads a tune and says which of the rules it keeps, and how it breaks the others. It looks at pitches and lengths
 * alone and shares with the maker only what words mean (`vocabulary.ts`): a model's tune need not be one that the maker
 * could have made.
 */
import { decode } from './tokens.ts';
import { BARS, type Bar, type Note } from './tune.ts';
import { bassRegister, headerKinds, meters, paces, tonics, type Header } from './vocabulary.ts';

/** What is asked of a tune. */
export const rules = {
  form: 'eight bars, each with a melody and a bass',
  meter: 'every bar is as long as the dance says, in both voices',
  key: 'every note is of the key; over the dominant a minor key raises its seventh',
  harmony:
    'the bass has chords that follow each other; strong beats are of the chord, other notes pass by step',
  return: 'bars 5 and 6 come back to bars 1 and 2',
  cadence: 'bar 4 ends on the dominant; bar 8 on the tonic, reached by step and held',
  motion:
    'more steps than leaps, none of them dissonant, a step back after a fourth or more; the leading tone goes to the tonic',
  voices: 'the melody keeps within a tenth, over the bass, without parallel octaves or fifths',
  mood: 'pace and register of the mood',
  dance: 'the bass moves as the dance does',
} as const;

export type Rule = keyof typeof rules;

/** What is wrong, in words; rules that are kept are not in it. */
export type Broken = Partial<Record<Rule, string>>;

/**
 * The rules that a tune, given as tokens without END, breaks. None: it keeps them all. Words that were not said can be any:
 * then it is judged by those that suit it best.
 */
export function rulesBroken(tokens: ArrayLike<number>): Broken {
  const { said, bars, open, problem } = decode(tokens);
  if (problem) return { form: `${problem.why} (word ${problem.at + 1})` };
  const complete = bars.every(({ melody, bass }) => melody.length > 0 && bass.length > 0);
  if (bars.length !== BARS || !complete || open !== undefined) return { form: 'it is not whole' };
  let best: Broken | undefined;
  for (const header of completions(said)) {
    const broken = brokenWith(header, bars);
    if (!best || Object.keys(broken).length < Object.keys(best).length) best = broken;
  }
  return best!;
}

/** Whether a tune keeps all rules. */
export function rulesKept(tokens: ArrayLike<number>): boolean {
  return Object.keys(rulesBroken(tokens)).length === 0;
}

/** Every header that says this. */
function completions(said: Partial<Header>): Header[] {
  const { mood, mode, dance, key } = headerKinds;
  const any = <T>(value: T | undefined, all: readonly T[]): readonly T[] =>
    value === undefined ? all : [value];
  return any(said.mood, mood).flatMap((mood) =>
    any(said.mode, mode).flatMap((mode) =>
      any(said.dance, dance).flatMap((dance) =>
        any(said.key, key).map((key) => ({ mood, mode, dance, key })),
      ),
    ),
  );
}

/** A note of one voice, with where it is. */
interface Placed {
  readonly pitch: number;
  readonly bar: number;
  readonly start: number;
  readonly length: number;
}

const placed = (bars: readonly (readonly Note[])[]): Placed[] =>
  bars.flatMap((notes, bar) => {
    let end = 0;
    return notes.flatMap(({ pitch, length }) => {
      const start = end;
      end += length;
      return pitch === undefined ? [] : [{ pitch, bar, start, length }];
    });
  });

/** Whether a move of so many semitones is a step. */
const isStep = (move: number): boolean => Math.abs(move) === 1 || Math.abs(move) === 2;

const modulo = (a: number, n: number): number => ((a % n) + n) % n;

function brokenWith(header: Header, bars: readonly Bar[]): Broken {
  const melody = placed(bars.map((bar) => bar.melody));
  const bass = placed(bars.map((bar) => bar.bass));
  /** The chord's root in each bar, in semitones above the tonic: the first note of the bass. */
  const roots = bars.map(({ bass: [first] }) =>
    first?.pitch === undefined ? undefined : modulo(first.pitch - tonics[header.key], 12),
  );
  const found: Record<Rule, string | undefined> = {
    form: undefined,
    meter: meterBroken(header, bars),
    key: keyBroken(header, [...melody, ...bass], roots),
    harmony: harmonyBroken(header, melody, bass, roots),
    return: returnBroken(bars),
    cadence: cadenceBroken(header, melody, roots),
    motion: motionBroken(header, melody, roots),
    voices: voicesBroken(melody, bass, roots),
    mood: moodBroken(header, bars, melody),
    dance: danceBroken(header, bars),
  };
  return Object.fromEntries(Object.entries(found).filter(([, why]) => why !== undefined));
}

const inBar = (bar: number): string => `in bar ${bar + 1}`;

function meterBroken({ dance }: Header, bars: readonly Bar[]): string | undefined {
  const lasts = (notes: readonly Note[]): number =>
    notes.reduce((sum, note) => sum + note.length, 0);
  const at = bars.findIndex((bar) =>
    [bar.melody, bar.bass].some((notes) => lasts(notes) !== meters[dance].bar),
  );
  return at < 0 ? undefined : `too short or too long ${inBar(at)}`;
}

/** Semitones above the tonic. */
const MAJOR = [0, 2, 4, 5, 7, 9, 11];
const MINOR = [0, 2, 3, 5, 7, 8, 10];
const MINOR_OVER_DOMINANT = [0, 2, 3, 5, 7, 8, 11];
const FIFTH = 7;

function keyBroken(
  { key, mode }: Header,
  notes: readonly Placed[],
  roots: readonly (number | undefined)[],
): string | undefined {
  const wrong = notes.find(({ pitch, bar }) => {
    const scale = mode === 'major' ? MAJOR : roots[bar] === FIFTH ? MINOR_OVER_DOMINANT : MINOR;
    return !scale.includes(modulo(pitch - tonics[key], 12));
  });
  return wrong && `a note of another key ${inBar(wrong.bar)}`;
}

/** Triads by the root's semitones above the tonic, and what may come after each within a phrase. */
const chords: Readonly<
  Record<Header['mode'], ReadonlyMap<number, { triad: readonly number[]; next: readonly number[] }>>
> = {
  major: new Map([
    [0, { triad: [0, 4, 7], next: [0, 2, 5, 7, 9] }],
    [2, { triad: [2, 5, 9], next: [7] }],
    [5, { triad: [5, 9, 0], next: [0, 2, 7] }],
    [7, { triad: [7, 11, 2], next: [0, 7, 9] }],
    [9, { triad: [9, 0, 4], next: [2, 5, 7] }],
  ]),
  minor: new Map([
    [0, { triad: [0, 3, 7], next: [0, 5, 7, 8] }],
    [5, { triad: [5, 8, 0], next: [0, 7] }],
    [7, { triad: [7, 11, 2], next: [0, 7, 8] }],
    [8, { triad: [8, 0, 3], next: [5, 7] }],
  ]),
};

function harmonyBroken(
  { key, mode, dance }: Header,
  melody: readonly Placed[],
  bass: readonly Placed[],
  roots: readonly (number | undefined)[],
): string | undefined {
  if (roots[0] !== 0) return 'it does not begin on the tonic';
  for (let b = 0; b < BARS; b++) {
    const chord = chords[mode].get(roots[b] ?? -1);
    if (!chord) return `no chord that the key has ${inBar(b)}`;
    if (b % 4 !== 3 && !chord.next.includes(roots[b + 1] ?? -1)) {
      return `the next chord does not follow from that ${inBar(b)}`;
    }
  }
  const ofChord = ({ pitch, bar }: Placed): boolean =>
    chords[mode].get(roots[bar]!)!.triad.includes(modulo(pitch - tonics[key], 12));
  const foreign = bass.find((note) => !ofChord(note));
  if (foreign) return `the bass leaves the chord ${inBar(foreign.bar)}`;
  const neighbors = (a: Placed | undefined, b: Placed | undefined): boolean =>
    a !== undefined && b !== undefined && isStep(a.pitch - b.pitch);
  const wrong = melody.find(
    (note, i) =>
      !ofChord(note) &&
      (meters[dance].strong.includes(note.start) ||
        !neighbors(melody[i - 1], note) ||
        !neighbors(note, melody[i + 1])),
  );
  return wrong && `a note of the melody does not fit the chord ${inBar(wrong.bar)}`;
}

function returnBroken(bars: readonly Bar[]): string | undefined {
  const same = (a: readonly Note[], b: readonly Note[]): boolean =>
    a.length === b.length &&
    a.every((note, i) => note.pitch === b[i]!.pitch && note.length === b[i]!.length);
  const at = [0, 1].find(
    (b) => !same(bars[b]!.melody, bars[b + 4]!.melody) || !same(bars[b]!.bass, bars[b + 4]!.bass),
  );
  return at === undefined ? undefined : `bar ${at + 5} is not bar ${at + 1}`;
}

function cadenceBroken(
  { key, mode, dance }: Header,
  melody: readonly Placed[],
  roots: readonly (number | undefined)[],
): string | undefined {
  const held = (note: Placed | undefined): boolean => (note?.length ?? 0) >= meters[dance].bar / 2;
  const above = (note: Placed | undefined): number =>
    note === undefined ? -1 : modulo(note.pitch - tonics[key], 12);
  const question = melody.findLast(({ bar }) => bar === 3);
  if (roots[3] !== FIFTH || !chords[mode].get(FIFTH)!.triad.includes(above(question)))
    return 'bar 4 does not end on the dominant';
  if (!held(question)) return 'the last note of bar 4 is short';
  if (roots[6] !== FIFTH || roots[7] !== 0) return 'the end is not dominant, then tonic';
  const [leading, last] = melody.slice(-2);
  if (last?.bar !== 7 || above(last) !== 0) return 'it does not end on the tonic';
  if (!held(last)) return 'the last note is short';
  if (!isStep(last.pitch - leading!.pitch)) return 'the end is not reached by step';
  return undefined;
}

const CONSONANT = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12];
const FOURTH = 5;

function motionBroken(
  { key }: Header,
  melody: readonly Placed[],
  roots: readonly (number | undefined)[],
): string | undefined {
  const moves = melody.slice(1).map(({ pitch }, i) => pitch - melody[i]!.pitch);
  const steps = moves.filter(isStep).length;
  const leaps = moves.filter((move) => Math.abs(move) > 2).length;
  if (steps <= leaps) return 'it leaps more than it steps';
  for (const [i, move] of moves.entries()) {
    const where = inBar(melody[i + 1]!.bar);
    if (!CONSONANT.includes(Math.abs(move))) return `a dissonant leap ${where}`;
    const ends = [i, i + 1].map((at) => modulo(melody[at]!.pitch - tonics[key], 12));
    if (Math.abs(move) === 3 && ends.includes(8) && ends.includes(11))
      return `an augmented second ${where}`;
    const [from, to] = [melody[i]!.bar, melody[i + 1]!.bar];
    if (ends[0] === 11 && roots[from] === FIFTH && roots[to] === 0 && move !== 1)
      return `the leading tone is left ${inBar(from)}`;
    const back = moves[i + 1];
    if (Math.abs(move) >= FOURTH && back !== undefined && !(isStep(back) && back * move < 0))
      return `a wide leap without a step back ${where}`;
  }
  return undefined;
}

const TENTH = 16;

function voicesBroken(
  melody: readonly Placed[],
  bass: readonly Placed[],
  roots: readonly (number | undefined)[],
): string | undefined {
  const high = melody.map(({ pitch }) => pitch);
  const low = bass.map(({ pitch }) => pitch);
  if (Math.max(...high) - Math.min(...high) > TENTH) return 'the melody is wider than a tenth';
  if (Math.min(...low) < bassRegister[0] || Math.max(...low) > bassRegister[1])
    return 'the bass leaves its register';
  if (Math.min(...high) <= Math.max(...low)) return 'the melody goes under the bass';
  const downbeats = Array.from({ length: BARS }, (_, b) =>
    [melody, bass].map((voice) => voice.find(({ bar, start }) => bar === b && start === 0)?.pitch),
  );
  const interval = ([a, b]: (number | undefined)[]): number | undefined =>
    a === undefined || b === undefined ? undefined : modulo(a - b, 12);
  const at = downbeats.findIndex((pair, b) => {
    const is = interval(pair);
    return (
      b > 0 &&
      roots[b] !== roots[b - 1] &&
      (is === 0 || is === FIFTH) &&
      is === interval(downbeats[b - 1]!)
    );
  });
  return at < 0 ? undefined : `parallel octaves or fifths to bar ${at + 1}`;
}

function moodBroken(
  { mood }: Header,
  bars: readonly Bar[],
  melody: readonly Placed[],
): string | undefined {
  const { notes, register } = paces[mood];
  const outside = melody.find(({ pitch }) => pitch < register[0] || pitch > register[1]);
  if (outside) return `a note is too high or too low ${inBar(outside.bar)}`;
  const at = bars.findIndex(
    (bar, b) => b % 4 !== 3 && (notes === 'few' ? bar.melody.length > 3 : bar.melody.length < 4),
  );
  return at < 0 ? undefined : `too ${notes === 'few' ? 'many' : 'few'} notes ${inBar(at)}`;
}

function danceBroken({ dance }: Header, bars: readonly Bar[]): string | undefined {
  const { bar: whole, bass } = meters[dance];
  const rhythm = (notes: readonly Note[]): string =>
    notes.map(({ pitch, length }) => (pitch === undefined ? -length : length)).join(' ');
  const allowed = bass.map((lengths) => lengths.join(' '));
  const first = rhythm(bars[0]!.bass);
  if (!allowed.includes(first)) return 'the bass does not dance so in bar 1';
  const at = bars.findIndex((bar, b) => rhythm(bar.bass) !== (b === BARS - 1 ? `${whole}` : first));
  return at < 0 ? undefined : `the bass breaks step ${inBar(at)}`;
}
