/** @file When a worker takes its next turn: of work, and of drawing. */

/**
 * Does `work` soon, after messages that wait. A task does that and lets messages in soonest; where there are none, a message
 * to oneself, which unlike a timer has no delay (`npm run bench:engines` has the numbers).
 */
export function taskLoop(work: () => void): () => void {
  const { scheduler } = globalThis as { scheduler?: { postTask(task: () => void): unknown } };
  if (scheduler?.postTask) return () => void scheduler.postTask(work);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = work;
  return () => port2.postMessage(0);
}

/** Does `work` when the screen takes a frame; where nothing `draws` or nobody looks, and so nothing tells, soon. */
export function nextFrame(draws: boolean, work: () => void): void {
  const { requestAnimationFrame: request } = globalThis as Partial<typeof globalThis>;
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    work();
  };
  if (request) request(once);
  setTimeout(once, request && draws ? 250 : 16);
}
