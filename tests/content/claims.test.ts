/** Claims that age: what is known of each, when it is overdue, and that this stops nothing. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/collections/check.ts';
import { inOrder } from '../../src/collections/claims.ts';
import { isDay, isMonth, today } from '../../src/collections/days.ts';
import { formatWarnings } from '../../src/collections/problem.ts';
import { contentFolder } from './overlay.ts';

/** The content with this at the end of its second section, seen on a day. */
function on(day: string, text: string) {
  const root = contentFolder();
  appendFileSync(join(root, 'sections/02-second.mdx'), `\n${text}\n`);
  return checkContent(root, { today: day });
}

const cite = (checked: string, again: string, of = 'ho2020') =>
  `<Cite of="${of}" checked="${checked}" again="${again}" />`;

test('a claim is its sentence, with its sources and days', () => {
  const text = `It began in 2020. Of 1.5 million, *half*${cite('2026-01-31', '2026-06', 'ho2020, bishop2006')}, and of $x$ others\nthe rest. Now it is over<Cite of="ho2020" />.`;
  expect(on('2026-02-01', text).claims).toEqual([
    {
      file: 'sections/02-second.mdx',
      line: 17,
      sentence: 'Of 1.5 million, half, and of  others the rest.',
      sources: ['ho2020', 'bishop2006'],
      checked: '2026-01-31',
      again: '2026-06',
    },
  ]);
});

test('a citation behind the full stop belongs to the sentence before it', () => {
  const { claims } = on('2026-02-01', `One thing. Another. ${cite('2026-01-31', '2026-06')}`);
  expect(claims.map(({ sentence }) => sentence)).toEqual(['Another.']);
});

test.each([
  ['2026-06', '2026-06-30', '2026-07-01'],
  ['2026-06-10', '2026-06-10', '2026-06-11'],
])('what is to be looked at by %s is overdue after %s', (again, last, next) => {
  const text = `A claim${cite('2026-01-31', again)}.`;
  expect(on(last, text).warnings).toEqual([]);
  const { problems, warnings } = on(next, text);
  expect(problems).toEqual([]);
  expect(formatWarnings(warnings)).toBe(
    `One claim is due to be looked at again:\ncontent/sections/02-second.mdx:17  This was checked on 2026-01-31 and is to be looked at again by ${again}: "A claim." Compare it with ho2020, then write the new day.`,
  );
});

test('the overdue ones come first: a month is over after its days', () => {
  const times = ['2027-05', '2026-12-01', '2027-05-31', '2026-12'];
  const { claims } = on('2026-02-01', times.map((time) => cite('2026-01-31', time)).join(' '));
  expect(inOrder(claims).map(({ again }) => again)).toEqual([
    '2026-12-01',
    '2026-12',
    '2027-05-31',
    '2027-05',
  ]);
});

test('a source was checked when the oldest of its claims was', () => {
  const text = `A${cite('2026-01-31', '2026-06')}, b${cite('2025-12-24', '2026-06')}.`;
  const { list } = on('2026-02-01', text).citations;
  expect(list.map(({ reference, checked }) => [reference.key, checked])).toEqual([
    ['bishop2006', undefined],
    ['ho2020', '2025-12-24'],
  ]);
});

test('days and months are those of the calendar', () => {
  expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
  expect(['2026-02-29', '2026-1-1', '2026-00-01', 'today', '2026-01-01T00:00'].some(isDay)).toBe(
    false,
  );
  expect(['2026-12', '2026-13', '2026', '2026-01-01'].map(isMonth)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(today() >= new Date().toISOString().slice(0, 10)).toBe(true);
});
