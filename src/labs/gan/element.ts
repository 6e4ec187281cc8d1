/** @file The GAN lab in the page: connects the controls, the worker, the picture, the charts and the code. */
import type { PictureLayer } from '../../figures/gan-picture.ts';
import { dataLink } from '../shared/settings/address.ts';
import { createAnnouncer } from '../shared/announcer.ts';
import { createClient } from '../shared/run/client.ts';
import { traceCode } from '../shared/run/code-trace.ts';
import { MOST_POINTS } from '../shared/own-data/csv.ts';
import { OWN } from '../shared/own-data/data.ts';
import { spaced } from '../shared/save/data-table.ts';
import { bindGuide } from '../shared/guide/guide.ts';
import { bindForm, chosenBefore } from '../shared/settings/form.ts';
import { bindOwnData } from '../shared/own-data/own-data.ts';
import { createRate } from '../shared/run/pace.ts';
import { fillParts, hideParts } from '../shared/markup.ts';
import type { SettingsLink } from '../shared/settings/link.ts';
import { placeOf } from '../shared/settings/place.ts';
import type { Halt, Pace } from '../shared/run/protocol.ts';
import { bindSave, pointsFile } from '../shared/save/save.ts';
import { defaults, restartsFor } from '../shared/settings/settings.ts';
import { watchVisible } from '../shared/run/visibility.ts';
import { faultInWords } from '../shared/words.ts';
import { ganAddress } from './address.ts';
import { bindCharts } from './charts-view.ts';
import { bindFrame } from './frame-view.ts';
import { experiments as list } from './experiments.ts';
import { recordColumns, type GanRecord } from './history.ts';
import { ganParts } from './parts.ts';
import { createPicture } from './picture.ts';
import type { GanFrame, GanOpening, GanView } from './session.ts';
import { ganTable, type GanSettings } from './settings.ts';
import { cells, inWords } from './words.ts';

/** Seconds that an experiment takes to watch. */
const EXPERIMENT_SECONDS = 8;
const TABLE_ROWS = 24;
const USUAL: readonly PictureLayer[] = ['field', 'warp'];
const ADVICE = 'Lower a learning rate, or add a penalty, and start over.';

function start(root: HTMLElement): () => void {
  fillParts(root, ganParts);
  const find = <T extends Element = HTMLElement>(selector: string): T =>
    root.querySelector<T>(selector)!;
  const play = find<HTMLButtonElement>('[data-do="play"]');
  const paceChoice = find<HTMLSelectElement>('[data-pace]');
  const until = find<HTMLInputElement>('[data-until]');
  const notice = find('[data-notice]');
  const retry = find('[data-retry]');
  const point = find('[data-point]');
  const link = find<HTMLAnchorElement>('[data-other-lab]');
  const still = find('.lab-still');
  const live = find('[data-live]');
  const announcer = createAnnouncer(find('[data-live-region]'));
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  const { signal } = new AbortController();
  const place = placeOf(root);
  const restored = ganAddress.from(location.search);
  const chosen = chosenBefore(root, ganTable);
  let { own } = restored;
  let settings = { ...restored.settings, ...chosen.settings };
  let opening: GanOpening | undefined;
  let frame: GanFrame | undefined;
  let records: readonly GanRecord[] = [];
  let running = false;
  let target: number | undefined; // run to this iteration
  let watching: Pace | undefined; // an experiment's own pace
  let drawing = false; // own points, in the picture
  let visible = true;
  let queued = 0; // the animation frame that will draw
  let rate = createRate(); // iterations a second

  const settingsLink = (): SettingsLink =>
    ganAddress.to(place.page, settings, own, restored.hidden);
  const charts = bindCharts(find('[data-charts]'));
  const trace = traceCode(root, () => running && run());
  const picture = createPicture(
    live,
    MOST_POINTS,
    tellPoint,
    (points) => ownData.counted(points),
    signal,
  );
  const frameView = bindFrame(root, picture, trace);
  const form = bindForm(root, ganTable, { current: () => settings, changed, signal });
  const ownData = bindOwnData(find('[data-own]'), picture.pad, {
    drawing(on) {
      drawing = on;
      if (!on) return client.send({ kind: 'view', view: view() }); // the run comes back into view
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
    table: ganTable,
    experiments: list,
    usual: USUAL,
    prepare(changes, shows) {
      settings = { ...defaults(ganTable), ...changes };
      showSettings();
      ownData.open(false, false);
      frameView.choose(shows);
      trace.setStops([]);
      paceChoice.value = 'full';
      restart('');
    },
    run(iterations) {
      target = iterations;
      watching = calm.matches
        ? { unit: 'full' }
        : { unit: 'iteration', perSecond: iterations / EXPERIMENT_SECONDS };
      run();
    },
    signal,
  });
  const refreshTable = bindSave(find('[data-save]'), {
    svg: () => picture.svg,
    files: {
      samples: () => pointsFile(frame?.fake ?? []),
      metrics: () => ({
        name: 'metrics',
        unit: 'measurements',
        head: recordColumns,
        rows: records.map((record) => recordColumns.map((key) => record[key])),
      }),
    },
    rows: () => spaced(records.length, TABLE_ROWS).map((i) => cells(records[i]!)),
    link: settingsLink,
    place,
    signal,
    name: () => `gan-${settings.data}-seed-${settings.seed}-iteration-${frame?.iteration ?? 0}`,
  });

  const client = createClient<GanSettings, GanView, GanOpening, GanFrame, GanRecord>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    {
      started(next, kernel) {
        opening = next;
        root.dataset['kernel'] = kernel;
        find('[data-kernel-note]').hidden = kernel === 'simd';
      },
      frame(news) {
        frame = news.frame;
        if (target !== undefined) guide.progress(frame.iteration, target);
        if (news.halt) halted(news.halt);
        rate.report(performance.now(), frame.iteration);
        queued ||= requestAnimationFrame(draw);
      },
      records(next) {
        records = next;
        if (opening && !still.hidden) return;
        showRecords();
      },
      fault(reason, message) {
        setRunning(false);
        guide.leave();
        tell(faultInWords(reason, message, frame?.iteration ?? 0, ADVICE), true);
      },
    },
  );

  const slow = (): boolean => paceChoice.value === 'lines';
  const view = (): GanView => ({
    batches: slow(),
    best: !slow() && frameView.chosen('best'),
  });

  function draw(): void {
    queued = 0;
    if (!frame || !opening) return;
    if (still.hidden && !drawing)
      frameView.show(frame, opening, {
        running,
        slow: slow(),
        speed: rate.perSecond(performance.now()),
      });
    client.send({ kind: 'drawn' });
  }

  function showRecords(): void {
    if (!opening) return;
    charts.show(records, opening);
    refreshTable();
    const last = records.at(-1);
    if (last && running) announcer.say(inWords(last, opening));
  }

  /** The live picture takes the place of the still one, for good, with the reader's first move. */
  function reveal(): void {
    if (still.hidden) return;
    still.hidden = true;
    live.hidden = false;
    showRecords();
    draw();
  }

  /** A message above the code; after a fault, with a way out. */
  function tell(text: string, fault = false): void {
    notice.textContent = text;
    retry.hidden = !fault;
  }

  function tellPoint(text: string, spoken: boolean): void {
    point.textContent = text;
    if (spoken) announcer.now(text);
  }

  function setRunning(on: boolean): void {
    running = on;
    play.textContent = on ? 'Pause' : 'Play';
    root.toggleAttribute('data-running', on);
  }

  function run(): void {
    if (settings.data === OWN && !own && !ownData.take()) {
      tell('There are no points of your own yet: draw some in the picture, or paste them.');
      return;
    }
    reveal();
    ownData.rest();
    tell('');
    setRunning(true);
    rate = createRate();
    if (!visible) return; // it goes on when it is seen again
    const chosen: Pace =
      paceChoice.value === 'lines'
        ? { unit: 'line', perSecond: 1 }
        : paceChoice.value === 'full'
          ? { unit: 'full' }
          : { unit: 'iteration', perSecond: Number(paceChoice.value) };
    client.send({ kind: 'run', pace: watching ?? chosen, until: target, stops: trace.stops() });
  }

  function pause(): void {
    if (!running) return;
    setRunning(false);
    client.send({ kind: 'pause' });
  }

  function halted(reason: Halt): void {
    setRunning(false);
    if (reason === 'until') {
      target = undefined;
      watching = undefined;
      if (opening) guide.ended({ records, opening });
    }
    const last = records.at(-1);
    if (last && opening) announcer.now(`Paused. ${inWords(last, opening)}`);
  }

  /** A new run from the present settings, at rest. */
  function restart(message: string): void {
    setRunning(false);
    target = undefined;
    watching = undefined;
    frame = undefined;
    records = [];
    tell(message);
    if (settings.data === OWN && !own) return client.send({ kind: 'pause' });
    client.start(settings, settings.data === OWN ? own : undefined, view());
    reveal();
  }

  function showSettings(): void {
    form.show(settings);
    const other = dataLink(place.otherPage, 'diffusion', settings.data, own);
    link.hidden = !other;
    if (other) link.href = other;
    place.follow(() => settingsLink().address);
  }

  function changed(next: GanSettings, corrections: readonly string[]): void {
    const anew = restartsFor(ganTable, settings, next);
    settings = next;
    showSettings();
    guide.leave();
    if (anew.includes('data')) ownData.open(next.data === OWN, !own);
    if (next.data === OWN && !own)
      restart('Draw some points in the picture, or paste them; then train on them.');
    else if (anew.length > 0) {
      const names = anew.map((name) => ganTable[name].label).join(', ');
      restart([...corrections, `${names}: the run starts anew.`].join(' '));
    } else {
      client.send({ kind: 'tune', settings });
      tell(corrections.join(' '));
    }
  }

  const acts: Record<string, () => void> = {
    play: () => (running ? pause() : run()),
    reset() {
      guide.leave();
      restart('');
    },
    until() {
      const wanted = Math.max(1, Math.round(Number(until.value) || 1));
      guide.leave();
      if (frame && frame.iteration >= wanted) restart('');
      target = wanted;
      run();
    },
  };
  for (const what of ['line', 'iteration', 'discriminator', 'generator']) {
    acts[what] = () => {
      if (settings.data === OWN && !own && !ownData.take()) return run();
      reveal();
      setRunning(false);
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
      watching = undefined;
      client.send({ kind: 'view', view: view() });
      if (running) run();
    } else if (event.target.dataset['show']) client.send({ kind: 'view', view: view() });
  });

  const unwatch = watchVisible(root, (now) => {
    visible = now;
    if (!running) return;
    if (visible) run();
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
    unwatch();
    announcer.stop();
    client.close();
  };
}

class GanLab extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = start(this);
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }
}

customElements.define('gan-lab', GanLab);
