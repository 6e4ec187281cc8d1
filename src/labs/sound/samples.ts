/** @file Samples of notes, from a worker that adds them up, and those that are kept to be heard again. */
import { createAsker } from '../shared/run/questions.ts';
import type { Speaker } from './audio.ts';
import type { NoteOrder, RenderAnswer, RenderQuestion } from './render.ts';

export interface Samples {
  /** One question after another is answered: a newer one does not take the place of an older. */
  ask(question: RenderQuestion): Promise<RenderAnswer>;
  /** Notes of a sound, ready for a speaker. Those of the last sound are kept: bars return, and keys are pressed again. */
  buffers(
    picture: Float32Array,
    wanted: readonly NoteOrder[],
    speaker: () => Speaker | undefined,
    rate: number,
  ): Promise<AudioBuffer[]>;
  close(): void;
}

export function createSamples(): Samples {
  const asker = createAsker<RenderQuestion, never, RenderAnswer>(
    () => new Worker(new URL('./render-worker.ts', import.meta.url), { type: 'module' }),
  );
  let queue: Promise<unknown> = Promise.resolve();
  let known = new Map<string, AudioBuffer>();
  let knownOf: Float32Array | undefined;

  function ask(question: RenderQuestion): Promise<RenderAnswer> {
    const asked = queue.then(async () => (await asker.ask(question)) ?? []);
    queue = asked.catch(() => undefined);
    return asked;
  }

  return {
    ask,
    async buffers(picture, wanted, speaker, rate) {
      if (knownOf !== picture) [knownOf, known] = [picture, new Map()];
      const cache = known;
      const missing = new Map(
        wanted.filter((note) => !cache.has(nameOf(note))).map((note) => [nameOf(note), note]),
      );
      if (missing.size > 0) {
        const made = await ask({ picture, rate, notes: [...missing.values()] });
        const out = speaker(); // it may have been closed meanwhile
        [...missing.keys()].forEach((name, i) => {
          if (made[i] && out) cache.set(name, out.buffer(made[i]));
        });
      }
      return wanted.map((note) => cache.get(nameOf(note))!);
    },
    close: () => asker.close(),
  };
}

const nameOf = ({ pitch, seconds, release }: NoteOrder): string =>
  `${pitch} ${seconds.toFixed(4)} ${release ?? ''}`;
