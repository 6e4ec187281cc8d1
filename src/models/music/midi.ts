/**
 * @file A tune as a Standard MIDI File (MIDI Manufacturers Association, "Standard MIDI Files 1.0"): a header chunk and, as
 * format 1, a track chunk each for what both voices share, for the melody and for the bass. Numbers are big-endian.
 */
import { timedNotes, voices, type Tune, type Voice } from './tune.ts';
import { meters, secondsOfEighth, tonics, type Header } from './vocabulary.ts';

/** Ticks of an eighth note; a quarter has twice as many. */
const EIGHTH = 240;
const NOTE_OFF = 0x80;
const NOTE_ON = 0x90;
const META = 0xff;
/** How hard keys are struck, of 127. */
const VELOCITIES: Readonly<Record<Voice, readonly [first: number, other: number]>> = {
  melody: [100, 88],
  bass: [80, 70],
};

/** Something that happens at a tick. */
interface MidiEvent {
  readonly tick: number;
  readonly bytes: readonly number[];
}

/** The file of a tune. */
export function midiFile(tune: Tune): Uint8Array<ArrayBuffer> {
  const tracks = [
    shared(tune.header),
    ...voices.map((voice, channel) => part(tune, voice, channel)),
  ];
  return Uint8Array.from([
    ...chunk('MThd', [
      ...bigEndian(1, 2),
      ...bigEndian(tracks.length, 2),
      ...bigEndian(2 * EIGHTH, 2),
    ]),
    ...tracks.flatMap((events) => chunk('MTrk', track(events))),
  ]);
}

/** Tempo, meter and key. */
function shared(header: Header): MidiEvent[] {
  const { bar, beat } = meters[header.dance];
  const ofQuarter = Math.round(2e6 * secondsOfEighth(header)); // microseconds
  // A dotted beat counts eighths (6/8), another one quarters (3/4, 4/4); a denominator is a power of 2.
  const [numerator, denominator] = beat === 3 ? [bar, 3] : [bar / 2, 2];
  const clocks = 12 * beat; // of 24 to a quarter, in a beat
  return [
    meta(0x51, bigEndian(ofQuarter, 3)),
    meta(0x58, [numerator, denominator, clocks, 8]),
    meta(0x59, [sharps(header) & 0xff, header.mode === 'minor' ? 1 : 0]),
  ];
}

/** Sharps of a key's signature, flats below 0: a fifth up is one sharp more, the minor key has three fewer. */
export function sharps({ key, mode }: Header): number {
  const fifths = ((7 * (tonics[key] + 12) + 5) % 12) - 5; // from F flat's side: -5 to 6
  return mode === 'minor' ? fifths - 3 : fifths;
}

function part(tune: Tune, voice: Voice, channel: number): MidiEvent[] {
  const events = timedNotes(tune.bars)
    .filter((note) => note.voice === voice)
    .flatMap(({ pitch, start, length, first }): MidiEvent[] => [
      {
        tick: start * EIGHTH,
        bytes: [NOTE_ON | channel, pitch, VELOCITIES[voice][first ? 0 : 1]],
      },
      { tick: (start + length) * EIGHTH, bytes: [NOTE_OFF | channel, pitch, 64] },
    ]);
  // A key that is struck again is let go first.
  const isOn = ({ bytes }: MidiEvent): number => (bytes[0]! >= NOTE_ON ? 1 : 0);
  const name = Array.from(voice, (letter) => letter.charCodeAt(0));
  return [meta(0x03, name), ...events.sort((a, b) => a.tick - b.tick || isOn(a) - isOn(b))];
}

const meta = (type: number, data: readonly number[]): MidiEvent => ({
  tick: 0,
  bytes: [META, type, ...variableLength(data.length), ...data],
});

/** Events, each after the time since the one before, and the event that ends a track. */
function track(events: readonly MidiEvent[]): number[] {
  let now = 0;
  const bytes = events.flatMap((event) => {
    const wait = event.tick - now;
    now = event.tick;
    return [...variableLength(wait), ...event.bytes];
  });
  return [...bytes, 0, META, 0x2f, 0];
}

const chunk = (type: string, data: readonly number[]): number[] => [
  ...Array.from(type, (letter) => letter.charCodeAt(0)),
  ...bigEndian(data.length, 4),
  ...data,
];

const bigEndian = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** (bytes - 1 - i)) % 256);

/** A number below 2^28 in groups of seven bits, the highest first; all but the last have bit 7 set. */
export function variableLength(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
