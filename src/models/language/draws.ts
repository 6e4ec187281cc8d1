/**
 * @file What is settled by chance, and how likely each choice is, given what is settled already.
 *
 * Some stories are held out: training never tells them, so that a model that tells them right has not copied. They are
 * combinations of a thing, a color and a scene, the same as for the pictures, and whole plans: a plot with an episode.
 */
import { colors, isHeldOut, scenes, things } from '../pictures/vocabulary.ts';
import { registerNames, registers, women, type Register } from './lexicon.ts';
import { places } from './places.ts';

/** What a story has settled: for each register the index of its value, or {@link OPEN}. */
export type Memory = readonly number[];
export const OPEN = -1;

export const nothing: Memory = registerNames.map(() => OPEN);

/** Where a register is in a memory. */
export const slot = Object.fromEntries(registerNames.map((name, i) => [name, i])) as Readonly<
  Record<Register, number>
>;

export const isWoman = (person: number): boolean => person < women.length;

/** Which stories can be told: those of training, or also what is held out and places that training never names. */
export type World = 'training' | 'whole';

/** Whether a plot never has this episode in training: one episode of each plot. */
export function isPlanHeldOut(plot: number, episode: number): boolean {
  return episode === (5 * plot + 1) % registers.episode.length;
}

/** Plans that training never follows. A note has no episode. */
export const heldOutPlans = registers.plot
  .map((plot, i) => ({
    plot,
    episode: registers.episode.find((_, j) => isPlanHeldOut(i, j))!,
  }))
  .filter(({ plot }) => plot !== 'note');

/** Whether training never tells a story of which this was settled: for its plan, or for a thing in a color and a scene. */
export function isStoryHeldOut(memory: Memory): boolean {
  return (
    isPlanHeldOut(memory[slot.plot]!, memory[slot.episode]!) ||
    thingSlots.some((thing) =>
      colorSlots.some((color) => heldOutWith(memory[thing]!, memory[color]!, memory)),
    )
  );
}

/** Registers whose values differ from those that came before them. */
const differs: Partial<Record<Register, readonly Register[]>> = {
  other: ['who'],
  who: ['other'],
  friend: ['who', 'other'],
  color2: ['color'],
  spot2: ['spot'],
  spot3: ['spot', 'spot2'],
};

/** How likely a register is to be settled to this value, up to a common factor; 0 if it cannot be. */
export function weight(register: Register, value: number, memory: Memory, world: World): number {
  if (differs[register]?.some((other) => memory[slot[other]] === value)) return 0;
  switch (register) {
    case 'who':
    case 'other': {
      // Two of one gender cannot be told apart by a pronoun; most pairs are such that they can.
      const first = memory[slot[register === 'who' ? 'other' : 'who']]!;
      return first === OPEN || isWoman(first) === isWoman(value) ? 1 : 3;
    }
    case 'place':
      return world === 'whole' ? places[value]!.timesShown || 1 : places[value]!.timesShown;
    case 'episode':
      return world === 'training' && isPlanHeldOut(memory[slot.plot]!, value) ? 0 : 1;
    case 'color':
    case 'color2':
      return world === 'training' && heldOutWith(memory[slot.thing]!, value, memory) ? 0 : 1;
    case 'thing':
    case 'thing2':
      return world === 'training' &&
        colorSlots.some((at) => heldOutWith(value, memory[at]!, memory))
        ? 0
        : 1;
    default:
      return 1;
  }
}

const thingSlots = [slot.thing, slot.thing2] as const;
const colorSlots = [slot.color, slot.color2] as const;

/** Whether this thing in this color, in the story's scene, is held out; not if one of them is not settled yet. */
function heldOutWith(thing: number, color: number, memory: Memory): boolean {
  const scene = memory[slot.scene]!;
  if (thing === OPEN || color === OPEN || scene === OPEN) return false;
  return isHeldOut({ thing: things[thing]!, color: colors[color]!, scene: scenes[scene]! });
}
