/**
 * @file What a sound can be asked to be: how it is made, its tone and its length. These are the words that the model of
 * sounds knows, in the order of their embeddings.
 */
export const makings = ['plucked', 'struck', 'bowed', 'blown', 'bell', 'drum'] as const;
export const tones = ['bright', 'dark', 'hollow'] as const;
export const lengths = ['short', 'long'] as const;

export type Making = (typeof makings)[number];
export type Tone = (typeof tones)[number];
export type Length = (typeof lengths)[number];

/** What one sound is. */
export interface Combination {
  readonly making: Making;
  readonly tone: Tone;
  readonly length: Length;
}

/** What is asked of a model; what is left out is the model's to choose. */
export type Condition = Partial<Combination>;

/** All of them, lengths fastest. */
export const combinations: readonly Combination[] = makings.flatMap((making) =>
  tones.flatMap((tone) => lengths.map((length) => ({ making, tone, length }))),
);

/**
 * Whether training never hears this combination: 6 of 36, one of each way of making, no two of which agree in two words, so
 * that every pair of words is heard in others.
 */
export function isHeldOut({ making, tone, length }: Combination): boolean {
  const pair = tones.indexOf(tone) * lengths.length + lengths.indexOf(length);
  return (makings.indexOf(making) + 2) % makings.length === pair;
}

export const heldOut: readonly Combination[] = combinations.filter(isHeldOut);
export const seen: readonly Combination[] = combinations.filter((each) => !isHeldOut(each));

/** "a short, bright plucked string" */
export function inWords({ making, tone, length }: Condition): string {
  const thing = making === undefined ? 'sound' : things[making];
  const like = [length, tone].filter((word) => word !== undefined).join(', ');
  return ['a', like, thing].filter((word) => word !== '').join(' ');
}

const things: Record<Making, string> = {
  plucked: 'plucked string',
  struck: 'struck string',
  bowed: 'bowed string',
  blown: 'blown pipe',
  bell: 'bell',
  drum: 'drum',
};
