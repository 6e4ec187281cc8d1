/** @file What there is to see of a text: the words, what may come next, how surprising each was, what a head reads. */
import { textOf } from '../../models/language/vocabulary.ts';
import { inWords as inPictureWords } from '../../models/pictures/vocabulary.ts';
import { fillTable } from '../shared/save/data-table.ts';
import { setText } from '../shared/set-text.ts';
import { decimal, whole } from '../shared/words.ts';
import { bindAttention } from './attention-view.ts';
import { bindBars } from './bars-view.ts';
import { captionOf } from './caption.ts';
import { languageTable, type LanguageSettings } from './settings.ts';
import { bindText } from './text-view.ts';
import { nats, textInWords } from './words.ts';
import { nameOf } from './names.ts';
import type { WriteFrame } from './write.ts';

export interface WritingView {
  show(frame: WriteFrame, given: number, settings: LanguageSettings, running: boolean): void;
  words(frame: WriteFrame): string;
}

export interface WritingEvents {
  /** The reader points at a word of the text; undefined: the one to come. */
  readonly point: (place: number | undefined) => void;
  /** The reader wants to know where a word comes from, or takes it. */
  readonly source: (token: number) => void;
  readonly take: (token: number) => void;
  /** The picture lab's page, if the site has it. */
  readonly picture: string | undefined;
  readonly signal: AbortSignal;
}

export function bindWriting(root: HTMLElement, events: WritingEvents): WritingView {
  const find = (name: string): HTMLElement => root.querySelector<HTMLElement>(`[data-${name}]`)!;
  const box = find('text');
  const text = bindText(box, events.point, events.signal);
  const bars = bindBars(find('bars'), {
    take: events.take,
    point: events.source,
    signal: events.signal,
  });
  const attention = bindAttention(box, find('read-list'), text, events.signal);
  const [left, sources, surprise, reads, drawn] = [
    'left',
    'sources',
    'surprise',
    'reads',
    'drawn',
  ].map(find);
  const table = find('surprises') as HTMLTableSectionElement;

  function showSources({ sources: of }: WriteFrame): void {
    if (!of) return sources!.replaceChildren();
    const head = `“${nameOf(of.token)}” came there ${whole(of.count)} ${of.count === 1 ? 'time' : 'times'} in the stories that were counted.`;
    const lines = of.found.flatMap(({ story, before, word, after }) => {
      const mark = document.createElement('mark');
      mark.textContent = word;
      return [
        document.createElement('br'),
        `Story ${whole(story)}: … ${before}`,
        mark,
        `${after} …`,
      ];
    });
    sources!.replaceChildren(head, ...lines);
  }

  function showSurprise(
    { surprises, tokens, place }: WriteFrame,
    { model }: LanguageSettings,
  ): void {
    text.color(surprises?.[model]);
    if (!surprises) return;
    const label = languageTable.model.choices.find(({ value }) => value === model)!.label;
    const list = surprises[model];
    const mean = list.reduce((sum, each) => sum + each, 0) / (list.length || 1);
    const here = list[place];
    setText(
      surprise!,
      `${label}: ${nats(mean)} nats a word.` +
        (here === undefined
          ? ''
          : ` “${nameOf(tokens[place]!)}”: ${nats(here)} nats, probability ${Number.isFinite(here) ? decimal(Math.exp(-here)) : '0'}.`),
    );
    fillTable(
      table,
      tokens.map((token, i) => [
        nameOf(token),
        ...(['bigram', 'trigram', 'transformer', 'truth'] as const).map((name) =>
          nats(surprises[name][i]!),
        ),
      ]),
    );
  }

  function showDrawn(tokens: readonly number[], running: boolean): void {
    const caption = running ? undefined : captionOf(textOf(tokens));
    if (!caption || events.picture === undefined) return drawn!.replaceChildren();
    const link = document.createElement('a');
    const address = new URL(events.picture);
    for (const [name, value] of Object.entries(caption))
      address.searchParams.set(`picture-${name}`, value);
    link.href = address.href;
    link.textContent = `Draw “${inPictureWords(caption)}” in the picture lab`;
    drawn!.replaceChildren(link);
  }

  return {
    show(frame, given, settings, running) {
      text.show(frame.tokens, given, frame.place);
      bars.show(frame.rows, frame.tokens[frame.place]);
      setText(left!, `${whole(frame.left)} words are left to be drawn from.`);
      showSources(frame);
      showSurprise(frame, settings);
      attention.show(frame.tokens, frame.place, frame.attention);
      const guessed = frame.tokens[frame.place];
      setText(
        reads!,
        `To guess ${guessed === undefined ? 'the next word' : `“${nameOf(guessed)}”`}, head ${settings.head} of layer ${settings.layer} reads:`,
      );
      showDrawn(frame.tokens, running);
    },
    words: textInWords,
  };
}
