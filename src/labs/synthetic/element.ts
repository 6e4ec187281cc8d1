/** @file The lab of synthetic data in the page: its two halves, what its buttons do, and what is shown of a moment. */
import { stripAt } from '../../figures/strip.ts';
import { defineLab } from '../shared/define-lab.ts';
import { bindGuide } from '../shared/guide/guide.ts';
import { createLab } from '../shared/lab.ts';
import type { Lab } from '../shared/lab-kind.ts';
import { bindCodeLine } from '../shared/run/code-line.ts';
import { traceCode } from '../shared/run/code-trace.ts';
import type { Pace } from '../shared/run/protocol.ts';
import { fillTable, spaced } from '../shared/save/data-table.ts';
import { bindSave } from '../shared/save/save.ts';
import { labAddress } from '../shared/settings/address.ts';
import { defaults, restartsFor } from '../shared/settings/settings.ts';
import { setText } from '../shared/set-text.ts';
import { bindCharts } from '../shared/stage/charts-view.ts';
import { shareOf } from '../shared/stage/share-of.ts';
import { adoptStyle } from '../shared/adopt-style.ts';
import { changesInWords, whole } from '../shared/words.ts';
import { experiments } from './experiments.ts';
import type { GenerationsOpening, GenerationsRow } from './generations.ts';
import type { HelpOpening } from './help.ts';
import { MOST_GENERATIONS, POOL_PICTURES } from './limits.ts';
import { generationLines, helpLines, says } from './lines.ts';
import { syntheticParts } from './parts.ts';
import type { PicturesOpening } from './pictures.ts';
import type { PoolView } from './pool-view.ts';
import type { SyntheticTypes } from './session.ts';
import {
  isOfPictures,
  isOfWords,
  numbersOf,
  syntheticTable,
  type SyntheticSettings,
} from './settings.ts';
import { helps, type SyntheticReport } from './show.ts';
import type { StoriesOpening, StoriesRow } from './stories.ts';
import css from './style.css?inline';
import type { Compared, HelpRow } from './trials.ts';
import {
  generationCells,
  generationInWords,
  generationsTableHead,
  helpCells,
  helpTableHead,
  percent,
  resultsInWords,
  storiesCells,
  storiesInWords,
  storiesTableHead,
  UNKNOWN,
  verdictCells,
} from './words.ts';

type SyntheticLab = Lab<SyntheticTypes, typeof syntheticTable, never>;

/** What a run is of, and the parts of the page that it shows: `data-only` has the names. */
type Half = SyntheticReport['half'];

const tableHeads: Record<Half, readonly string[]> = {
  help: helpTableHead,
  pictures: helpTableHead,
  generations: generationsTableHead,
  stories: storiesTableHead,
};

/** Trials of a number of examples, or generations, that a press on Play goes on for. */
const LENGTH = 100;
const PICTURES_LENGTH = 30;
/** Seconds that the generations of an experiment take to watch. */
const EXPERIMENT_SECONDS = 8;
const TABLE_ROWS = 24;

defineLab('synthetic', (root, signal) => {
  adoptStyle(css);
  const surface = root.querySelector<HTMLElement>('[data-live]')!;
  const charts = bindCharts(root.querySelector('[data-charts]')!, () => lab.look(), signal);
  let generation: number | undefined; // that is looked at; else the newest
  let target: number | undefined; // an experiment runs, to here
  let until = 0; // where the run rests
  let pool: PoolView | undefined; // comes with the first run of pictures
  let ofPictures: Partial<typeof says> = {}; // so does what its lines say

  const lab: SyntheticLab = createLab(root, signal, {
    table: syntheticTable,
    address: labAddress('synthetic', syntheticTable),
    parts: syntheticParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    places: [surface, ...charts.places],
    advice: 'Take more examples a generation, and start over.',
    own: () => (isOfPictures(lab.settings) ? pool?.of(lab.settings.seed) : undefined),
    linked: () => undefined,
    view: () => ({ reading: charts.reading, generation }),
    changed(next, corrections) {
      const names = restartsFor(syntheticTable, lab.settings, next);
      guide.leave();
      adopt(next);
      if (names.length === 0) return lab.tell(corrections.join(' '));
      const labels = names.map((name) => syntheticTable[name].label).join(', ');
      restart([...corrections, `${labels}: the run starts anew.`].join(' '));
    },
    show,
    recorded() {
      if (lab.running) lab.announcer.say(inWords());
      refreshTable();
    },
    running: nameOfPlay,
    halted(reason) {
      const { report } = lab;
      if (reason === 'until' && target !== undefined && report) {
        target = undefined;
        guide.ended(outcomeOf(report) as never); // of the half that the experiment is about
      }
      lab.announcer.now(reason === 'stop' ? 'Stopped after a line.' : inWords());
    },
    failed() {
      target = undefined;
      guide.leave();
    },
    acts: {
      play: () => (pool?.busy ? stopDrawing() : lab.running ? lab.pause() : run()),
      iteration: () => step('iteration'),
      line: () => step('line'),
      reset() {
        guide.leave();
        restart('');
      },
      usual() {
        guide.leave();
        adopt({ ...defaults(syntheticTable), half: lab.settings.half });
        restart('All settings are as usual again.');
      },
    },
  });

  const trialsSoFar = lab.find('[data-so-far]');
  const [play, done, of, bar, point] = [
    lab.find('[data-do="play"]'),
    lab.find('[data-done]'),
    lab.find('[data-of]'),
    lab.find<HTMLProgressElement>('[data-progress]'),
    lab.find('[data-point]'),
  ];
  const pace = lab.find<HTMLSelectElement>('[data-pace]');
  const scrubber = lab.find<HTMLInputElement>('[data-generation]');
  const verdicts = lab.find<HTMLTableSectionElement>('[data-verdicts]');
  const [text, lost] = [lab.find('[data-text]'), lab.find('[data-lost]')];
  const heads = lab.find('[data-save] thead').querySelectorAll('th');
  const slow = (): boolean => pace.value === 'lines';
  const showSide = (): void => void (root.dataset['side'] = slow() ? 'code' : 'charts');
  const code = [...root.querySelectorAll('.lab-code pre')];
  const followStops = (): void => void (lab.running && go());
  const traces = {
    help: traceCode(code[0] ?? new DocumentFragment(), followStops, signal),
    generations: traceCode(code[1] ?? new DocumentFragment(), followStops, signal),
  };
  const codeLine = bindCodeLine(root);
  const guide = bindGuide(lab.find('[data-part="experiments"]'), {
    experiments,
    unit: 'Run',
    signal,
    inWords: ({ settings }) =>
      changesInWords(syntheticTable, { ...settings, half: undefined }) ||
      'All settings as they stand.',
    prepare({ settings }) {
      adopt({ ...defaults(syntheticTable), ...settings });
      pace.value = 'full';
      showSide();
      restart('');
    },
    run({ iterations }) {
      for (const each of Object.values(traces)) each.setStops([]);
      surface.scrollIntoView({ block: 'nearest' });
      target = until = iterations;
      go();
    },
  });
  const refreshTable = bindSave(lab.find<HTMLDetailsElement>('[data-save]'), {
    signal,
    async picture() {
      const { drawing } = await lab.snapshot();
      if (!drawing || !lab.stage) throw new Error('There is no picture yet.');
      return lab.stage.pictured(drawing);
    },
    files: {
      async numbers() {
        const { generationsFile, storiesFile, trialsFile } = await import('./files.ts');
        const { opening } = lab;
        if (opening?.half === 'stories') return storiesFile(rowsOf<StoriesRow>(), opening);
        return opening?.half === 'generations'
          ? generationsFile(rowsOf<GenerationsRow>(), opening)
          : trialsFile(rowsOf<HelpRow>(), opening as Compared);
      },
      async picture() {
        const { pixelsOf, pointsOf, wordsOf } = await import('./files.ts');
        const { frame } = await lab.snapshot();
        if (frame.half === 'stories') return wordsOf(frame, lab.opening as StoriesOpening);
        return frame.half === 'pictures'
          ? pixelsOf(frame, lab.opening as PicturesOpening)
          : pointsOf(frame);
      },
    },
    rows() {
      const { report, opening } = lab;
      if (report && helps(report)) return helpCells(report.curve);
      const rows = rowsOf<GenerationsRow | StoriesRow>();
      return spaced(rows.length, TABLE_ROWS).map((i) => {
        const row = rows[i]!;
        return row.half === 'stories'
          ? storiesCells(row, opening as StoriesOpening)
          : generationCells(row, opening as GenerationsOpening);
      });
    },
    link: lab.link,
    place: lab.place,
    name: () => `synthetic-${half()}-seed-${lab.settings.seed}-after-${lab.report?.iteration ?? 0}`,
  });

  /** A run's records are of one half. */
  function rowsOf<Row extends HelpRow | GenerationsRow | StoriesRow>(): readonly Row[] {
    return lab.records as readonly Row[];
  }

  function adopt(next: SyntheticSettings): void {
    lab.adopt(next);
    follow();
  }

  /** What the settings ask for. */
  function half(): Half {
    if (isOfPictures(lab.settings)) return 'pictures';
    return isOfWords(lab.settings) ? 'stories' : lab.settings.half;
  }

  /** Shows what the half has, and hides what others have. */
  function follow(): void {
    const now = half();
    root.dataset['half'] = lab.settings.half;
    for (const tab of root.querySelectorAll<HTMLElement>('[data-half-tab]')) {
      tab.setAttribute('aria-pressed', String(tab.dataset['halfTab'] === lab.settings.half));
    }
    tableHeads[now].forEach((name, i) => setText(heads[i]!, name));
    for (const name of ['only', 'legend']) {
      for (const each of root.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
        each.hidden = !each.dataset[name]!.split(' ').includes(now);
      }
    }
  }

  function restart(message: string): void {
    pool?.stop();
    [generation, target, until] = [undefined, undefined, 0];
    charts.clear();
    lab.restart(message);
  }

  // Running.
  function length(): number {
    const { half, classes } = lab.settings;
    if (half !== 'help') return LENGTH;
    return (classes === 'pictures' ? PICTURES_LENGTH : LENGTH) * numbersOf(lab.settings).length;
  }

  /** A hundred further, or anew where there is no further. */
  function run(): void {
    if (target === undefined) guide.leave();
    const at = lab.report?.iteration ?? 0;
    const over = lab.settings.half === 'generations' && at >= MOST_GENERATIONS;
    if (over) restart('');
    if (target === undefined && (over || at >= until)) until = (over ? 0 : at) + length();
    go();
  }

  function go(): void {
    look(undefined);
    void ready(() => lab.run({ pace: paceNow(), until, stops: traces[lab.settings.half].stops() }));
  }

  /** Goes on, with pictures once the model has drawn those that the run needs. */
  async function ready(then: () => void): Promise<void> {
    const { settings } = lab;
    if (!isOfPictures(settings) || pool?.of(settings.seed)) return then();
    lab.tell('');
    lab.announcer.now(`The trained model draws ${POOL_PICTURES} pictures for all trials.`);
    try {
      const { bindPool, saysOfPictures } = await import('./pictures-page.ts').catch(() => {
        throw new Error('The code for this choice did not arrive.');
      });
      if (signal.aborted || lab.settings !== settings) return;
      ofPictures = saysOfPictures;
      pool ??= bindPool(lab.find('[data-pool]'), nameOfPlay, signal);
      if (!(await pool.draw(settings.seed))) return;
      lab.restart('');
      then();
    } catch (error) {
      stopDrawing();
      lab.tell(`${(error as Error).message} Press Play to try again.`);
    }
  }

  function stopDrawing(): void {
    pool?.stop();
    guide.leave();
    target = undefined;
  }

  function nameOfPlay(): void {
    const drawing = pool?.busy ?? false;
    setText(play, drawing ? 'Stop' : lab.running ? 'Pause' : 'Play');
    trialsSoFar.hidden = drawing;
  }

  function paceNow(): Pace {
    if (slow()) return { unit: 'line', perSecond: 1 };
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (target !== undefined && lab.settings.half === 'generations' && !calm) {
      return { unit: 'iteration', perSecond: target / EXPERIMENT_SECONDS };
    }
    return pace.value === 'full'
      ? { unit: 'full' }
      : { unit: 'iteration', perSecond: Number(pace.value) };
  }

  function step(what: 'line' | 'iteration'): void {
    guide.leave();
    target = undefined;
    const over = (lab.report?.iteration ?? 0) >= MOST_GENERATIONS;
    if (over && lab.settings.half === 'generations') restart('');
    look(undefined);
    void ready(() => lab.move(what));
  }

  // Looking.
  /** Shows a generation; undefined: the newest, as it comes. */
  function look(next: number | undefined): void {
    const newest = lab.report?.iteration ?? 0;
    generation = next === undefined || next >= newest ? undefined : Math.max(0, next);
    charts.clear();
    lab.look();
  }

  function show(report: SyntheticReport, running: boolean): void {
    const { iteration, line, values } = report;
    if (report.half !== half()) return;
    charts.show(report.charts);
    done.dataset['done'] = String(iteration);
    setText(done, whole(iteration));
    const end = Math.max(until, iteration, 1);
    const unit = helps(report) ? 'trials' : 'generations';
    setText(of, until > 0 ? `of ${whole(end)} ${unit}` : unit);
    bar.max = end;
    bar.value = iteration;
    if (running && target !== undefined) guide.progress(iteration, target);
    const marked = slow() || !running ? line : undefined;
    for (const [name, lines] of [
      ['help', helpLines],
      ['generations', generationLines],
    ] as const) {
      traces[name].mark(name === lab.settings.half ? marked : undefined);
      for (const each of lines) traces[name].value(each, values[each] ?? '');
    }
    const told = slow() ? marked : undefined;
    codeLine.show(
      traces[lab.settings.half],
      told,
      (told && values[told]) ?? '',
      told ? (half() === 'pictures' && ofPictures[told]) || says[told] : '',
    );
    setText(point, told ? '' : pictureInWords(report));
    if (helps(report)) {
      showVerdicts(verdictCells(report.point.results));
    } else {
      scrubber.max = String(iteration);
      if (!scrubber.matches(':active')) scrubber.value = String(report.generation);
      const place = `Generation ${report.generation} of ${iteration}`;
      scrubber.setAttribute('aria-valuetext', place);
    }
    if (report.half === 'stories') {
      setText(text, report.text);
      setText(lost, report.lost);
    }
    refreshTable();
  }

  /** The rows stay while their numbers change, many times a run. */
  function showVerdicts(rows: readonly (readonly string[])[]): void {
    if (verdicts.rows.length !== rows.length) return fillTable(verdicts, rows);
    rows.forEach((cells, i) => {
      const { children } = verdicts.rows[i]!;
      cells.forEach((text, k) => setText(children[k]!, text));
    });
  }

  function pictureInWords(report: SyntheticReport): string {
    const { opening } = lab;
    if (!opening) return '';
    if (helps(report)) {
      if (report.half === 'pictures') {
        return `The model, which has seen 24,000, draws ${POOL_PICTURES} once. Every trial takes some of these, and intervals are for these. ${UNKNOWN}`;
      }
      const { least } = opening as HelpOpening;
      return `Dashed: the best border there is. It errs on ${percent(least)}, and nobody goes below that but by luck.`;
    }
    return generationSaid(rowsOf<GenerationsRow | StoriesRow>()[report.generation - 1]);
  }

  /** How it stands, for who listens. */
  function inWords(): string {
    const { report, opening } = lab;
    if (!report || !opening) return '';
    if (helps(report)) return resultsInWords(opening as Compared, report.point);
    return generationSaid(rowsOf<GenerationsRow | StoriesRow>().at(-1));
  }

  function generationSaid(row: GenerationsRow | StoriesRow | undefined): string {
    if (!row) return '';
    return row.half === 'stories'
      ? storiesInWords(row, lab.opening as StoriesOpening)
      : generationInWords(row, lab.opening as GenerationsOpening);
  }

  function outcomeOf(report: SyntheticReport): unknown {
    const { opening, records } = lab;
    return helps(report) ? { opening, results: report.point.results } : { opening, records };
  }

  // Presses, keys and the pointer.
  root.addEventListener(
    'click',
    ({ target: pressed }) => {
      const tab = pressed instanceof Element && pressed.closest<HTMLElement>('[data-half-tab]');
      const asked = tab ? (tab.dataset['halfTab'] as SyntheticSettings['half']) : undefined;
      if (!asked || asked === lab.settings.half) return;
      guide.leave();
      adopt({ ...lab.settings, half: asked });
      restart('');
    },
    { signal },
  );
  pace.addEventListener(
    'change',
    () => {
      showSide();
      lab.reveal();
      if (slow()) surface.scrollIntoView({ block: 'nearest' }); // the code goes beside it
      if (lab.running) go();
      lab.look();
    },
    { signal },
  );
  scrubber.addEventListener(
    'input',
    () => {
      lab.reveal();
      look(Number(scrubber.value));
    },
    { signal },
  );
  surface.addEventListener(
    'keydown',
    (event) => {
      const { report } = lab;
      if (!report || helps(report)) return;
      const now = report.generation;
      const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: report.iteration }[
        event.key
      ];
      if (next === undefined) return;
      event.preventDefault();
      look(next);
      lab.announcer.say(`Generation ${Math.min(Math.max(0, next), report.iteration)}`);
    },
    { signal },
  );
  const scrub = (event: PointerEvent): void => {
    const { report } = lab;
    if (!report || helps(report) || event.buttons !== 1) return;
    const index = stripAt(...shareOf(surface, event), report.strip.length);
    if (index >= 0) look(report.strip[index]);
  };
  surface.addEventListener('pointerdown', scrub, { signal });
  surface.addEventListener('pointermove', scrub, { signal });

  showSide();
  lab.begin();
  follow();
});
