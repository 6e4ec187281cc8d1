/** Every page in every engine: it loads without an error, fits its window, and has its fonts and formulas. */
import { expect, inject, test } from 'vitest';
import { sideways } from '../browser/sideways.ts';
import { desktop, inEachEngine, keepPicture, phone } from './support.ts';

inEachEngine((engine, name) => {
  test.each(inject('pages'))('/%s', async (page) => {
    for (const { width, height } of [phone, desktop]) {
      await engine().resize(width, height);
      await engine().goto(inject('site') + page);
      const found = await engine().evaluate(async () => {
        await document.fonts.ready;
        return {
          fonts: ['400 1em "EB Garamond"', 'italic 400 1em "EB Garamond"'].filter(
            (font) => !document.fonts.check(font),
          ),
          flat: [...document.querySelectorAll('math')]
            .filter((formula) => formula.checkVisibility())
            .filter((formula) => {
              const { width, height } = formula.getBoundingClientRect();
              return !(width > 3 && height > 5);
            })
            .map((formula) => formula.textContent),
          broken: [...document.querySelectorAll('.unbroken')]
            .filter((each) => each.checkVisibility() && each.getClientRects().length > 1)
            .map((each) => each.textContent),
        };
      }, undefined);
      await keepPicture(engine(), name, `${page.replaceAll('/', '-') || 'overview-'}${width}`);
      expect(found).toEqual({ fonts: [], flat: [], broken: [] });
      expect(await engine().evaluate(sideways, undefined)).toEqual([]);
      expect(await engine().faults()).toEqual([]);
    }
  });
});
