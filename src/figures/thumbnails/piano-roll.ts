/** @file The first phrase of a tune as a piano roll, and below it the wave of one of its notes. */
import { trainingTune } from '../../models/music/training-set.ts';
import { timedNotes } from '../../models/music/tune.ts';
import { createRng } from '../../models/random.ts';
import { drawTimbre } from '../../models/timbre/maker.ts';
import { timbreOf } from '../../models/timbre/picture.ts';
import { createSynthesizer, frequencyOf } from '../../models/timbre/synthesizer.ts';
import { pathOf } from '../../drawing/lines.ts';
import { path } from '../../drawing/mark.ts';
import { nums } from '../../drawing/numbers.ts';
import { linear } from '../../drawing/scale.ts';
import { TUNE } from '../tune.ts';
import { SIDE, square, type Thumbnail } from './thumbnail.ts';

const BARS = 4;
const RATE = 44_100;
/** Seconds: from when on, and how long, the wave is drawn. */
const [FROM, SHOWN] = [0.05, 0.008];

export function pianoRollThumbnail(): Thumbnail {
  const { bars } = trainingTune(TUNE);
  const notes = timedNotes(bars.slice(0, BARS));
  const melody = notes.filter(({ voice }) => voice === 'melody');
  const ends = Math.max(...notes.map(({ start, length }) => start + length));
  const pitches = melody.map(({ pitch }) => pitch);
  const x = linear([0, ends], [10, SIDE - 10]);
  const y = linear([Math.min(...pitches), Math.max(...pitches)], [98, 18]);
  const boxes = melody.map(
    ({ pitch, start, length }) =>
      `M${nums(x(start) + 1, y(pitch) - 5)}h${nums(x(length) - x(0) - 2)}v10h${nums(2 - x(length) + x(0))}z`,
  );
  const sound = timbreOf(
    drawTimbre({ making: 'plucked', tone: 'dark', length: 'long' }, createRng(1, 'thumbnail')),
  );
  const frequency = frequencyOf(pitches[0]!);
  const samples = createSynthesizer(RATE)
    .note(sound, frequency, FROM + SHOWN)
    .subarray(FROM * RATE, (FROM + SHOWN) * RATE);
  const most = samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
  const v = {
    x: linear([0, samples.length - 1], [10, SIDE - 10]),
    y: linear([-most, most], [188, 128]),
  };
  return {
    drawing: square(
      path('axis', 'M10 113h180'),
      path('real area', boxes.join('')),
      path(
        'real line bold',
        pathOf(
          [...samples].flatMap((sample, n) => [n, sample]),
          v,
          0.5,
        ),
      ),
    ),
    caption: 'What to play, and how it sounds: the notes of a tune, and one of them as a wave.',
    alt:
      `Above, a piano roll: ${melody.length} notes of the first ${BARS} bars of a tune, within ${Math.max(...pitches) - Math.min(...pitches)} semitones. Below, ${(1000 * SHOWN).toFixed(0)} ` +
      `milliseconds of its first note, ${Math.round(frequency)} Hz, played by a plucked string: ${samples.length} samples on one line.`,
  };
}
