/** @file The picture lab in the page: connects the prompt, the worker, the pictures and what there is to see in them. */
import { inWords } from '../../models/pictures/vocabulary.ts';
import { defineLab } from '../shared/define-lab.ts';
import { createLab } from '../shared/lab.ts';
import type { Lab } from '../shared/lab-kind.ts';
import { nextSeed } from '../shared/settings/seed.ts';
import { bindWeights, createWish } from '../shared/weights/weights-view.ts';
import { pictureAddress } from './address.ts';
import { repaint } from './background.ts';
import { bindBlend } from './blend-view.ts';
import { bindCloser } from './closer-view.ts';
import { bindGan } from './gan-view.ts';
import { bindGrid } from './grid-view.ts';
import { bindPictureGuide } from './guide-view.ts';
import { bindNearest } from './nearest-view.ts';
import type { Neighbour } from './nearest-worker.ts';
import { bindPaintPad } from './paint-pad.ts';
import { pictureParts } from './parts.ts';
import { blindness, numbersAt } from './pixels.ts';
import { bindPlace } from './place-view.ts';
import { bindPrompt } from './prompt-view.ts';
import { bindPictureSave } from './save-view.ts';
import { PICTURES, type PictureFrame, type PictureTypes, type PictureView } from './session.ts';
import {
  conditionOf,
  pictureTable,
  sameWords,
  settingsOf,
  stridesOf,
  type PictureSettings,
} from './settings.ts';
import { bindStepsSlider } from './steps-slider.ts';
import { bindWay } from './way-view.ts';
import { nameOf, progressInWords, subject } from './words.ts';

const COLUMNS = 4;
const FILES = ['diffusion', 'judge'] as const;

type PictureLab = Lab<PictureTypes, typeof pictureTable, Float64Array>;

defineLab('picture', (root, signal) => {
  const narrow = matchMedia('(width < 48rem)');
  let weights: readonly Uint8Array[] = [];
  let drawn: PictureSettings | undefined; // what the pictures on show were asked for
  let finished: PictureFrame | undefined; // with the finished pictures
  let then: ((frame: PictureFrame) => void) | undefined; // what waits for the pictures
  let picked: number | undefined;

  const lab: PictureLab = createLab(root, signal, {
    table: pictureTable,
    address: pictureAddress,
    parts: pictureParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    files: () => weights,
    waits: true,
    again: 'Press “Try again”',
    own: () => (lab.settings.mode === 'edit' ? pad.value() : undefined),
    linked: () => pad.value(),
    view,
    changed,
    show,
    halted(_, last) {
      finished = last;
      lab.announcer.now(progressInWords(last, last.iteration, drawn ?? lab.settings));
      gan.beside(last, drawn ?? lab.settings);
      look(); // what is measured and blended at the end
      then?.(last);
    },
    failed() {
      // Perhaps the weights are to blame: the next try begins with new ones.
      store.refuse(FILES);
      weights = [];
    },
    acts: {
      again: () => void draw(then),
      noise() {
        adopt({ seed: nextSeed(lab.settings.seed) });
        void draw();
      },
      replay: () =>
        lab.opening ? !lab.running && way.replay(lab.opening.times.length - 1) : void draw(),
      leave() {
        const left = picked ?? 0;
        void pick(undefined);
        grid.focus(left);
      },
      painting: () => place.show('painting'),
      pictures: () => place.show(lab.report ? 'pictures' : 'still'),
      take,
      night,
      gan: () => void gan.draw(lab.settings),
    },
  });

  // What the lab is made of.
  const status = lab.find('[data-status]');
  const grid = bindGrid(lab.find('[data-grid]'), PICTURES, COLUMNS, (i) => void pick(i));
  const place = bindPlace(root);
  const look = (): boolean => {
    if (lab.opening) lab.look();
    else lab.tell('Press Draw first: then you can walk the way from noise to the pictures.');
    return lab.opening !== undefined;
  };
  const way = bindWay(root, look, signal);
  const blend = bindBlend(root, () => void look(), signal);
  const closer = bindCloser(root);
  const nearest = bindNearest(root);
  const store = bindWeights(root, ['diffusion', 'judge', 'gan']);
  const wish = createWish(lab, store, signal);
  const gan = bindGan(root, store, (text) => {
    prompt.set(text);
    adopt({ mode: 'prompt', ...settingsOf(prompt.condition) });
    void draw();
    void gan.draw(lab.settings);
  });
  const setSteps = (steps: number): void => changed({ ...lab.settings, steps }, []);
  const slider = bindStepsSlider(root, setSteps, signal);
  const prompt = bindPrompt(root, {
    asked(condition) {
      guide.leave();
      adopt(settingsOf(condition));
    },
    draw: () => void draw(),
    signal,
  });
  const pad = bindPaintPad(root, {
    changed: lab.follow,
    tell: (text) => lab.announcer.now(text),
    signal,
  });
  const guide = bindPictureGuide(root, {
    prepare(settings) {
      wish.drop();
      then = undefined;
      lab.pause();
      void pick(undefined);
      adopt(settings);
      place.show(lab.report ? 'pictures' : 'still');
    },
    draw: (done) => void draw(done),
    nearest: async () => pick(0),
    gan() {
      lab.find<HTMLDetailsElement>('[data-part="gan"]').open = true;
      return gan.draw(lab.settings);
    },
    signal,
  });
  const blind = blindness();
  bindPictureSave(lab.find('[data-part="save"]'), {
    pictures: () => lab.report?.pictures,
    picked: () => picked,
    link: lab.link,
    place: lab.place,
    name: () => `${subject(drawn ?? lab.settings).replaceAll(' ', '-')}-seed-${lab.settings.seed}`,
    signal,
  });

  // The settings, wherever they change.
  function adopt(change: Partial<PictureSettings>): void {
    const next = { ...lab.settings, ...change };
    if (!sameWords(conditionOf(next), prompt.condition)) prompt.set(inWords(conditionOf(next)));
    lab.adopt(next);
    slider.show(next.steps);
    place.turn(next.mode);
    blend.name(next);
  }

  /** By hand. Where there are pictures, every change shows at once; the first are drawn when the reader asks. */
  function changed(next: PictureSettings, corrections: readonly string[]): void {
    const [edits, edited] = [next, lab.settings].map(({ mode }) => mode === 'edit');
    guide.leave();
    adopt(next);
    lab.tell(corrections.join(' '));
    if (edits && !edited) return take();
    if (edited && !edits) place.show(lab.report ? 'pictures' : 'still');
    if (drawn && place.showing === 'pictures' && corrections.length === 0) void draw();
  }

  // Drawing.
  async function draw(next?: typeof then): Promise<void> {
    if (!next) {
      if (guide.show()) return;
      guide.leave();
    }
    then = next;
    lab.tell('');
    if (weights.length === 0) {
      const files = await wish.fetch(FILES);
      if (!files) return;
      weights = files;
    }
    way.begin();
    place.show(lab.report ? 'pictures' : 'still');
    [drawn, finished] = [lab.settings, undefined];
    lab.find('[data-subject]').textContent = `“${subject(drawn)}”`;
    void pick(undefined);
    lab.announcer.now(`${prompt.notes} Drawing ${subject(drawn)}.`);
    const own = drawn.mode === 'edit' ? pad.value() : undefined;
    lab.restart('');
    lab.run({ pace: { unit: 'full' }, until: stridesOf(drawn, own), stops: [] });
  }

  // Looking.
  function view(): PictureView {
    return { stop: way.stop, shows: way.shows, picked, share: blend.share(lab.settings) };
  }

  function show(frame: PictureFrame): void {
    if (!lab.opening) return;
    const last = lab.opening.times.length - 1;
    const asked = drawn ?? lab.settings;
    if (place.showing === 'still') place.show('pictures');
    grid.show(frame.pictures);
    grid.name((i) => nameOf(i, asked, frame.seen?.[i]));
    blend.show(frame);
    way.show(frame, last);
    status.textContent = progressInWords(frame, last, asked) + blind;
    if (picked !== undefined) closer.show(frame, lab.settings.guidance);
    if (lab.running) guide.progress(frame.iteration, last);
  }

  /** Looks closer at a picture, and returns the training picture that is nearest to it. */
  async function pick(i: number | undefined): Promise<Neighbour | undefined> {
    picked = i;
    grid.pick(i);
    nearest.clear();
    closer.open(i === undefined ? undefined : `Picture ${i + 1}`);
    root.toggleAttribute('data-looking', i !== undefined);
    if (i === undefined) return undefined;
    look();
    if (narrow.matches) lab.find('[data-part="beside"]').scrollIntoView({ block: 'nearest' });
    return finished && nearest.look(numbersAt(finished.pictures, i));
  }

  // Painting.
  function take(): void {
    guide.leave();
    adopt({ mode: 'edit' });
    if (finished) pad.load(numbersAt(finished.pictures, picked ?? 0));
    void pick(undefined);
    place.show('painting');
  }

  /** Keeps the thing of a drawn picture and repaints what is around it. */
  function night(): void {
    if (!finished) {
      adopt({ mode: 'prompt' });
      return void draw(night);
    }
    const i = picked ?? 0;
    const { thing, color } = finished.seen![i]!;
    pad.load(repaint(numbersAt(finished.pictures, i)));
    adopt({ mode: 'edit', thing, color, scene: 'night' });
    void draw();
  }

  signal.addEventListener('abort', () => {
    for (const part of [store, nearest, gan]) part.close();
  });

  lab.begin();
  prompt.set(inWords(conditionOf(lab.settings)));
  adopt({});
  if (lab.restored.own) pad.load(lab.restored.own);
  place.show(lab.settings.mode === 'edit' ? 'painting' : 'still');
});
