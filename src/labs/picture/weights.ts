/** @file Fetches a file of trained weights and shows how much of it has come. */

/** Models whose address and size the lab's element has in its data. */
export type ModelName = 'diffusion' | 'judge' | 'gan';

/** The weights of `models`, in their order. Rejects with a sentence for the reader. */
export async function fetchWeights(
  root: HTMLElement,
  models: readonly ModelName[],
  bar: HTMLProgressElement,
): Promise<Uint8Array[]> {
  const bytes = models.reduce((sum, model) => sum + Number(root.dataset[`${model}Bytes`]), 0);
  let come = 0;
  bar.hidden = false;
  try {
    const progress = (more: number): void => {
      come += more;
      bar.value = come / bytes;
    };
    return await Promise.all(
      models.map((model) => fetchBytes(root.dataset[`${model}Weights`]!, progress)),
    );
  } finally {
    bar.hidden = true;
  }
}

async function fetchBytes(address: string, progress: (more: number) => void): Promise<Uint8Array> {
  const failed = (why: string): Error =>
    new Error(`The trained weights could not be fetched: ${why}.`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    const response = await fetch(address);
    if (!response.ok || !response.body) throw failed(`the server says ${response.status}`);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      progress(value.length);
    }
  } catch (error) {
    // The browser's own words for a lost connection are not for readers.
    throw error instanceof TypeError ? failed('the connection was lost') : error;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
