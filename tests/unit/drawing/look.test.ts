import { expect, it } from 'vitest';
import { lookKey, lookKeys } from '../../../src/drawing/look.ts';
import { circle, path, text, type Mark } from '../../../src/drawing/mark.ts';

const dots: Mark = { kind: 'points', className: 'dots real', shape: 'disc', size: 4, places: [] };

it('marks that are drawn alike have one key: points look as paths do, text as text', () => {
  expect(lookKey(path('dots real', 'M0 0'))).toBe('path dots real');
  expect(lookKey(dots)).toBe('path dots real');
  expect(lookKey(text('real', 0, 0, 'A'))).toBe('text real');
});

it('keys are gathered once each, through all groups, whose own classes have no look here', () => {
  const keys = new Set(['path known']);
  const inner: Mark = { kind: 'group', marks: [dots, text('label', 0, 0, 'B')] };
  const marks: Mark[] = [
    path('line', 'M0 0h1'),
    { kind: 'group', className: 'faint', marks: [inner, path('line', 'M1 1h1')] },
    circle('asked', 0, 0, 8),
  ];
  lookKeys(marks, keys);
  expect([...keys]).toEqual([
    'path known',
    'path line',
    'path dots real',
    'text label',
    'path asked',
  ]);
});
