/**
 * @file Reads a tune and says which of the rules it keeps, and how it breaks the others. It looks at pitches and lengths
 * alone and shares with the maker only what words mean (`vocabulary.ts`): a model's tune need not be one that the maker
 * could have made.
 */
import { decode } from '../tokens.ts';
import { BARS } from '../tune.ts';
import { characterKinds, type Character } from '../vocabulary.ts';
import * as form from './form.ts';
import * as harmony from './harmony.ts';
import { hear, type Check } from './heard.ts';
import * as melody from './melody.ts';

/** What is asked of a tune, beside its form. */
const checks = {
  meter: ['every bar is as long as the dance says, in both voices', form.meter],
  key: ['every note is of the key; over the dominant a minor key raises its seventh', harmony.key],
  harmony: [
    'the bass has chords that follow each other; strong beats are of the chord, other notes pass by step',
    harmony.harmony,
  ],
  return: ['bars 5 and 6 come back to bars 1 and 2', form.comesBack],
  cadence: [
    'bar 4 ends on the dominant; bar 8 on the tonic, reached by step and held',
    harmony.cadence,
  ],
  motion: [
    'more steps than leaps, none of them dissonant, a step back after a fourth or more; the leading tone goes to the tonic',
    melody.motion,
  ],
  voices: [
    'the melody keeps within a tenth, over the bass, without parallel octaves or fifths',
    melody.voices,
  ],
  mood: ['pace and register of the mood', form.mood],
  dance: ['the bass moves as the dance does', form.dance],
} as const satisfies Record<string, readonly [what: string, check: Check]>;

const names = Object.keys(checks) as (keyof typeof checks)[];

export type Rule = 'form' | keyof typeof checks;

/** Each rule in words. */
export const rules: Readonly<Record<Rule, string>> = {
  form: 'eight bars, each with a melody and a bass',
  ...(Object.fromEntries(names.map((name) => [name, checks[name][0]])) as Record<
    keyof typeof checks,
    string
  >),
};

/** What is wrong, in words; rules that are kept are not in it. */
export type Broken = Partial<Record<Rule, string>>;

/**
 * The rules that a tune, given as tokens without END, breaks. None: it keeps them all. Words that were not said can be any:
 * then it is judged by those that suit it best.
 */
export function rulesBroken(tokens: ArrayLike<number>): Broken {
  const { said, bars, open, problem } = decode(tokens);
  if (problem) return { form: `${problem.why} (word ${problem.at + 1})` };
  if (open !== undefined) return { form: 'its last note has no length' };
  if (bars.length !== BARS) return { form: `it has ${bars.length} of ${BARS} bars` };
  const lacking = bars.findIndex(({ melody, bass }) => melody.length === 0 || bass.length === 0);
  if (lacking >= 0) return { form: `bar ${lacking + 1} lacks its melody or its bass` };
  let best: Broken | undefined;
  for (const character of completions(said)) {
    const heard = hear(character, bars);
    const broken = Object.fromEntries(
      names.flatMap((name) => {
        const why = checks[name][1](heard);
        return why === undefined ? [] : [[name, why]];
      }),
    ) as Broken;
    if (!best || Object.keys(broken).length < Object.keys(best).length) best = broken;
  }
  return best!;
}

/** Whether a tune keeps all rules. */
export function rulesKept(tokens: ArrayLike<number>): boolean {
  return Object.keys(rulesBroken(tokens)).length === 0;
}

/** Every character of which this is said. */
function completions(said: Partial<Character>): Character[] {
  const { mood, mode, dance } = characterKinds;
  const any = <T>(value: T | undefined, all: readonly T[]): readonly T[] =>
    value === undefined ? all : [value];
  return any(said.mood, mood).flatMap((mood) =>
    any(said.mode, mode).flatMap((mode) =>
      any(said.dance, dance).map((dance) => ({ mood, mode, dance })),
    ),
  );
}
