/** @file The prompt: shows which of its words became which condition, and what was not understood. */
import { isHeldOut, type Combination, type Condition } from '../../models/pictures/vocabulary.ts';
import { readPrompt } from './prompt.ts';
import { folded } from '../shared/prompt/spelling.ts';

export interface PromptView {
  /** Puts a text into the box and reads it. */
  set(text: string): void;
  /** What the text in the box asks for, and what was not understood of it. */
  readonly condition: Condition;
  readonly notes: string;
}

/** What stands under a word, by what it was taken for; fillers are not shown. */
const shownAs = {
  thing: 'thing',
  color: 'color',
  scene: 'scene',
  unused: 'not used',
  unknown: 'unknown',
} as const;

export interface Prompting {
  /** Hears what the reader asks for, with each change. */
  readonly asked: (condition: Condition) => void;
  /** The reader wants it drawn. */
  readonly draw: () => void;
  readonly signal: AbortSignal;
}

/** Binds the box in `root`, and the prompts to try. */
export function bindPrompt(root: HTMLElement, { asked, draw, signal }: Prompting): PromptView {
  const box = root.querySelector<HTMLInputElement>('[data-prompt]')!;
  const reading = root.querySelector<HTMLElement>('[data-reading]')!;
  const notes = root.querySelector<HTMLElement>('[data-prompt-notes]')!;
  const badge = root.querySelector<HTMLElement>('[data-badge]')!;
  let condition: Condition = {};

  function read(): void {
    const found = readPrompt(box.value);
    ({ condition } = found);
    const strange = new Set<string>(); // an unknown word that comes again is not told again
    const marks = found.parts.flatMap(({ text, role }) => {
      const again = role === 'unknown' && strange.size === strange.add(folded(text)).size;
      return role === 'filler' || again ? [] : [mark(text, role, shownAs[role])];
    });
    const left = (['thing', 'color', 'scene'] as const).filter((kind) => !(kind in condition));
    if (left.length > 0) marks.push(mark('the model’s choice', 'free', left.join(', ')));
    reading.replaceChildren(...marks);
    notes.textContent = found.notes.join(' ');
    badge.textContent = provenance(condition);
  }

  const heard = (): void => {
    read();
    asked(condition);
  };
  box.addEventListener('input', heard, { signal });
  root.querySelector('[data-form]')!.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      if (matchMedia('(width < 48rem)').matches) {
        // The keyboard of a phone covers what is drawn.
        box.blur();
        root.querySelector('.picture-place')!.scrollIntoView({ block: 'nearest' });
      }
      draw();
    },
    { signal },
  );
  for (const button of root.querySelectorAll<HTMLElement>('[data-suggest]')) {
    button.addEventListener('click', () => {
      box.value = button.dataset['suggest']!;
      heard();
      draw();
    });
  }
  read();

  return {
    set(text) {
      box.value = text;
      read();
    },
    get condition() {
      return condition;
    },
    get notes() {
      return notes.textContent;
    },
  };
}

/** A word and, under it, what it was taken for. */
function mark(text: string, role: string, label: string): HTMLElement {
  const both = document.createElement('span');
  both.className = 'prompt-word';
  both.dataset['role'] = role;
  const word = document.createElement('b');
  word.textContent = text;
  const below = document.createElement('span');
  below.textContent = label;
  both.append(word, ' ', below);
  return both;
}

/** Whether training has shown what is asked for. */
export function provenance({ thing, color, scene }: Condition): string {
  if (!thing || !color || !scene) return '';
  const combination: Combination = { thing, color, scene };
  return isHeldOut(combination)
    ? 'Never seen: training had no such picture.'
    : 'Training had pictures of this combination.';
}
