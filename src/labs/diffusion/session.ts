/**
 * @file A run of the diffusion lab, without a clock, a worker or a page. It does three things, one at a time: it walks
 * samples from noise to data line by line, trains the network, and measures. Any moment of the way can be shown at any
 * time, because the whole way is kept.
 */
import type { DiffusionMoment, PictureLayer } from '../../figures/diffusion-picture.ts';
import type { Denoiser } from '../../models/denoiser.ts';
import { createDiffusion } from '../../models/diffusion.ts';
import { diffuse } from '../../models/forward.ts';
import { createKernel } from '../../models/kernel/kernel.ts';
import { count, normalPoints, type Flat, type Points } from '../../models/points.ts';
import { hypot } from '../../models/portable.ts';
import { createRng } from '../../models/random.ts';
import { samplerNames, type Frame as Moment, type SamplerName } from '../../models/sampler.ts';
import { schedules } from '../../models/schedule.ts';
import type { Session } from '../shared/run/session.ts';
import { createHistory } from '../shared/run/history.ts';
import { arrowField, densityField, differenceField } from './fields.ts';
import {
  samplingLines,
  trainingLines,
  type LineName,
  type SamplingLine,
  type TrainingLine,
} from './lines.ts';
import {
  createRuler,
  errorByTime,
  guidanceScales,
  leastLoss,
  MEASURED,
  qualityAt,
  qualitySteps,
  type ErrorByTime,
  type Guided,
  type Measures,
  type Quality,
} from './measure.ts';
import { ALL, stridesAsWritten, type DiffusionSettings } from './settings.ts';
import { layersOf, type DiffusionTypes } from './show.ts';
import { followWay, sampleWay, startNoise, stateAt, type WayOptions } from './way.ts';
import { createWorld } from './world.ts';

/** Samples whose trails are drawn, also where those would cover the samples, stops of a trail, training examples that slow motion shows. */
const TRAILS = 40;
const FEW_TRAILS = 10;
const TRAIL_STOPS = 60;
const SHOWN_BATCH = 60;
/** While it trains, iterations between two looks at the samples. */
const LOOK_EVERY = 100;
/** Steps of the samples behind a record. */
const RECORD_STEPS = 20;
const LEAST_LOSS_POINTS = 4096;
/** Bytes of the kernel's memory, in megabytes: batches of 512 through three layers of 128. */
const MEMORY = 16;

/** What it does: walk from noise to data, the same line by line, train the network, measure. */
export type Activity = 'walking' | 'sampling' | 'training' | 'measuring';

/** One measurement along training. */
export interface DiffusionRecord {
  readonly iteration: number;
  /** Mean squared error of the noise, whatever is predicted, averaged since the record before. */
  readonly loss: number;
  /** Energy distance of the network's samples to the data. */
  readonly distance: number;
}

/** What never changes in a run. */
export interface DiffusionOpening {
  readonly T: number;
  readonly schedule: Float32Array;
  /** The loss of the code, the mean squared error of the noise, that a perfect network would have. */
  readonly leastLoss: number;
  readonly labelled: boolean;
  readonly training: number;
}

/** One moment: what the figure draws and the numbers beside it. */
export interface DiffusionFrame extends DiffusionMoment {
  /** Iterations trained. */
  readonly iteration: number;
  /** Strides done by the lines. */
  readonly step: number;
  readonly t: number;
  readonly abar: number;
  /** The times between which the lines of sampling are. */
  readonly stride: readonly [number, number];
  readonly line: LineName | undefined;
  /** Samplers in the order of `samples`. */
  readonly samplers: readonly SamplerName[];
  readonly measures: Measures;
  readonly errors: readonly ErrorByTime[];
  readonly quality: readonly Quality[];
  readonly guided: readonly Guided[];
  /** Of the last batch: the mean squared error of the noise; the time and the noise of its first example. */
  readonly loss: number;
  readonly firstTime: number;
  readonly firstNoise: Flat;
  /** Whether the samples have arrived before: until then nothing says where the followed point lands. */
  readonly walked: boolean;
  /** Whether a stride is what the code says: no fresh noise, no second question. */
  readonly asWritten: boolean;
  /** What the picture shows. */
  readonly layers: ReadonlySet<PictureLayer>;
}

/** A run of the lab. Its iterations are strides, trained batches or rows measured: of what the last view was about. */
export type DiffusionSession = Session<DiffusionTypes> & { readonly opening: DiffusionOpening };

/** The move that goes to a time between data and noise. */
export function moveTo(t: number): string {
  return `time ${t}`;
}

/**
 * A run from its start. `own` are the reader's points, about unit scale, where the settings ask for them. `alive` is called
 * with every guess of a denoiser: a row of measurements takes many.
 */
export function createSession(
  settings: DiffusionSettings,
  own?: Points,
  wasm?: BufferSource,
  alive: () => void = () => undefined,
): DiffusionSession {
  const { seed } = settings;
  const world = createWorld(settings, own);
  const audibly =
    (denoise: Denoiser): Denoiser =>
    (xt, abar) => {
      alive();
      return denoise(xt, abar);
    };
  const schedule = schedules[settings.schedule]();
  const T = schedule.length - 1;
  const kernel = createKernel(wasm, MEMORY);
  const model = createDiffusion(
    kernel,
    {
      prediction: settings.prediction,
      schedule,
      batch: settings.batch,
      width: settings.width,
      labels: world.labelCount,
    },
    settings.rate,
    world.training,
    world.labels,
    seed,
  );
  const everything = { ...settings, label: 'none' } as const;
  const real = world.draw(everything, settings.points, 'error');
  const examples = spread(world.training, settings.points);
  const exampleNoise = normalPoints(count(examples), createRng(seed, 'shown noise'));
  const plainRuler = createRuler(world, everything);

  let activity: Activity = 'walking';
  let shownTime = T; // between data and noise
  let walked = false;
  let trained = 0;
  let trainingAt = 0; // the line to run next
  let lastTraining: TrainingLine | undefined;
  let step = 0; // strides done by the lines
  let lastSampling: SamplingLine | undefined;
  let ruler = createRuler(world, settings);
  let quality: Quality[] = [];
  let scales: Guided[] = [];

  const learned = (s: DiffusionSettings): Denoiser =>
    audibly(world.steered(s, model.denoiser(), (label) => model.denoiser(label)));
  const chosen = (s: DiffusionSettings): Denoiser =>
    s.denoiser === 'exact'
      ? audibly(world.exact(s))
      : s.denoiser === 'examples'
        ? audibly(world.examples(s))
        : learned(s);
  const usesNetwork = (): boolean =>
    settings.denoiser === 'learned' || settings.denoiser === 'both';
  const wayOptions = (sampler: SamplerName): WayOptions => ({ ...settings, sampler, schedule });
  const shownSamplers = (): readonly SamplerName[] =>
    settings.sampler === ALL ? samplerNames : [settings.sampler];

  // The samples' whole way, made anew when the settings change or the network has trained on.
  let ways: Moment[][] | undefined;
  let waysAt = 0;
  let measures: Measures;
  function waysNow(): Moment[][] {
    const age = usesNetwork() ? trained - waysAt : 0;
    if (!ways || (age > 0 && (activity !== 'training' || age >= LOOK_EVERY))) {
      ways = shownSamplers().map((sampler) =>
        sampleWay(chosen(settings), settings.points, wayOptions(sampler)),
      );
      waysAt = trained;
      measures = ruler.measure(ways[0]!.at(-1)!.x);
    }
    return ways;
  }

  let errors: ErrorByTime[] | undefined;
  let errorsAt = 0;
  function errorsNow(): ErrorByTime[] {
    const age = trained - errorsAt;
    if (!errors || (age > 0 && (activity !== 'training' || age >= LOOK_EVERY))) {
      errors = errorByTime(learned(everything), world.exact(everything), real, schedule);
      errorsAt = trained;
    }
    return errors;
  }

  const history = createHistory<DiffusionRecord>();
  const recordNoise = startNoise(MEASURED, seed);
  let lossSum = 0;
  let lossCount = 0;

  function record(): void {
    const way = sampleWay(learned(everything), count(recordNoise), {
      ...wayOptions('ddim'),
      steps: RECORD_STEPS,
      eta: 0,
    });
    const loss = lossCount > 0 ? lossSum / lossCount : NaN;
    history.add({ iteration: trained, loss, distance: plainRuler.distance(way.at(-1)!.x) });
    [lossSum, lossCount] = [0, 0];
  }
  record();

  const train: Record<TrainingLine, () => void> = {
    'real-batch': model.realBatch,
    'draw-time': model.drawTimes,
    'draw-noise': model.drawNoise,
    'add-noise': model.addNoise,
    'predict-noise': model.predict,
    loss: model.computeLoss,
    update: model.update,
  };

  function advanceTraining(): LineName {
    const line = trainingLines[trainingAt]!;
    train[line]();
    lastTraining = line;
    if (line === 'loss') {
      lossSum += model.last.noiseLoss();
      lossCount += 1;
    }
    trainingAt = (trainingAt + 1) % trainingLines.length;
    if (trainingAt === 0) {
      trained += 1;
      if (history.due(trained)) record();
    }
    return `training/${line}`;
  }

  function advanceSampling(): LineName {
    const after = lastSampling === undefined ? -1 : samplingLines.indexOf(lastSampling);
    const done = lastSampling === 'step-back' || lastSampling === undefined;
    if (done && step === settings.steps) [step, lastSampling] = [0, 'start-noise'];
    else if (lastSampling === undefined && step === 0) lastSampling = 'start-noise';
    else lastSampling = done ? 'next-time' : samplingLines[after + 1]!;
    if (lastSampling === 'step-back') step += 1;
    walked ||= lastSampling === 'step-back' && step === settings.steps;
    return `sampling/${lastSampling}`;
  }

  /** Shows the samples at a time; the lines begin from there. */
  function goTo(t: number): void {
    shownTime = Math.min(T, Math.max(0, t));
    walked ||= shownTime === 0;
    step = waysNow()[0]!.findLastIndex((moment) => moment.t >= shownTime);
    lastSampling = undefined;
  }

  function measureRow(): void {
    const next = qualitySteps[quality.length];
    if (next) quality.push(qualityAt(next, chosen(settings), schedule, seed, ruler));
    else if (world.asked(settings) >= 0 && scales.length < guidanceScales.length) {
      const scale = guidanceScales[scales.length]!;
      const denoise = chosen({ ...settings, guidance: scale });
      const way = sampleWay(denoise, MEASURED, { ...wayOptions('ddim'), steps: 50, eta: 0 });
      const { fidelity, spread } = ruler.measure(way.at(-1)!.x);
      scales.push({ scale, fidelity, spread });
    }
  }

  function advance(): string {
    if (activity === 'training') return advanceTraining();
    if (activity === 'sampling') return advanceSampling();
    if (activity === 'measuring') measureRow();
    else goTo(shownTime - 1);
    return activity;
  }

  function iterate(): void {
    if (activity === 'measuring' || activity === 'walking') return void advance();
    const last = activity === 'training' ? 'training/update' : 'sampling/step-back';
    while (advance() !== last);
  }

  function tune(next: DiffusionSettings): void {
    const target = world.asked(next) !== world.asked(settings);
    settings = next;
    model.tune(next.rate);
    if (target) ruler = createRuler(world, next);
    ways = undefined;
    quality = [];
    scales = [];
    step = Math.min(step, next.steps);
    lastSampling = undefined;
  }

  return {
    opening: {
      T,
      schedule: Float32Array.from(schedule),
      leastLoss: leastLoss(
        audibly(world.exact(everything)),
        world.draw(everything, LEAST_LOSS_POINTS, 'least loss'),
        schedule,
      ),
      labelled: world.labelCount > 0,
      training: count(world.training),
    },
    kernel: kernel.kind,
    get iteration() {
      return {
        walking: T - shownTime,
        sampling: step,
        training: trained,
        measuring: quality.length + scales.length,
      }[activity];
    },
    get records() {
      return history.records;
    },
    advance,
    iterate,
    move(what) {
      if (what === 'line') advance();
      if (what === 'iteration') iterate();
      const [kind, t] = what.split(' ');
      if (kind === 'time') goTo(Number(t));
    },
    tune,
    see(view) {
      ({ activity } = view);
    },
    frame(view) {
      const shown = waysNow();
      const first = shown[0]!;
      if (activity === 'sampling' && lastSampling) shownTime = first[step]!.t;
      const t = Math.round(shownTime);
      const abar = schedule[t]!;
      const from = lastSampling === 'step-back' ? step - 1 : step;
      const timeAt = (stop: number): number => first[Math.min(settings.steps, stop)]!.t;
      const level = Math.min(abar, schedule[1]!); // fields divide by the noise, of which t = 0 has none
      const denoise = chosen(settings);
      const exact = world.exact(settings);
      const tangled = settings.sampler === ALL || settings.sampler === 'ddpm';
      const line: LineName | undefined =
        activity === 'training'
          ? lastTraining && `training/${lastTraining}`
          : lastSampling && `sampling/${lastSampling}`;
      const wants = new Set(layersOf(view, line, settings));

      const through = (d: Denoiser, x: number, y: number, time: number): Moment[] =>
        followWay(d, [x, y], time, wayOptions(shownSamplers()[0]!));
      const follow = (d: Denoiser): Moment[] => {
        const { x, y, t: time } = view.pick ?? { ...traveller(first), t: T };
        const way = through(d, x, y, time);
        // The lines begin in noise, at their own stops.
        const start = way[0]!.x;
        return activity === 'sampling' && lastSampling && time < T
          ? through(d, start[0]!, start[1]!, T)
          : way;
      };
      const followed = wants.has('follow') ? [follow(denoise)] : [];
      if (followed.length > 0 && settings.denoiser === 'both') followed.push(follow(exact));
      const at = followed[0] && stateAt(followed[0], t);
      const seen = (way: readonly Moment[]): readonly Points[] =>
        walked
          ? way.map(({ x }) => x)
          : [...way.filter((each) => each.t > t).map(({ x }) => x), stateAt(way, t)];

      return {
        layers: wants,
        walked,
        asWritten: stridesAsWritten(settings),
        iteration: trained,
        step,
        t,
        abar,
        stride: [timeAt(from), timeAt(from + 1)],
        line,
        samplers: shownSamplers(),
        data: Float32Array.from(diffuse(examples, abar, exampleNoise)),
        samples: shown.map((way) => Float32Array.from(stateAt(way, t))),
        trails: wants.has('trails')
          ? shown.map((way) => trailsOf(way, t, tangled ? FEW_TRAILS : TRAILS))
          : [],
        density: wants.has('density') ? densityField(world.target(settings), abar) : undefined,
        difference: wants.has('difference')
          ? differenceField(learned(settings), exact, level)
          : undefined,
        exact: wants.has('exact')
          ? arrowField(settings.denoiser === 'examples' ? denoise : exact, level)
          : undefined,
        learned: wants.has('learned') ? arrowField(learned(settings), level) : undefined,
        guess: wants.has('guess')
          ? Float32Array.from(denoise(stateAt(first, t), level))
          : undefined,
        ways: followed.map((way) => Float32Array.from(seen(way).flatMap((x) => [...x]))),
        at: at && Float32Array.from(at),
        answer: at && Float32Array.from(denoise(at, level)),
        batch: wants.has('batch') ? batchNow() : undefined,
        measures,
        errors: errorsNow(),
        quality,
        guided: scales,
        loss: model.last.noiseLoss(),
        firstTime: model.last.times()[0]!,
        firstNoise: model.last.noise().slice(0, 2),
      };
    },
    diverged: model.last.diverged,
  };

  function batchNow(): DiffusionMoment['batch'] {
    const upTo = lastTraining ? trainingLines.indexOf(lastTraining) : -1;
    const part = (points: Points): Float32Array =>
      Float32Array.from(points.subarray(0, 2 * SHOWN_BATCH));
    if (upTo < 0) return undefined;
    return {
      real: part(model.last.real()),
      noisy: upTo >= trainingLines.indexOf('add-noise') ? part(model.last.noisy()) : undefined,
      guess: upTo >= trainingLines.indexOf('predict-noise') ? part(model.last.guess()) : undefined,
    };
  }
}

/** At most n of the points, evenly from all of them: their order may be that of their labels. */
function spread(points: Points, n: number): Points {
  const every = Math.max(1, count(points) / n);
  const kept = Array.from({ length: Math.floor(count(points) / every) }, (_, i) =>
    Math.floor(i * every),
  );
  return Float64Array.from(kept.flatMap((i) => [points[2 * i]!, points[2 * i + 1]!]));
}

/**
 * Where the sample starts that is followed while the reader has chosen none: of those that begin near the middle, where
 * several places are near, the one that goes farthest. Its trail is not drawn, and it is there however many points there are.
 */
function traveller(way: readonly Moment[]): { x: number; y: number } {
  const [from, to] = [way[0]!.x, way.at(-1)!.x];
  let best = { x: from[0]!, y: from[1]! };
  let farthest = 0;
  const most = Math.min(from.length, 2 * MOST_FOLLOWED);
  for (let i = most > 2 * TRAILS ? 2 * TRAILS : 0; i < most; i += 2) {
    const [x, y] = [from[i]!, from[i + 1]!];
    const far = hypot(to[i]! - x, to[i + 1]! - y);
    if (far > farthest && hypot(x, y) < NEAR_MIDDLE) [best, farthest] = [{ x, y }, far];
  }
  return best;
}

const NEAR_MIDDLE = 1;
const MOST_FOLLOWED = 100;

/** The ways of the first samples up to time t, way after way, all with equally many stops. */
function trailsOf(
  way: readonly Moment[],
  t: number,
  most: number,
): { places: Float32Array; stops: number } {
  const passed = way.filter((moment) => moment.t > t).map(({ x }) => x);
  const every = Math.ceil(passed.length / TRAIL_STOPS);
  const stops = [...passed.filter((_, i) => i % every === 0), stateAt(way, t)];
  const trails = Math.min(most, count(stops[0]!));
  const places = new Float32Array(2 * trails * stops.length);
  for (let i = 0; i < trails; i++) {
    stops.forEach((x, k) => places.set(x.subarray(2 * i, 2 * i + 2), 2 * (i * stops.length + k)));
  }
  return { places, stops: stops.length };
}
