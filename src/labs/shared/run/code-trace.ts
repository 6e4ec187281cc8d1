/**
 * @file Pseudo-code as a debugger: marks the line that has just run, shows its value beside it, and lets the reader
 * choose lines to stop after. What it adds to the code carries `data-lab`, so that copying leaves it out.
 */
import { setText } from '../set-text.ts';

export interface CodeTrace {
  /** Marks the line of this name, and no other; none without a name. */
  mark(step: string | undefined): void;
  /** What the line of this name says, without its comment. */
  text(step: string): string;
  /** Sets or, with an empty text, removes the value beside a line. */
  value(step: string, text: string): void;
  /** Names of the lines to stop after. */
  stops(): string[];
  setStops(names: readonly string[]): void;
}

interface Step {
  /** Its lines: a statement may be written on several. */
  readonly lines: HTMLElement[];
  readonly code: string;
  /** Before its first line. */
  readonly stop: HTMLButtonElement;
  /** After its last line. */
  readonly value: HTMLElement;
}

/**
 * Follows the code in `root` whose lines have `data-step`, until `signal` ends and what was added is taken away.
 * `onStops` hears of every change by the reader.
 */
export function traceCode(root: ParentNode, onStops: () => void, signal: AbortSignal): CodeTrace {
  const steps = new Map<string, Step>();

  for (const line of root.querySelectorAll<HTMLElement>('code .line[data-step]')) {
    const begun = steps.get(line.dataset['step']!);
    if (begun) {
      begun.lines.push(line);
      line.append(begun.value);
      continue;
    }
    const number = [...line.parentElement!.querySelectorAll('.line')].indexOf(line) + 1;
    const code = line.textContent.replace(/#.*/, '').trim();
    const stop = document.createElement('button');
    stop.type = 'button';
    stop.className = 'line-stop';
    stop.dataset['lab'] = '';
    stop.setAttribute('aria-pressed', 'false');
    stop.setAttribute('aria-label', `Stop after line ${number}: ${code}`);
    stop.title = 'Stop after this line';
    stop.addEventListener('click', () => {
      stop.setAttribute('aria-pressed', String(stop.getAttribute('aria-pressed') !== 'true'));
      onStops();
    });
    const value = document.createElement('span');
    value.className = 'line-value';
    value.dataset['lab'] = '';
    line.prepend(stop);
    line.append(value);
    steps.set(line.dataset['step']!, { lines: [line], code, stop, value });
  }

  signal.addEventListener('abort', () => {
    for (const { stop, value } of steps.values()) {
      stop.remove();
      value.remove();
    }
  });

  let marked: string | undefined;

  return {
    mark(step) {
      if (step === marked) return;
      marked = step;
      for (const [name, { lines }] of steps) {
        for (const line of lines) {
          line.classList.toggle('running', name === step);
          if (name === step) line.setAttribute('aria-current', 'step');
          else line.removeAttribute('aria-current');
        }
      }
    },
    text: (step) => steps.get(step)?.code ?? '',
    value(step, text) {
      const entry = steps.get(step);
      if (entry) setText(entry.value, text);
    },
    stops: () =>
      [...steps].flatMap(([name, { stop }]) =>
        stop.getAttribute('aria-pressed') === 'true' ? [name] : [],
      ),
    setStops(names) {
      for (const [name, { stop }] of steps) {
        stop.setAttribute('aria-pressed', String(names.includes(name)));
      }
    },
  };
}
