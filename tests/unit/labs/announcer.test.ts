import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAnnouncer } from '../../../src/labs/shared/announcer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A region that keeps all that was spoken, and when. */
function spoken() {
  const begun = Date.now();
  const log: [number, string][] = [];
  const region = {
    get textContent(): string | null {
      return log.at(-1)?.[1] ?? '';
    },
    set textContent(text: string | null) {
      log.push([Date.now() - begun, text ?? '']);
    },
  };
  return { log, announcer: createAnnouncer(region, 1000) };
}

it('leaves the pause between any two texts, whatever comes in', () => {
  const { log, announcer } = spoken();
  for (let i = 0; i < 40; i++) {
    announcer.say(`step ${i}`);
    vi.advanceTimersByTime(100);
  }
  expect(log).toEqual([
    [0, 'step 0'],
    [1000, 'step 9'],
    [2000, 'step 19'],
    [3000, 'step 29'],
    [4000, 'step 39'],
  ]);
});

it('does not repeat itself, at once or after the pause', () => {
  const { log, announcer } = spoken();
  announcer.say('calm');
  announcer.say('storm');
  announcer.say('calm'); // the newest, and it has been said
  vi.advanceTimersByTime(3000);
  announcer.say('calm');
  vi.advanceTimersByTime(3000);
  expect(log).toEqual([[0, 'calm']]);
  announcer.say('storm');
  expect(log.at(-1)).toEqual([6000, 'storm']);
});

it('speaks at once when told to, drops what waited, and then leaves the pause', () => {
  const { log, announcer } = spoken();
  announcer.say('one');
  announcer.say('two');
  vi.advanceTimersByTime(900);
  announcer.now('paused');
  vi.advanceTimersByTime(2000);
  announcer.say('three');
  vi.advanceTimersByTime(900);
  announcer.now('stopped');
  announcer.say('four');
  vi.advanceTimersByTime(5000);
  expect(log).toEqual([
    [0, 'one'],
    [900, 'paused'],
    [2900, 'three'],
    [3800, 'stopped'],
    [4800, 'four'],
  ]);
});
