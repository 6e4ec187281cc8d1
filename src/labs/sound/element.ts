/** @file The sound lab in the page: connects words, keys, roll, sounds, the worker that writes and the one that adds sines. */
import { lengthNames, idOf, pitchId, pitchRange, meaningOf } from '../../models/music/tokens.ts';
import { adoptStyle } from '../shared/adopt-style.ts';
import { defineLab } from '../shared/define-lab.ts';
import { bindGuide } from '../shared/guide/guide.ts';
import { createLab } from '../shared/lab.ts';
import type { Lab } from '../shared/lab-kind.ts';
import { bindCodeLine } from '../shared/run/code-line.ts';
import { traceCode } from '../shared/run/code-trace.ts';
import type { Pace } from '../shared/run/protocol.ts';
import { defaults, restartsFor } from '../shared/settings/settings.ts';
import { setText } from '../shared/set-text.ts';
import { bindWeights } from '../shared/weights/weights-view.ts';
import { changesInWords } from '../shared/words.ts';
import { MOST_TOKENS } from '../../models/music/writing.ts';
import { soundAddress } from './address.ts';
import { isNothing, nothing, packDraft, type Draft } from './draft.ts';
import { experiments, outcomeOf, type Outcome, type Setup } from './experiments.ts';
import { bindKeys } from './keys.ts';
import { TUNES } from './limits.ts';
import { says } from './lines.ts';
import { bindListening } from './listening.ts';
import { bindMidi } from './midi.ts';
import { soundParts } from './parts.ts';
import { withWord } from './range.ts';
import { bindRoll } from './roll-view.ts';
import { bindSave } from './save-view.ts';
import type { SoundFrame, SoundTypes } from './session.ts';
import { headerOf, nextSeed, soundTable, type SoundSettings } from './settings.ts';
import css from './style.css?inline';
import { bindTimbres } from './timbre-view.ts';
import { bindTunes } from './tunes-view.ts';
import type { TuneFrame } from './tune.ts';
import { bindWishes } from './wishes-view.ts';
import { nextInWords, pitchShares, timbresInWords, tuneInWords, tunesInWords } from './words.ts';

type SoundLab = Lab<SoundTypes, typeof soundTable, Draft>;
type Part = SoundSettings['part'];

/** What the button says that starts a part's work. */
const starts: Record<Part, string> = { tune: 'Write', tunes: 'Write twenty', timbre: 'Draw' };
const FILES = ['notes', 'timbres'] as const;
const none = new Uint8Array();

defineLab('sound', (root, signal) => {
  adoptStyle(css);
  let files: readonly Uint8Array[] = []; // of trained weights: notes, timbres
  let draft: Draft = nothing; // what of the tune is the reader's wish
  let frame: TuneFrame | undefined; // the tune as it stands
  let place: number | undefined; // the word that is pointed at
  let wishes = 0; // how often something was asked for: the last counts
  let begun: Part | undefined; // the part that the worker's session is of
  let guided: Setup | undefined; // an experiment runs
  let then: (() => void) | undefined; // what waits for the end of the run

  const lab: SoundLab = createLab(root, signal, {
    table: soundTable,
    address: soundAddress,
    parts: soundParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    files: () => files,
    places: [],
    waits: true,
    again: 'Press “Try again”',
    own: () => (lab.settings.part === 'tune' ? packDraft(draft) : undefined),
    linked: () => draft,
    view: () => ({ place, stop: timbres.stop }),
    changed(next, corrections) {
      guide.leave();
      const restarts = restartsFor(soundTable, lab.settings, next);
      adopt(next);
      lab.tell(corrections.join(' '));
      const tune = lab.settings.part === 'tune';
      if (restarts.length === 0) {
        listening.tempo();
        if (tune && frame) look();
      } else if (tune) anew();
      else if (lab.report) void run();
    },
    show,
    recorded: () => tunes.show(lab.records),
    halted(_, last) {
      lab.announcer.now(inWords(last));
      if (guided) guide.ended(outcomeOf(lab.records, last));
      guided = undefined;
      if (last.part === 'timbre') listening.look(timbres.picture(timbres.picked)!);
      then?.();
      then = undefined;
    },
    running: (on) => setText(play, on ? 'Pause' : starts[lab.settings.part]),
    failed() {
      store.refuse(FILES);
      files = [];
      begun = guided = then = undefined;
      guide.leave();
    },
    acts: {
      write: () => (lab.running ? stop() : void run()),
      step: () => void ready(() => lab.move(slow() ? 'line' : 'note')),
      another() {
        guide.leave();
        adopt({ ...lab.settings, seed: nextSeed(lab.settings.seed) });
        begun = undefined;
        void run();
      },
      again: () => void run(),
      back() {
        const { played, mine, words } = draft;
        const last = mine.at(-1);
        if (played.length > 0) change({ ...draft, played: played.slice(0, -1) });
        else if (last !== undefined)
          change({ words: words.slice(0, last), mine: mine.slice(0, -1), played: [] });
        else change(nothing);
      },
      clear: () => change(nothing),
      listen: () => void listen(),
      hear: () => hear(),
      way: () => void listening.way(wayOf(), (stop) => go(stop)),
      use() {
        const picture = timbres.picture(timbres.picked);
        if (!picture) return lab.tell('Press Draw first.');
        listening.use(picture, wish.soundWords());
        adopt({ ...lab.settings, part: 'tune' });
        void listen();
      },
      'usual-sound': () => listening.use(undefined),
      midi: () => void midi.ask(),
    },
  });

  // What the lab is made of.
  const play = lab.find('[data-play]');
  const pace = lab.find<HTMLSelectElement>('[data-pace]');
  const noteLength = lab.find<HTMLSelectElement>('[data-note-length]');
  const count = lab.find('[data-count]');
  const next = lab.find('[data-next]');
  const store = bindWeights(root, FILES);
  const slow = (): boolean => pace.value === 'lines';
  const trace = traceCode(root, () => lab.running && start(), signal);
  const codeLine = bindCodeLine(root);
  const roll = bindRoll(root, (word) => point(word), signal);
  const keys = bindKeys(root, { pressed: (pitch) => press(pitch), signal });
  const midi = bindMidi(lab.find('[data-midi-said]'), (pitch) => press(pitch), signal);
  const timbres = bindTimbres(root, { picked: () => hear(), moved: look, signal });
  const listening = bindListening(root, {
    roll,
    keys,
    tell: (words) => lab.tell(words),
    settings: () => lab.settings,
    wave: timbres.wave,
    signal,
  });
  const tunes = bindTunes(lab.find('[data-tunes]'), {
    play: ({ header, words }) => void listening.play(header, words),
    open({ header, words }) {
      adopt({ ...lab.settings, part: 'tune', ...header });
      change({ words, mine: [], played: [] });
      void run();
    },
    signal,
  });
  const wish = bindWishes(root, {
    changed(change) {
      guide.leave();
      adopt({ ...lab.settings, ...change });
      begun = undefined;
      if (lab.settings.part === 'tune') draft = mineAlone();
      frame = undefined;
      drawTune();
    },
    asked: () => void run(),
    signal,
  });
  const guide = bindGuide<Setup, Outcome>(lab.find('[data-part="experiments"]'), {
    experiments,
    unit: 'Step',
    signal,
    inWords: ({ settings }) => changesInWords(soundTable, { ...settings, part: undefined }),
    prepare({ settings }) {
      stop();
      adopt({ ...defaults(soundTable), ...settings });
      begun = undefined;
    },
    run(setup) {
      void ready(() => {
        guided = setup;
        lab.run({ pace: { unit: 'full' }, until: lengthOf(), stops: [] });
      }).then((done) => done || guide.leave());
    },
  });
  bindSave(lab.find('[data-part="save"]'), {
    lab,
    tune: () => frame,
    roll,
    wav: listening.wav,
    signal,
  });

  // The settings and the tune, wherever they change.
  function adopt(settings: SoundSettings): void {
    if (settings.part !== lab.settings.part) stop();
    lab.adopt(settings);
    for (const each of root.querySelectorAll<HTMLElement>('[data-only]'))
      each.hidden = !each.dataset['only']!.split(' ').includes(settings.part);
    for (const tab of root.querySelectorAll<HTMLElement>('[data-choose]'))
      tab.setAttribute('aria-pressed', String(tab.dataset['choose'] === settings.part));
    if (!lab.running) setText(play, starts[settings.part]);
    if (settings.part !== 'tune') keys.show(new Map());
    keys.span(pitchRange(headerOf(settings).key));
    root.dataset['side'] = settings.part;
    wish.show(settings);
  }

  /** What of the tune is the reader's, in the melody, without the words around it. */
  function mineAlone(): Draft {
    const played = roll.notes.flatMap(({ pitch, length, mine, voice }) =>
      mine && voice === 'melody' && pitch !== undefined ? [{ pitch, length }] : [],
    );
    return { ...nothing, played };
  }

  /** The tune is now to be this, and the model has written nothing of it. */
  function change(to: Draft): void {
    guide.leave();
    stop();
    [draft, place, frame] = [to, undefined, undefined];
    begun = undefined;
    lab.follow();
    lab.reveal();
    drawTune();
    if (isNothing(to) && files.length === 0) return;
    void open();
  }

  /** Another character: the reader's notes stay. */
  function anew(): void {
    change(mineAlone());
  }

  // The keys.
  function press(key: number): void {
    const length = Number(noteLength.value);
    const { part } = lab.settings;
    const pitch = part === 'tune' ? withWord(key, headerOf(lab.settings).key) : key;
    const drawn = part === 'timbre' ? timbres.picture(timbres.picked) : undefined;
    void listening.key(pitch, length, drawn);
    if (part !== 'tune' || lab.running) return;
    if (place !== undefined) return replace(pitch);
    if (frame?.over) {
      lab.tell('The tune is whole. Point at a note to change it, or press Clear to begin anew.');
      return;
    }
    lab.tell('');
    const now = frame ? { words: frame.words, mine: frame.mine, played: frame.waiting } : draft;
    change({ ...now, played: [...now.played, { pitch, length }] });
  }

  /** Another pitch for the note that is pointed at; what came after it is written anew. */
  function replace(pitch: number): void {
    const note = roll.notes.find(({ word }) => word === place);
    if (!frame || !note || place === undefined) return;
    const length = lengthNames.get(note.length);
    const words = [
      ...frame.words.slice(0, place),
      pitchId(pitch, frame.header.key),
      ...(length === undefined ? [] : [idOf(length)]),
    ];
    const mine = [...frame.mine.filter((word) => word < place!), place];
    const whole = frame.over;
    change({ words, mine, played: [] });
    if (whole) void run();
  }

  function point(word: number | undefined): void {
    place = word;
    look();
  }

  // Running.
  async function fetched(): Promise<boolean> {
    const { part, model } = lab.settings;
    const name = part === 'timbre' ? 'timbres' : 'notes';
    const at = FILES.indexOf(name);
    if ((part !== 'timbre' && model === 'bigram') || files[at]?.length) return true;
    const mine = ++wishes;
    lab.announcer.now('Fetching the trained weights.');
    try {
      const [come] = await store.get([name]);
      if (mine !== wishes || signal.aborted) return false;
      files = FILES.map((_, i) => (i === at ? come! : (files[i] ?? none)));
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
    }
    act();
    return true;
  }

  /** A new session, at rest. */
  async function open(): Promise<void> {
    begun = undefined;
    await ready(() => undefined);
  }

  function look(): void {
    if (begun === lab.settings.part && lab.alive) {
      lab.tune();
      lab.look();
    }
  }

  const lengthOf = (): number => {
    const { part, steps } = lab.settings;
    return part === 'tune' ? MOST_TOKENS : part === 'tunes' ? TUNES : steps;
  };

  async function run(): Promise<void> {
    guide.leave();
    place = undefined;
    timbres.go(undefined);
    const { report, settings } = lab;
    if (begun === settings.part && report?.part === settings.part) {
      if (report.part === 'tune' && report.over)
        return void lab.find<HTMLElement>('[data-do="another"]').click();
      if (report.part !== 'tune' && report.iteration >= lengthOf()) begun = undefined;
    }
    await ready(start);
  }

  function start(): void {
    const { part } = lab.settings;
    const chosen: Pace =
      part === 'tunes' || pace.value === 'full'
        ? { unit: 'full' }
        : slow()
          ? { unit: 'line', perSecond: 1 }
          : { unit: 'iteration', perSecond: Number(pace.value) };
    lab.run({ pace: chosen, until: lengthOf(), stops: trace.stops() });
  }

  function stop(): void {
    guided = then = undefined;
    lab.pause();
  }

  // Listening.
  async function listen(): Promise<void> {
    if (listening.playing) return listening.stop();
    if (frame && frame.words.length > 0) return listening.play(frame.header, frame.words);
    adopt({ ...lab.settings, part: 'tune' });
    await run();
    then = () => void (frame && listening.play(frame.header, frame.words));
  }

  function hear(): void {
    const picture = timbres.picture(timbres.picked);
    if (!picture) return lab.tell('Press Draw first.');
    void listening.hear(picture);
  }

  /** Stops on the way of the sounds, from noise on. */
  function wayOf(): readonly number[] {
    const report = lab.report;
    if (report?.part !== 'timbre') return [];
    const many = Math.min(report.iteration, 9);
    return Array.from({ length: many + 1 }, (_, i) => Math.round((i * report.iteration) / many));
  }

  /** Goes to a stop; resolves with the picture there. */
  async function go(stop: number): Promise<Float32Array | undefined> {
    timbres.go(stop);
    lab.look();
    const { frame: there } = await lab.snapshot();
    if (there.part !== 'timbre') return undefined;
    timbres.show(there);
    return timbres.picture(timbres.picked);
  }

  // Looking.
  function drawTune(): void {
    const header = frame?.header ?? headerOf(lab.settings);
    const tune = frame ?? { words: draft.words, mine: draft.mine, waiting: draft.played };
    roll.show({ header, ...tune }, place);
    if (frame) return;
    keys.show(new Map());
    keys.point(undefined);
    setText(next, '');
    setText(count, '');
  }

  function show(report: SoundFrame, running: boolean): void {
    if (report.part !== lab.settings.part) return;
    if (guided && report.part !== 'tune') guide.progress(report.iteration, lengthOf());
    if (report.part === 'tune') {
      frame = report;
      drawTune();
      keys.show(pitchShares(report));
      const here = report.words[report.place];
      const meaning = here === undefined ? undefined : meaningOf(here, report.header.key);
      keys.point(meaning?.kind === 'pitch' ? meaning.pitch : undefined);
      setText(next, nextInWords(report));
      if (running) lab.announcer.say(inWords(report));
    }
    if (report.part === 'timbre') {
      timbres.show(report);
      if (!running) listening.look(timbres.picture(timbres.picked)!);
    }
    if ('line' in report) {
      const marked = slow() || !running ? report.line : undefined;
      trace.mark(marked);
      const values = report.values as Readonly<Record<string, string | undefined>>;
      for (const name of Object.keys(says)) trace.value(name, values[name] ?? '');
      codeLine.show(trace, marked, (marked && values[marked]) ?? '', marked ? says[marked] : '');
    }
    setText(count, inWords(report));
    tunes.show(lab.records);
  }

  function inWords(report: SoundFrame): string {
    if (report.part === 'tune') return tuneInWords(report);
    return report.part === 'timbre' ? timbresInWords(report) : tunesInWords(lab.records);
  }

  root.addEventListener(
    'click',
    ({ target }) => {
      const tab = target instanceof Element && target.closest<HTMLElement>('[data-choose]');
      if (!tab) return;
      guide.leave();
      adopt({ ...lab.settings, part: tab.dataset['choose'] as Part });
      // The session of the tune is gone; the same words and chance bring the same tune back.
      if (lab.settings.part === 'tune' && frame?.over) void ready(start);
    },
    { signal },
  );
  pace.addEventListener('change', () => lab.running && !guided && start(), { signal });
  signal.addEventListener('abort', () => {
    store.close();
    listening.close();
  });

  lab.begin();
  draft = lab.restored.own ?? nothing;
  adopt(lab.settings);
  drawTune();
});
