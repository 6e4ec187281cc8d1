/** @file The forms in which a register is said: names, pronouns, the color of a place. Words agree here. */
import { isWoman, OPEN, slot, type Memory } from './draws.ts';
import { registers, scenePhrases, type Register } from './lexicon.ts';
import { places } from './places.ts';

const pronouns = {
  s: ['she', 'he'],
  S: ['She', 'He'],
  o: ['her', 'him'],
  p: ['her', 'his'],
} as const;

/** Who can be in a story. */
const cast = [slot.who, slot.other, slot.friend] as const;

/** Whether "she" or "he" can only be this one: nobody else who was named is of the same gender. */
export function isPronounClear(register: Register, memory: Memory): boolean {
  const person = memory[slot[register]]!;
  return cast.every((at) => {
    const other = memory[at]!;
    return at === slot[register] || other === OPEN || isWoman(other) !== isWoman(person);
  });
}

/**
 * How a settled register can be said in a form, as phrases with their probabilities. A pronoun takes the place of a name
 * where it is clear whom it means; at the head of a sentence the name is still said one time in three.
 */
export function phrases(
  register: Register,
  form: string | undefined,
  memory: Memory,
): [string, number][] {
  const value = memory[slot[register]]!;
  const plain = registers[register][value]!;
  switch (form) {
    case undefined:
      return [[plain, 1]];
    case 'in':
      return [[scenePhrases[value]!, 1]];
    case 'color':
      return [[places[value]!.color, 1]];
    case 's':
    case 'S':
    case 'o':
    case 'p': {
      const pronoun = pronouns[form][isWoman(value) ? 0 : 1];
      const name = form === 'p' ? `${plain} ’s` : plain;
      if (!isPronounClear(register, memory)) return [[name, 1]];
      return form === 'S'
        ? [
            [pronoun, 2 / 3],
            [name, 1 / 3],
          ]
        : [[pronoun, 1]];
    }
    default:
      throw new Error(`$${register}.${form} is no form.`);
  }
}
