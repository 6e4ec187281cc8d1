/** @file The diffusion lab in the page: how it walks, trains and measures, what its buttons do, and what is shown of a moment. */
import type { PictureLayer } from '../../figures/diffusion-picture.ts';
import { defineLab } from '../shared/define-lab.ts';
import type { PlaneLab } from '../shared/plane-kind.ts';
import { createPlaneLab } from '../shared/plane-lab.ts';
import { bindCode } from '../shared/run/code.ts';
import type { Pace } from '../shared/run/protocol.ts';
import { pointsFile } from '../shared/save/save.ts';
import { setText } from '../shared/set-text.ts';
import { small, whole } from '../shared/words.ts';
import { chartOf } from './charts.ts';
import { experiments, usualLayers, type Outcome } from './experiments.ts';
import { samplingLines, sayOf, trainingLines } from './lines.ts';
import { guidanceScales, qualitySteps } from './measure.ts';
import { diffusionParts } from './parts.ts';
import { bindPick } from './pick.ts';
import { moveTo, type Activity } from './session.ts';
import { diffusionTable, LABELLED } from './settings.ts';
import type { DiffusionReport, DiffusionTypes, DiffusionView } from './show.ts';
import { cells, measuresInWords } from './words.ts';

/** Seconds from noise to data, and of an experiment's training. */
const WALK_SECONDS = 5;
const TRAINING_SECONDS = 8;

type DiffusionPlane = PlaneLab<DiffusionTypes, typeof diffusionTable, PictureLayer, Outcome>;

defineLab('diffusion', (root, signal) => {
  const plane: DiffusionPlane = createPlaneLab(root, signal, {
    table: diffusionTable,
    name: 'diffusion',
    parts: diffusionParts,
    worker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    reach: 3,
    other: 'gan',
    advice: 'Lower the learning rate, and start over.',
    view: (seen) => ({ ...seen, activity, pick }),
    show,
    running: showDoing,
    halted(reason, report) {
      if (reason === 'stop') return lab.announcer.now('Stopped after a line.');
      if (activity === 'training') {
        // An experiment trains first, and then samples.
        target = undefined;
        lab.move(moveTo(T));
        return walk();
      }
      if (activity === 'measuring') return;
      lab.announcer.now(measuresInWords(report));
      // An experiment that has not trained to its end has shown nothing yet.
      if (lab.opening && target === undefined) guide.ended({ frame: report, opening: lab.opening });
    },
    failed() {
      target = undefined;
    },
    cleared() {
      [activity, pick, target] = ['walking', undefined, undefined];
      charts.choose(chartOf.last);
    },
    adopted(settings) {
      labelled.hidden = settings.data !== LABELLED;
      target = undefined;
    },
    experiments,
    usual: usualLayers,
    experiment(iterations) {
      code.clearStops();
      if (iterations > 0) {
        target = iterations;
        learn();
      } else {
        lab.move(moveTo(T));
        walk();
      }
    },
    paced() {
      if (lab.running && activity === 'training') go('training');
      else if (lab.running && activity !== 'measuring') walk();
    },
    acts: {
      play: () => (walks() ? lab.pause() : walk()),
      train() {
        if (lab.running && activity === 'training') lab.pause();
        else learn();
      },
      measure: () => go('measuring'),
      noise: () => turnTo('walking', moveTo(T)),
      step: () => turnTo('sampling', 'iteration'),
      line: () => turnTo('sampling', 'line'),
      'train-step': () => turnTo('training', 'iteration'),
      'train-line': () => turnTo('training', 'line'),
    },
    tables: {
      samples: async () => pointsFile((await lab.snapshot()).frame.samples[0] ?? []),
      metrics: () => ({
        name: 'training',
        unit: 'measurements',
        head: ['iteration', 'loss', 'distance'],
        rows: lab.records.map(({ iteration, loss, distance }) => [iteration, loss, distance]),
      }),
      steps: () => ({
        name: 'steps',
        unit: 'rows',
        head: ['steps', 'ddpm', 'ddim', 'heun', 'flow'],
        rows: (lab.report?.quality ?? []).map(({ steps, ddpm, ddim, heun, flow }) => [
          ...[steps, ddpm, ddim, heun, flow],
        ]),
      }),
    },
    rows: () => (lab.report?.quality ?? []).map(cells),
    fileName: () =>
      `diffusion-${lab.settings.data}-seed-${lab.settings.seed}-t-${lab.report?.t ?? 0}`,
  });

  const { lab, guide, charts, surface }: DiffusionPlane = plane;
  const [play, train, trained, level, point, quality, labelled] = [
    lab.find('[data-do="play"]'),
    lab.find('[data-do="train"]'),
    lab.find('[data-trained]'),
    lab.find('[data-level]'),
    lab.find('[data-point]'),
    lab.find('[data-quality]'),
    lab.find('[data-labelled]'),
  ];
  const scrubber = lab.find<HTMLInputElement>('[data-time]');
  const T = Number(scrubber.max);
  let activity: Activity = 'walking'; // what goes on, or went on last
  let pick: DiffusionView['pick'];
  let target: number | undefined; // an experiment's iterations, until they are trained
  const followStops = (): void => {
    if (lab.running && (activity === 'training' || activity === 'sampling')) go(activity);
  };
  const loops = { training: trainingLines, sampling: samplingLines };
  const code = bindCode<keyof typeof loops, string>(root, loops, followStops, signal);
  bindPick(surface, {
    signal,
    at: () => (plane.drawing ? undefined : lab.report?.at),
    picked(at) {
      pick = at && { ...at, t: lab.report?.t ?? 0 };
      lab.reveal();
      lab.look();
    },
  });

  const walks = (): boolean => lab.running && (activity === 'walking' || activity === 'sampling');

  /** Lets the worker do something until it is done, paused or stopped. */
  function go(next: Activity): void {
    activity = next;
    lab.look();
    const loop = next === 'training' || next === 'sampling' ? next : undefined;
    const stops = loop ? code.stops(loop).map((name) => `${loop}/${name}`) : [];
    lab.run({ pace: paceOf(next), until: untilOf(next), stops });
    showDoing();
    const chart = { training: chartOf.loss, measuring: chartOf.quality, walking: -1, sampling: -1 };
    if (lab.running && chart[next] >= 0) charts.choose(chart[next]);
  }

  /** Trains; where the samples are the network’s own, they show what it has learned. */
  function learn(): void {
    const { denoiser } = lab.settings;
    const own = denoiser === 'learned' || denoiser === 'both';
    if (own && !plane.slow && lab.report?.t === T) lab.move(moveTo(0));
    go('training');
  }

  /** From noise to data; from the start where it has arrived. */
  function walk(): void {
    if (plane.slow || code.stops('sampling').length > 0) return go('sampling');
    if ((lab.report?.t ?? 0) <= 0) lab.move(moveTo(T));
    go('walking');
  }

  /** One move at rest. */
  function turnTo(next: Activity, what: string): void {
    activity = next;
    lab.look();
    lab.move(what);
  }

  function paceOf(next: Activity): Pace {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (next === 'measuring' || (calm && next !== 'sampling')) return { unit: 'full' };
    if (next === 'walking') return { unit: 'iteration', perSecond: T / WALK_SECONDS };
    if (plane.slow) return { unit: 'line', perSecond: 1 };
    if (next === 'sampling') {
      return { unit: 'iteration', perSecond: lab.settings.steps / WALK_SECONDS };
    }
    return target ? { unit: 'iteration', perSecond: target / TRAINING_SECONDS } : { unit: 'full' };
  }

  function untilOf(next: Activity): number | undefined {
    const { data, label, steps } = lab.settings;
    const guided = data === LABELLED && label !== 'none';
    return {
      walking: T,
      sampling: steps,
      training: target,
      measuring: qualitySteps.length + (guided ? guidanceScales.length : 0),
    }[next];
  }

  function showDoing(): void {
    play.textContent = walks() ? 'Pause' : 'Play';
    train.textContent = lab.running && activity === 'training' ? 'Pause training' : 'Train';
  }

  function show(report: DiffusionReport, running: boolean): void {
    const { iteration, t, line } = report;
    if (!scrubber.matches(':active')) scrubber.value = String(t);
    scrubber.setAttribute('aria-valuetext', `t = ${t}`);
    trained.dataset['trained'] = String(iteration);
    setText(trained, whole(iteration));
    setText(
      level,
      `t = ${t}: data at ${Math.round(100 * Math.sqrt(report.abar))} % strength (ᾱ ${report.abar < 0.001 ? '' : '= '}${small(report.abar)})`,
    );
    setText(quality, measuresInWords(report));
    if (running && activity === 'training') {
      if (target !== undefined) guide.progress(iteration, target);
      lab.announcer.say(`Iteration ${whole(iteration)}. ${measuresInWords(report)}`);
    }
    const shown = plane.slow || !running ? line : undefined;
    const loop = shown?.startsWith('training') ? 'training' : 'sampling';
    const name = shown?.slice(loop.length + 1);
    const values: Readonly<Record<string, string>> = report.values;
    root.dataset['loop'] = loop;
    code.show(loop, name, (each) => values[`${loop}/${each}`], shown && sayOf(shown, lab.settings));
    setText(point, shown ? '' : report.followed);
  }

  scrubber.addEventListener('input', () => turnTo('walking', moveTo(Number(scrubber.value))), {
    signal,
  });

  plane.begin();
});
