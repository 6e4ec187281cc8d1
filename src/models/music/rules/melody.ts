/** @file Rules of the melody: how it moves, and how it goes with the bass. */
import { BARS } from '../tune.ts';
import { bassRegister } from '../vocabulary.ts';
import { FIFTH, inBar, isStep, modulo, type Check } from './heard.ts';

const CONSONANT = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12];
const FOURTH = 5;

export const motion: Check = ({ melody, roots }) => {
  const moves = melody.slice(1).map(({ pitch }, i) => pitch - melody[i]!.pitch);
  const steps = moves.filter(isStep).length;
  const leaps = moves.filter((move) => Math.abs(move) > 2).length;
  if (steps <= leaps) return 'it leaps more than it steps';
  for (const [i, move] of moves.entries()) {
    const where = inBar(melody[i + 1]!.bar);
    if (!CONSONANT.includes(Math.abs(move))) return `a dissonant leap ${where}`;
    const ends = [i, i + 1].map((at) => modulo(melody[at]!.pitch, 12));
    if (Math.abs(move) === 3 && ends.includes(8) && ends.includes(11))
      return `an augmented second, between the sixth and the raised seventh, ${where}`;
    const [from, to] = [melody[i]!.bar, melody[i + 1]!.bar];
    if (ends[0] === 11 && roots[from] === FIFTH && roots[to] === 0 && move !== 1)
      return `the leading tone, just below the tonic, does not rise to it ${inBar(from)}`;
    const back = moves[i + 1];
    if (Math.abs(move) >= FOURTH && back !== undefined && !(isStep(back) && back * move < 0))
      return `a wide leap without a step back ${where}`;
  }
  return undefined;
};

const TENTH = 16;

export const voices: Check = ({ melody, bass, roots }) => {
  const high = melody.map(({ pitch }) => pitch);
  const low = bass.map(({ pitch }) => pitch);
  if (Math.max(...high) - Math.min(...high) > TENTH) return 'the melody is wider than a tenth';
  if (Math.min(...low) < bassRegister[0] || Math.max(...low) > bassRegister[1])
    return 'the bass leaves its register';
  if (Math.min(...high) <= Math.max(...low)) return 'the melody goes under the bass';
  const downbeats = Array.from({ length: BARS }, (_, b) =>
    [melody, bass].map((voice) => voice.find(({ bar, start }) => bar === b && start === 0)?.pitch),
  );
  const interval = ([a, b]: (number | undefined)[]): number | undefined =>
    a === undefined || b === undefined ? undefined : modulo(a - b, 12);
  const at = downbeats.findIndex((pair, b) => {
    const is = interval(pair);
    return (
      b > 0 &&
      roots[b] !== roots[b - 1] &&
      (is === 0 || is === FIFTH) &&
      is === interval(downbeats[b - 1]!)
    );
  });
  return at < 0 ? undefined : `melody and bass go in parallel octaves or fifths to bar ${at + 1}`;
};
