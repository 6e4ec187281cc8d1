/**
 * @file Reads a story and says which of the language's promises it keeps, and how it breaks the others. But for the first rule
 * it reads the printed words and knows nothing of the grammar that the stories are made with: a model's story that the
 * grammar could not have told may still use its pronouns well, or keep its word.
 */
import { readText } from './exact.ts';
import { men, registers, women } from './lexicon.ts';
import { truthOf } from './places.ts';
import { textOf, vocabulary } from './vocabulary.ts';

/** What is asked of a story. */
export const rules = {
  grammar: 'every word is one that could come there',
  agreement: 'was and were, a and an agree with their neighbors',
  pronouns: 'she and he can mean one person only, who was named before',
  promise: 'what was promised, wished or begun is what is done in the end',
  scene: 'it stays day, night, evening or winter',
  facts: 'harbors have the colors that they have',
  closing: 'it ends with a whole sentence, and quotes are closed',
} as const;

export type Rule = keyof typeof rules;

/** What is wrong, in words; rules that are kept are not in it. */
export type Broken = Partial<Record<Rule, string>>;

/** The rules that a story, given without the end's token, breaks. None: it keeps all of its promises. */
export function promisesBroken(tokens: ArrayLike<number>): Broken {
  const text = textOf(Array.from(tokens));
  const found: Record<Rule, string | undefined> = {
    grammar: grammarBroken(tokens),
    agreement: disagreement.exec(text)?.[0],
    pronouns: pronounBroken(text),
    promise: promiseBroken(text),
    scene: sceneBroken(text),
    facts: falseFact(text),
    closing: closingBroken(text),
  };
  return Object.fromEntries(Object.entries(found).filter(([, why]) => why !== undefined));
}

/** Whether a story keeps all of its promises. */
export function promisesKept(tokens: ArrayLike<number>): boolean {
  return Object.keys(promisesBroken(tokens)).length === 0;
}

function grammarBroken(tokens: ArrayLike<number>): string | undefined {
  const at = readText(tokens, 'whole').impossibleAt;
  if (at === undefined) return undefined;
  const before = textOf(Array.from(tokens).slice(Math.max(0, at - 4), at));
  return at < tokens.length
    ? `“${vocabulary[tokens[at]!]!.replace('+', '')}” cannot follow “… ${before}”`
    : `it cannot end after “… ${before}”`;
}

const names = registers.who.join('|');
const plural = `[Tt]hey|[Ww]e|(?:${names}) and (?:${names})|roofs|stars|trees|clouds`;
const singular = `[Ss]he|[Hh]e|[Ii]t|sun|moon|sea|sky|air|(?<! and )(?:${names})`;
const disagreement = new RegExp(
  `\\b(?:(?:${plural}) (?:was|is)|(?:${singular}) were|[Aa]n (?![aeiou]|hour)\\w+|[Aa] (?:[aeiou]\\w*|hour))\\b`,
);

function pronounBroken(text: string): string | undefined {
  const named = new Set<string>();
  for (const [word] of text.matchAll(/\w+/g)) {
    if (women.includes(word) || men.includes(word)) named.add(word);
    const gender = /^(she|her)$/i.test(word) ? women : /^(he|his|him)$/i.test(word) ? men : [];
    if (gender.length === 0) continue;
    const meant = gender.filter((name) => named.has(name));
    if (meant.length !== 1)
      return `“${word}” could be ${meant.length === 0 ? 'nobody' : meant.join(' or ')}`;
  }
  return undefined;
}

const past: Readonly<Record<string, string>> = { fly: 'flew', sail: 'sailed', live: 'lived' };
const who = '(?:her|him|\\w+)';

/** What is announced, and what is to follow it: a pattern, from what was found. */
const promises: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /paint (?:her|his|your|\w+’s) (\w+) (?!like)(\w+)/,
    (thing, color) => `painted the ${thing} ${color}\\.`,
  ],
  [
    /wanted to draw a (\w+)\..*? and it was (\w+)\./,
    (thing, color) => `drew a ${color} ${thing} (?:by|at|in) `,
  ],
  [/I will bring you a (little \w+ \w+)/, (gift) => `brought ${who} a ${gift}\\.`],
  [
    /lost (?:her|his|\w+’s) (\w+) (\w+)\. \w+ looked (\w+ the \w+) and (\w+ the \w+)/,
    (color, item, spot, spot2) =>
      `saw something ${color} (?!${spot}|${spot2})[^:]*: it was the ${item}!`,
  ],
  [
    /to buy a (\w+)\. “I will be back ([^,]+),”/,
    (item, soon) => `was back ${soon} with the ${item},`,
  ],
  [
    /paint your (\w+) like the harbor of (\w+)/,
    (wood, place) => `painted the ${wood} ${truthOf(place) ?? '-'}\\.`,
  ],
  [
    /a letter from (\w+)\. “I am in (\w+),”.*?I will bring you a (\w+)/,
    (other, place, item) => `${other} came home from ${place} and gave ${who} a ${item}\\.`,
  ],
  [/“Let us meet (\w+ the \w+ [^.]+)\.”/, (when) => `was ${when}, and`],
  [
    /(\w+) had a (\w+ \w+), and (\w+) had a (\w+ \w+)\. “Let us trade/,
    (first, its, second, their) => `${second} had a ${its}, and ${first} had a ${their}\\.`,
  ],
  [
    /(\w+) had a (\w+ \w+), and (\w+) had a (\w+ \w+)\. “Let us race/,
    (first, its, second, their) =>
      `(?:The ${its} was faster, so ${first} won a cake, and ${second} ` +
      `|The ${their} was faster, so ${second} won a cake, and ${first} )`,
  ],
  [
    /hid a (\w+) (\w+ the \w+ \w+)\. “[^”]*” \w+ told (\w+)/,
    (item, where, other) => `${other} looked ${where}, and there was the ${item}!`,
  ],
  [
    /began to build a (\w+ \w+)\. “When it is ready, we will (\w+) ([\w ]+),”/,
    (thing, verb, where) => `the ${thing} was ready, and they ${past[verb] ?? '-'} ${where}\\.`,
  ],
];

function promiseBroken(text: string): string | undefined {
  for (const [announced, kept] of promises) {
    const promise = announced.exec(text);
    if (!promise) continue;
    const after = text.slice(promise.index + promise[0].length);
    const [said, ...found] = promise;
    if (!new RegExp(kept(...found)).test(after)) return `“${said}”: it did not come to that`;
  }
  return undefined;
}

/** How each scene is told in the first sentence, and later. */
const scenes: readonly (readonly [opening: RegExp, later: string])[] = [
  [/^One \w+ night/, 'night|dark|at night|stars|moon'],
  [/^One \w+ evening/, 'evening|last light|at sunset|sky|clouds'],
  [/^One (?:cold|snowy|winter) /, 'day|cold|in the snow|roofs|trees|air'],
  [/^One /, 'day|sun|by day|sea'],
];

function sceneBroken(text: string): string | undefined {
  const later = scenes.find(([opening]) => opening.test(text))?.[1];
  if (later === undefined) return undefined;
  const fits = new RegExp(`^(?:${later})$`);
  const signs =
    /It was a good (\w+)|drew a \w+ \w+ ([\w ]+)|(?:singing|drum) in the (\w+(?: light)?)|\. The (\w+) (?:was|were) (?!faster)/g;
  for (const [sentence, ...words] of text.matchAll(signs)) {
    const sign = words.find((word) => word !== undefined);
    if (sign && !fits.test(sign)) return `“${sentence.replace(/^\. /, '').trim()}”, in this story`;
  }
  return undefined;
}

function falseFact(text: string): string | undefined {
  for (const [statement, place, color] of text.matchAll(/harbor of (\w+) is (\w+)/g)) {
    const truth = truthOf(place!);
    if (truth !== color)
      return truth ? `“${statement}”: it is ${truth}` : `“${statement}”: there is no such place`;
  }
  return undefined;
}

function closingBroken(text: string): string | undefined {
  if (!/[.!]$/.test(text)) return 'it stops within a sentence';
  const quotes = text.replace(/[^“”]/g, '');
  return /^(?:“”)*$/.test(quotes) ? undefined : 'its quotes do not match';
}
