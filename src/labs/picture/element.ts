/** @file The picture lab in the page: connects the prompt, the worker, the pictures and what there is to see in them. */
import { inWords } from '../../models/pictures/vocabulary.ts';
import { defineLab } from '../shared/define-lab.ts';
import { createLab } from '../shared/lab.ts';
import type { Lab } from '../shared/lab-kind.ts';
import { bindWeights } from '../shared/weights/weights-view.ts';
import { pictureAddress } from './address.ts';
import { repaint } from './background.ts';
import { bindCloser } from './closer-view.ts';
import { bindGan } from './gan-view.ts';
import { bindGrid } from './grid-view.ts';
import { bindNearest } from './nearest-view.ts';
import { bindPaintPad } from './paint-pad.ts';
import { pictureParts } from './parts.ts';
import { numbersOf, paint, pictureCanvas, pictureOf } from './pixels.ts';
import { bindPlace } from './place-view.ts';
import { bindPrompt } from './prompt-view.ts';
import { bindPictureSave } from './save-view.ts';
import { PICTURES, type PictureFrame, type PictureTypes, type PictureView } from './session.ts';
import {
  conditionOf,
  nextSeed,
  pictureTable,
  sameWords,
  secondConditionOf,
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
  let wishes = 0; // how often Draw was pressed: the last press counts
  let then: (() => void) | undefined; // what waits for the pictures
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
      then?.();
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
        pick(undefined);
        grid.focus(left);
      },
      painting: () => place.show('painting'),
      pictures: () => place.show(lab.report ? 'pictures' : 'still'),
      take() {
        adopt({ mode: 'edit' });
        take();
      },
      night,
      gan: () => void gan.draw(lab.settings),
    },
  });

  // What the lab is made of.
  const status = lab.find('[data-status]');
  const shareSlider = lab.find<HTMLInputElement>('[data-share]');
  const grid = bindGrid(lab.find('[data-grid]'), PICTURES, COLUMNS, pick);
  const place = bindPlace(root);
  const look = (): boolean => {
    if (lab.opening) lab.look();
    else lab.tell('Press Draw first: then you can walk the way from noise to the pictures.');
    return lab.opening !== undefined;
  };
  const way = bindWay(root, look, signal);
  const closer = bindCloser(root);
  const nearest = bindNearest(root);
  const store = bindWeights(root, ['diffusion', 'judge', 'gan']);
  const gan = bindGan(root, store);
  const steps = bindStepsSlider(
    root,
    (count) => changed({ ...lab.settings, steps: count }, []),
    signal,
  );
  const prompt = bindPrompt(root, (condition) => adopt(settingsOf(condition)), signal);
  const pad = bindPaintPad(root, {
    changed: lab.follow,
    tell: (text) => lab.announcer.now(text),
    signal,
  });
  const blended = pictureCanvas();
  lab.find('[data-blended]').replaceChildren(blended);
  const blind = blended.getContext('2d') ? '' : ' This browser cannot show them on a canvas.';
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
    steps.show(next.steps);
    for (const part of root.querySelectorAll<HTMLElement>('[data-only]')) {
      part.hidden = part.dataset['only'] !== next.mode;
    }
    lab.find('[data-badge]').hidden = next.mode === 'blend';
    lab.find('[data-blend-from]').textContent = inWords(conditionOf(next));
    lab.find('[data-blend-to]').textContent = inWords(secondConditionOf(next));
  }

  /** By hand. Where there are pictures, every change shows at once; the first are drawn when the reader asks. */
  function changed(next: PictureSettings, corrections: readonly string[]): void {
    const [edits, edited] = [next, lab.settings].map(({ mode }) => mode === 'edit');
    adopt(next);
    lab.tell(corrections.join(' '));
    if (edits && !edited) return take();
    if (edited && !edits) place.show(lab.report ? 'pictures' : 'still');
    if (drawn && place.showing === 'pictures' && corrections.length === 0) void draw();
  }

  // Drawing.
  async function draw(next?: () => void): Promise<void> {
    const mine = ++wishes;
    then = next;
    lab.tell('');
    if (weights.length === 0) {
      lab.announcer.now('Fetching the trained weights.');
      try {
        const files = await store.get(FILES);
        if (mine !== wishes || signal.aborted) return;
        weights = files;
      } catch (error) {
        if (mine === wishes) lab.tell((error as Error).message, true);
        return;
      }
    }
    way.begin();
    place.show(lab.report ? 'pictures' : 'still');
    [drawn, finished] = [lab.settings, undefined];
    lab.find('[data-subject]').textContent = `“${subject(drawn)}”`;
    pick(undefined);
    lab.announcer.now(`${prompt.notes} Drawing ${subject(drawn)}.`);
    const own = drawn.mode === 'edit' ? pad.value() : undefined;
    lab.restart('');
    lab.run({ pace: { unit: 'full' }, until: stridesOf(drawn, own), stops: [] });
  }

  // Looking.
  function view(): PictureView {
    const share = lab.settings.mode === 'blend' ? Number(shareSlider.value) : undefined;
    return { stop: way.stop, shows: way.shows, picked, share };
  }

  function show(frame: PictureFrame): void {
    if (!lab.opening) return;
    const last = lab.opening.times.length - 1;
    const asked = drawn ?? lab.settings;
    if (place.showing === 'still') place.show('pictures');
    grid.show(frame.pictures);
    grid.name((i) => nameOf(i, asked, frame.seen?.[i]));
    if (frame.blended) paint(blended, frame.blended);
    way.show(frame, last);
    status.textContent = progressInWords(frame, last, asked) + blind;
    if (picked !== undefined) closer.show(frame, lab.settings.guidance);
  }

  function pick(i: number | undefined): void {
    picked = i;
    grid.pick(i);
    nearest.clear();
    closer.open(i === undefined ? undefined : `Picture ${i + 1}`);
    root.toggleAttribute('data-looking', i !== undefined);
    if (i === undefined) return;
    look();
    if (finished) void nearest.look(numbersOf(pictureOf(finished.pictures, i)));
    if (narrow.matches) lab.find('[data-part="beside"]').scrollIntoView({ block: 'nearest' });
  }

  // Painting.
  function take(): void {
    if (finished) pad.load(numbersOf(pictureOf(finished.pictures, picked ?? 0)));
    pick(undefined);
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
    pad.load(repaint(numbersOf(pictureOf(finished.pictures, i))));
    adopt({ mode: 'edit', thing, color, scene: 'night' });
    void draw();
  }

  function both(text: string): void {
    prompt.set(text);
    adopt({ mode: 'prompt', ...settingsOf(prompt.condition) });
    void draw();
    void gan.draw(lab.settings);
  }

  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('button');
      if (!button) return;
      const { suggest, both: words } = button.dataset;
      if (words !== undefined) both(words);
      if (suggest === undefined) return;
      prompt.set(suggest);
      adopt(settingsOf(prompt.condition));
      void draw();
    },
    { signal },
  );
  lab.find('[data-form]').addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      if (narrow.matches) {
        // The keyboard of a phone covers what is drawn.
        lab.find('[data-prompt]').blur();
        lab.find('.picture-place').scrollIntoView({ block: 'nearest' });
      }
      void draw();
    },
    { signal },
  );
  shareSlider.addEventListener('input', look, { signal });
  signal.addEventListener('abort', () => {
    for (const part of [store, nearest, gan]) part.close();
  });

  lab.begin();
  prompt.set(inWords(conditionOf(lab.settings)));
  adopt({});
  if (lab.restored.own) pad.load(lab.restored.own);
  place.show(lab.settings.mode === 'edit' ? 'painting' : 'still');
});
