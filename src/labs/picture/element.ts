/** @file The picture lab in the page: connects the prompt, the worker, the pictures and what there is to see in them. */
import { inWords } from '../../models/pictures/vocabulary.ts';
import { createAnnouncer } from '../shared/announcer.ts';
import { createClient } from '../shared/run/client.ts';
import { GONE } from '../shared/run/questions.ts';
import { bindForm } from '../shared/settings/form.ts';
import { fillParts, hideParts } from '../shared/markup.ts';
import type { SettingsLink } from '../shared/settings/link.ts';
import { placeOf } from '../shared/settings/place.ts';
import { watchVisible } from '../shared/run/visibility.ts';
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
import {
  PICTURES,
  type PictureFrame,
  type PictureOpening,
  type PictureView,
  type PictureWeights,
} from './session.ts';
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
import { bindWeights } from './weights-view.ts';
import { nameOf, progressInWords, subject } from './words.ts';

const COLUMNS = 4;
const FILES = ['diffusion', 'judge'] as const;

function start(root: HTMLElement): () => void {
  fillParts(root, pictureParts);
  const find = <T extends Element = HTMLElement>(selector: string): T =>
    root.querySelector<T>(selector)!;
  const shareSlider = find<HTMLInputElement>('[data-share]');
  const status = find('[data-status]');
  const notice = find('[data-notice]');
  const narrow = matchMedia('(width < 48rem)');
  const announcer = createAnnouncer(find('[data-live-region]'));
  const address = placeOf(root);
  const restored = pictureAddress.from(location.search);

  let { settings } = restored;
  let weights: PictureWeights | undefined;
  let opening: PictureOpening | undefined;
  let frame: PictureFrame | undefined;
  let finished: PictureFrame | undefined; // with the finished pictures
  let drawn: PictureSettings | undefined; // what the pictures on show were asked for
  let wishes = 0; // how often Draw was pressed: the last press counts
  let then: (() => void) | undefined; // what waits for the pictures
  let running = false;
  let visible = true;
  let picked: number | undefined;
  let queued = 0; // the animation frame that will show a frame

  // What the lab is made of.
  const settingsLink = (): SettingsLink =>
    pictureAddress.to(address.page, settings, pad.value(), restored.hidden);
  const follow = (): void => address.follow(() => settingsLink().address);
  const grid = bindGrid(find('[data-grid]'), PICTURES, COLUMNS, pick);
  const place = bindPlace(root);
  const way = bindWay(root, look);
  const closer = bindCloser(root);
  const nearest = bindNearest(root);
  const store = bindWeights(root);
  const gan = bindGan(root, store);
  const steps = bindStepsSlider(root, (count) => changed({ ...settings, steps: count }, []));
  const form = bindForm(root, pictureTable, () => settings, changed);
  const prompt = bindPrompt(root, (condition) => adopt(settingsOf(condition)));
  const pad = bindPaintPad(root, { changed: follow, tell: (text) => announcer.now(text) });
  const blended = pictureCanvas();
  find('[data-blended]').replaceChildren(blended);
  bindPictureSave(find('[data-part="save"]'), {
    pictures: () => frame?.pictures,
    picked: () => picked,
    link: settingsLink,
    place: address,
    name: () => `${subject(drawn ?? settings).replaceAll(' ', '-')}-seed-${settings.seed}`,
  });

  const client = createClient<PictureSettings, PictureView, PictureOpening, PictureFrame, never>(
    () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      worker.postMessage(weights);
      return worker;
    },
    {
      started(next, kernel) {
        opening = next;
        root.dataset['kernel'] = kernel;
        find('[data-kernel-note]').hidden = kernel === 'simd';
      },
      frame(news) {
        frame = news.frame;
        queued ||= requestAnimationFrame(show);
        if (news.halt) arrived(news.frame);
      },
      records: () => undefined,
      fault(reason, message) {
        // Perhaps the weights are to blame: the next try begins with new ones.
        store.refuse(FILES);
        weights = undefined;
        client.close();
        setRunning(false);
        tell(reason === 'died' ? GONE : message, true);
      },
    },
  );

  /** A message under the pictures; after a fault, with a way out. */
  function tell(text: string, fault = false): void {
    notice.textContent = text;
    find('[data-retry]').hidden = !fault;
  }

  function setRunning(next: boolean): void {
    running = next;
    root.toggleAttribute('data-running', running);
  }

  // The settings, wherever they change.
  function adopt(change: Partial<PictureSettings>): void {
    const next = { ...settings, ...change };
    if (!sameWords(conditionOf(next), prompt.condition)) prompt.set(inWords(conditionOf(next)));
    settings = next;
    form.show(settings);
    steps.show(settings.steps);
    follow();
    for (const part of root.querySelectorAll<HTMLElement>('[data-only]')) {
      part.hidden = part.dataset['only'] !== settings.mode;
    }
    find('[data-badge]').hidden = settings.mode === 'blend';
    find('[data-blend-from]').textContent = inWords(conditionOf(settings));
    find('[data-blend-to]').textContent = inWords(secondConditionOf(settings));
  }

  /** By hand. Where there are pictures, every change shows at once; the first are drawn when the reader asks. */
  function changed(next: PictureSettings, corrections: readonly string[]): void {
    const [edits, edited] = [next, settings].map(({ mode }) => mode === 'edit');
    adopt(next);
    tell(corrections.join(' '));
    if (edits && !edited) return take();
    if (edited && !edits) place.show(frame ? 'pictures' : 'still');
    if (drawn && place.showing === 'pictures' && corrections.length === 0) void draw();
  }

  // Drawing.
  async function draw(next?: () => void): Promise<void> {
    const mine = ++wishes;
    then = next;
    tell('');
    if (!weights) {
      announcer.now('Fetching the trained weights.');
      try {
        const [diffusion, judge] = await store.get(FILES);
        weights = { diffusion: diffusion!, judge: judge! };
      } catch (error) {
        if (mine === wishes) tell((error as Error).message, true);
        return;
      }
      if (mine !== wishes) return;
    }
    way.begin();
    [drawn, finished] = [settings, undefined];
    place.show(frame ? 'pictures' : 'still');
    find('[data-subject]').textContent = `“${subject(settings)}”`;
    pick(undefined);
    setRunning(true);
    announcer.now(`${prompt.notes} Drawing ${subject(settings)}.`);
    client.start(settings, own(), view());
    go();
  }

  const own = (): Float64Array | undefined => (settings.mode === 'edit' ? pad.value() : undefined);

  function go(): void {
    const until = stridesOf(settings, own());
    if (visible) client.send({ kind: 'run', pace: { unit: 'full' }, until, stops: [] });
  }

  function arrived(last: PictureFrame): void {
    setRunning(false);
    finished = last;
    announcer.now(progressInWords(last, last.iteration, drawn ?? settings));
    gan.beside(last, drawn ?? settings);
    look(); // what is measured and blended at the end
    then?.();
  }

  // Looking.
  function view(): PictureView {
    const share = settings.mode === 'blend' ? Number(shareSlider.value) : undefined;
    return { stop: way.stop, shows: way.shows, picked, share };
  }

  /** Asks for a frame of what is to be seen now; says what to do where nothing was drawn yet. */
  function look(): boolean {
    if (opening) client.latest({ kind: 'view', view: view() });
    else tell('Press Draw first: then you can walk the way from noise to the pictures.');
    return opening !== undefined;
  }

  function show(): void {
    queued = 0;
    if (!frame || !opening) return;
    const last = opening.times.length - 1;
    if (place.showing === 'still') place.show('pictures');
    grid.show(frame.pictures);
    grid.name((i) => nameOf(i, drawn ?? settings, frame?.seen?.[i]));
    if (frame.blended) paint(blended, frame.blended);
    way.show(frame, last);
    status.textContent = progressInWords(frame, last, drawn ?? settings);
    if (picked !== undefined) closer.show(frame, settings.guidance);
    client.send({ kind: 'drawn' });
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
    if (narrow.matches) find('[data-part="beside"]').scrollIntoView({ block: 'nearest' });
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
    const { thing, color, scene } = finished.seen![i]!;
    pad.load(repaint(numbersOf(pictureOf(finished.pictures, i))));
    adopt({ mode: 'edit', thing, color, scene: scene === 'night' ? 'day' : 'night' });
    void draw();
  }

  function both(text: string): void {
    prompt.set(text);
    adopt({ mode: 'prompt', ...settingsOf(prompt.condition) });
    void draw();
    void gan.draw(settings);
  }

  const acts: Record<string, () => void> = {
    again: () => void draw(then),
    noise() {
      adopt({ seed: nextSeed(settings.seed) });
      void draw();
    },
    replay: () => (opening ? !running && way.replay(opening.times.length - 1) : void draw()),
    leave() {
      const left = picked ?? 0;
      pick(undefined);
      grid.focus(left);
    },
    painting: () => place.show('painting'),
    pictures: () => place.show(frame ? 'pictures' : 'still'),
    take() {
      adopt({ mode: 'edit' });
      take();
    },
    night,
    gan: () => void gan.draw(settings),
  };
  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>('button');
    if (!button) return;
    const { do: act, suggest, both: words } = button.dataset;
    acts[act ?? '']?.();
    if (words !== undefined) both(words);
    if (suggest === undefined) return;
    prompt.set(suggest);
    adopt(settingsOf(prompt.condition));
    void draw();
  });
  find('[data-form]').addEventListener('submit', (event) => {
    event.preventDefault();
    if (narrow.matches) {
      // The keyboard of a phone covers what is drawn.
      find('[data-prompt]').blur();
      find('.picture-place').scrollIntoView({ block: 'nearest' });
    }
    void draw();
  });
  shareSlider.addEventListener('input', look);

  const unwatch = watchVisible(root, (now) => {
    visible = now;
    if (!running) return;
    if (visible) go();
    else client.send({ kind: 'pause' });
  });

  hideParts(root, restored.hidden);
  prompt.set(inWords(conditionOf(settings)));
  adopt({});
  if (restored.own) pad.load(restored.own);
  place.show(settings.mode === 'edit' ? 'painting' : 'still');
  tell(restored.corrections.join(' '));
  root.dataset['ready'] = '';

  return () => {
    cancelAnimationFrame(queued);
    unwatch();
    for (const part of [way, store, nearest, gan, client]) part.close();
    announcer.stop();
  };
}

class PictureLab extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = start(this);
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }
}

customElements.define('picture-lab', PictureLab);
