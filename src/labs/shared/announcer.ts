/** @file Speaks through a live region, seldom enough to be listened to. */
export interface Announcer {
  /** Speaks the newest text when its turn comes: at once, or after the pause since the last one. */
  say(text: string): void;
  /** Speaks at once. */
  now(text: string): void;
  stop(): void;
}

/** An announcer that leaves `pause` milliseconds between two texts. */
export function createAnnouncer(region: { textContent: string | null }, pause = 5000): Announcer {
  let waiting: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function speak(text: string): void {
    region.textContent = text;
    waiting = undefined;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting !== undefined && waiting !== region.textContent) speak(waiting);
    }, pause);
  }

  return {
    say(text) {
      if (timer === undefined) {
        if (text !== region.textContent) speak(text);
      } else waiting = text;
    },
    now: speak,
    stop: () => clearTimeout(timer),
  };
}
