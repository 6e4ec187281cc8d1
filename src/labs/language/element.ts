/** @file The language lab in the page: connects the text, the worker, and what there is to see of what it does. */
import { textOf, tokenize } from '../../models/language/vocabulary.ts';
import { defineLab } from '../shared/define-lab.ts';
import { bindGuide } from '../shared/guide/guide.ts';
import { createLab } from '../shared/lab.ts';
import type { Lab } from '../shared/lab-kind.ts';
import { bindCodeLine } from '../shared/run/code-line.ts';
import { traceCode } from '../shared/run/code-trace.ts';
import type { Pace } from '../shared/run/protocol.ts';
import { defaults, restartsFor } from '../shared/settings/settings.ts';
import { setText } from '../shared/set-text.ts';
import { adoptStyle } from '../shared/style.ts';
import { nextSeed } from '../shared/settings/seed.ts';
import { bindWeights } from '../shared/weights/weights-view.ts';
import { changesInWords } from '../shared/words.ts';
import { languageAddress } from './address.ts';
import { bindAsk } from './ask-view.ts';
import { experiments, lengthOf } from './experiments.ts';
import { says } from './lines.ts';
import { languageParts } from './parts.ts';
import { bindSave } from './save-view.ts';
import type { LanguageFrame, LanguageTypes } from './session.ts';
import { languageTable, type LanguageSettings } from './settings.ts';
import { bindStories } from './stories-view.ts';
import css from './style.css?inline';
import { readings, usualText } from './suggestions.ts';
import { bindTraining } from './train-view.ts';
import { storiesInWords } from './words.ts';
import { bindWriting } from './write-view.ts';
import { MOST, STEPS, STORIES } from './limits.ts';
import { PLACES } from './facts.ts';
import { rowsOf } from './rows.ts';
import { promptNotes } from './prompt-notes.ts';

type LanguageLab = Lab<LanguageTypes, typeof languageTable, readonly number[]>;
type Part = LanguageSettings['part'];

/** How far each part goes by itself. */
const ends: Record<Part, number> = { write: MOST, stories: STORIES, ask: PLACES, train: STEPS };
/** What its button says. */
const plays: Record<Part, string> = {
  write: 'Play',
  stories: 'Write twenty',
  ask: 'Ask about all 400',
  train: 'Play',
};
/** Words of a view. */
const ROWS = 10;

defineLab('language', (root, signal) => {
  adoptStyle(css);
  let files: readonly Uint8Array[] = []; // of trained weights: base, tuned
  let text: readonly number[] = [];
  let given = 0; // how many of its words are the reader's
  let place: number | undefined; // the word that is pointed at
  let asked: number | undefined; // the word whose sources are wanted
  let rows = ROWS;
  let wishes = 0; // how often something was asked for: the last counts
  let begun: Part | undefined; // the part that the worker's session is of
  let anew = false; // a training begins from its start
  let guided: number | undefined; // an experiment runs, to here

  const lab: LanguageLab = createLab(root, signal, {
    table: languageTable,
    address: languageAddress,
    parts: languageParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    files: () => files,
    places: [root.querySelector<HTMLElement>('[data-live]')!],
    waits: true,
    again: 'Press “Try again”',
    own: () =>
      lab.settings.part === 'train'
        ? anew
          ? new Float64Array()
          : undefined
        : Float64Array.from(lab.settings.part === 'stories' ? text.slice(0, given) : text),
    linked: () => text,
    view: () => ({ place, asked, rows }),
    changed(next, corrections) {
      guide.leave();
      const starts = restartsFor(languageTable, lab.settings, next);
      adopt(next);
      lab.tell(corrections.join(' '));
      if (starts.includes('part') || (starts.length > 0 && next.part !== 'write')) void open();
      else if (next.part === 'stories') void open();
      else look();
    },
    show,
    recorded: () => shown(),
    halted(_, last) {
      if (guided !== undefined) guide.ended({ records: lab.records });
      guided = undefined;
      lab.announcer.now(inWords(last));
    },
    running(on) {
      setText(play, on ? 'Pause' : plays[lab.settings.part]);
    },
    failed() {
      store.refuse(['base', 'tuned']);
      files = [];
      begun = guided = undefined;
      guide.leave();
    },
    acts: {
      play: () => (lab.running ? stop() : void run()),
      step: () => void ready(() => lab.move(slow() ? 'line' : 'word')),
      another() {
        guide.leave();
        adopt({ ...lab.settings, seed: nextSeed(lab.settings.seed) });
        if (lab.settings.part === 'write') change(text.slice(0, given), given);
        begun = undefined;
        void run();
      },
      back() {
        if (place !== undefined) void take();
        else change(text.slice(0, given), given);
      },
      anew() {
        anew = true;
        begun = undefined;
        void ready(() => undefined);
      },
      again: () => void run(),
    },
  });

  // What the lab is made of.
  const play = lab.find('[data-play]');
  const pace = lab.find<HTMLSelectElement>('[data-pace]');
  const box = lab.find<HTMLInputElement>('[data-prompt]');
  const notes = lab.find('[data-prompt-notes]');
  const count = lab.find('[data-count]');
  const store = bindWeights(root, ['base', 'tuned']);
  const slow = (): boolean => pace.value === 'lines';
  const trace = traceCode(root, () => lab.running && go(), signal);
  const codeLine = bindCodeLine(root);
  const writing = bindWriting(root, {
    point(at) {
      [place, asked] = [at, undefined];
      look();
    },
    source(token) {
      if (asked === token || (lab.settings.model !== 'bigram' && lab.settings.model !== 'trigram'))
        return;
      asked = token;
      look();
    },
    take: (token) => void take(token),
    picture: lab.place.otherPage,
    signal,
  });
  const stories = bindStories(lab.find('[data-stories]'));
  const asking = bindAsk(root, {
    ask(name) {
      guide.leave();
      adopt({ ...lab.settings, place: name });
      look();
    },
    tell: (words) => lab.tell(words),
    signal,
  });
  const training = bindTraining(lab.find('[data-samples]'));
  const guide = bindGuide(lab.find('[data-part="experiments"]'), {
    experiments,
    unit: 'Step',
    signal,
    inWords: ({ settings }) => changesInWords(languageTable, { ...settings, part: undefined }),
    prepare({ settings }) {
      adopt({ ...defaults(languageTable), ...settings });
      change([], 0);
      begun = undefined;
      if (files.length > 0) void open();
    },
    run(setup) {
      void ready(() => {
        guided = lengthOf(setup);
        lab.run({ pace: { unit: 'full' }, until: guided, stops: [] });
      }).then((done) => done || guide.leave());
    },
  });
  bindSave(lab.find('[data-part="save"]'), {
    text: () => text,
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

  // The settings and the text, wherever they change.
  function adopt(next: LanguageSettings): void {
    if (next.part !== lab.settings.part) stop();
    lab.adopt(next);
    const has = (list: string, value: string): boolean => list.split(' ').includes(value);
    for (const each of root.querySelectorAll<HTMLElement>('[data-only]'))
      each.hidden = !has(each.dataset['only']!, next.part);
    for (const each of root.querySelectorAll<HTMLElement>('[data-look]'))
      each.hidden = each.dataset['look'] !== next.look;
    for (const tab of root.querySelectorAll<HTMLElement>('[data-choose]')) {
      const name = tab.dataset['choose'] as 'part' | 'look';
      tab.setAttribute('aria-pressed', String(tab.dataset['to'] === next[name]));
    }
    if (!lab.running) setText(play, plays[next.part]);
    root.dataset['side'] = next.part;
  }

  function change(next: readonly number[], theirs: number): void {
    [text, given, place, asked] = [next, Math.min(theirs, next.length), undefined, undefined];
    if (theirs <= next.length && box.value.trim() !== '') box.value = textOf(text.slice(0, given));
    lab.follow();
  }

  /** What stands in the box becomes the text. */
  function read(): void {
    const { ids, unknown } = tokenize(box.value);
    setText(notes, promptNotes(unknown, ids.length));
    [text, given, place, asked] = [ids.slice(0, MOST), ids.length, undefined, undefined];
    begun = undefined;
    lab.follow();
  }

  function begin(words: string): void {
    box.value = words;
    stop();
    guide.leave();
    read();
  }

  // Running.
  async function fetched(): Promise<boolean> {
    const { part, weights } = lab.settings;
    const tuned = part === 'ask' && weights === 'tuned';
    if (part === 'train' || files.length > Number(tuned)) return true;
    const mine = ++wishes;
    lab.announcer.now('Fetching the trained weights.');
    try {
      const come = await store.get(tuned ? ['base', 'tuned'] : ['base']);
      if (mine !== wishes || signal.aborted) return false;
      files = come;
      return true;
    } catch (error) {
      if (mine === wishes) lab.tell((error as Error).message, true);
      return false;
    }
  }

  /** Does something with a session of the part that is chosen. */
  async function ready(act: () => void): Promise<boolean> {
    if (!(await fetched())) return false;
    if (begun !== lab.settings.part || !lab.alive) {
      begun = lab.settings.part;
      lab.restart('');
      anew = false;
    }
    act();
    return true;
  }

  /** A new session, at rest. */
  async function open(): Promise<void> {
    begun = undefined;
    await ready(() => undefined);
  }

  /** The same session, seen otherwise. */
  function look(): void {
    void ready(() => {
      lab.tune();
      lab.look();
    });
  }

  async function run(): Promise<void> {
    guide.leave();
    lab.tell('');
    const { report, settings } = lab;
    if (begun === settings.part && report?.part === settings.part) {
      if (report.part === 'write' && report.over)
        return void lab.find<HTMLElement>('[data-do="another"]').click();
      if (report.part !== 'write' && report.iteration >= ends[settings.part]) {
        begun = undefined;
        anew = true;
      }
    }
    place = undefined;
    await ready(go);
  }

  function go(): void {
    const { part } = lab.settings;
    const lines = slow() && (part === 'write' || part === 'train');
    const words: Pace = { unit: 'iteration', perSecond: Number(pace.value) };
    const chosen: Pace = lines
      ? { unit: 'line', perSecond: 1 }
      : part === 'write' && pace.value !== 'full'
        ? words
        : { unit: 'full' };
    lab.run({ pace: chosen, until: ends[part], stops: trace.stops() });
  }

  function stop(): void {
    guided = undefined;
    lab.pause();
  }

  /** Another word at the place that is pointed at; what came after it is gone. Without one, it is only cut. */
  async function take(token?: number): Promise<void> {
    guide.leave();
    stop();
    const before = text.slice(0, place ?? text.length);
    change(token === undefined ? before : [...before, token], Math.min(given, before.length));
    begun = undefined;
    await open();
    if (token !== undefined) lab.announcer.say(`Taken. ${textOf(text.slice(-6))}`);
  }

  // Looking.
  function show(frame: LanguageFrame, running: boolean): void {
    if (frame.part !== lab.settings.part) return;
    if (frame.part === 'write') {
      text = frame.tokens;
      writing.show(frame, given, lab.settings, running);
      if (running) lab.announcer.say(textOf(text.slice(-12)));
      else lab.follow();
    }
    if (frame.part === 'ask') asking.show(frame, lab.settings);
    if (frame.part === 'train') training.show(frame);
    if (guided !== undefined && frame.part !== 'write') guide.progress(frame.iteration, guided);
    if ('line' in frame) {
      const marked = slow() || !running ? frame.line : undefined;
      trace.mark(marked);
      const values = frame.values as Readonly<Record<string, string | undefined>>;
      for (const name of Object.keys(says)) trace.value(name, values[name] ?? '');
      codeLine.show(trace, marked, (marked && values[marked]) ?? '', marked ? says[marked] : '');
    }
    setText(count, inWords(frame));
    shown();
  }

  function shown(): void {
    if (lab.opening?.part === 'stories') stories.show(rowsOf(lab.records));
    if (lab.opening?.part === 'ask') asking.surveyed(rowsOf(lab.records));
  }

  function inWords(frame: LanguageFrame): string {
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

  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('button');
      if (!button) return;
      const { suggest, choose, to, askAbout, reading } = button.dataset;
      if (suggest !== undefined) {
        begin(suggest);
        void run();
      }
      if (reading !== undefined) {
        const { text: words, layer, head } = readings[Number(reading)]!;
        adopt({ ...lab.settings, layer, head });
        begin(words);
        void open();
      }
      if (askAbout !== undefined) asking.ask(askAbout);
      if (choose === undefined) return;
      guide.leave();
      const anotherPart = choose === 'part' && to !== lab.settings.part;
      adopt({ ...lab.settings, [choose]: to });
      if (anotherPart)
        void (lab.settings.part === 'train' || files.length > 0 ? open() : undefined);
      else if (choose === 'look') look();
    },
    { signal },
  );
  box.addEventListener(
    'input',
    () => {
      stop();
      guide.leave();
      read();
    },
    { signal },
  );
  lab.find('[data-form]').addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      void run();
    },
    { signal },
  );
  pace.addEventListener('change', () => lab.running && guided === undefined && go(), { signal });
  signal.addEventListener('abort', () => store.close());

  lab.begin();
  box.value = lab.restored.own ? textOf(lab.restored.own) : usualText;
  read();
  adopt(lab.settings);
});
