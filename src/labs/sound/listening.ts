/** @file Everything that is heard: tunes, keys, sounds; what plays them, and what is seen and told meanwhile. */
import { noteName } from '../../models/music/spelling.ts';
import { decode } from '../../models/music/tokens.ts';
import { meters, secondsOfEighth, type Header, type Key } from '../../models/music/vocabulary.ts';
import { createRng } from '../../models/random.ts';
import { drawTimbre } from '../../models/timbre/maker.ts';
import { performed, type PerformedNote } from '../../models/timbre/performance.ts';
import { inWords } from '../../models/timbre/vocabulary.ts';
import { setText } from '../shared/set-text.ts';
import { createSpeaker, type Sounding, type Speaker } from './audio.ts';
import type { Keys } from './keys.ts';
import { createPlayer, scoreOf } from './player.ts';
import type { NoteOrder } from './render.ts';
import type { RollView } from './roll-view.ts';
import { createSamples } from './samples.ts';
import { headerOf, type SoundSettings } from './settings.ts';

export interface Listening {
  readonly playing: boolean;
  /** Plays a tune: its words, the header aside. */
  play(header: Header, words: readonly number[]): Promise<void>;
  stop(): void;
  /** A key is pressed: it sounds for so many eighth notes, in the sound that plays tunes or in another. */
  key(pitch: number, eighths: number, picture?: Float32Array): Promise<void>;
  /** One note in a sound. */
  hear(picture: Float32Array): Promise<void>;
  /** A note at each of some stops on the way of a sound, one after another. `go` shows a stop and gives its picture. */
  way(
    stops: readonly number[],
    go: (stop: number) => Promise<Float32Array | undefined>,
  ): Promise<void>;
  /** Shows the wave of a sound, and says nothing aloud. */
  look(picture: Float32Array): void;
  /** Tunes are played by this sound from now on; by the usual one, without one. */
  use(picture: Float32Array | undefined, words?: string): void;
  /** Tempo or key has been changed: what is being played goes on in the new one. */
  retune(key?: Key): void;
  /** A tune as samples, and their rate. */
  wav(header: Header, words: readonly number[]): Promise<{ samples: Float32Array; rate: number }>;
}

export interface ListeningParts {
  readonly roll: RollView;
  readonly keys: Keys;
  readonly tell: (words: string) => void;
  readonly settings: () => SoundSettings;
  readonly wave: (samples: Float32Array, rate: number) => void;
  readonly signal: AbortSignal;
}

/** What plays tunes until the reader has drawn a sound. */
const usual = { making: 'plucked', tone: 'dark', length: 'long' } as const;
/** The note in which sounds are heard, and for how many seconds, alone and on the way. */
const PITCH = 57;
const ALONE = 1.6;
const ON_THE_WAY = 0.5;
const RATE = 44_100;
/** Keys that sound at once. */
const MOST_KEYS = 6;
const SILENT =
  'This browser has no sound that the page could use. All else works: notes are seen and told, and can be saved.';

/** Binds the player in `root`. */
export function bindListening(root: HTMLElement, parts: ListeningParts): Listening {
  const { roll, keys, tell, signal } = parts;
  const find = <E extends HTMLElement>(name: string): E => root.querySelector<E>(`[data-${name}]`)!;
  const [button, playingSaid] = [find('listen'), find('playing')];
  const volume = find<HTMLInputElement>('volume');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const madeUsual = drawTimbre(usual, createRng(1, 'usual sound'));
  let instrument = { picture: madeUsual, words: usualWords() };
  let speaker: Speaker | undefined;
  let current: { header: Header; words: readonly number[] } | undefined;
  let notes: readonly PerformedNote[] = [];
  let pressed: Sounding[] = [];
  let orders = 0; // of many sounds that are asked for alone, the last counts
  let frame = 0;

  const samples = createSamples();
  const buffersOf = (
    picture: Float32Array,
    wanted: readonly NoteOrder[],
    rate: number,
  ): Promise<AudioBuffer[]> => samples.buffers(picture, wanted, () => speaker, rate);

  function speak(): Speaker | undefined {
    if (speaker) return speaker;
    speaker = createSpeaker();
    if (!speaker) tell(SILENT);
    else speaker.volume(loudness());
    return speaker;
  }
  /** Ears hear powers: half the way of the slider is half as loud. */
  const loudness = (): number => (Number(volume.value) / 100) ** 2 * 1.4;
  volume.addEventListener('input', () => speaker?.volume(loudness()), { signal });

  const player = createPlayer({
    speaker: speak,
    render: (wanted, rate) => buffersOf(instrument.picture, wanted, rate),
    changed(on) {
      setText(button, on ? 'Stop' : 'Play');
      root.toggleAttribute('data-sounding', on);
      if (on) frame = requestAnimationFrame(follow);
      else {
        cancelAnimationFrame(frame);
        roll.at(undefined);
        keys.sound([]);
      }
      if (on) setText(playingSaid, 'Playing.');
      else rest();
    },
  });
  find<HTMLInputElement>('loop').addEventListener(
    'change',
    ({ target }) => (player.loop = (target as HTMLInputElement).checked),
    { signal },
  );

  /** The moving line, the keys that sound, and what they are, in words. */
  function follow(): void {
    const at = player.position();
    if (at === undefined) return;
    roll.at(still.matches ? Math.floor(at) : at);
    const now = notes.filter(({ start, length }) => start <= at && at < start + length);
    keys.sound(now.map(({ pitch }) => pitch));
    const bar = roll.barlines.findLastIndex((barline) => barline <= at) + 1;
    const names = now.map(({ voice, pitch }) => `${voice} ${noteName(pitch, current!.header.key)}`);
    setText(playingSaid, [`Bar ${Math.min(bar, 8)}`, ...names].join(' · '));
    frame = requestAnimationFrame(follow);
  }

  const eighthOf = (header: Header): number =>
    (secondsOfEighth(header) * 100) / parts.settings().tempo;
  const barsOf = (header: Header, words: readonly number[]) => decode(words, header.key).bars;

  async function play(header: Header, words: readonly number[], from?: number): Promise<void> {
    hush();
    const bars = barsOf(header, words);
    if (bars.length === 0) return;
    current = { header, words };
    const of = performed(bars);
    try {
      await player.play(scoreOf(of, eighthOf(header), meters[header.dance].bar), from);
      notes = of;
    } catch (error) {
      tell((error as Error).message);
    }
  }

  /** Keys and single sounds fall silent. */
  function hush(): void {
    orders += 1;
    for (const each of pressed) each.stop();
    pressed = [];
  }

  /** A note by itself; resolves with its samples' length in seconds, when it begins. */
  async function alone(picture: Float32Array, pitch: number, seconds: number): Promise<boolean> {
    const out = speak();
    if (!out) return false;
    const mine = orders;
    try {
      const [buffer] = await (picture === instrument.picture
        ? buffersOf(picture, [{ pitch, seconds }], out.rate)
        : samples
            .ask({ picture, rate: out.rate, notes: [{ pitch, seconds }] })
            .then((made) => made.map((each) => out.buffer(each))));
      if (!buffer || mine !== orders) return false;
      while (pressed.length >= MOST_KEYS) pressed.shift()!.stop();
      const each: Sounding = out.start(buffer, out.now, 1, () => {
        pressed = pressed.filter((other) => other !== each);
      });
      pressed.push(each);
      return true;
    } catch (error) {
      tell((error as Error).message);
      return false;
    }
  }

  async function look(picture: Float32Array): Promise<void> {
    try {
      const [wave] = await samples.ask({
        picture,
        rate: RATE,
        notes: [{ pitch: PITCH, seconds: ALONE }],
      });
      if (wave && !signal.aborted) parts.wave(wave, RATE);
    } catch (error) {
      tell((error as Error).message);
    }
  }

  const rest = (): void => setText(playingSaid, `Played by ${instrument.words}.`);
  rest();

  signal.addEventListener('abort', () => {
    hush();
    player.stop();
    samples.close();
    speaker?.close();
    speaker = undefined;
  });

  return {
    get playing() {
      return player.playing;
    },
    play,
    stop() {
      hush();
      player.stop();
    },
    async key(pitch, eighths, picture = instrument.picture) {
      keys.sound([pitch]);
      const seconds = eighths * eighthOf(headerOf(parts.settings()));
      if (await alone(picture, pitch, seconds)) await waited(Math.min(seconds, 0.4));
      if (!player.playing) keys.sound([]);
    },
    async hear(picture) {
      player.stop();
      hush();
      void look(picture);
      keys.sound([PITCH]);
      if (await alone(picture, PITCH, ALONE)) await waited(0.4);
      keys.sound([]);
    },
    async way(stops, go) {
      player.stop();
      hush();
      const mine = orders;
      for (const stop of stops) {
        const picture = await go(stop);
        if (!picture || mine !== orders || signal.aborted) return;
        void look(picture);
        await alone(picture, PITCH, stop === stops.at(-1) ? ALONE : ON_THE_WAY);
        await waited(ON_THE_WAY);
      }
    },
    look: (picture) => void look(picture),
    use(picture, words) {
      instrument = picture
        ? { picture: picture.slice(), words: `the diffusion model’s ${withoutA(words ?? '')}` }
        : { picture: madeUsual, words: usualWords() };
      find('usual-sound').hidden = picture === undefined;
      if (!player.playing) rest();
      else if (current) void play(current.header, current.words, player.position());
    },
    retune(key) {
      if (!player.playing || !current) return;
      const header = key === undefined ? current.header : { ...current.header, key };
      void play(header, current.words, player.position());
    },
    async wav(header, words) {
      const [all] = await samples.ask({
        picture: instrument.picture,
        rate: RATE,
        bars: barsOf(header, words),
        eighth: eighthOf(header),
      });
      if (!all) throw new Error('The tune could not be made into samples.');
      return { samples: all, rate: RATE };
    },
  };
}

/** "long, dark plucked string" */
const withoutA = (words: string): string => words.replace(/^a /, '');
const usualWords = (): string => `the program’s ${withoutA(inWords(usual))}`;

const waited = (seconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, 1000 * seconds));
