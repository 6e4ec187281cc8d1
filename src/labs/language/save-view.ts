/** @file What the reader can take along: the text, the probabilities of the next word, the figure, a link. */
import { textOf } from '../../models/language/vocabulary.ts';
import { toCsv } from '../shared/own-data/csv.ts';
import { bindSaveActs } from '../shared/save/acts.ts';
import { download } from '../shared/save/download.ts';
import { pngFile, svgFile } from '../shared/save/figure-file.ts';
import { linkActs } from '../shared/settings/link.ts';
import type { Pictured } from '../shared/stage/stage.ts';
import type { LanguageLab } from './lab.ts';
import type { LanguageFrame } from './session.ts';
import { nameOf } from './names.ts';

export interface LanguageSaved {
  readonly text: () => readonly number[];
  readonly lab: LanguageLab;
  /** The moment with all words that may come next. */
  readonly all: () => Promise<LanguageFrame>;
  readonly signal: AbortSignal;
}

/** Binds the part in `root`. */
export function bindSave(root: HTMLElement, { text, lab, all, signal }: LanguageSaved): void {
  const name = (): string => `language-${lab.settings.part}-seed-${lab.settings.seed}`;

  async function picture(): Promise<Pictured> {
    const { drawing } = await lab.snapshot();
    if (!drawing || drawing.marks.length === 0 || !lab.stage)
      throw new Error('There is no figure here.');
    return lab.stage.pictured(drawing);
  }

  bindSaveActs(
    root,
    {
      ...linkActs(root, lab.place, lab.link),
      async text() {
        if (text().length === 0) return Promise.resolve('There is no text yet.');
        download(`${name()}.txt`, `${textOf(text())}\n`, 'text/plain');
        return 'The text is saved.';
      },
      async probabilities() {
        const frame = await all();
        if (frame.part !== 'write') return 'Write a text first: these are of its next word.';
        const rows = frame.rows.map(({ token, learned, drawn, exact }) => [
          nameOf(token),
          learned,
          drawn,
          exact,
        ]);
        download(
          `${name()}-word-${frame.place + 1}.csv`,
          toCsv(['word', 'learned', 'drawn', 'exact'], rows),
          'text/csv',
        );
        return `The probabilities of ${rows.length} words are saved.`;
      },
      async svg() {
        download(`${name()}.svg`, svgFile(await picture()), 'image/svg+xml');
        return 'The figure is saved.';
      },
      async png() {
        download(`${name()}.png`, await pngFile(await picture(), 3), 'image/png');
        return 'The figure is saved.';
      },
    },
    signal,
  );
}
