/** @file The page's side of the search's worker: started when it is needed, ended when it fails, so that the next query starts anew. */
import type { Answer, Place, Query } from './protocol.ts';

export interface Places {
  readonly places: readonly Place[];
  /** Whether there are more than these. */
  readonly more: boolean;
}

/** Asks for words. Rejects where the worker or a part of the index did not load. */
export type Ask = (words: string) => Promise<Places>;

export function createClient(open: () => Worker): Ask {
  let worker: Worker | undefined;
  let id = 0;
  const waiting = new Map<
    number,
    { resolve: (places: Places) => void; reject: (error: Error) => void }
  >();

  function fail(message: string): void {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  }

  function living(): Worker {
    if (worker) return worker;
    const made = open();
    made.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (made !== worker) return;
      if (data.kind === 'fault') return fail(data.message);
      waiting.get(data.id)?.resolve(data);
      waiting.delete(data.id);
    };
    made.onerror = (event) => {
      event.preventDefault();
      if (made === worker) fail(event.message);
    };
    return (worker = made);
  }

  return (words) => {
    const query: Query = { id: (id += 1), words };
    return new Promise((resolve, reject) => {
      waiting.set(query.id, { resolve, reject });
      living().postMessage(query);
    });
  };
}
