/** When pictures are settled is counted from the weights that the page ships. */
import { expect, it } from 'vitest';
import { settledRun } from '../../../src/models/pictures/settled.ts';
import groups from '../../../src/models/pictures/trained/settled.json';
import { countSettled } from '../../../src/tools/measure-pictures.ts';

it('a group counted again has the counts that are kept', async () => {
  expect(groups).toHaveLength(settledRun.pictures / settledRun.together);
  expect(await countSettled(1)).toEqual(groups.slice(0, 1));
}, 60_000);
