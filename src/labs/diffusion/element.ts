/** @file The diffusion lab in the page: connects the controls, the worker, the picture, the charts and the code. */
import { dataLink } from '../shared/settings/address.ts';
import { createAnnouncer } from '../shared/announcer.ts';
import { createClient } from '../shared/run/client.ts';
import { traceCode } from '../shared/run/code-trace.ts';
import { MOST_POINTS } from '../shared/own-data/csv.ts';
import { OWN } from '../shared/own-data/data.ts';
import { bindGuide } from '../shared/guide/guide.ts';
import { bindForm, chosenBefore } from '../shared/settings/form.ts';
import { bindOwnData } from '../shared/own-data/own-data.ts';
import { fillParts, hideParts } from '../shared/markup.ts';
import type { Halt, Pace } from '../shared/run/protocol.ts';
import type { SettingsLink } from '../shared/settings/link.ts';
import { placeOf } from '../shared/settings/place.ts';
import { bindSave, pointsFile } from '../shared/save/save.ts';
import { defaults, restartsFor } from '../shared/settings/settings.ts';
import { watchVisible } from '../shared/run/visibility.ts';
import { faultInWords, whole } from '../shared/words.ts';
import { diffusionAddress } from './address.ts';
import { bindCharts } from './charts-view.ts';
import { experiments as list, usualLayers } from './experiments.ts';
import { bindFrame } from './frame-view.ts';
import { guidanceScales, qualitySteps } from './measure.ts';
import { diffusionParts } from './parts.ts';
import { createPicture } from './picture.ts';
import type {
  Activity,
  DiffusionFrame,
  DiffusionOpening,
  DiffusionRecord,
  DiffusionView,
} from './session.ts';
import { diffusionTable, LABELLED, type DiffusionSettings } from './settings.ts';
import { cells, measuresInWords } from './words.ts';

/** Seconds from noise to data, and of an experiment's training. */
const WALK_SECONDS = 5;
const TRAINING_SECONDS = 8;
const ADVICE = 'Lower the learning rate, and start over.';

/** What goes on: the walk is the page's own, the rest the worker's. */
type Doing = 'nothing' | 'walk' | Activity;

function start(root: HTMLElement): () => void {
  fillParts(root, diffusionParts);
  const find = <T extends Element = HTMLElement>(selector: string): T =>
    root.querySelector<T>(selector)!;
  const play = find<HTMLButtonElement>('[data-do="play"]');
  const train = find<HTMLButtonElement>('[data-do="train"]');
  const paceChoice = find<HTMLSelectElement>('[data-pace]');
  const scrubber = find<HTMLInputElement>('[data-time]');
  const notice = find('[data-notice]');
  const retry = find('[data-retry]');
  const still = find('.lab-still');
  const live = find('[data-live]');
  const labelled = find('[data-labelled]');
  const link = find<HTMLAnchorElement>('[data-other-lab]');
  const announcer = createAnnouncer(find('[data-live-region]'));
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  const { signal } = new AbortController();
  const place = placeOf(root);
  const restored = diffusionAddress.from(location.search);
  const chosen = chosenBefore(root, diffusionTable);
  let { own } = restored;
  let settings = { ...restored.settings, ...chosen.settings };
  let opening: DiffusionOpening | undefined;
  let frame: DiffusionFrame | undefined;
  let records: readonly DiffusionRecord[] = [];
  let doing: Doing = 'nothing';
  let t = 0; // the time that is shown
  let lines = false; // the picture is about the line that has just run
  let activity: Activity = 'sampling';
  let pick: DiffusionView['pick'];
  let target: number | undefined; // an experiment's iterations
  let drawing = false; // own points, in the picture
  let visible = true;
  let ending = false; // the walk is over; its last frame is awaited
  let queued = 0; // the animation frame that will draw
  let walking = 0; // the animation frame of the walk, and when and where it began
  let walkFrom = { time: 0, t: 0 };

  const settingsLink = (): SettingsLink =>
    diffusionAddress.to(place.page, settings, own, restored.hidden);
  const charts = bindCharts(find('[data-charts]'));
  const code = [...root.querySelectorAll('.lab-code pre')];
  const followStops = (): void => {
    if (doing === 'training' || doing === 'sampling') go(doing);
  };
  const traces = {
    training: traceCode(code[0] ?? new DocumentFragment(), followStops),
    sampling: traceCode(code[1] ?? new DocumentFragment(), followStops),
  };
  const picture = createPicture(live, MOST_POINTS, {
    signal,
    picked(at) {
      pick = at && { ...at, t };
      reveal();
      look();
    },
    drawn: (points) => ownData.counted(points),
    tell: (text) => announcer.now(text),
  });
  const frameView = bindFrame(root, picture, traces);
  const form = bindForm(root, diffusionTable, { current: () => settings, changed, signal });
  const ownData = bindOwnData(find('[data-own]'), picture.pad, {
    drawing(on) {
      drawing = on;
      if (!on) return look(); // the run comes back into view
      pause();
      reveal();
      picture.drawOwn(picture.pad.points());
      live.focus({ preventScroll: true });
    },
    use(points) {
      own = points;
      showSettings();
      restart('Your points are scaled and ready. Press Play.');
    },
    signal,
  });
  const guide = bindGuide(find('[data-part="experiments"]'), {
    table: diffusionTable,
    experiments: list,
    usual: usualLayers,
    prepare(changes, shows) {
      settings = { ...defaults(diffusionTable), ...changes };
      showSettings();
      ownData.open(false, false);
      frameView.choose(shows);
      traces.training.setStops([]);
      traces.sampling.setStops([]);
      paceChoice.value = 'full';
      t = 1000;
      restart('');
    },
    run(iterations) {
      target = iterations;
      if (iterations > 0) go('training');
      else walk();
    },
    signal,
  });
  const refreshTable = bindSave(find('[data-save]'), {
    svg: () => picture.svg,
    files: {
      samples: () => pointsFile(frame?.samples[0] ?? []),
      metrics: () => ({
        name: 'training',
        unit: 'measurements',
        head: ['iteration', 'loss', 'distance'],
        rows: records.map(({ iteration, loss, distance }) => [iteration, loss, distance]),
      }),
      steps: () => ({
        name: 'steps',
        unit: 'rows',
        head: ['steps', 'ddpm', 'ddim', 'heun', 'flow'],
        rows: (frame?.quality ?? []).map((row) => [
          row.steps,
          row.ddpm,
          row.ddim,
          row.heun,
          row.flow,
        ]),
      }),
    },
    rows: () => (frame?.quality ?? []).map(cells),
    link: settingsLink,
    place,
    signal,
    name: () => `diffusion-${settings.data}-seed-${settings.seed}-t-${frame?.t ?? 0}`,
  });

  const client = createClient<
    DiffusionSettings,
    DiffusionView,
    DiffusionOpening,
    DiffusionFrame,
    DiffusionRecord
  >(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), {
    started(next, kernel) {
      opening = next;
      root.dataset['kernel'] = kernel;
      find('[data-kernel-note]').hidden = kernel === 'simd';
    },
    frame(news) {
      frame = news.frame;
      if (target && doing === 'training') guide.progress(frame.iteration, target);
      if (lines && activity === 'sampling') showTime(frame.t);
      queued ||= requestAnimationFrame(draw);
      if (news.halt) halted(news.halt, news.frame);
      else if (ending && news.frame.t === 0) ended(news.frame);
    },
    records: (next) => (records = next),
    fault(reason, message) {
      rest();
      guide.leave();
      tell(faultInWords(reason, message, frame?.iteration ?? 0, ADVICE), true);
    },
  });

  const slow = (): boolean => paceChoice.value === 'lines';
  const view = (): DiffusionView => ({
    activity,
    t: lines && activity === 'sampling' ? undefined : Math.round(t),
    layers: frameView.wanted(settings, lines),
    pick,
  });
  /** Asks for a frame of what is to be seen now. */
  const look = (): void => client.latest({ kind: 'view', view: view() });

  function draw(): void {
    queued = 0;
    if (!frame || !opening) return;
    if (still.hidden && !drawing) {
      frameView.show(frame, settings, lines);
      charts.show({ ...frame, opening, records });
      refreshTable();
      if (doing === 'training') {
        announcer.say(`Iteration ${whole(frame.iteration)}. ${measuresInWords(frame)}`);
      }
    }
    client.send({ kind: 'drawn' });
  }

  /** The live picture takes the place of the still one, for good, with the reader's first move. */
  function reveal(): void {
    if (still.hidden) return;
    still.hidden = true;
    live.hidden = false;
    draw();
  }

  /** A message above the code; after a fault, with a way out. */
  function tell(text: string, fault = false): void {
    notice.textContent = text;
    retry.hidden = !fault;
  }

  function showTime(next: number): void {
    t = next;
    scrubber.value = String(Math.round(next));
    scrubber.setAttribute('aria-valuetext', `t = ${Math.round(next)}`);
  }

  function showSettings(): void {
    form.show(settings);
    labelled.hidden = settings.data !== LABELLED;
    const other =
      settings.data === LABELLED ? undefined : dataLink(place.otherPage, 'gan', settings.data, own);
    link.hidden = !other;
    if (other) link.href = other;
    place.follow(() => settingsLink().address);
  }

  function setDoing(next: Doing): void {
    doing = next;
    const walks = doing === 'walk' || doing === 'sampling';
    play.textContent = walks ? 'Pause' : 'Play';
    train.textContent = doing === 'training' ? 'Pause training' : 'Train';
    root.toggleAttribute('data-running', doing !== 'nothing');
  }

  /** Ends what goes on, without a word to the worker. */
  function rest(): void {
    cancelAnimationFrame(walking);
    ending = false;
    setDoing('nothing');
  }

  function pause(): void {
    if (doing === 'nothing') return;
    const asks = doing !== 'walk';
    rest();
    if (asks) client.send({ kind: 'pause' });
    activity = 'sampling';
  }

  const hasData = (): boolean => {
    if (settings.data !== OWN || own || ownData.take()) return true;
    tell('There are no points of your own yet: draw some in the picture, or paste them.');
    return false;
  };

  /** Lets the worker do something until it is done, paused or stopped. */
  function go(next: Activity): void {
    if (!hasData()) return;
    pause();
    reveal();
    ownData.rest();
    tell('');
    activity = next;
    const loop = next === 'measuring' ? undefined : next;
    const stops = loop ? traces[loop].stops().map((name) => `${loop}/${name}`) : [];
    lines = loop !== undefined && (slow() || (loop === 'sampling' && stops.length > 0));
    setDoing(next);
    client.send({ kind: 'view', view: view() });
    if (!visible) return; // it goes on when it is seen again
    const until =
      next === 'sampling'
        ? settings.steps
        : next === 'measuring'
          ? qualitySteps.length + (guided() ? guidanceScales.length : 0)
          : target;
    client.send({ kind: 'run', pace: paceOf(next), until, stops });
  }

  const guided = (): boolean => settings.data === LABELLED && settings.label !== 'none';

  function paceOf(next: Activity): Pace {
    if (slow() && next !== 'measuring') return { unit: 'line', perSecond: 1 };
    if (next === 'sampling') return { unit: 'iteration', perSecond: settings.steps / WALK_SECONDS };
    if (next === 'training' && target && !calm.matches) {
      return { unit: 'iteration', perSecond: target / TRAINING_SECONDS };
    }
    return { unit: 'full' };
  }

  /** From noise to data in the page's own time; from the start where it has arrived. */
  function walk(): void {
    if (!hasData()) return;
    if (slow() || traces.sampling.stops().length > 0) return go('sampling');
    pause();
    reveal();
    ownData.rest();
    tell('');
    lines = false;
    activity = 'sampling';
    const T = opening?.T ?? 1000;
    if (t <= 0) showTime(T);
    setDoing('walk');
    if (calm.matches) {
      showTime(0);
      look();
      return arrived();
    }
    walkFrom = { time: performance.now(), t };
    walking = requestAnimationFrame(stride);
  }

  function stride(now: number): void {
    const T = opening?.T ?? 1000;
    showTime(
      Math.max(0, walkFrom.t - (T * Math.max(0, now - walkFrom.time)) / (1000 * WALK_SECONDS)),
    );
    look();
    if (t > 0) walking = requestAnimationFrame(stride);
    else arrived();
  }

  /** The samples are at the data: an experiment has its result with the next frame. */
  function arrived(): void {
    rest();
    ending = true;
  }

  /** The run has come to its end by itself. */
  function ended(last: DiffusionFrame): void {
    ending = false;
    announcer.now(measuresInWords(last));
    if (opening) guide.ended({ frame: last, opening });
  }

  /** The worker has stopped by itself. */
  function halted(reason: Halt, last: DiffusionFrame): void {
    const done = activity;
    rest();
    if (reason === 'stop') return announcer.now('Stopped after a line.');
    if (done === 'sampling') return ended(last);
    activity = 'sampling';
    lines = false;
    if (done === 'training') {
      // An experiment trains first, and then samples.
      target = undefined;
      showTime(opening?.T ?? 1000);
      walk();
    } else look();
  }

  /** A new run from the present settings, at rest. */
  function restart(message: string): void {
    rest();
    [target, pick, frame, records] = [undefined, undefined, undefined, []];
    [lines, ending, activity] = [false, false, 'sampling'];
    tell(message);
    showTime(t);
    if (settings.data === OWN && !own) return client.send({ kind: 'pause' });
    client.start(settings, settings.data === OWN ? own : undefined, view());
    reveal();
  }

  function changed(next: DiffusionSettings, corrections: readonly string[]): void {
    const anew = restartsFor(diffusionTable, settings, next);
    settings = next;
    guide.leave();
    showSettings();
    if (anew.includes('data')) ownData.open(next.data === OWN, !own);
    if (next.data === OWN && !own) {
      restart('Draw some points in the picture, or paste them; then press Play.');
    } else if (anew.length > 0) {
      const names = anew.map((name) => diffusionTable[name].label).join(', ');
      restart([...corrections, `${names}: the run starts anew.`].join(' '));
    } else {
      reveal();
      client.latest({ kind: 'tune', settings });
      client.latest({ kind: 'view', view: view() });
      tell(corrections.join(' '));
    }
  }

  const acts: Record<string, () => void> = {
    play: () => (doing === 'walk' || doing === 'sampling' ? pause() : walk()),
    train: () =>
      doing === 'training' ? (pause(), look()) : ((target = undefined), go('training')),
    measure: () => go('measuring'),
    reset() {
      guide.leave();
      t = 1000;
      restart('');
    },
    noise() {
      pause();
      lines = false;
      reveal();
      showTime(opening?.T ?? 1000);
      look();
    },
  };
  for (const [name, what, next] of [
    ['step', 'iteration', 'sampling'],
    ['line', 'line', 'sampling'],
    ['train-step', 'iteration', 'training'],
    ['train-line', 'line', 'training'],
  ] as const) {
    acts[name] = () => {
      if (!hasData()) return;
      pause();
      reveal();
      activity = next;
      lines = true;
      client.send({ kind: 'view', view: view() });
      client.send({ kind: 'move', what });
    };
  }
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-do]') : null;
    if (button instanceof HTMLElement) acts[button.dataset['do'] ?? '']?.();
  });
  root.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLElement)) return;
    if (event.target === paceChoice) {
      if (doing === 'training') go('training');
      else if (doing !== 'nothing') walk();
    } else if (event.target.dataset['show']) {
      reveal();
      look();
    }
  });
  scrubber.addEventListener('input', () => {
    if (doing === 'walk' || doing === 'sampling') pause();
    if (doing === 'nothing') activity = 'sampling';
    lines = false;
    reveal();
    showTime(Number(scrubber.value));
    look();
  });

  const unwatch = watchVisible(root, (now) => {
    visible = now;
    if (doing === 'nothing') return;
    if (doing === 'walk') {
      cancelAnimationFrame(walking);
      if (!visible) return;
      walkFrom = { time: performance.now(), t };
      walking = requestAnimationFrame(stride);
    } else if (visible) go(doing);
    else client.send({ kind: 'pause' });
  });

  hideParts(root, restored.hidden);
  showSettings();
  if (restored.asked || Object.keys(chosen.settings).length > 0) {
    ownData.open(settings.data === OWN, !own);
    restart([...restored.corrections, ...chosen.corrections].join(' '));
  } else client.start(settings, undefined, view());
  root.dataset['ready'] = '';

  return () => {
    cancelAnimationFrame(queued);
    cancelAnimationFrame(walking);
    unwatch();
    announcer.stop();
    client.close();
  };
}

class DiffusionLab extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = start(this);
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }
}

customElements.define('diffusion-lab', DiffusionLab);
