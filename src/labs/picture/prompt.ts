/** @file Reads a prompt: the condition that its words ask for, and what to say about those that ask for nothing. */
import type { Condition } from '../../models/pictures/vocabulary.ts';
import { negationsOf } from './negation.ts';
import { notesOf, type Findings } from './prompt-notes.ts';
import { LONGEST, wordsOf, type Word } from './prompt-words.ts';
import { nearestWord } from '../shared/prompt/spelling.ts';
import { knownWords, type Kind } from './synonyms.ts';

/** A piece of the prompt and what it was taken for. */
export interface Part {
  readonly text: string;
  /** `unused` is a word of the vocabulary that did not become the condition: a second thing, a negated color. */
  readonly role: Kind | 'filler' | 'unused' | 'unknown';
  /** Its word of the vocabulary. */
  readonly value?: string;
  /** What an unknown word may have been. */
  readonly nearest?: string;
}

export interface Reading {
  readonly condition: Condition;
  /** All of the prompt, in pieces. */
  readonly parts: readonly Part[];
  /** Sentences about what was not understood, or not taken. */
  readonly notes: readonly string[];
}

export function readPrompt(prompt: string): Reading {
  const words = wordsOf(prompt);
  const negations = negationsOf(words);
  const condition: Partial<Record<Kind, string>> = {};
  const findings: Findings = {
    taken: {},
    left: { thing: [], color: [], scene: [] },
    negated: negations.map(({ start, end }) => prompt.slice(start, end)),
    unpaintable: [],
    unknown: new Map(),
    cut: prompt.length > LONGEST,
  };

  function read(word: Word, i: number): Omit<Part, 'text'> {
    const { start, end, text, folded, meaning } = word;
    const negated = negations.some((each) => each.start <= start && end <= each.end);
    if (!meaning) {
      const nearest = negated ? undefined : nearestWord(folded, knownWords);
      // However often a word is written, and how: it is told once.
      if (!negated && !findings.unknown.has(folded))
        findings.unknown.set(folded, { text, nearest });
      return { role: 'unknown', nearest };
    }
    const { kind, value } = meaning;
    if (kind === 'unpaintable') {
      if (!negated) findings.unpaintable.push(text);
      return { role: 'unknown' };
    }
    if (value === undefined) return { role: 'filler' };
    if (negated) return { role: 'unused', value };
    // The color of a second thing is left with it.
    const next = words[i + 1];
    if (condition.thing && isColorOf(word, next) && next!.meaning!.value !== condition.thing) {
      return { role: 'unused', value };
    }
    condition[kind] ??= value;
    findings.taken[kind] ??= text;
    if (condition[kind] === value) return { role: kind, value };
    const from = isColorOf(words[i - 1], word) ? words[i - 1]!.start : start;
    findings.left[kind].push(prompt.slice(from, end));
    return { role: 'unused', value };
  }

  const parts: Part[] = [];
  let done = 0;
  const fill = (to: number): void => {
    if (to > done) parts.push({ text: prompt.slice(done, to), role: 'filler' });
  };
  for (const [i, word] of words.entries()) {
    fill(word.start);
    parts.push({ text: word.text, ...read(word, i) });
    done = word.end;
  }
  fill(prompt.length);
  return { condition: condition as Condition, parts, notes: notesOf(findings) };
}

/** Whether a word stands before a thing as its color. */
function isColorOf(color: Word | undefined, thing: Word | undefined): boolean {
  return color?.meaning?.kind === 'color' && thing?.meaning?.kind === 'thing' && !thing.apart;
}
