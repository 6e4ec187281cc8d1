/** @file What there is to see of a moment: of the text, the stories, the answers or the training, in the code, and in words. */
import { textOf } from '../../models/language/vocabulary.ts';
import type { LabCode } from '../shared/run/code.ts';
import { setText } from '../shared/set-text.ts';
import type { AskView } from './ask-view.ts';
import type { DraftView } from './draft-view.ts';
import { PLACES } from './facts.ts';
import type { LanguageLab } from './lab.ts';
import { says } from './lines.ts';
import { rowsOf } from './rows.ts';
import type { LanguageFrame } from './session.ts';
import { bindStories } from './stories-view.ts';
import { bindTraining } from './train-view.ts';
import { storiesInWords } from './words.ts';
import type { WritingView } from './write-view.ts';

export interface ReportView {
  show(frame: LanguageFrame, running: boolean): void;
  /** What was measured has come. */
  recorded(): void;
  words(frame: LanguageFrame): string;
}

/** What it shows moments in, and the code and its list of paces. */
export interface ReportParts {
  readonly draft: DraftView;
  readonly writing: WritingView;
  readonly asking: AskView;
  readonly code: LabCode<'train' | 'write', string>;
  readonly slow: () => boolean;
}

/** Binds the places. */
export function bindReport(
  lab: LanguageLab,
  { draft, writing, asking, code, slow }: ReportParts,
): ReportView {
  const count = lab.find('[data-count]');
  const stories = bindStories(lab.find('[data-stories]'));
  const training = bindTraining(lab.find('[data-samples]'));

  function recorded(): void {
    if (lab.opening?.part === 'stories') stories.show(rowsOf(lab.records));
    if (lab.opening?.part === 'ask') asking.surveyed(rowsOf(lab.records));
  }

  function words(frame: LanguageFrame): string {
    switch (frame.part) {
      case 'write':
        return writing.words(frame);
      case 'stories':
        return storiesInWords(rowsOf(lab.records));
      case 'ask':
        return frame.iteration > 0 ? `${frame.iteration} of ${PLACES} places asked about.` : '';
      case 'train':
        return training.words(frame, rowsOf(lab.records), lab.opening);
    }
  }

  return {
    show(frame, running) {
      if (frame.part === 'write') {
        draft.grown(frame.tokens);
        writing.show(frame, draft.given, lab.settings, running);
        if (running) lab.announcer.say(textOf(frame.tokens.slice(-12)));
        else lab.follow();
      }
      if (frame.part === 'ask') asking.show(frame, lab.settings);
      if (frame.part === 'train') training.show(frame);
      if ('line' in frame) {
        const { part, line } = frame;
        const values: Readonly<Record<string, string | undefined>> = frame.values;
        const marked = slow() || !running ? line : undefined;
        code.show(part, marked, (each) => values[each], marked && says[marked]);
      }
      setText(count, words(frame));
      recorded();
    },
    recorded,
    words,
  };
}
