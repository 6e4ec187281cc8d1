/** @file Asking for facts: the place, the answer, how probable it was and whether it is true. */
import { places } from '../../models/language/places.ts';
import { questionAbout } from '../../models/language/questions.ts';
import { idOf, textOf } from '../../models/language/vocabulary.ts';
import { nearest } from '../../text/edits.ts';
import { quoted } from '../../text/shorten.ts';
import { fillTable } from '../shared/save/data-table.ts';
import { setText } from '../shared/set-text.ts';
import { decimal, whole } from '../shared/words.ts';
import { UNKNOWN, type AskFrame, type PlaceRow } from './ask.ts';
import { bindBars } from './bars-view.ts';
import { groupsOf } from './facts.ts';
import { nameOf } from './names.ts';
import type { LanguageSettings } from './settings.ts';
import type { Row } from './write.ts';
import { answerInWords } from './words.ts';

type PlaceName = LanguageSettings['place'];

export interface AskView {
  ask(name: string): void;
  show(frame: AskFrame, settings: LanguageSettings): void;
  surveyed(rows: readonly PlaceRow[]): void;
}

export function bindAsk(
  root: HTMLElement,
  events: { ask: (name: PlaceName) => void; tell: (words: string) => void; signal: AbortSignal },
): AskView {
  const find = (name: string): HTMLElement => root.querySelector<HTMLElement>(`[data-${name}]`)!;
  const box = find('asked') as HTMLInputElement;
  const [question, answer, verdict, facts] = ['question', 'answer', 'verdict-said', 'facts'].map(
    find,
  );
  const table = find('facts-rows') as HTMLTableSectionElement;
  const nothing = (): void => undefined;
  const colors = bindBars(
    find('colors'),
    { take: nothing, point: nothing, signal: events.signal },
    (token) => (token === UNKNOWN ? 'not known' : nameOf(token)),
  );

  function ask(wanted: string): void {
    const typed = wanted.trim().toLowerCase();
    const names = places.map(({ name }) => name);
    const name = names.find((each) => each.toLowerCase() === typed);
    const near = name ?? nearest(wanted.trim(), names, 2);
    if (!near)
      return events.tell(`There is no place ${quoted(wanted)}. The list has all ${names.length}.`);
    if (!name) events.tell(`There is no place ${quoted(wanted)}; ${near} is asked about.`);
    else events.tell('');
    events.ask(near);
  }

  root.querySelector('[data-ask]')!.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      ask(box.value);
    },
    { signal: events.signal },
  );

  return {
    ask,
    show(frame, settings) {
      const { place } = frame;
      if (document.activeElement !== box) box.value = place.name;
      const text = textOf(questionAbout(place.name));
      setText(question!, text);
      setText(answer!, frame.answer);
      const base =
        settings.weights === 'base'
          ? 'It has never read a question, and goes on as it can. Begun with “The harbor of ' +
            place.name +
            ' is”: '
          : '';
      setText(verdict!, base + answerInWords(frame, settings));
      const row = (token: number, probability: number, exact: boolean): Row => ({
        token,
        learned: probability,
        drawn: probability,
        exact: Number(exact),
      });
      colors.show(
        [
          ...frame.colors.map(({ color, probability }) =>
            row(idOf(color)!, probability, color === place.color),
          ),
          row(UNKNOWN, frame.unknown, false),
        ],
        frame.said === 'unknown' ? UNKNOWN : idOf(frame.said),
      );
    },
    surveyed(rows) {
      facts!.hidden = rows.length < places.length;
      if (facts!.hidden) return;
      fillTable(
        table,
        groupsOf(rows).map((group) => [
          whole(group.timesShown),
          whole(group.places),
          ...[group.right, group.wrong, group.unknown].map((share) => `${whole(100 * share)} %`),
          decimal(group.onTruth),
        ]),
      );
    },
  };
}
