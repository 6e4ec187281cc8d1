import { describe, expect, it, vi } from 'vitest';
import { linkWorker, SILENCE } from '../../../src/labs/shared/run/worker-link.ts';
import { fakeWorkers, LONG, stubWorkerTime } from './fake-worker.ts';

stubWorkerTime();

describe('a link to a worker', () => {
  function linked() {
    const workers = fakeWorkers<string>();
    const heard: unknown[] = [];
    const failed: string[] = [];
    const opened: Worker[] = [];
    const link = linkWorker<string, unknown>(
      workers.open,
      {
        heard: (news) => void heard.push(news),
        failed: (reason, message) => void failed.push(`${reason} ${message}`.trim()),
      },
      (worker) => {
        opened.push(worker);
        worker.postMessage('first');
      },
    );
    return { link, workers, heard, failed, opened };
  }

  it('opens a worker with the first message, once, and hands over what it needs before', () => {
    const { link, workers, heard, opened } = linked();
    expect([link.alive, workers.all.length]).toEqual([false, 0]);
    const bytes = new ArrayBuffer(1);
    link.post('a');
    link.post('b', [bytes]);
    expect(workers.all.map(({ sent }) => sent)).toEqual([['first', 'a', 'b']]);
    expect(workers.last().given.at(-1)).toEqual([bytes]);
    expect([link.alive, opened.length]).toEqual([true, 1]);
    workers.last().say('hello');
    expect(heard).toEqual(['hello']);
  });

  it('tells later that no worker can be made, and tries again with the next message', async () => {
    const failed: string[] = [];
    let refuse = true;
    const workers = fakeWorkers<string>();
    const link = linkWorker<string, unknown>(
      () => {
        if (refuse) throw new Error('not allowed');
        return workers.open();
      },
      { heard: () => undefined, failed: (reason, message) => void failed.push(reason, message) },
    );
    link.post('a');
    link.expect(true);
    expect(failed).toEqual([]);
    await Promise.resolve();
    expect(failed).toEqual(['died', 'Error: not allowed']);
    vi.advanceTimersByTime(LONG);
    expect(failed).toHaveLength(2);
    refuse = false;
    link.post('b');
    expect(workers.last().sent).toEqual(['b']);
  });

  it('tells once that a worker died, ends it, and opens another with the next message', () => {
    const { link, workers, heard, failed } = linked();
    link.post('a');
    const first = workers.last();
    link.expect(true);
    expect(first.die()).toBe(true);
    expect([failed, first.ended, link.alive]).toEqual([['died'], true, false]);
    first.die();
    first.say('from the grave');
    vi.advanceTimersByTime(LONG);
    expect([failed, heard]).toEqual([['died'], []]);
    link.post('b');
    expect(workers.last().sent).toEqual(['first', 'b']);
    workers.last().onerror!(new ErrorEvent('no such script') as unknown as Event);
    expect(failed).toEqual(['died', 'died no such script']);
  });

  it('takes a message that cannot be read for a death', () => {
    const { link, workers, failed } = linked();
    link.post('a');
    workers.last().onmessageerror!(new ErrorEvent('') as unknown as Event);
    expect(failed).toEqual(['died']);
  });

  it('tells of silence while something is expected, and ends the worker', () => {
    const { link, workers, failed } = linked();
    link.post('a');
    link.expect(true);
    vi.advanceTimersByTime(SILENCE);
    expect(failed).toEqual([]); // it looks once more
    vi.advanceTimersByTime(1000);
    expect(failed).toEqual(['silent It did not answer.']);
    expect(workers.last().ended).toBe(true);
  });

  it('bears silence at rest, and counts from the last word', () => {
    const { link, workers, failed } = linked();
    link.post('a');
    vi.advanceTimersByTime(LONG);
    link.expect(true);
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(SILENCE - 1);
      workers.last().say('still here');
    }
    vi.advanceTimersByTime(SILENCE + 500);
    workers.last().say('just in time');
    vi.advanceTimersByTime(SILENCE - 1);
    link.expect(false);
    vi.advanceTimersByTime(LONG);
    expect(failed).toEqual([]);
  });

  it('ends a worker without a word', () => {
    const { link, workers, heard, failed } = linked();
    link.post('a');
    link.expect(true);
    link.close();
    workers.last().say('bye');
    vi.advanceTimersByTime(LONG);
    expect([workers.last().ended, heard, failed]).toEqual([true, [], []]);
  });
});
