import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWeights, PATIENCE } from '../../../src/labs/shared/weights/weights.ts';

const files = {
  diffusion: { address: '/diffusion.bin', bytes: 6 },
  judge: { address: '/judge.bin', bytes: 4 },
  gan: { address: '/gan.bin', bytes: 2 },
};

/** A server whose answers are given by hand. */
function server() {
  const asked: { url: string; cache: RequestCache | undefined }[] = [];
  const bodies: ReadableStreamDefaultController<Uint8Array>[] = [];
  let status = 200;
  vi.stubGlobal('fetch', (url: string, { cache, signal }: RequestInit) => {
    asked.push({ url, cache });
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        bodies.push(controller);
        signal?.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return Promise.resolve(new Response(body, { status }));
  });
  return {
    asked,
    bodies,
    answerWith: (next: number) => void (status = next),
    give(i: number, bytes: number[], last = false) {
      bodies[i]!.enqueue(Uint8Array.from(bytes));
      if (last) bodies[i]!.close();
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the weights', () => {
  it('are fetched once, however often they are asked for, and told of on the way', async () => {
    const { asked, give } = server();
    const told: [number, number][] = [];
    const weights = createWeights(files, (come, of) => void told.push([come, of]));
    const all = Array.from({ length: 5 }, () => weights.get(['diffusion', 'judge']));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.map(({ url }) => url)).toEqual(['/diffusion.bin', '/judge.bin']);
    give(0, [1, 2, 3]);
    await vi.advanceTimersByTimeAsync(0);
    expect(told.at(-1)).toEqual([3, 10]);
    give(0, [4, 5, 6], true);
    give(1, [7, 8, 9, 10], true);
    for (const each of await Promise.all(all)) {
      expect(each.map((bytes) => [...bytes])).toEqual([
        [1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10],
      ]);
    }
    expect(told.at(-1)).toEqual([0, 0]);
    await weights.get(['judge']);
    expect(asked).toHaveLength(2);
  });

  it('are not waited for in vain: each byte is given some seconds', async () => {
    const { asked, give } = server();
    const weights = createWeights(files, () => undefined);
    const lost = expect(weights.get(['gan'])).rejects.toThrow(
      'The trained weights could not be fetched: nothing came for 20 seconds.',
    );
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    give(0, [1]);
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await lost;
    const again = weights.get(['gan']);
    await vi.advanceTimersByTimeAsync(0);
    give(1, [1, 2], true);
    expect([...(await again)[0]!]).toEqual([1, 2]);
  });

  it('say what the server says, and are asked for anew where they were refused', async () => {
    const { asked, answerWith, give } = server();
    const weights = createWeights(files, () => undefined);
    answerWith(404);
    await expect(weights.get(['gan'])).rejects.toThrow('the server says 404');
    answerWith(200);
    const got = weights.get(['gan']);
    await vi.advanceTimersByTimeAsync(0);
    give(1, [1], true);
    await got;
    weights.refuse(['gan']);
    void weights.get(['gan']).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.map(({ cache }) => cache)).toEqual(['default', 'default', 'reload']);
    weights.close();
  });
});
