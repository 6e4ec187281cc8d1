/** What the reader answers with: buttons to choose from, a field for a number, an order to arrange. */
import { judgeNumber, readNumber, readOrder, rightFromTop } from './verdict.ts';

/** What is said of an answer. */
export interface Verdict {
  /** Undefined where nothing was answered. */
  readonly right: boolean | undefined;
  readonly words: readonly Node[];
}

export interface Controls {
  /** The answer as text, to be kept. */
  read(): string;
  /** What `read` gave once; what no longer fits is left out. */
  restore(answer: string): void;
  reset(): void;
  judge(): Verdict;
}

/** `acts` is where what the reader works with goes, unless it goes into the options. */
export function controlsOf(check: HTMLElement, acts: HTMLElement): Controls | undefined {
  const { kind } = check.dataset;
  if (kind === 'choose') return choice(check);
  if (kind === 'estimate') return number(check, acts);
  return kind === 'order' ? order(check, acts) : undefined;
}

function choice(check: HTMLElement): Controls {
  const inputs = options(check).map((option) => {
    const input = document.createElement('input');
    const label = document.createElement('label');
    Object.assign(input, { type: 'radio', name: check.id });
    label.append(input, ...option.childNodes);
    option.append(label);
    return input;
  });
  const chosen = (): number => inputs.findIndex(({ checked }) => checked);
  const choose = (index: number): void =>
    inputs.forEach((input, at) => (input.checked = at === index));
  return {
    read: () => String(chosen()),
    restore: (answer) => choose(Number(answer)),
    reset: () => choose(-1),
    judge() {
      const answer = answers(check)[chosen()];
      if (!answer) return { right: undefined, words: said('Choose one first.') };
      return { right: 'right' in answer.dataset, words: why(answer) };
    },
  };
}

function number(check: HTMLElement, acts: HTMLElement): Controls {
  const input = document.createElement('input');
  const label = document.createElement('label');
  Object.assign(input, { type: 'text', inputMode: 'decimal', autocomplete: 'off', size: 8 });
  label.append('Your answer ', input);
  acts.prepend(label);
  return {
    read: () => input.value.trim(),
    restore: (answer) => (input.value = answer),
    reset: () => (input.value = ''),
    judge() {
      const { answer, within } = check.dataset;
      const known = answers(check);
      const values = known.map(({ dataset }) => Number(dataset['value']));
      const verdict = judgeNumber(readNumber(input.value), Number(answer), Number(within), values);
      if (verdict.kind === 'none') {
        return { right: undefined, words: said('Write a number, such as 0.5.') };
      }
      if (verdict.kind === 'known') {
        return { right: false, words: led('No.', why(known[verdict.index]!)) };
      }
      if (verdict.kind !== 'right')
        return { right: false, words: said(`No: too ${verdict.kind}.`) };
      return { right: true, words: led('Right.', copies(check.querySelector('.check-why')!)) };
    },
  };
}

function order(check: HTMLElement, acts: HTMLElement): Controls {
  const list = check.querySelector('.check-options')!;
  const first = options(check);
  const moved = document.createElement('p');
  moved.className = 'sr-only';
  moved.role = 'status';
  acts.append(moved);
  const places = (): number[] => options(check).map(({ dataset }) => Number(dataset['place']));

  /** The first cannot go up, nor the last down; a button stays one that can be reached. */
  function bound(): void {
    const all = options(check);
    all.forEach((option, at) => {
      const [up, down] = option.querySelectorAll('button');
      up?.setAttribute('aria-disabled', String(at === 0));
      down?.setAttribute('aria-disabled', String(at === all.length - 1));
    });
  }

  function move(option: HTMLElement, by: -1 | 1, button: HTMLElement): void {
    const all = options(check);
    const other = all[all.indexOf(option) + by];
    if (!other) return;
    if (by < 0) other.before(option);
    else other.after(option);
    bound();
    button.focus();
    moved.textContent = `${wordsOf(option)}: now ${options(check).indexOf(option) + 1} of ${all.length}.`;
  }

  for (const option of first) {
    const pair = document.createElement('span');
    pair.className = 'check-moves';
    for (const [sign, name, by] of [
      ['↑', 'Up', -1],
      ['↓', 'Down', 1],
    ] as const) {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', className: 'lab-button', textContent: sign });
      button.setAttribute('aria-label', `${name}: ${wordsOf(option)}`);
      button.addEventListener('click', () => move(option, by, button));
      pair.append(button);
    }
    option.append(pair);
  }
  bound();
  return {
    read: () => places().join(),
    restore(answer) {
      const kept = readOrder(answer, first.length);
      for (const place of kept ?? []) {
        list.append(first.find(({ dataset }) => dataset['place'] === String(place))!);
      }
      bound();
    },
    reset() {
      list.append(...first);
      bound();
    },
    judge() {
      const right = rightFromTop(places());
      if (right === first.length) return { right: true, words: said('Right, all of it.') };
      const next = answers(check)[right]!;
      const begun =
        right === 0 ? 'Another comes first.' : `Right up to ${right}, and then comes another.`;
      return { right: false, words: [...said(`No. ${begun}`), ...why(next)] };
    },
  };
}

function options(check: Element): HTMLElement[] {
  return [...check.querySelectorAll<HTMLElement>('.check-options > li')];
}

function answers(check: Element): HTMLElement[] {
  return [...check.querySelectorAll<HTMLElement>('.check-answers > li')];
}

function wordsOf(option: Element): string {
  return option.querySelector('.check-letter + span')?.textContent?.trim() ?? '';
}

function why(answer: Element): Node[] {
  return copies(answer.querySelector('div')!);
}

/** What stands in an element, without ids, which a page has once. */
function copies(element: Element): Node[] {
  const copy = element.cloneNode(true) as Element;
  for (const each of copy.querySelectorAll('[id]')) each.removeAttribute('id');
  return [...copy.childNodes];
}

function said(text: string): Node[] {
  const words = document.createElement('p');
  words.textContent = text;
  return [words];
}

/** Begins a text with a word. */
function led(word: string, words: readonly Node[]): Node[] {
  const strong = document.createElement('strong');
  strong.textContent = word;
  const first = words.find((node) => node instanceof HTMLParagraphElement);
  first?.prepend(strong, ' ');
  return first ? [...words] : [strong, ...words];
}
