/** @file The GAN lab in the page: how it runs, what its buttons do, and what is shown of a moment. */
import type { PictureLayer } from '../../figures/gan-picture.ts';
import { defineLab } from '../shared/define-lab.ts';
import { spaced } from '../shared/save/data-table.ts';
import type { PlaneLab } from '../shared/plane-kind.ts';
import { createPlaneLab } from '../shared/plane-lab.ts';
import { bindCode, chosenPace } from '../shared/run/code.ts';
import { createRate } from '../shared/run/pace.ts';
import type { Pace } from '../shared/run/protocol.ts';
import { pointsFile } from '../shared/save/save.ts';
import { readWhole } from '../shared/settings/whole-number.ts';
import { setText } from '../shared/set-text.ts';
import { decimal, whole } from '../shared/words.ts';
import { experiments, type Outcome } from './experiments.ts';
import { recordColumns } from './history.ts';
import { lineNames, lines } from './lines.ts';
import { ganParts, UNTIL } from './parts.ts';
import { bindPointer } from './pointer.ts';
import { REACH } from './probe.ts';
import { ganTable } from './settings.ts';
import type { GanReport, GanTypes } from './show.ts';
import { cells, inWords } from './words.ts';

/** Seconds that an experiment takes to watch. */
const EXPERIMENT_SECONDS = 8;
const TABLE_ROWS = 24;

type GanPlane = PlaneLab<GanTypes, typeof ganTable, PictureLayer, Outcome>;

defineLab('gan', (root, signal) => {
  const plane: GanPlane = createPlaneLab(root, signal, {
    table: ganTable,
    name: 'gan',
    parts: ganParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    reach: REACH,
    other: 'diffusion',
    advice: 'Lower a learning rate, or add a penalty, and start over.',
    view: (seen) => ({ ...seen, asked: pointer.asked }),
    show,
    recorded() {
      const last = lab.records.at(-1);
      if (last && lab.opening && lab.running) lab.announcer.say(inWords(last, lab.opening));
    },
    running(on) {
      play.textContent = on ? 'Pause' : 'Play';
      rate = createRate();
    },
    halted(reason) {
      const { records, opening } = lab;
      const last = records.at(-1);
      if (!last || !opening) return;
      if (reason === 'until') {
        forget();
        guide.ended({ records, opening });
      }
      lab.announcer.now(`Paused. ${inWords(last, opening)}`);
    },
    failed: forget,
    cleared: forget,
    experiments,
    usual: ['field', 'warp'],
    experiment(iterations) {
      code.clearStops();
      target = iterations;
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      watching = calm
        ? { unit: 'full' }
        : { unit: 'iteration', perSecond: iterations / EXPERIMENT_SECONDS };
      run();
    },
    paced() {
      watching = undefined;
      if (lab.running) run();
    },
    acts: {
      play: () => (lab.running ? lab.pause() : run()),
      until,
      ...Object.fromEntries(
        ['line', 'iteration', 'discriminator', 'generator'].map((what) => [
          what,
          () => lab.move(what),
        ]),
      ),
    },
    tables: {
      samples: async () => pointsFile((await lab.snapshot()).frame.fake),
      metrics: () => ({
        name: 'metrics',
        unit: 'measurements',
        head: recordColumns,
        rows: lab.records.map((record) => recordColumns.map((key) => record[key])),
      }),
    },
    rows: () => spaced(lab.records.length, TABLE_ROWS).map((i) => cells(lab.records[i]!)),
    fileName: () =>
      `gan-${lab.settings.data}-seed-${lab.settings.seed}-iteration-${lab.report?.iteration ?? 0}`,
  });

  const { lab, guide, surface }: GanPlane = plane;
  const [play, steps, speed, gap, paceChoice, point] = [
    lab.find('[data-do="play"]'),
    lab.find('[data-steps]'),
    lab.find('[data-rate]'),
    lab.find('[data-gap]'),
    lab.find<HTMLSelectElement>('[data-pace]'),
    lab.find('[data-point]'),
  ];
  let target: number | undefined; // run to this iteration
  let watching: Pace | undefined; // an experiment's own pace
  let rate = createRate(); // iterations a second
  const code = bindCode(root, { loop: lineNames }, () => lab.running && run(), signal);
  const pointer = bindPointer(surface, {
    signal,
    points: () => (plane.drawing ? undefined : lab.report?.points),
    asked: () => lab.look(),
  });

  function forget(): void {
    target = watching = undefined;
  }

  function run(): void {
    const pace = watching ?? chosenPace(paceChoice);
    lab.run({ pace, until: target, stops: code.stops('loop') });
  }

  function until(): void {
    const wanted = readWhole(lab.find<HTMLInputElement>('[data-until]').value, UNTIL);
    if ('fault' in wanted) return lab.tell(wanted.fault);
    guide.leave();
    forget();
    if ((lab.report?.iteration ?? 0) >= wanted.value) lab.restart('');
    target = wanted.value;
    run();
  }

  function show(report: GanReport, running: boolean): void {
    const { iteration, line, values, asked } = report;
    steps.dataset['steps'] = String(iteration);
    setText(steps, whole(iteration));
    const now = performance.now();
    rate.report(now, iteration);
    setText(speed, running && !plane.slow ? `· ${whole(rate.perSecond(now))} a second` : '');
    if (target !== undefined && running) guide.progress(iteration, target);
    const marked = plane.slow || !running ? line : undefined;
    code.show('loop', marked, (each) => values[each], marked && lines[marked].says);
    setText(
      gap,
      Number.isNaN(report.gap)
        ? ''
        : 'The best discriminator’s lines are dashed at ½ and thin at ¼ and ¾; both densities are seen through a slight blur. ' +
            `This discriminator is off by ${decimal(report.gap)} on average.`,
    );
    if (point.textContent === asked) return;
    setText(point, asked);
    if (pointer.speaks) lab.announcer.now(asked);
  }

  plane.begin();
});
