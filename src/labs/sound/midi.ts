/** @file A MIDI keyboard, where the browser offers it and the reader allows it. */
import { setText } from '../shared/set-text.ts';

export interface Midi {
  /** Asks the browser, which asks the reader. */
  ask(): Promise<void>;
}

const NOTE_ON = 0x90;

/** `said` is where it tells what came of it; `pressed` hears the keys. */
export function bindMidi(
  said: HTMLElement,
  pressed: (pitch: number) => void,
  signal: AbortSignal,
): Midi {
  function hear({ data }: MIDIMessageEvent): void {
    const [status = 0, pitch = 0, velocity = 0] = data ?? [];
    if (signal.aborted || (status & 0xf0) !== NOTE_ON || velocity === 0) return;
    pressed(pitch);
  }

  return {
    async ask() {
      if (!('requestMIDIAccess' in navigator)) {
        return setText(said, 'This browser offers no MIDI.');
      }
      try {
        const access = await navigator.requestMIDIAccess();
        const listen = (): void => {
          const inputs = [...access.inputs.values()];
          for (const input of inputs) input.onmidimessage = hear;
          const names = inputs.map(({ name }) => name ?? 'a keyboard').join(', ');
          setText(said, names ? `Listening to ${names}.` : 'No MIDI keyboard is connected yet.');
        };
        access.onstatechange = listen;
        signal.addEventListener('abort', () => (access.onstatechange = null));
        listen();
      } catch {
        setText(said, 'The browser did not allow MIDI.');
      }
    },
  };
}
