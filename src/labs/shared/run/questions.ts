/**
 * @file Workers that answer questions, one at a time: what the page and the worker say to each other, and both sides of it.
 * What a worker needs for all its answers, such as trained weights, comes with its first question.
 */
import { linkWorker } from './worker-link.ts';

/** To the worker. */
interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
}

/** From the worker. */
type Said<Progress, Answer> =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: Answer }
  | { readonly id: number; readonly kind: 'fault'; readonly message: string };

export interface Asker<Question, Progress, Answer> {
  /**
   * The answer; undefined where a newer question took its place or the asker was closed. Rejects with a sentence for the
   * reader; the next question begins with a new worker.
   */
  ask(question: Question, progress?: (progress: Progress) => void): Promise<Answer | undefined>;
  close(): void;
}

/** What to say of a worker that is gone. */
export const GONE = 'The part of the page that computes stopped unexpectedly.';
export const SILENT = 'The part of the page that computes did not answer.';

/** Asks the worker that `open` makes. */
export function createAsker<Question, Progress, Answer>(
  open: () => Worker,
): Asker<Question, Progress, Answer> {
  interface Waiting {
    readonly progress: (progress: Progress) => void;
    readonly resolve: (answer: Answer | undefined) => void;
    readonly reject: (error: Error) => void;
  }
  let id = 0;
  let waiting: Waiting | undefined;

  const link = linkWorker<Asked<Question>, Said<Progress, Answer>>(open, {
    heard(said) {
      if (said.id !== id || !waiting) return;
      if (said.kind === 'progress') return waiting.progress(said.progress);
      if (said.kind === 'fault') link.close();
      end((asked) => {
        if (said.kind === 'answer') asked.resolve(said.answer);
        else asked.reject(new Error(said.message));
      });
    },
    failed: (reason) => end(({ reject }) => reject(new Error(reason === 'silent' ? SILENT : GONE))),
  });

  function end(tell: (asked: Waiting) => void): void {
    const asked = waiting;
    waiting = undefined;
    link.expect(false);
    if (asked) tell(asked);
  }

  return {
    ask(question, progress = () => undefined) {
      waiting?.resolve(undefined);
      id += 1;
      return new Promise((resolve, reject) => {
        waiting = { progress, resolve, reject };
        link.post({ id, question });
        link.expect(true);
      });
    },
    close() {
      end(({ resolve }) => resolve(undefined));
      link.close();
    },
  };
}

/** The worker's global scope, as far as it is used. */
interface Scope<Question> {
  onmessage: ((event: MessageEvent<Asked<Question>>) => void) | null;
  postMessage(message: unknown): void;
}

/** Answers the page's questions for the life of the worker. `answer` may throw; the page is told. */
export function answerQuestions<Question, Progress, Answer>(
  scope: Scope<Question>,
  answer: (question: Question, progress: (progress: Progress) => void) => Answer,
): void {
  scope.onmessage = ({ data: { id, question } }) => {
    const say = (said: Said<Progress, Answer>): void => scope.postMessage(said);
    try {
      const made = answer(question, (progress) => say({ id, kind: 'progress', progress }));
      say({ id, kind: 'answer', answer: made });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      say({ id, kind: 'fault', message });
    }
  };
}
