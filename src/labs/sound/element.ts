/** @file The sound lab in the page: connects words, keys, roll, sounds, the worker that writes and the one that adds sines. */
import { headerKinds } from '../../models/music/vocabulary.ts';
import { adoptStyle } from '../shared/adopt-style.ts';
import { defineLab } from '../shared/define-lab.ts';
import { createLab } from '../shared/lab.ts';
import { bindCode } from '../shared/run/code.ts';
import { nextSeed } from '../shared/settings/seed.ts';
import { restartsFor } from '../shared/settings/settings.ts';
import { soundAddress } from './address.ts';
import { bindComposer } from './composer.ts';
import { isNothing, nothing, packDraft } from './draft.ts';
import { createHearing } from './hearing.ts';
import { codes } from './lines.ts';
import { bindListening } from './listening.ts';
import { bindPart } from './part-view.ts';
import { soundParts } from './parts.ts';
import { bindReport } from './report-view.ts';
import { bindSave } from './save-view.ts';
import { headerOf, soundTable, wishOf, type SoundSettings } from './settings.ts';
import css from './style.css?inline';
import { bindTimbres } from './timbre-view.ts';
import { bindTrials } from './trials.ts';
import { bindTunes } from './tunes-view.ts';
import { bindWishes } from './wishes-view.ts';
import { bindWork, type SoundLab } from './work.ts';
import { reportInWords } from './words.ts';

type Part = SoundSettings['part'];

defineLab('sound', (root, signal) => {
  adoptStyle(css);
  let then: (() => void) | undefined; // what waits for the end of the run

  const lab: SoundLab = createLab(root, signal, {
    table: soundTable,
    address: soundAddress,
    parts: soundParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    files: () => work.files,
    places: [],
    waits: true,
    again: 'Press “Try again”',
    own: () => (lab.settings.part === 'tune' ? packDraft(tune.draft) : undefined),
    linked: () => tune.draft,
    view: () => ({ place: tune.place, stop: timbres.stop }),
    changed(next, corrections) {
      trials.leave();
      const anew = settle(next);
      lab.tell(corrections.join(' '));
      if (!anew) {
        listening.retune();
        if (lab.settings.part === 'tune') work.look();
      } else if (lab.settings.part === 'tune') {
        tune.forget();
        compose();
      } else if (lab.report) void run();
    },
    show(report, running) {
      if (work.isNew) return; // what the session of former settings still tells
      trials.progress(report);
      told.show(report, running);
    },
    halted(_, last) {
      if (work.isNew) return;
      lab.announcer.now(reportInWords(last, lab.records));
      trials.ended(last);
      then?.();
      then = undefined;
    },
    running: (on) => parts.running(on),
    failed() {
      work.failed();
      trials.stop();
      then = undefined;
      trials.leave();
    },
    acts: {
      write: () => (lab.running ? stop() : void (trials.show() || run())),
      step: () => void work.ready(() => lab.move(work.slow ? 'line' : 'note')),
      another: () => void another(),
      again: () => void run(),
      back: () => tune.back(),
      clear: () => tune.change(nothing),
      listen: () => void listen(),
      hear: () => sound.hear(),
      way: () => sound.way(),
      use() {
        const picture = sound.picked();
        if (!picture) return;
        listening.use(picture, timbres.asked);
        choose('tune');
        turn('[data-listen]');
        if (!listening.playing) void listen();
      },
      'usual-sound': () => listening.use(undefined),
      midi: () => void tune.midi.ask(),
    },
  });

  // What the lab is made of.
  const code = bindCode(root, codes, () => lab.running && work.start(), signal);
  const work = bindWork(root, lab, { code, free: () => !trials.running, signal });
  const tune = bindComposer(root, {
    header: () => headerOf(lab.settings),
    writes: () => lab.settings.part === 'tune',
    pressed(pitch, length) {
      lab.tell('');
      const drawn = lab.settings.part === 'timbre' ? timbres.picture(timbres.picked) : undefined;
      void listening.key(pitch, length, drawn);
    },
    tell: (words) => lab.tell(words),
    changed: compose,
    pointed: () => work.look(),
    drawn: () => save.refresh(),
    signal,
  });
  const timbres = bindTimbres(root, {
    picked: () => sound.hear(),
    moved: () => work.look(),
    signal,
  });
  const listening = bindListening(root, {
    roll: tune.roll,
    keys: tune.keys,
    tell: (words) => lab.tell(words),
    settings: () => lab.settings,
    wave: timbres.wave,
    signal,
  });
  const sound = createHearing(lab, timbres, listening);
  const tunes = bindTunes(lab.find('[data-tunes]'), {
    differ: () => Object.keys(wishOf(lab.settings)).length < Object.keys(headerKinds).length,
    play: ({ header, words }) => void listening.play(header, words),
    open({ header, words }) {
      choose('tune', header);
      turn('[data-walk]');
      tune.change({ ...nothing, words });
      void run();
    },
    signal,
  });
  const told = bindReport(lab, { tune, timbres, tunes, listening, code, work });
  const wish = bindWishes(root, {
    changed(change) {
      trials.leave();
      lab.tell('');
      if (settle({ ...lab.settings, ...change }) && lab.settings.part === 'tune') tune.forget();
    },
    asked: () => void run(),
    signal,
  });
  const trials = bindTrials(lab.find('[data-part="experiments"]'), {
    lab,
    work,
    adopt(settings) {
      stop();
      adopt(settings);
      told.clear();
    },
    signal,
  });
  const save = bindSave(lab.find('[data-part="save"]'), { lab, tune, wav: listening.wav, signal });

  const parts = bindPart(
    root,
    (part) => {
      choose(part);
      // Another part's session took the place of this one's; the same words and chance bring the same tune or sounds back.
      const whole = { tune: tune.frame?.over, timbre: timbres.done, tunes: false };
      if (whole[part] && work.isNew) void work.ready(() => work.start());
    },
    signal,
  );

  // Settings.
  function adopt(settings: SoundSettings): void {
    const other = settings.part !== lab.settings.part;
    if (other) stop();
    lab.adopt(settings);
    parts.show(settings.part);
    wish.show(settings);
    tune.draw();
    if (settings.part !== 'tune') tune.keys.show(new Map());
    if (other) told.turn(settings.part);
  }

  /** Adopts settings; a tune follows its key. True where something is to be written or drawn anew. */
  function settle(next: SoundSettings): boolean {
    const before = lab.settings;
    const [from, to] = [headerOf(before).key, headerOf(next).key];
    // Twenty tunes tell their keys: the same ones are written once more.
    const anew =
      restartsFor(soundTable, before, next).length > 0 || (next.part === 'tunes' && from !== to);
    adopt(next);
    if (anew) {
      stop();
      work.anew();
      told.clear();
    } else if (from !== to) {
      tune.transpose(from, to);
      listening.retune(to);
      lab.follow();
      work.look();
    }
    return anew;
  }

  function choose(part: Part, change: Partial<SoundSettings> = {}): void {
    trials.leave();
    lab.tell('');
    adopt({ ...lab.settings, ...change, part });
  }

  /** What was pressed is gone with its part: the tune is in sight, and the focus where one goes on. */
  function turn(to: string): void {
    lab.find<HTMLElement>(to).focus({ preventScroll: true });
    lab.find('[data-roll]').scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  function another(): Promise<boolean> {
    adopt({ ...lab.settings, seed: nextSeed(lab.settings.seed) });
    work.anew();
    return run();
  }

  // Running.
  async function run(): Promise<boolean> {
    trials.leave();
    lab.tell('');
    tune.release();
    timbres.go(undefined);
    if (work.over) {
      if (lab.settings.part === 'tune') return another();
      work.anew();
    }
    return work.ready(() => work.start());
  }

  function stop(): void {
    trials.stop();
    then = undefined;
    lab.pause();
  }

  /** The draft is another: a new session from it, at rest, or written to its end. */
  function compose(whole = false): void {
    trials.leave();
    stop();
    work.anew();
    lab.follow();
    lab.reveal();
    if (whole) void run();
    else if (!isNothing(tune.draft) || work.files.length > 0) void work.ready();
  }

  // Listening.
  async function listen(): Promise<void> {
    if (listening.playing) return listening.stop();
    if (lab.settings.part === 'tunes') return tunes.play();
    const playTune = (): void =>
      void (tune.frame && listening.play(tune.frame.header, tune.frame.words));
    if (tune.frame && tune.roll.notes.length > 0) return playTune();
    choose('tune');
    if (await run()) then = playTune;
  }

  lab.begin();
  tune.restore(lab.restored.own ?? nothing);
  adopt(lab.settings);
});
