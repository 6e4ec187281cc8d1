/** @file The language lab in the page: its four parts, its settings and experiments, what its buttons do. */
import { textOf } from '../../models/language/vocabulary.ts';
import { adoptStyle } from '../shared/adopt-style.ts';
import { defineLab } from '../shared/define-lab.ts';
import { bindGuide } from '../shared/guide/guide.ts';
import { createLab } from '../shared/lab.ts';
import { showOnly } from '../shared/markup.ts';
import { bindCode } from '../shared/run/code.ts';
import { defaults, restartsFor } from '../shared/settings/settings.ts';
import { bindTabs } from '../shared/settings/tabs.ts';
import { changesInWords } from '../shared/words.ts';
import { languageAddress } from './address.ts';
import { bindAsk } from './ask-view.ts';
import { bindDraft } from './draft-view.ts';
import { experiments } from './experiments.ts';
import type { LanguageLab } from './lab.ts';
import { trainingLines, writingLines } from './lines.ts';
import { languageParts } from './parts.ts';
import { bindReport } from './report-view.ts';
import { bindRunning } from './running.ts';
import { bindSave } from './save-view.ts';
import { languageTable, type LanguageSettings } from './settings.ts';
import css from './style.css?inline';
import { readings, usualText } from './suggestions.ts';
import { bindWriting } from './write-view.ts';

/** Words of a view. */
const ROWS = 10;

defineLab('language', (root, signal) => {
  adoptStyle(css);
  let rows = ROWS;

  const lab: LanguageLab = createLab(root, signal, {
    table: languageTable,
    address: languageAddress,
    parts: languageParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    files: () => running.files,
    places: [root.querySelector<HTMLElement>('[data-live]')!],
    waits: true,
    again: 'Press “Try again”',
    own: () => running.own(),
    linked: () => draft.text,
    view: () => ({ place: draft.place, asked: draft.asked, rows }),
    changed(next, corrections) {
      guide.leave();
      const starts = restartsFor(languageTable, lab.settings, next);
      adopt(next);
      lab.tell(corrections.join(' '));
      const begins = next.part === 'write' ? starts.includes('part') : starts.length > 0;
      if (begins || next.part === 'stories') void running.open();
      else running.look();
    },
    show(frame, runs) {
      if (frame.part !== lab.settings.part) return;
      report.show(frame, runs);
      running.show(frame);
    },
    recorded: () => report.recorded(),
    halted(_, last) {
      running.halted();
      lab.announcer.now(report.words(last));
    },
    running: () => running.named(),
    failed: () => running.failed(),
    acts: {
      play: () => running.play(),
      step: () => running.step(),
      another: () => running.another(),
      back: () => (draft.place === undefined ? draft.back() : void take()),
      anew: () => running.anew(),
      again: () => running.run(),
    },
  });

  // What the lab is made of.
  const pace = lab.find<HTMLSelectElement>('[data-pace]');
  const code = bindCode<'train' | 'write', string>(
    root,
    { train: trainingLines, write: writingLines },
    () => lab.running && running.go(),
    signal,
  );
  const draft = bindDraft(lab, {
    written() {
      running.stop();
      running.forget();
      guide.leave();
    },
    signal,
  });
  const guide = bindGuide(lab.find('[data-part="experiments"]'), {
    experiments,
    unit: 'Step',
    signal,
    inWords: ({ settings }) => changesInWords(languageTable, { ...settings, part: undefined }),
    prepare({ settings }) {
      adopt({ ...defaults(languageTable), ...settings });
      draft.change([], 0);
      running.forget();
      if (running.files.length > 0) void running.open();
    },
    run: (setup) => running.experiment(setup),
  });
  const running = bindRunning(root, lab, { guide, draft, code, pace, adopt, signal });
  const writing = bindWriting(root, {
    point(at) {
      draft.point(at);
      running.look();
    },
    source(token) {
      const { model } = lab.settings;
      if (draft.asked === token || (model !== 'bigram' && model !== 'trigram')) return;
      draft.ask(token);
      running.look();
    },
    take: (token) => void take(token),
    picture: lab.place.otherPage,
    signal,
  });
  const asking = bindAsk(root, {
    ask(name) {
      guide.leave();
      adopt({ ...lab.settings, place: name });
      running.look();
    },
    tell: (words) => lab.tell(words),
    signal,
  });
  const slow = (): boolean => pace.value === 'lines';
  const report = bindReport(lab, { draft, writing, asking, code, slow });
  bindSave(lab.find('[data-part="save"]'), {
    text: () => draft.text,
    lab,
    async all() {
      rows = Infinity;
      lab.look();
      const { frame } = await lab.snapshot();
      rows = ROWS;
      lab.look();
      return frame;
    },
    signal,
  });
  const press = bindTabs(
    root,
    (name, to) => {
      guide.leave();
      const before = lab.settings.part;
      adopt({ ...lab.settings, [name]: to });
      if (name === 'look') return running.look();
      const { part } = lab.settings;
      if (part !== before && (part === 'train' || running.files.length > 0)) void running.open();
    },
    signal,
  );

  // The settings and the text, wherever they change.
  function adopt(next: LanguageSettings): void {
    if (next.part !== lab.settings.part) running.stop();
    lab.adopt(next);
    showOnly(root, next.part);
    showOnly(root, next.look, 'look');
    press(next);
    running.named();
    root.dataset['side'] = next.part;
  }

  /** Another word at the place that is pointed at; what came after it is gone. Without one, it is only cut. */
  async function take(token?: number): Promise<void> {
    guide.leave();
    running.stop();
    const before = draft.text.slice(0, draft.place ?? draft.text.length);
    const after = token === undefined ? before : [...before, token];
    draft.change(after, Math.min(draft.given, before.length));
    await running.open();
    if (token !== undefined) lab.announcer.say(`Taken. ${textOf(draft.text.slice(-6))}`);
  }

  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('button');
      if (!button) return;
      const { suggest, askAbout, reading } = button.dataset;
      if (suggest !== undefined) {
        draft.write(suggest);
        running.run();
      }
      if (reading !== undefined) {
        const { text, layer, head } = readings[Number(reading)]!;
        adopt({ ...lab.settings, layer, head });
        draft.write(text);
        void running.open();
      }
      if (askAbout !== undefined) asking.ask(askAbout);
    },
    { signal },
  );
  lab.find('[data-form]').addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      running.run();
    },
    { signal },
  );

  lab.begin();
  draft.write(lab.restored.own ? textOf(lab.restored.own) : usualText);
  adopt(lab.settings);
});
