/**
 * @file What the page sounds through: a gain for the volume, and after it a limiter, so that nothing clips whatever sounds at
 * once. Samples come whole, with beginning and end faded, and are scheduled on the audio clock.
 */

/** A sound that is scheduled. */
export interface Sounding {
  /** Fades out, soon enough that one cannot tell and slowly enough that it is no click. */
  stop(): void;
}

export interface Speaker {
  /** Samples a second. */
  readonly rate: number;
  /** Seconds, on the clock by which sounds are scheduled. */
  readonly now: number;
  buffer(samples: Float32Array): AudioBuffer;
  start(buffer: AudioBuffer, when: number, gain: number, ended?: () => void): Sounding;
  /** From 0 to 1. */
  volume(value: number): void;
  close(): void;
}

/** Seconds in which a sound that is stopped dies away, and in which the volume follows. */
const FADE = 0.03;
/** Below it the limiter changes nothing; above, the curve bends to under 1. */
const KNEE = 0.7;
/** The loudest that the limiter is given. */
const LOUDEST = 4;
const POINTS = 8193;

/** A way to be heard; undefined where the browser has none. To be asked for when the reader presses something. */
export function createSpeaker(): Speaker | undefined {
  const Context = (globalThis as { AudioContext?: typeof AudioContext }).AudioContext;
  if (!Context) return undefined;
  const context = new Context({ latencyHint: 'interactive' });
  const volume = context.createGain();
  const scale = context.createGain();
  const limiter = context.createWaveShaper();
  scale.gain.value = 1 / LOUDEST;
  limiter.curve = limiterCurve();
  volume.connect(scale).connect(limiter).connect(context.destination);
  // A browser may hold a context back until it is asked, within a press.
  void context.resume();

  return {
    rate: context.sampleRate,
    get now() {
      return context.currentTime;
    },
    buffer(samples) {
      const made = context.createBuffer(1, Math.max(1, samples.length), context.sampleRate);
      made.getChannelData(0).set(samples);
      return made;
    },
    start(buffer, when, gain, ended) {
      const source = context.createBufferSource();
      const own = context.createGain();
      own.gain.value = gain;
      source.buffer = buffer;
      source.connect(own).connect(volume);
      source.addEventListener('ended', () => {
        own.disconnect();
        ended?.();
      });
      source.start(Math.max(when, context.currentTime));
      return {
        stop() {
          const { currentTime } = context;
          own.gain.setValueAtTime(gain, currentTime);
          own.gain.linearRampToValueAtTime(0, currentTime + FADE);
          source.stop(currentTime + FADE);
        },
      };
    },
    volume: (value) => void volume.gain.setTargetAtTime(value, context.currentTime, FADE / 3),
    close: () => void context.close(),
  };
}

/** From {@link LOUDEST} to what is heard: the same up to the knee, then ever nearer to 1. */
function limiterCurve(): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: POINTS }, (_, i) => {
    const value = LOUDEST * ((2 * i) / (POINTS - 1) - 1);
    const beyond = Math.abs(value) - KNEE;
    if (beyond <= 0) return value;
    return Math.sign(value) * (KNEE + (0.99 - KNEE) * Math.tanh(beyond / (0.99 - KNEE)));
  });
}
