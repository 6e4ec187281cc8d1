/** Every lab in every engine: it wakes, runs, counts, shows, pauses, and says no error. */
import { expect, test } from 'vitest';
import { labNames, type LabName } from '../../src/labs/registry.ts';
import { waitFor } from '../../src/tools/engines/engine.ts';
import {
  atRest,
  desktop,
  inEachEngine,
  keepPicture,
  numberIn,
  openLab,
  phone,
  press,
} from './support.ts';

interface Run {
  /** The button that starts it and, where it goes on for ever, pauses it. */
  readonly start: string;
  readonly endless: boolean;
  /** The attribute with its count. */
  readonly count: string;
}

const runs: Record<LabName, readonly Run[]> = {
  gan: [{ start: '[data-do="play"]', endless: true, count: 'data-steps' }],
  diffusion: [
    { start: '[data-do="train"]', endless: true, count: 'data-trained' },
    { start: '[data-do="play"]', endless: false, count: 'data-time' },
  ],
  picture: [{ start: '[type="submit"]', endless: false, count: 'data-stop' }],
  synthetic: [{ start: '[data-do="play"]', endless: false, count: 'data-done' }],
  language: [{ start: '[data-play]', endless: false, count: 'data-frames' }],
  sound: [{ start: '[data-play]', endless: false, count: 'data-frames' }],
};

inEachEngine((engine, name) => {
  for (const lab of labNames) {
    test.each([phone, desktop])(`the ${lab} lab, $width pixels wide`, async ({ width, height }) => {
      await engine().resize(width, height);
      for (const { start, endless, count } of runs[lab]) {
        const root = await openLab(engine(), lab);
        await press(engine(), `${root} ${start}`);
        if (endless) {
          await waitFor(`${lab} counts`, async () => (await numberIn(engine(), root, count)) > 50);
          await keepPicture(engine(), name, `${lab}-runs-${width}`);
          await press(engine(), `${root} ${start}`);
        }
        await atRest(engine(), root);
        // A picture is live once the still has made way for it.
        await waitFor(`${lab} shows its run`, () =>
          engine().evaluate(
            (within) => !document.querySelector(`${within} .lab-still`)!.checkVisibility(),
            root,
          ),
        );
        await keepPicture(engine(), name, `${lab}-paused-${width}`);
        expect(await engine().faults()).toEqual([]);
      }
      const heights = await engine().evaluate(
        () =>
          [...document.querySelectorAll('input[type="range"]')]
            .filter((slider) => slider.checkVisibility())
            .map((slider) => slider.getBoundingClientRect().height),
        undefined,
      );
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    });
  }
});
