/** @file The picture lab in the page: connects the prompt, the worker, the pictures and what there is to see in them. */
import { inWords } from '../../models/pictures/vocabulary.ts';
import { createAnnouncer } from '../shared/announcer.ts';
import { createClient } from '../shared/run/client.ts';
import { bindForm } from '../shared/settings/form.ts';
import { fillParts, hideParts } from '../shared/markup.ts';
import type { SettingsLink } from '../shared/settings/link.ts';
import { placeOf } from '../shared/settings/place.ts';
import { watchVisible } from '../shared/run/visibility.ts';
import { pictureAddress } from './address.ts';
import { bindCloser } from './closer-view.ts';
import { bindGan } from './gan-view.ts';
import { bindGrid } from './grid-view.ts';
import { bindNearest } from './nearest-view.ts';
import { bindPaintPad } from './paint-pad.ts';
import { pictureParts } from './parts.ts';
import { paint, pictureCanvas } from './pixels.ts';
import { bindPrompt } from './prompt-view.ts';
import { bindPictureSave } from './save-view.ts';
import {
  PICTURES,
  type PictureFrame,
  type PictureOpening,
  type PictureTypes,
  type PictureView,
  type PictureWeights,
} from './session.ts';
import {
  conditionOf,
  pictureTable,
  secondConditionOf,
  settingsOf,
  stridesOf,
  type PictureSettings,
} from './settings.ts';
import { fetchWeights } from './weights.ts';
import { DIED, nameOf, progressInWords, subject } from './words.ts';

const REPLAY_SECONDS = 2.5;
const COLUMNS = 4;
const WORDS = ['thing', 'color', 'scene'] as const;

function start(root: HTMLElement): () => void {
  fillParts(root, pictureParts);
  const find = <T extends Element = HTMLElement>(selector: string): T =>
    root.querySelector<T>(selector)!;
  const play = find<HTMLButtonElement>('[data-play]');
  const stopSlider = find<HTMLInputElement>('[data-stop]');
  const shows = find<HTMLSelectElement>('[data-shows]');
  const shareSlider = find<HTMLInputElement>('[data-share]');
  const still = find('.lab-still');
  const grids = find('[data-grid]');
  const status = find('[data-status]');
  const notice = find('[data-notice]');
  const bar = find<HTMLProgressElement>('[data-progress]');
  const closerPart = find<HTMLDetailsElement>('[data-part="closer"]');
  const announcer = createAnnouncer(find('[data-live-region]'));
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  const place = placeOf(root);
  const restored = pictureAddress.from(location.search);
  let { settings } = restored;
  let weights: PictureWeights | undefined;
  let opening: PictureOpening | undefined;
  let frame: PictureFrame | undefined;
  let drawn: PictureSettings | undefined; // what the pictures on show were asked for
  let running = false;
  let visible = true;
  let stop: number | undefined; // the stop that is shown; undefined: the newest
  let picked: number | undefined;
  let compared: number | undefined; // the picked picture whose neighbours are on show
  let queued = 0; // the animation frame that will show a frame
  let replaying = 0;

  const settingsLink = (): SettingsLink =>
    pictureAddress.to(place.page, settings, pad.encode(), restored.hidden);
  const follow = (): void => place.follow(() => settingsLink().address);
  const grid = bindGrid(grids, PICTURES, COLUMNS, pick);
  const closer = bindCloser(closerPart);
  const nearest = bindNearest(closerPart);
  const form = bindForm(root, pictureTable, {
    current: () => settings,
    changed,
    signal: new AbortController().signal,
  });
  const prompt = bindPrompt(root, (condition) => {
    settings = { ...settings, ...settingsOf(condition) };
    form.show(settings);
    follow();
  });
  const pad = bindPaintPad(find('[data-part="edit"]'), {
    changed() {
      notice.textContent = '';
      follow();
    },
    tell: (text) => announcer.now(text),
  });
  const gan = bindGan(root, find('[data-part="gan"]'), () => ({
    settings,
    frame: frame?.done && sameWords(drawn, settings) ? frame : undefined,
  }));
  bindPictureSave(find('[data-part="save"]'), {
    pictures: () => frame?.pictures,
    picked: () => picked,
    link: settingsLink,
    place,
    name: () => `${subject(drawn ?? settings).replaceAll(' ', '-')}-seed-${settings.seed}`,
  });
  const blended = pictureCanvas();
  find('[data-blended]').append(blended);

  const client = createClient<PictureTypes>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    {
      started(next, kernel) {
        opening = next;
        root.dataset['kernel'] = kernel;
        find('[data-kernel-note]').hidden = kernel === 'simd';
      },
      report(news) {
        frame = news.report;
        queued ||= requestAnimationFrame(show);
        if (news.halt) arrived(news.report);
      },
      records: () => undefined,
      fault(reason, message) {
        setRunning(false);
        // Perhaps the weights are to blame: the next try begins with new ones.
        weights = undefined;
        client.close();
        const fault = reason === 'died' || reason === 'silent' ? DIED : message;
        notice.textContent = `${fault} Press Draw to try again.`;
      },
    },
    undefined,
    () => (weights ? [weights.diffusion, weights.judge] : []),
  );

  const view = (): PictureView => ({
    stop,
    shows: shows.value === 'guess' ? 'guess' : 'state',
    picked,
    share: settings.mode === 'blend' ? Number(shareSlider.value) : undefined,
  });
  /** Asks for a frame of what is to be seen now. */
  const look = (): void => {
    if (opening) client.send({ kind: 'view', view: view() });
  };
  const lastStop = (): number => (opening ? opening.times.length - 1 : 0);

  function show(): void {
    queued = 0;
    if (!frame || !opening) return;
    still.hidden = true;
    grids.hidden = false;
    grid.show(frame.pictures);
    grid.name((i) => nameOf(i, drawn ?? settings, frame?.seen?.[i]));
    if (frame.blended) paint(blended, frame.blended);
    stopSlider.max = String(lastStop());
    stopSlider.value = String(frame.stop);
    stopSlider.setAttribute(
      'aria-valuetext',
      `stop ${frame.stop} of ${lastStop()}, t = ${frame.t}`,
    );
    status.textContent = progressInWords(frame, lastStop(), drawn ?? settings);
    if (picked !== undefined) closer.show(frame, settings.guidance);
    if (frame.finished && compared !== picked) {
      compared = picked;
      nearest.look(frame.finished);
    }
  }

  function setRunning(next: boolean): void {
    running = next;
    root.toggleAttribute('data-running', running);
  }

  /** Draws what the settings ask for, from the start. */
  async function draw(): Promise<void> {
    notice.textContent = '';
    if (!weights) {
      play.disabled = true;
      announcer.now('Fetching the trained weights.');
      try {
        const [diffusion, judge] = await fetchWeights(root, ['diffusion', 'judge'], bar);
        weights = { diffusion: diffusion!, judge: judge! };
      } catch (error) {
        notice.textContent = `${(error as Error).message} Press Draw to try again.`;
        return;
      } finally {
        play.disabled = false;
      }
    }
    cancelAnimationFrame(replaying);
    [stop, drawn] = [undefined, settings];
    find('[data-subject]').textContent = `“${subject(settings)}”`;
    pick(undefined);
    setRunning(true);
    announcer.now(`${prompt.notes} Drawing ${subject(settings)}.`);
    client.start(settings, settings.mode === 'edit' ? pad.value() : undefined, view());
    go();
  }

  function go(): void {
    const until = stridesOf(settings);
    if (visible) client.send({ kind: 'run', pace: { unit: 'full' }, until, stops: [] });
  }

  /** The pictures are finished. */
  function arrived(last: PictureFrame): void {
    setRunning(false);
    announcer.now(
      `${subject(drawn ?? settings)}: ${progressInWords(last, lastStop(), drawn ?? settings)}`,
    );
    look(); // what is measured and blended at the end
  }

  function pick(i: number | undefined): void {
    [picked, compared] = [i, undefined];
    grid.pick(i);
    nearest.clear();
    find('[data-closer]').hidden = i === undefined;
    find('[data-closer-none]').hidden = i !== undefined;
    if (i === undefined) return;
    closerPart.open = true;
    look();
  }

  function replay(): void {
    if (running || !opening) return;
    cancelAnimationFrame(replaying);
    const began = performance.now();
    const turn = (now: number): void => {
      const share = Math.min(1, Math.max(0, now - began) / (1000 * REPLAY_SECONDS));
      stop = calm.matches ? lastStop() : Math.round(share * lastStop());
      look();
      if (stop < lastStop()) replaying = requestAnimationFrame(turn);
    };
    turn(began);
  }

  function changed(next: PictureSettings, corrections: readonly string[]): void {
    if (!sameWords(next, settings)) prompt.set(inWords(conditionOf(next)));
    const begins = next.mode === 'edit' && settings.mode !== 'edit';
    settings = next;
    follow();
    showMode();
    notice.textContent = corrections.join(' ');
    if (begins) {
      if (frame?.finished) pad.load(frame.finished);
      else notice.textContent = 'Paint a picture, or pick one and take it; then press Draw.';
      // Once there are pictures, every change shows at once; the first are drawn when the reader asks.
    } else if (drawn && corrections.length === 0) void draw();
  }

  /** Only what the present mode has to set. */
  function showMode(): void {
    for (const part of root.querySelectorAll<HTMLElement>('[data-only]')) {
      part.hidden = part.dataset['only'] !== settings.mode;
    }
    find('[data-badge]').hidden = settings.mode === 'blend';
    find('[data-blend-from]').textContent = inWords(conditionOf(settings));
    find('[data-blend-to]').textContent = inWords(secondConditionOf(settings));
  }

  const acts: Record<string, () => void> = {
    replay,
    gan: () => void gan.draw(),
    take() {
      if (frame?.finished) pad.load(frame.finished);
      else notice.textContent = 'Draw some pictures and pick one of them; then take it.';
    },
  };
  root.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const act = event.target.closest<HTMLElement>('[data-do]');
    acts[act?.dataset['do'] ?? '']?.();
    const idea = event.target.closest<HTMLElement>('[data-suggest]');
    if (!idea) return;
    prompt.set(idea.dataset['suggest']!);
    settings = { ...settings, ...settingsOf(prompt.condition) };
    form.show(settings);
    follow();
    void draw();
  });
  find('[data-form]').addEventListener('submit', (event) => {
    event.preventDefault();
    void draw();
  });
  stopSlider.addEventListener('input', () => {
    cancelAnimationFrame(replaying);
    stop = Number(stopSlider.value);
    look();
  });
  shareSlider.addEventListener('input', look);
  shows.addEventListener('change', look);

  const unwatch = watchVisible(root, (now) => {
    visible = now;
    if (!running) return;
    if (visible) go();
    else client.send({ kind: 'pause' });
  });

  hideParts(root, restored.hidden);
  form.show(settings);
  prompt.set(inWords(conditionOf(settings)));
  showMode();
  if (restored.own) pad.restore(restored.own);
  notice.textContent = restored.corrections.join(' ');
  root.dataset['ready'] = '';

  return () => {
    cancelAnimationFrame(queued);
    cancelAnimationFrame(replaying);
    unwatch();
    announcer.stop();
    nearest.close();
    gan.close();
    client.close();
  };
}

function sameWords(a: PictureSettings | undefined, b: PictureSettings): boolean {
  return a !== undefined && WORDS.every((word) => a[word] === b[word]);
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
