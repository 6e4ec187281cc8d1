/**
 * @file A run of the GAN lab, without a clock, a worker or a page: it takes settings, runs the lines of the pseudo-code
 * and says what is to be seen. The build draws the still figure with it, tests train through it, and the
 * worker puts it at the other end of messages.
 */
import { createGan } from '../../models/gan.ts';
import { createKernel } from '../../models/kernel/kernel.ts';
import { energyDistanceTo, summary } from '../../models/metrics.ts';
import { covered, modesOf } from '../../models/modes.ts';
import { lossValue } from '../../models/network/gan-losses.ts';
import { resample, type Points } from '../../models/points.ts';
import { hypot } from '../../models/portable.ts';
import { createRng } from '../../models/random.ts';
import type { SquareValues } from '../../models/square-grid.ts';
import { openData } from '../shared/own-data/data.ts';
import { createHistory } from '../shared/run/history.ts';
import type { GanRecord } from './history.ts';
import type { Session } from '../shared/run/session.ts';
import { GENERATOR_TURN, lineNames, type LineName } from './lines.ts';
import { createProbe, GRID } from './probe.ts';
import type { GanTypes } from './show.ts';
import { datasetOf, shapeOf, tuningOf, type GanSettings } from './settings.ts';

/** Points in the training set, shown, and measured at a record; of the last, also how many fresh real ones. */
const TRAINING = 4096;
const SHOWN = 320;
const MEASURED = 256;
const REFERENCE = 1024;
/** Fresh sets of real points that say what a perfect generator scores. */
const PERFECT_TRIALS = 24;

/** What never changes in a run. */
export interface GanOpening {
  readonly real: Float32Array;
  /** How many modes there are, or 0 where they are not defined, and what one is called. */
  readonly modes: number;
  readonly modeUnit: string;
  /** Energy distance of as many fresh real points: mean and standard deviation over {@link PERFECT_TRIALS} sets. */
  readonly perfect: { readonly mean: number; readonly sd: number };
}

/** One moment: what the figure draws and the numbers beside it. */
export interface GanFrame {
  readonly iteration: number;
  /** The line that ran last. */
  readonly line: LineName | undefined;
  readonly fake: Float32Array;
  /** The real points of the last batch, where the frame is about batches. */
  readonly batch: Float32Array | undefined;
  /** D's probability and the generator's pull at each fake. */
  readonly probability: Float32Array;
  readonly pull: Float32Array;
  readonly field: SquareValues;
  readonly warp: { readonly points: Float32Array; readonly columns: number; readonly rows: number };
  readonly best: SquareValues | undefined;
  /** Mean distance of D from the best discriminator; NaN when that was not asked for. */
  readonly gap: number;
  /** Losses of the last batches, and which loss the generator has. */
  readonly loss: GanSettings['loss'];
  readonly dLoss: number;
  readonly gLoss: number;
}

/** A run of the lab. */
export type GanSession = Session<GanTypes> & { readonly opening: GanOpening };

/** A run from its start. `own` are the reader's points, about unit scale, where the settings ask for them. */
export function createSession(
  settings: GanSettings,
  own?: Points,
  wasm?: BufferSource,
): GanSession {
  const { seed } = settings;
  const name = datasetOf(settings);
  const draw = openData(settings.data, own, seed);
  const data = name ? draw(TRAINING, 'data') : own!;
  const kernel = createKernel(wasm, 32);
  const gan = createGan(kernel, shapeOf(settings), tuningOf(settings), data, seed);
  const probe = createProbe(kernel, gan, () => settings, data, seed);
  const modes = name && modesOf(name);
  const distance = energyDistanceTo(draw(REFERENCE, 'reference'));
  const trials = Array.from({ length: PERFECT_TRIALS }, (_, i) =>
    distance(draw(MEASURED, `perfect ${i}`)),
  );
  const history = createHistory<GanRecord>();
  const fresh = createRng(seed, 'measure');

  let iteration = 0;
  let at = 0; // the line to run next
  let turns = 0; // the discriminator's, in this iteration
  let last: LineName | undefined;

  const run: Record<LineName, () => void> = {
    'real-batch': gan.realBatch,
    'fake-batch': gan.fakeBatch,
    'discriminator-loss': gan.discriminatorLoss,
    'update-discriminator': gan.updateDiscriminator,
    'fake-batch-2': gan.fakeBatchForGenerator,
    'generator-loss': gan.generatorLoss,
    'update-generator': gan.updateGenerator,
  };

  function advance(): LineName {
    const line = lineNames[at]!;
    run[line]();
    last = line;
    at += 1;
    if (at === GENERATOR_TURN && ++turns < settings.dSteps) at = 0;
    if (at === lineNames.length) {
      [at, turns] = [0, 0];
      iteration += 1;
      if (history.due(iteration)) history.add(measure());
    }
    return line;
  }

  function iterate(): void {
    while (advance() !== 'update-generator');
  }

  /** One turn of one player, lines `from` to before `to`: one begun is finished, else one is begun, whoever's turn it was. */
  function turn(from: number, to: number): void {
    if (at < from || at >= to) [at, turns] = [from, 0];
    const final = lineNames[to - 1];
    while (advance() !== final);
  }

  function measure(): GanRecord {
    const made = probe.generate(MEASURED, fresh);
    const fake = probe.judge(made);
    const truth = resample(data, MEASURED, (n) => fresh.below(n));
    const real = probe.judge(truth);
    const { loss } = settings;
    return {
      iteration,
      dLoss:
        mean(real.logOdds, (s) => lossValue(loss, 'real', s)) +
        mean(fake.logOdds, (s) => lossValue(loss, 'generated', s)),
      gLoss: mean(fake.logOdds, (s) => lossValue(loss, 'fooling', s)),
      onReal: mean(real.probability, (p) => p),
      onFake: mean(fake.probability, (p) => p),
      pull: medianLength(fake.pull),
      modes: modes ? covered(modes.tally(made), MEASURED) : NaN,
      distance: distance(made),
    };
  }

  history.add(measure());

  return {
    opening: {
      real: Float32Array.from(draw(SHOWN, 'shown')),
      modes: modes?.count ?? 0,
      modeUnit: modes?.unit ?? '',
      perfect: summary(trials),
    },
    kernel: kernel.kind,
    get iteration() {
      return iteration;
    },
    get records() {
      return history.records;
    },
    advance,
    iterate,
    move(what) {
      if (what === 'line') advance();
      if (what === 'iteration') iterate();
      if (what === 'discriminator') turn(0, GENERATOR_TURN);
      if (what === 'generator') turn(GENERATOR_TURN, lineNames.length);
    },
    tune(next) {
      settings = next;
      gan.tune(tuningOf(next));
    },
    frame({ slow, layers }) {
      const batch = slow && last;
      const fake = batch
        ? Float32Array.from(gan.last.fake())
        : probe.generate(SHOWN, createRng(seed, 'shown noise'));
      const { probability, pull } = probe.judge(fake);
      const ideal = !slow && layers.includes('best') ? probe.best() : undefined;
      return {
        iteration,
        line: last,
        fake,
        batch: batch ? Float32Array.from(gan.last.real()) : undefined,
        probability,
        pull,
        field: { ...GRID, values: probe.field() },
        warp: probe.warp(),
        best: ideal && { ...GRID, values: ideal.logOdds },
        gap: ideal?.gap ?? NaN,
        loss: settings.loss,
        dLoss: gan.last.discriminatorLoss(),
        gLoss: gan.last.generatorLoss(),
      };
    },
    diverged: gan.last.diverged,
  };
}

function mean(values: Float32Array, f: (value: number) => number): number {
  return values.reduce((sum, value) => sum + f(value), 0) / values.length;
}

function medianLength(vectors: Float32Array): number {
  const lengths = Float64Array.from({ length: vectors.length / 2 }, (_, i) =>
    hypot(vectors[2 * i]!, vectors[2 * i + 1]!),
  ).sort();
  return lengths[lengths.length >> 1]!;
}
