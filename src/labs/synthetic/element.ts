/** @file The lab of synthetic data in the page: its two halves, its settings and experiments, what its buttons do. */
import { adoptStyle } from '../shared/adopt-style.ts';
import { defineLab } from '../shared/define-lab.ts';
import { bindGuide } from '../shared/guide/guide.ts';
import { createLab } from '../shared/lab.ts';
import { showOnly } from '../shared/markup.ts';
import { bindCode } from '../shared/run/code.ts';
import { labAddress } from '../shared/settings/address.ts';
import { defaults, restartsFor } from '../shared/settings/settings.ts';
import { bindTabs } from '../shared/settings/tabs.ts';
import { bindCharts } from '../shared/stage/charts-view.ts';
import { anewInWords, changesInWords } from '../shared/words.ts';
import { experiments } from './experiments.ts';
import { bindGeneration } from './generation-view.ts';
import { halfOf, type SyntheticLab } from './halves.ts';
import { generationLines, helpLines, type LineName } from './lines.ts';
import { syntheticParts } from './parts.ts';
import { bindReport } from './report-view.ts';
import { bindRunning } from './running.ts';
import { bindSyntheticSave } from './save-view.ts';
import { syntheticTable, type SyntheticSettings } from './settings.ts';
import { helps, type SyntheticReport } from './show.ts';
import css from './style.css?inline';

type Question = SyntheticSettings['half'];

defineLab('synthetic', (root, signal) => {
  adoptStyle(css);
  const surface = root.querySelector<HTMLElement>('[data-live]')!;
  const charts = bindCharts(root.querySelector('[data-charts]')!, () => lab.look(), signal);

  const lab: SyntheticLab = createLab(root, signal, {
    table: syntheticTable,
    address: labAddress('synthetic', syntheticTable),
    parts: syntheticParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    places: [surface, ...charts.places],
    advice: 'Take more examples a generation, and start over.',
    own: () => running.pool.pictures(),
    linked: () => undefined,
    view: () => ({ reading: charts.reading, generation: generation.chosen }),
    changed(next, corrections) {
      const names = restartsFor(syntheticTable, lab.settings, next);
      guide.leave();
      adopt(next);
      if (names.length === 0) return lab.tell(corrections.join(' '));
      running.restart([...corrections, anewInWords(syntheticTable, names)].join(' '));
    },
    show,
    recorded() {
      if (lab.running) lab.announcer.say(report.words());
      save.refresh();
    },
    running: () => running.named(),
    halted(reason) {
      running.halted(reason);
      lab.announcer.now(reason === 'stop' ? 'Stopped after a line.' : report.words());
    },
    failed: () => running.failed(),
    acts: {
      play: () => running.play(),
      iteration: () => running.step('iteration'),
      line: () => running.step('line'),
      reset() {
        guide.leave();
        running.restart('');
      },
      usual() {
        guide.leave();
        adopt({ ...defaults(syntheticTable), half: lab.settings.half });
        running.restart('All settings are as usual again.');
      },
    },
  });

  const pace = lab.find<HTMLSelectElement>('[data-pace]');
  const slow = (): boolean => pace.value === 'lines';
  const showSide = (): void => void (root.dataset['side'] = slow() ? 'code' : 'charts');
  const code = bindCode<Question, LineName>(
    root,
    { help: helpLines, generations: generationLines },
    () => lab.running && running.go(),
    signal,
  );
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
      running.restart('');
    },
    run({ iterations }) {
      code.clearStops();
      surface.scrollIntoView({ block: 'nearest' });
      running.experiment(iterations);
    },
  });
  const generation = bindGeneration(lab, surface, charts, signal);
  const running = bindRunning(lab, { guide, generation, code, pace, signal });
  const report = bindReport(lab);
  const save = bindSyntheticSave(lab, signal);
  const press = bindTabs(
    root,
    (_, asked) => {
      if (asked === lab.settings.half) return;
      guide.leave();
      adopt({ ...lab.settings, half: asked as Question });
      running.restart('');
    },
    signal,
  );

  function adopt(next: SyntheticSettings): void {
    lab.adopt(next);
    follow();
  }

  /** Shows what the half has, and hides what others have. */
  function follow(): void {
    const half = halfOf(lab.settings);
    root.dataset['half'] = lab.settings.half;
    press(lab.settings);
    save.turn(half);
    for (const name of ['only', 'legend']) showOnly(root, half, name);
  }

  function show(now: SyntheticReport, runs: boolean): void {
    const { line, values } = now;
    if (now.half !== halfOf(lab.settings)) return;
    charts.show(now.charts);
    running.show(now, runs);
    const marked = slow() || !runs ? line : undefined;
    const says = slow() && line ? running.pool.says(line) : undefined;
    code.show(lab.settings.half, marked, (each) => values[each], says);
    report.show(now, says !== undefined);
    if (!helps(now)) generation.show(now);
    save.refresh();
  }

  pace.addEventListener(
    'change',
    () => {
      showSide();
      lab.reveal();
      if (slow()) surface.scrollIntoView({ block: 'nearest' }); // the code goes beside it
      if (lab.running) running.go();
      lab.look();
    },
    { signal },
  );

  showSide();
  lab.begin();
  follow();
});
