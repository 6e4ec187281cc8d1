/** @file Rules of form: how long bars are, what returns, and what a dance and a mood ask for. */
import { BARS, type Note } from '../tune.ts';
import { meters, paces } from '../vocabulary.ts';
import { inBar, type Check } from './heard.ts';

export const meter: Check = ({ character: { dance }, bars }) => {
  const lasts = (notes: readonly Note[]): number =>
    notes.reduce((sum, note) => sum + note.length, 0);
  const at = bars.findIndex((bar) =>
    [bar.melody, bar.bass].some((notes) => lasts(notes) !== meters[dance].bar),
  );
  return at < 0 ? undefined : `too short or too long ${inBar(at)}`;
};

export const comesBack: Check = ({ bars }) => {
  const same = (a: readonly Note[], b: readonly Note[]): boolean =>
    a.length === b.length &&
    a.every((note, i) => note.pitch === b[i]!.pitch && note.length === b[i]!.length);
  const at = [0, 1].find(
    (b) => !same(bars[b]!.melody, bars[b + 4]!.melody) || !same(bars[b]!.bass, bars[b + 4]!.bass),
  );
  return at === undefined ? undefined : `bar ${at + 5} is not bar ${at + 1}`;
};

export const dance: Check = ({ character, bars }) => {
  const { bar: whole, bass } = meters[character.dance];
  const rhythm = (notes: readonly Note[]): string =>
    notes.map(({ pitch, length }) => (pitch === undefined ? -length : length)).join(' ');
  const allowed = bass.map((lengths) => lengths.join(' '));
  const first = rhythm(bars[0]!.bass);
  if (!allowed.includes(first)) return 'the bass of bar 1 is not one of the dance';
  const at = bars.findIndex((bar, b) => rhythm(bar.bass) !== (b === BARS - 1 ? `${whole}` : first));
  return at < 0 ? undefined : `the bass breaks step ${inBar(at)}`;
};

export const mood: Check = ({ character, bars, melody }) => {
  const { notes, register } = paces[character.mood];
  const outside = melody.find(({ pitch }) => pitch < register[0] || pitch > register[1]);
  if (outside) return `a note is too high or too low ${inBar(outside.bar)}`;
  const at = bars.findIndex(
    (bar, b) => b % 4 !== 3 && (notes === 'few' ? bar.melody.length > 3 : bar.melody.length < 4),
  );
  return at < 0 ? undefined : `too ${notes === 'few' ? 'many' : 'few'} notes ${inBar(at)}`;
};
