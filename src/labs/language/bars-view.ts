/** @file The next word: a row for each that is likely, which can be taken; a bar is what is drawn from, a diamond the truth. */
import { decimal } from '../shared/words.ts';
import { setText } from '../shared/set-text.ts';
import { nameOf } from './names.ts';
import type { Row } from './write.ts';

export interface BarsView {
  /** `here`: the word that stands at this place of the text. */
  show(rows: readonly Row[], here: number | undefined): void;
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Binds the list `root`; `take` hears which word the reader takes, `point` of which word the sources are wanted; `name` says
 * what a row is called.
 */
export function bindBars(
  root: HTMLElement,
  events: { take: (token: number) => void; point: (token: number) => void; signal: AbortSignal },
  name: (token: number) => string = nameOf,
): BarsView {
  const { signal } = events;
  const rows: BarRow[] = [];
  const hear = (act: (token: number) => void) => (event: Event) => {
    const button =
      event.target instanceof Element && event.target.closest<HTMLElement>('[data-take]');
    if (button) act(Number(button.dataset['take']));
  };
  root.addEventListener('click', hear(events.take), { signal });
  root.addEventListener('focusin', hear(events.point), { signal });
  root.addEventListener('pointerover', hear(events.point), { signal });

  return {
    show(list, here) {
      while (rows.length < list.length) {
        const made = createRow(name);
        rows.push(made);
        root.append(made.item);
      }
      for (const extra of rows.splice(list.length)) extra.item.remove();
      list.forEach((row, i) => rows[i]!.show(row, row.token === here));
    },
  };
}

interface BarRow {
  readonly item: HTMLElement;
  show(row: Row, here: boolean): void;
}

function createRow(name: (token: number) => string): BarRow {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'bar';
  const [word, drawn, exact] = ['b', 'span', 'span'].map((tag) => document.createElement(tag));
  const chart = document.createElementNS(SVG, 'svg');
  chart.setAttribute('aria-hidden', 'true');
  const shape = (tag: string, className: string): SVGElement => {
    const made = document.createElementNS(SVG, tag);
    made.setAttribute('class', className);
    chart.append(made);
    return made;
  };
  const bar = shape('rect', 'bar-drawn');
  const outline = shape('rect', 'bar-learned');
  const truth = shape('path', 'bar-exact');
  // Percentages of a box that is as wide as there is room; the diamond keeps its shape.
  for (const rect of [bar, outline]) {
    rect.setAttribute('y', '6');
    rect.setAttribute('height', '12');
  }
  const holder = document.createElementNS(SVG, 'svg');
  holder.setAttribute('overflow', 'visible');
  truth.setAttribute('d', 'M0 5l5 7l-5 7l-5 -7z');
  holder.append(truth);
  chart.append(holder);
  drawn!.className = 'bar-number';
  exact!.className = 'bar-number bar-truth';
  const numbers = [told(drawn!, 'drawn with'), told(exact!, 'exact')] as const;
  const learned = document.createElement('span');
  learned.className = 'sr-only';
  const [learnedShare, stands] = [told(learned, 'learned'), document.createElement('span')];
  stands.className = 'sr-only';
  button.append(word!, ' ', chart, drawn!, ' ', learned, ' ', exact!, stands);
  item.append(button);
  const percent = (p: number): string => `${(100 * p).toFixed(2)}%`;
  return {
    item,
    show(row, here) {
      button.dataset['take'] = String(row.token);
      button.disabled = row.token === 0;
      button.classList.toggle('here', here);
      setText(word!, name(row.token));
      bar.setAttribute('width', percent(row.drawn));
      outline.setAttribute('width', percent(row.learned));
      holder.setAttribute('x', percent(row.exact));
      setData(numbers[0], share(row.drawn));
      setData(numbers[1], share(row.exact));
      setData(learnedShare, share(row.learned));
      setText(stands, here ? ', stands here' : '');
    },
  };
}

function share(p: number): string {
  return p === 0 ? '0' : p < 0.0005 ? '<.001' : p < 0.1 ? p.toFixed(3) : decimal(p);
}

/** A number that is told with a word that screen readers alone need; returns where it stands. */
function told(place: HTMLElement, what: string): Text {
  const name = document.createElement('span');
  name.className = 'sr-only';
  name.textContent = `${what} `;
  const number = new Text();
  place.append(name, number);
  return number;
}

function setData(text: Text, data: string): void {
  if (text.data !== data) text.data = data;
}
