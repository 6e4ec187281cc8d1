import { describe, expect, it, vi } from 'vitest';
import {
  answerQuestions,
  createAsker,
  GONE,
  SILENT,
} from '../../../src/labs/shared/run/questions.ts';
import { fakeWorkers, LONG, stubWorkerTime } from './fake-worker.ts';

stubWorkerTime();

describe('a worker that answers questions', () => {
  /** An asker whose workers answer at once when they are let: with twice a number, after saying that number; 13 is refused. */
  function asking() {
    const workers = fakeWorkers<{ readonly id: number; readonly question: number }>();
    const asker = createAsker<number, string, number>(workers.open);
    const answer = (i = 0): void => {
      const worker = workers.last();
      const scope: Parameters<typeof answerQuestions<number, string, number>>[0] = {
        onmessage: null,
        postMessage: (message) => worker.say(message),
      };
      answerQuestions<number, string, number>(scope, (question, progress) => {
        progress(`${question} …`);
        if (question === 13) throw new Error('thirteen');
        return 2 * question;
      });
      scope.onmessage!({ data: worker.sent[i]! } as Parameters<
        NonNullable<typeof scope.onmessage>
      >[0]);
    };
    return { asker, workers, answer };
  }

  it('tells how far it is, and the answer', async () => {
    const { asker, answer } = asking();
    const progress: string[] = [];
    const asked = asker.ask(21, (how) => void progress.push(how));
    answer();
    expect(await asked).toBe(42);
    expect(progress).toEqual(['21 …']);
  });

  it('drops what it says to a question that was overtaken', async () => {
    const { asker, workers, answer } = asking();
    const progress: string[] = [];
    const first = asker.ask(1, (how) => void progress.push(how));
    const second = asker.ask(2);
    expect(await first).toBeUndefined();
    answer(0);
    answer(1);
    expect(await second).toBe(4);
    expect(progress).toEqual([]);
    expect(workers.all).toHaveLength(1);
  });

  it('rejects with what was thrown, and begins anew with another worker', async () => {
    const { asker, workers, answer } = asking();
    const asked = asker.ask(13);
    answer();
    await expect(asked).rejects.toThrow('thirteen');
    expect(workers.last().ended).toBe(true);
    const next = asker.ask(3);
    answer();
    expect(await next).toBe(6);
    expect(workers.all).toHaveLength(2);
  });

  it('rejects when the worker dies or falls silent', async () => {
    const { asker, workers } = asking();
    const first = asker.ask(1);
    workers.last().die();
    await expect(first).rejects.toThrow(GONE);
    const second = asker.ask(2);
    vi.advanceTimersByTime(LONG);
    await expect(second).rejects.toThrow(SILENT);
    expect(workers.all.every(({ ended }) => ended)).toBe(true);
  });

  it('lives through a death between two questions, and through silence', async () => {
    const { asker, workers, answer } = asking();
    const first = asker.ask(1);
    answer();
    await first;
    vi.advanceTimersByTime(LONG);
    expect(workers.last().ended).toBe(false);
    workers.last().die();
    const second = asker.ask(2);
    answer();
    expect(await second).toBe(4);
    expect(workers.all).toHaveLength(2);
  });

  it('answers nothing once it is closed', async () => {
    const { asker, workers, answer } = asking();
    const asked = asker.ask(1);
    asker.close();
    answer();
    expect(await asked).toBeUndefined();
    expect(workers.last().ended).toBe(true);
  });

  it('says when no worker can be made', async () => {
    const asker = createAsker<number, string, number>(() => {
      throw new Error('not allowed');
    });
    await expect(asker.ask(1)).rejects.toThrow(GONE);
    await expect(asker.ask(2)).rejects.toThrow(GONE);
  });
});
