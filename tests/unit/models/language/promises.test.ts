import { describe, expect, it } from 'vitest';
import { heldOutStories, testStories } from '../../../../src/models/language/corpus.ts';
import {
  promisesBroken,
  promisesKept,
  type Rule,
} from '../../../../src/models/language/promises.ts';
import { textOf, tokenize } from '../../../../src/models/language/vocabulary.ts';

const broken = (text: string): string[] => {
  const { ids, unknown } = tokenize(text);
  expect(unknown).toEqual([]);
  return Object.keys(promisesBroken(ids));
};

const paint =
  'One sunny day Ana promised Tom to paint his boat green. Soon it began to rain, and she waited under a tree until the ' +
  'sky was blue again. At last she painted the boat green. It was a good day.';

describe('promises', () => {
  it('are kept by every story that can be told', () => {
    for (const { tokens } of [...testStories(1000), ...heldOutStories(1000)])
      expect([textOf(tokens), promisesBroken(tokens)]).toEqual([textOf(tokens), {}]);
    expect(broken(paint)).toEqual([]);
    expect(promisesKept(tokenize(paint).ids)).toBe(true);
  });

  // Each story has one fault. What the grammar cannot say is always among them.
  const faults: readonly (readonly [Rule, string])[] = [
    ['promise', paint.replace('boat green. It', 'boat red. It')],
    ['promise', paint.replace('painted the boat', 'painted the house')],
    [
      'pronouns',
      paint.replace('last she', 'last he').replace('Tom to paint his', 'Ida to paint Ida’s'),
    ],
    ['pronouns', paint.replace('Tom', 'Ida').replace('his', 'her')],
    ['scene', paint.replace('a good day', 'a good night')],
    ['agreement', paint.replace('sky was', 'sky were')],
    ['agreement', paint.replace('under a tree', 'under an tree')],
    ['closing', paint.replace(' It was a good day.', ' It was a')],
    ['facts', 'The harbor of Calwen is green.'],
    ['facts', 'The harbor of Arholt is green.'],
  ];
  it.each(faults)('%s: a fault is found', (rule, text) => {
    expect(broken(text)).toEqual(['grammar', rule]);
  });

  it('are broken where the end forgets who had what', () => {
    const trade =
      'One cold day Ana had a red fish, and Tom had a blue boat. “Let us trade tomorrow,” said Tom. The air was cold. ' +
      'A goat stole her lunch, and that was that. The next day they traded: now Tom had a red fish, and Ana had a blue ' +
      'boat. Tom was very happy.';
    const swapped = trade.replace('now Tom', 'now Ana').replace('and Ana had', 'and Tom had');
    expect(broken(trade.replace('Tom was very happy', 'That night everyone slept well'))).toEqual(
      [],
    );
    expect(broken(swapped)).toContain('promise');
    const race =
      'One cold day Ana had a red boat, and Tom had a blue boat. “Let us race to the island,” said Tom. ' +
      'The blue boat was faster, so Ana won a cake, and Tom laughed. It was a good day.';
    expect(broken(race)).toContain('promise');
  });

  it('say in words what is wrong', () => {
    expect(promisesBroken(tokenize(paint.replace('boat green. It', 'boat red. It')).ids)).toEqual({
      grammar: '“red” cannot follow “… she painted the boat”',
      promise: '“paint his boat green”: it did not come to that',
    });
    expect(promisesBroken(tokenize('The harbor of Calwen is green.').ids).facts).toBe(
      '“harbor of Calwen is green”: it is white',
    );
    expect(promisesBroken(tokenize('One sunny').ids).grammar).toBe(
      'it cannot end after “… One sunny”',
    );
  });
});
