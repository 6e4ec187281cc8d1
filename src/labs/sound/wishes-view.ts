/** @file The boxes for words: what a tune, a sound and the sound at the other end of a blend are to be. */
import type { Header } from '../../models/music/vocabulary.ts';
import type { Condition } from '../../models/timbre/vocabulary.ts';
import { setText } from '../shared/set-text.ts';
import {
  conditionOf,
  secondConditionOf,
  secondTimbreSettings,
  timbreSettings,
  tuneSettings,
  wishOf,
  type SoundSettings,
} from './settings.ts';
import {
  readSound,
  readTune,
  soundProvenance,
  soundWords,
  tuneProvenance,
  tuneWords,
} from './wishes.ts';

export interface WishesView {
  /** Puts what the settings ask for into boxes that ask for something else. */
  show(settings: SoundSettings): void;
}

export interface WishesEvents {
  readonly changed: (settings: Partial<SoundSettings>) => void;
  /** The reader wants it now. */
  readonly asked: () => void;
  readonly signal: AbortSignal;
}

/** How one box is read and written. */
interface Box<Wish> {
  readonly read: (text: string) => { readonly wish: Wish; readonly notes: readonly string[] };
  readonly words: (wish: Wish) => string;
  readonly provenance: (wish: Wish) => string;
  readonly wishOf: (settings: SoundSettings) => Wish;
  readonly settings: (wish: Wish) => Partial<SoundSettings>;
}

const sound = { read: readSound, words: soundWords, provenance: soundProvenance };
const boxes: {
  readonly tune: Box<Partial<Header>>;
  readonly timbre: Box<Condition>;
  readonly second: Box<Condition>;
} = {
  tune: {
    ...{ read: readTune, words: tuneWords, provenance: tuneProvenance },
    ...{ wishOf, settings: tuneSettings },
  },
  timbre: { ...sound, wishOf: conditionOf, settings: timbreSettings },
  second: { ...sound, wishOf: secondConditionOf, settings: secondTimbreSettings },
};

/** Binds the boxes in `root`, and the words to try. */
export function bindWishes(root: HTMLElement, events: WishesEvents): WishesView {
  const { signal } = events;
  function bind<Wish extends object>(name: keyof typeof boxes, box: Box<Wish>) {
    const input = root.querySelector<HTMLInputElement>(`[data-wish="${name}"]`)!;
    const notes = root.querySelector<HTMLElement>(`[data-wish-notes="${name}"]`)!;
    const told = (): void => {
      const { wish, notes: said } = box.read(input.value);
      setText(notes, [...said, box.provenance(wish)].join(' '));
    };
    const heard = (): void => {
      told();
      events.changed(box.settings(box.read(input.value).wish));
    };
    input.addEventListener('input', heard, { signal });
    root.querySelector(`[data-wish-form="${name}"]`)!.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        events.asked();
      },
      { signal },
    );
    return {
      show(next: SoundSettings): void {
        const [is, wanted] = [box.read(input.value).wish, box.wishOf(next)];
        if (!same(is, wanted)) input.value = box.words(wanted);
        told();
      },
      take(text: string): void {
        input.value = text;
        heard();
      },
    };
  }

  const bound = {
    tune: bind('tune', boxes.tune),
    timbre: bind('timbre', boxes.timbre),
    second: bind('second', boxes.second),
  };
  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('[data-suggest]');
      if (!button) return;
      bound[button.dataset['for'] as keyof typeof bound].take(button.dataset['suggest']!);
      events.asked();
    },
    { signal },
  );

  return {
    show(next) {
      for (const each of Object.values(bound)) each.show(next);
    },
  };
}

/** Whether two wishes ask for the same. */
function same(a: object, b: object): boolean {
  const entries = (wish: object): string => JSON.stringify(Object.entries(wish).sort());
  return entries(a) === entries(b);
}
