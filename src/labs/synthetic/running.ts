/** @file How the lab of synthetic data runs: how far, how fast, anew where it is over, and how far it has come. */
import type { Guide } from '../shared/guide/guide.ts';
import { chosenPace, type LabCode } from '../shared/run/code.ts';
import type { Halt, Pace } from '../shared/run/protocol.ts';
import { setText } from '../shared/set-text.ts';
import { whole } from '../shared/words.ts';
import type { GenerationView } from './generation-view.ts';
import type { SyntheticLab } from './halves.ts';
import { MOST_GENERATIONS } from './limits.ts';
import type { LineName } from './lines.ts';
import { createPool, type Pool } from './pool.ts';
import { numbersOf, type SyntheticSettings } from './settings.ts';
import { helps, type SyntheticReport } from './show.ts';

/** Trials of a number of examples, or generations, that a press on Play goes on for. */
const LENGTH = 100;
const PICTURES_LENGTH = 30;
/** Seconds that the generations of an experiment take to watch. */
const EXPERIMENT_SECONDS = 8;

export interface Running {
  readonly pool: Pool;
  /** Plays, or stops what goes on. */
  play(): void;
  step(what: 'line' | 'iteration'): void;
  /** Goes on, with the pace and the stops that are chosen now. */
  go(): void;
  /** Runs an experiment of so many iterations. */
  experiment(iterations: number): void;
  /** A new run, at rest. */
  restart(message: string): void;
  /** Says on the button what it does now. */
  named(): void;
  show(report: SyntheticReport, running: boolean): void;
  /** The run has stopped by itself: perhaps an experiment is over. */
  halted(reason: Halt): void;
  failed(): void;
}

/** What a run needs of the rest of the page. */
export interface RunningParts {
  readonly guide: Guide<never>;
  readonly generation: GenerationView;
  readonly code: LabCode<SyntheticSettings['half'], LineName>;
  readonly pace: HTMLSelectElement;
  readonly signal: AbortSignal;
}

/** Binds the button, and what counts trials or generations. */
export function bindRunning(
  lab: SyntheticLab,
  { guide, generation, code, pace, signal }: RunningParts,
): Running {
  let target: number | undefined; // an experiment runs, to here
  let until = 0; // where the run rests
  const pool = createPool(lab, { changed: named, failed: leave, signal });
  const [play, trialsSoFar, done, of] = [
    lab.find('[data-do="play"]'),
    lab.find('[data-so-far]'),
    lab.find('[data-done]'),
    lab.find('[data-of]'),
  ];
  const bar = lab.find<HTMLProgressElement>('[data-progress]');

  function leave(): void {
    guide.leave();
    target = undefined;
  }

  function restart(message: string): void {
    pool.stop();
    [target, until] = [undefined, 0];
    generation.clear();
    lab.restart(message);
  }

  const at = (): number => lab.report?.iteration ?? 0;

  /** Begins anew where no generation can follow. */
  function renew(): void {
    if (lab.settings.half === 'generations' && at() >= MOST_GENERATIONS) restart('');
  }

  function length(): number {
    const { half, classes } = lab.settings;
    if (half !== 'help') return LENGTH;
    return (classes === 'pictures' ? PICTURES_LENGTH : LENGTH) * numbersOf(lab.settings).length;
  }

  /** As far as it was to go; from there, a hundred further. */
  function run(): void {
    if (target === undefined) {
      if (guide.show()) return;
      guide.leave();
    }
    renew();
    if (target === undefined && at() >= until) until = at() + length();
    go();
  }

  function go(): void {
    generation.newest();
    void pool.ready(() =>
      lab.run({ pace: paceNow(), until, stops: code.stops(lab.settings.half) }),
    );
  }

  function paceNow(): Pace {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const chosen = chosenPace(pace);
    if (target === undefined || lab.settings.half === 'help' || calm || chosen.unit === 'line') {
      return chosen;
    }
    return { unit: 'iteration', perSecond: target / EXPERIMENT_SECONDS };
  }

  function named(): void {
    setText(play, pool.busy ? 'Stop' : lab.running ? 'Pause' : 'Play');
    trialsSoFar.hidden = pool.busy;
  }

  return {
    pool,
    play() {
      if (!pool.busy) return lab.running ? lab.pause() : run();
      pool.stop();
      leave();
    },
    step(what) {
      leave();
      renew();
      generation.newest();
      void pool.ready(() => lab.move(what));
    },
    go,
    experiment(iterations) {
      target = until = iterations;
      go();
    },
    restart,
    named,
    show(report, running) {
      const { iteration } = report;
      done.dataset['done'] = String(iteration);
      setText(done, whole(iteration));
      const end = Math.max(until, iteration, 1);
      const unit = helps(report) ? 'trials' : 'generations';
      setText(of, until > 0 ? `of ${whole(end)} ${unit}` : unit);
      bar.max = end;
      bar.value = iteration;
      if (running && target !== undefined) guide.progress(iteration, target);
    },
    halted(reason) {
      const { report, opening, records } = lab;
      if (reason !== 'until' || target === undefined || !report) return;
      target = undefined;
      const outcome = helps(report)
        ? { opening, results: report.point.results }
        : { opening, records };
      guide.ended(outcome as never); // of the half that the experiment is about
    },
    failed: leave,
  };
}
