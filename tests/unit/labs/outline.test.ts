/** What worksheets print of the labs' experiments can be set, asked and answered. */
import { expect, test } from 'vitest';
import { labNames, labs } from '../../../src/labs/registry.ts';
import { correct } from '../../../src/labs/shared/settings/settings.ts';

const all = labNames.flatMap((lab) =>
  labs[lab].experiments.map((experiment) => ({ lab, ...experiment })),
);

test.each(all)('$lab: $title', ({ lab, settings, options, answer, iterations }) => {
  expect(correct(labs[lab].table, settings).corrections).toEqual([]);
  expect(options[answer]).toBeTruthy();
  expect(new Set(options).size).toBe(options.length);
  expect(iterations === undefined || iterations > 0).toBe(true);
});

test('no two have one title', () => {
  const titles = all.map(({ lab, title }) => `${lab}: ${title}`);
  expect(new Set(titles).size).toBe(titles.length);
});
