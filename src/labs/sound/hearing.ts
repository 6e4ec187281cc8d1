/** @file The sound that is picked: to be heard, alone or on its way from noise, and to play the tune. */
import type { Listening } from './listening.ts';
import type { TimbreView } from './timbre-view.ts';
import type { SoundLab } from './work.ts';

export interface Hearing {
  /** The picture of the sound that is picked; says what to do where there is none. */
  picked(): Float32Array | undefined;
  hear(): void;
  /** A note at each of some stops. */
  way(): void;
}

/** Stops of the way that are heard, the last one aside. */
const STOPS = 9;

export function createHearing(lab: SoundLab, timbres: TimbreView, listening: Listening): Hearing {
  function picked(): Float32Array | undefined {
    const picture = timbres.picture(timbres.picked);
    lab.tell(picture ? '' : 'Press Draw first.');
    return picture;
  }

  /** Goes to a stop; resolves with the picture there. */
  async function go(stop: number): Promise<Float32Array | undefined> {
    timbres.go(stop);
    lab.look();
    const { frame } = await lab.snapshot();
    if (frame.part !== 'timbre') return undefined;
    timbres.show(frame);
    return timbres.picture(timbres.picked);
  }

  return {
    picked,
    hear() {
      const picture = picked();
      if (picture) void listening.hear(picture);
    },
    way() {
      const { report } = lab;
      if (!picked() || report?.part !== 'timbre') return;
      const many = Math.min(report.iteration, STOPS);
      const stops = Array.from({ length: many + 1 }, (_, i) =>
        Math.round((i * report.iteration) / many),
      );
      void listening.way(stops, go);
    },
  };
}
