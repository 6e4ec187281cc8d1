/** What the components of a question share: what `markdown/questions.ts` gives them, and words for it. */
import type { QuestionKind } from '../../collections/questions.ts';

export interface QuestionProps {
  readonly kind: QuestionKind;
  /** Within its section, from 1. */
  readonly number: string;
  /** Its id. */
  readonly anchor: string;
  /** Under which the reader's answer is kept. */
  readonly hash: string;
  /** A line of Markdown. */
  readonly question: string;
  /** Of `Estimate`: the number, how far off still counts, and what it counts. */
  readonly answer?: string;
  readonly within?: string;
  readonly unit?: string;
}

/** What to do, after the number of the question. */
export function task({ kind, within }: Pick<QuestionProps, 'kind' | 'within'>): string {
  if (kind === 'choose') return 'choose one';
  if (kind === 'order') return 'put in order';
  return kind === 'estimate' ? `estimate, to within ${within}` : 'answer in a sentence or two';
}

/** "6 questions". */
export function questionsInWords(count: number): string {
  return count === 1 ? 'One question' : `${count} questions`;
}

/** Letters name options: 0 is "a". */
export function letterOf(at: number): string {
  return String.fromCharCode(97 + at);
}
