/** @file Trained weights: each file is fetched once, however often it is asked for, and never waited for in vain. */

export interface WeightsFile {
  readonly address: string;
  readonly bytes: number;
}

/** Files by the names of their models. */
export interface Weights<Model extends string> {
  /** The files of `models`, in their order; askers share a download. Rejects with a sentence for the reader. */
  get(models: readonly Model[]): Promise<Uint8Array[]>;
  /** What came cannot be used: the next to ask gets it from the server anew, and not from the browser's store. */
  refuse(models: readonly Model[]): void;
  /** Ends what is under way. */
  close(): void;
}

/** Milliseconds without a byte after which a download counts as lost. */
export const PATIENCE = 20_000;

/** Files to fetch. `progress` hears how many bytes of those under way have come; of none when nothing is. */
export function createWeights<Model extends string>(
  files: Readonly<Record<Model, WeightsFile>>,
  progress: (come: number, of: number) => void,
): Weights<Model> {
  const loads = new Map<Model, Promise<Uint8Array>>();
  const under = new Map<Model, number>(); // bytes that have come of each download
  const refused = new Set<Model>();
  const ending = new AbortController();

  function tell(): void {
    const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
    progress(sum([...under.values()]), sum([...under.keys()].map((model) => files[model].bytes)));
  }

  async function load(model: Model): Promise<Uint8Array> {
    under.set(model, 0);
    tell();
    const cache = refused.has(model) ? 'reload' : 'default';
    try {
      return await fetchBytes(files[model].address, cache, ending.signal, (come) => {
        under.set(model, come);
        tell();
      });
    } catch (error) {
      loads.delete(model);
      throw error;
    } finally {
      under.delete(model);
      if (under.size === 0) tell();
    }
  }

  return {
    get(models) {
      const wanted = models.map((model) => {
        const loading = loads.get(model) ?? load(model);
        loads.set(model, loading);
        return loading;
      });
      return Promise.all(wanted);
    },
    refuse(models) {
      for (const model of models) {
        if (under.has(model)) continue; // nobody has got that yet
        loads.delete(model);
        refused.add(model);
      }
    },
    close: () => ending.abort(),
  };
}

async function fetchBytes(
  address: string,
  cache: RequestCache,
  ending: AbortSignal,
  progress: (come: number) => void,
): Promise<Uint8Array> {
  const failed = (why: string): Error =>
    new Error(`The trained weights could not be fetched: ${why}.`);
  const waiting = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => waiting.abort(), PATIENCE);
  };
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let come = 0;
  ending.addEventListener('abort', () => waiting.abort(), { once: true });
  wait();
  try {
    const response = await fetch(address, { cache, signal: waiting.signal });
    if (!response.ok || !response.body) throw failed(`the server says ${response.status}`);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      come += value.length;
      progress(come);
      wait();
    }
  } catch (error) {
    if (waiting.signal.aborted) throw failed(`nothing came for ${PATIENCE / 1000} seconds`);
    // The browser's own words for a lost connection are not for readers.
    throw error instanceof TypeError ? failed('the connection was lost') : error;
  } finally {
    clearTimeout(timer);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
