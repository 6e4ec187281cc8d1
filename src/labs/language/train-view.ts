/** @file The training: the stories that the network wrote on the way, and how far its loss has come. */
import { textOf } from '../../models/language/vocabulary.ts';
import { decimal, whole } from '../shared/words.ts';
import type { LanguageOpening } from './session.ts';
import { STEPS } from './limits.ts';
import type { TrainFrame, TrainRow } from './train.ts';

export interface TrainingView {
  show(frame: TrainFrame): void;
  words(frame: TrainFrame, rows: readonly TrainRow[], opening: LanguageOpening | undefined): string;
}

/** Binds the list of stories, the newest first. */
export function bindTraining(list: HTMLElement): TrainingView {
  let newest = -1;
  return {
    show({ samples }) {
      const last = samples.at(-1)?.iteration ?? -1;
      if (last === newest) return;
      newest = last;
      list.replaceChildren(
        ...[...samples].reverse().map(({ iteration, tokens }) => {
          const item = document.createElement('li');
          const step = document.createElement('b');
          step.textContent = `Step ${whole(iteration)}`;
          item.append(step, ` ${textOf(tokens)}`);
          return item;
        }),
      );
    },
    words({ iteration }, rows, opening) {
      const last = rows.at(-1);
      if (!last || opening?.part !== 'train') return '';
      return `Step ${whole(iteration)} of ${whole(STEPS)}. Loss ${decimal(last.loss)}; bigram ${decimal(opening.bigram)}, exact floor ${decimal(opening.floor)}.`;
    },
  };
}
