import { describe, expect, it } from 'vitest';
import { makeTune } from '../../../../src/models/music/maker.ts';
import { midiFile, sharps, variableLength } from '../../../../src/models/music/midi.ts';
import { timedNotes, type Tune } from '../../../../src/models/music/tune.ts';
import { secondsOfEighth, type Header } from '../../../../src/models/music/vocabulary.ts';
import { createRng } from '../../../../src/models/random.ts';

interface Event {
  readonly tick: number;
  readonly status: number;
  /** For a meta event, its type and then its data. */
  readonly data: readonly number[];
}

/** Reads a file after the definition of the format, apart from the code that wrote it. */
function parse(file: Uint8Array): { header: number[]; tracks: Event[][] } {
  const view = new DataView(file.buffer);
  const text = (at: number): string => String.fromCharCode(...file.subarray(at, at + 4));
  expect(text(0)).toBe('MThd');
  expect(view.getUint32(4)).toBe(6);
  const header = [8, 10, 12].map((at) => view.getUint16(at));
  const tracks: Event[][] = [];
  let at = 14;
  while (at < file.length) {
    expect(text(at)).toBe('MTrk');
    const end = at + 8 + view.getUint32(at + 4);
    const events: Event[] = [];
    let tick = 0;
    at += 8;
    const variable = (): number => {
      let value = 0;
      for (;;) {
        const byte = file[at++]!;
        value = value * 128 + (byte % 128);
        if (byte < 128) return value;
      }
    };
    while (at < end) {
      tick += variable();
      const status = file[at++]!;
      if (status === 0xff) {
        const type = file[at++]!;
        const length = variable();
        events.push({ tick, status, data: [type, ...file.subarray(at, at + length)] });
        at += length;
      } else {
        expect([0x8, 0x9]).toContain(status >> 4);
        events.push({ tick, status, data: [...file.subarray(at, at + 2)] });
        at += 2;
      }
    }
    expect(at).toBe(end);
    tracks.push(events);
  }
  return { header, tracks };
}

const tuneOf = (header: Header): Tune => makeTune(header, createRng(1, 'midi'));
const waltz = { mood: 'calm', mode: 'major', dance: 'waltz', key: 'D' } as const;
const jig = { mood: 'bright', mode: 'minor', dance: 'jig', key: 'F' } as const;

describe('a MIDI file', () => {
  it('writes lengths as the definition’s own examples', () => {
    const examples: [number, string][] = [
      [0x00, '00'],
      [0x40, '40'],
      [0x7f, '7f'],
      [0x80, '8100'],
      [0x2000, 'c000'],
      [0x3fff, 'ff7f'],
      [0x4000, '818000'],
      [0x1fffff, 'ffff7f'],
      [0x200000, '81808000'],
      [0xfffffff, 'ffffff7f'],
    ];
    for (const [value, bytes] of examples)
      expect(Buffer.from(variableLength(value)).toString('hex')).toBe(bytes);
  });

  it('is of format 1, with three tracks that end, and 480 ticks to a quarter', () => {
    const { header, tracks } = parse(midiFile(tuneOf(waltz)));
    expect(header).toEqual([1, 3, 480]);
    for (const events of tracks) {
      expect(events.at(-1)).toMatchObject({ status: 0xff, data: [0x2f] });
      expect(events.filter(({ data, status }) => status === 0xff && data[0] === 0x2f)).toHaveLength(
        1,
      );
    }
  });

  it.each([
    // Three quarters, of two sharps; six eighths, of F minor's four flats.
    ['a waltz', waltz, [3, 2, 24, 8], [2, 0]],
    ['a jig', jig, [6, 3, 36, 8], [0x100 - 4, 1]],
  ] as const)('says tempo, meter and key of %s', (_, header, meter, key) => {
    const [first] = parse(midiFile(tuneOf(header))).tracks;
    const meta = (type: number): readonly number[] =>
      first!.find(({ data }) => data[0] === type)!.data.slice(1);
    const [a, b, c] = meta(0x51) as [number, number, number];
    expect((a * 65_536 + b * 256 + c) / 1e6).toBeCloseTo(2 * secondsOfEighth(header), 6);
    expect(meta(0x58)).toEqual(meter);
    expect(meta(0x59)).toEqual(key);
  });

  it('holds every note of both voices, let go before it is struck again', () => {
    for (const header of [waltz, jig]) {
      const tune = tuneOf(header);
      const { tracks } = parse(midiFile(tune));
      const notes = tracks.slice(1).flatMap((events, channel) => {
        const sounding = new Map<number, number>();
        return events.flatMap(({ tick, status, data: [pitch] }) => {
          if (status === (0x90 | channel)) {
            expect(sounding.has(pitch!)).toBe(false);
            sounding.set(pitch!, tick);
          } else if (status === (0x80 | channel)) {
            const start = sounding.get(pitch!)!;
            sounding.delete(pitch!);
            return [{ channel, pitch: pitch!, start: start / 240, length: (tick - start) / 240 }];
          }
          return [];
        });
      });
      expect(notes).toEqual(
        timedNotes(tune.bars).map(({ voice, pitch, start, length }) => ({
          channel: voice === 'melody' ? 0 : 1,
          pitch,
          start,
          length,
        })),
      );
    }
  });

  it('knows the signatures of keys', () => {
    const of = (key: Header['key'], mode: Header['mode']): number =>
      sharps({ ...waltz, key, mode });
    expect((['C', 'D', 'F', 'G', 'A'] as const).map((key) => of(key, 'major'))).toEqual([
      0, 2, -1, 1, 3,
    ]);
    expect((['C', 'D', 'F', 'G', 'A'] as const).map((key) => of(key, 'minor'))).toEqual([
      -3, -1, -4, -2, 0,
    ]);
  });
});
