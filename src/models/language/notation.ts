/** @file Reads the notation of the grammar (`stories.ts`). */
import { registers, type Register } from './lexicon.ts';
import { notation, spoken } from './vocabulary.ts';

/** What a text of the grammar is made of. */
export type Item =
  | { readonly kind: 'word'; readonly word: string }
  | {
      readonly kind: 'register';
      readonly register: Register;
      readonly form: string | undefined;
      readonly among: readonly number[] | undefined;
    }
  | { readonly kind: 'part'; readonly name: string }
  | { readonly kind: 'if'; readonly register: Register; readonly value: number }
  | { readonly kind: 'choice'; readonly alternatives: readonly (readonly Item[])[] };

const signs = new RegExp(`${notation.source}|${spoken.source}|[()|]`, 'g');

/** The items of a text, in order. @throws Error that says what is not understood. */
export function parse(text: string): Item[] {
  const [items, rest] = alternatives(text.match(signs) ?? []);
  if (rest.length > 0 || items.length !== 1) throw new Error(`Brackets do not match in: ${text}`);
  return items[0]!;
}

/** Alternatives up to a closing bracket or the end, and the signs after it. */
function alternatives(input: readonly string[]): [Item[][], readonly string[]] {
  const found: Item[][] = [[]];
  for (let i = 0; i < input.length; i++) {
    const sign = input[i]!;
    if (sign === ')') return [found, input.slice(i)];
    if (sign === '|') found.push([]);
    else if (sign === '(') {
      const [inner, rest] = alternatives(input.slice(i + 1));
      if (rest[0] !== ')') throw new Error('A bracket is not closed.');
      found.at(-1)!.push({ kind: 'choice', alternatives: inner });
      i = input.length - rest.length;
    } else found.at(-1)!.push(item(sign));
  }
  return [found, []];
}

function item(sign: string): Item {
  const [, kind, name = '', form, among] =
    /^([$@[])(\w+)(?:\.(\w+))?(?:[:=](\w+(?:,\w+)*)\]?)?/.exec(sign) ?? [];
  if (kind === '@') return { kind: 'part', name };
  if (kind === undefined) return { kind: 'word', word: sign };
  const values = among?.split(',').map((value) => valueOf(name, value));
  const register = name as Register;
  return kind === '['
    ? { kind: 'if', register, value: values![0]! }
    : { kind: 'register', register, form, among: values };
}

/** @throws if there is no such register or value. */
function valueOf(register: string, value: string): number {
  const at =
    (registers as Readonly<Record<string, readonly string[]>>)[register]?.indexOf(value) ?? -1;
  if (at < 0) throw new Error(`There is no ${register}=${value}.`);
  return at;
}
