/** @file What a head reads: lines from the word that is guessed to the words that it takes most from. */
import { vocabulary } from '../../models/language/vocabulary.ts';
import { whole } from '../shared/words.ts';
import type { TextView } from './text-view.ts';

export interface AttentionView {
  /** `shares`: of the beginning and of each word before `place`; undefined hides the lines. */
  show(tokens: readonly number[], place: number, shares: readonly number[] | undefined): void;
}

/** Lines that are drawn, and the least share of one. */
const LINES = 8;
const LEAST = 0.03;
const SVG = 'http://www.w3.org/2000/svg';

/** Binds the lines over the text in `box` and the list of what is read. */
export function bindAttention(
  box: HTMLElement,
  list: HTMLElement,
  text: TextView,
  signal: AbortSignal,
): AttentionView {
  const lines = document.createElementNS(SVG, 'svg');
  lines.setAttribute('class', 'attention-lines');
  lines.setAttribute('aria-hidden', 'true');
  box.append(lines);
  let last: Parameters<AttentionView['show']> | undefined;

  function draw(
    tokens: readonly number[],
    place: number,
    shares: readonly number[] | undefined,
  ): void {
    const strongest = (shares ?? [])
      .map((share, i) => ({ share, word: i - 1 }))
      .filter(({ share }) => share >= LEAST)
      .sort((a, b) => b.share - a.share)
      .slice(0, LINES);
    lines.replaceChildren(
      ...strongest.flatMap(({ share, word }) => {
        const [from, to] = [text.word(place), word < 0 ? undefined : text.word(word)];
        return from && to ? [line(from, to, share)] : [];
      }),
    );
    list.replaceChildren(
      ...strongest.map(({ share, word }) => {
        const item = document.createElement('li');
        const name =
          word < 0 ? 'the beginning' : `“${vocabulary[tokens[word]!]!.replace('+', '…')}”`;
        item.textContent = `${name} ${whole(100 * share)} %`;
        return item;
      }),
    );
  }

  function line(from: HTMLElement, to: HTMLElement, share: number): SVGElement {
    const origin = box.getBoundingClientRect();
    const at = (word: HTMLElement, foot: boolean): [number, number] => {
      const { left, width, top, bottom } = word.getBoundingClientRect();
      return [
        left + width / 2 - origin.left + box.scrollLeft,
        (foot ? bottom - 3 : top + 3) - origin.top + box.scrollTop,
      ];
    };
    const same = Math.abs(from.getBoundingClientRect().top - to.getBoundingClientRect().top) < 4;
    const [x, y] = at(from, false);
    const [u, v] = at(to, !same);
    const path = document.createElementNS(SVG, 'path');
    const high = same ? y - 12 - Math.min(14, Math.abs(x - u) / 12) : (y + v) / 2;
    path.setAttribute(
      'd',
      same
        ? `M${x} ${y}Q${(x + u) / 2} ${high} ${u} ${v}`
        : `M${x} ${y}C${x} ${high} ${u} ${high} ${u} ${v}`,
    );
    path.setAttribute('stroke-width', (0.8 + 5 * share).toFixed(2));
    path.setAttribute('opacity', (0.35 + 0.6 * share).toFixed(2));
    return path;
  }

  addEventListener('resize', () => last && draw(...last), { signal });
  return {
    show(...seen) {
      last = seen;
      draw(...seen);
    },
  };
}
