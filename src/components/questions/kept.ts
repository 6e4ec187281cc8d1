/**
 * Answers, kept on the reader's device alone: one key a section, with an answer for each question's hash. Storage may be
 * refused, as in private windows: then they last as long as the page.
 */

export interface Kept {
  get(hash: string): string | undefined;
  set(hash: string, answer: string): void;
  clear(): void;
}

/** The key of a section. */
export const keyOf = (section: string): string => `answers:${section}`;

export function keptAnswers(section: string, storage: () => Storage = () => localStorage): Kept {
  const key = keyOf(section);
  const guarded = <T>(act: (storage: Storage) => T): T | undefined => {
    try {
      return act(storage());
    } catch {
      return undefined;
    }
  };
  const answers = parsed(guarded((each) => each.getItem(key)) ?? '');
  return {
    get: (hash) => answers.get(hash),
    set(hash, answer) {
      answers.set(hash, answer);
      guarded((each) => each.setItem(key, JSON.stringify(Object.fromEntries(answers))));
    },
    clear() {
      answers.clear();
      guarded((each) => each.removeItem(key));
    },
  };
}

/** What was kept, as far as it can be read. */
function parsed(text: string): Map<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return new Map(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return new Map();
  }
}
