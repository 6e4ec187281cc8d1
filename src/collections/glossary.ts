/** The glossary: every term once, and the words under which the text uses it. */
import type { Definition } from './definitions.ts';

/** All terms of the site. */
export interface Glossary {
  /** In alphabetical order. */
  readonly entries: readonly Definition[];
  /** What the text may call them; {@link termNamed} and {@link termsIn} read it. */
  readonly forms: ReadonlyMap<string, Form>;
}

/** One way to write a term. */
export interface Form {
  readonly definition: Definition;
  /** Whether it is looked for in the text: see {@link Definition.common}. */
  readonly sought: boolean;
}

/** The glossary of these definitions, in reading order; where two have a word in common, the first has it. */
export function glossaryOf(definitions: readonly Definition[]): Glossary {
  const forms = new Map<string, Form>();
  const entries = new Map<string, Definition>();
  for (const definition of definitions) {
    if (entries.has(definition.anchor)) continue;
    entries.set(definition.anchor, definition);
    for (const { form, sought } of formsOf(definition)) {
      if (!forms.has(form)) forms.set(form, { definition, sought });
    }
  }
  return {
    entries: [...entries.values()].sort((a, b) => a.term.localeCompare(b.term, 'en')),
    forms,
  };
}

/** The ways to write a term: itself, its other words, and the plain plurals of all. */
export function formsOf(definition: Definition): { form: string; sought: boolean }[] {
  const { term, also, common } = definition;
  return [term, ...also].flatMap((words, index) => {
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const form = isAbbreviation(words) ? tidy(words) : tidy(words).toLowerCase();
    const sought = index > 0 || !common;
    return [form, plural(form)].map((each) => ({ form: each, sought }));
  });
}

/** The term that these words name, in whatever form. */
export function termNamed(words: string, { forms }: Glossary): Definition | undefined {
  return find(words, forms)?.definition;
}

/** A term in a text. */
export interface Occurrence {
  readonly definition: Definition;
  /** As the text has it. */
  readonly words: string;
  /** Offset in the text. */
  readonly at: number;
}

/** The terms in a text, as whole words; of two that start at one place, the longer. */
export function termsIn(text: string, { forms }: Glossary): Occurrence[] {
  const sought = [...forms].flatMap(([form, each]) => (each.sought ? [form] : []));
  if (sought.length === 0) return [];
  const found = text.replaceAll('’', "'").matchAll(pattern(sought));
  return [...found].flatMap(({ 0: words, index }) => {
    const form = find(words, forms);
    return form === undefined ? [] : [{ definition: form.definition, words, at: index }];
  });
}

function find(words: string, forms: Glossary['forms']): Form | undefined {
  return forms.get(tidy(words)) ?? forms.get(tidy(words).toLowerCase());
}

/** A word with hyphens is another word: "self-attention" is no "attention". */
function pattern(forms: readonly string[]): RegExp {
  const all = forms
    .toSorted((a, b) => b.length - a.length)
    .map((form) => RegExp.escape(form).replaceAll(/(?:\\x20| )/g, '\\s+'))
    .join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}]-?)(?:${all})(?!-?[\\p{L}\\p{N}])`, 'giu');
}

/** A capital after the first letter, or one alone: as it is written, because "gan" is no GAN. */
function isAbbreviation(words: string): boolean {
  return /.\p{Lu}|^\p{Lu}(?!\p{Ll})/su.test(words);
}

function plural(form: string): string {
  if (/[^aeiou]y$/.test(form)) return `${form.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(form) ? `${form}es` : `${form}s`;
}

function tidy(words: string): string {
  return words.trim().replaceAll(/\s+/g, ' ').replaceAll('’', "'");
}
