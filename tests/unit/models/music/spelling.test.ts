/** Notes have the names that musicians give them in a key. */
import { expect, it } from 'vitest';
import { noteName } from '../../../../src/models/music/spelling.ts';
import { meaningOf, pitchRange, vocabulary } from '../../../../src/models/music/tokens.ts';
import { keys, tonics, type Key, type Mode } from '../../../../src/models/music/vocabulary.ts';

const steps: Readonly<Record<Mode, readonly number[]>> = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
};

it.each<[Key, Mode, string, raised?: string]>([
  ['C', 'major', 'C D E F G A B'],
  ['D', 'major', 'D E F♯ G A B C♯'],
  ['F', 'major', 'F G A B♭ C D E'],
  ['G', 'major', 'G A B C D E F♯'],
  ['A', 'major', 'A B C♯ D E F♯ G♯'],
  ['C', 'minor', 'C D E♭ F G A♭ B♭', 'B'],
  ['D', 'minor', 'D E F G A B♭ C', 'C♯'],
  ['F', 'minor', 'F G A♭ B♭ C D♭ E♭', 'E'],
  ['G', 'minor', 'G A B♭ C D E♭ F', 'F♯'],
  ['A', 'minor', 'A B C D E F G', 'G♯'],
])('the scale of %s %s is %s', (key, mode, scale, raised) => {
  const names = [...steps[mode], 11].map((above) =>
    noteName(60 + tonics[key] + above, key).replace(/\d/, ''),
  );
  expect(names.slice(0, 7).join(' ')).toBe(scale);
  if (raised !== undefined) expect(names[7]).toBe(raised);
});

it.each(keys)('every pitch of %s has a name of its own, in the octave of its letter', (key) => {
  const [low, high] = pitchRange(key);
  const names = new Set<string>();
  for (let pitch = low; pitch <= high; pitch++) {
    const name = noteName(pitch, key);
    names.add(name);
    const [, letter, accidental, octave] = /^([A-G])([♯♭]?)(-?\d)$/.exec(name)!;
    const natural = [9, 11, 0, 2, 4, 5, 7]['ABCDEFG'.indexOf(letter!)]!;
    const moved = accidental === '♯' ? 1 : accidental === '♭' ? -1 : 0;
    expect(12 * (Number(octave) + 1) + natural + moved).toBe(pitch);
  }
  expect(names.size).toBe(high - low + 1);
});

it('tokens keep their own names, on which trained weights rest', () => {
  const named = (word: string): unknown => meaningOf(vocabulary.indexOf(word));
  expect(named('D♯4')).toEqual({ kind: 'pitch', pitch: 63 });
  expect(vocabulary.some((word) => word.includes('♭'))).toBe(false);
});
