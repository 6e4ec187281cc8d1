/**
 * @file What added examples do to a classifier, for two pairs of classes: nothing added, samples of a model fitted to the
 * same examples, samples of a model that has seen many more; and the error that no classifier goes below.
 */
import { pathOf } from '../drawing/lines.ts';
import { path, text, type Figure, type Mark, type Panel } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import { linear, type Scale } from '../drawing/scale.ts';
import { bayesError, classPair, type ClassPairName } from '../models/synthetic/classes.ts';
import type { Generator } from '../models/synthetic/generators.ts';
import { estimate, type Estimate } from '../models/synthetic/interval.ts';
import { createTrial } from '../models/synthetic/trial.ts';
import { axes } from './axes.ts';
import { once } from './once.ts';

/** The settings are those at which the lab starts, but for the numbers of real examples. */
const COMMON = { added: 300, jitter: 0.2, components: 3, degree: 3, seed: 1 } as const;
const TRIALS = 100;
const FEWEST = 10;
const SIZES = [FEWEST, 30, 100, 300] as const;
/** What the other model has seen, as a multiple of the fewest. */
const MORE = 100;

const SOURCES = ['none', 'density', 'informed'] as const;
type Source = (typeof SOURCES)[number];

const looks: Record<Source, { line: string; label: string }> = {
  none: { line: 'real line bold', label: 'real examples alone' },
  density: { line: 'generated line dashed', label: '+ a model of the same' },
  informed: { line: 'generated line bold', label: '+ a model that saw 1,000' },
};

const PAIRS = [
  { name: 'moons', label: 'Two moons' },
  { name: 'clouds', label: 'Two clouds' },
] as const;

/** Errors by source, then by number of examples; and how much higher each is than with nothing added, trial by trial. */
interface Measured {
  readonly error: Record<Source, readonly Estimate[]>;
  readonly change: Record<Source, readonly Estimate[]>;
}

export const addedDataFigure = once((): Figure => {
  const facts: Record<string, number> = { trials: TRIALS, seen: MORE * FEWEST };
  const told: string[] = [];
  const panels = PAIRS.map(({ name, label }, panel): Panel => {
    const { error, change } = measure(name);
    const least = bayesError(classPair(name));
    facts[`${name}Least`] = least;
    for (const source of SOURCES)
      SIZES.forEach((size, i) => {
        facts[`${name}-${source}-${size}`] = error[source][i]!.mean;
        if (source === 'none') return;
        facts[`${name}-${source}-${size}-low`] = change[source][i]!.low;
        facts[`${name}-${source}-${size}-high`] = change[source][i]!.high;
      });
    const by = (source: Source): string =>
      error[source].map(({ mean }, i) => `${percent(mean)} with ${SIZES[i]}`).join(', ');
    told.push(
      `${label}, best possible ${percent(least)}. Real examples alone: ${by('none')}. With samples of a model of the same examples: ` +
        `${by('density')}. With samples of a model that saw 1,000: ${by('informed')}.`,
    );
    return { drawing: chart(error, least, panel === 0), label };
  });
  const at = (pair: ClassPairName, source: Source): string =>
    percent(facts[`${pair}-${source}-${FEWEST}`]!);
  return {
    panels,
    alt: `Errors of a classifier over the number of real examples of a class. ${told.join(' ')}`,
    answer:
      `They help the clouds and harm the moons. With ten real examples of a class, the error on the clouds falls from ${at('clouds', 'none')} to ${at('clouds', 'density')}, and on the moons it rises from ` +
      `${at('moons', 'none')} to ${at('moons', 'density')}. The kernel density takes for granted that a class is one wide heap, which is so for a cloud and not so for a moon. Samples of the model that has ` +
      `seen 1,000 examples of each class bring the error to ${at('clouds', 'informed')} and ${at('moons', 'informed')}, close to the best possible. With 300 real examples little is left to gain by any of them.`,
    facts,
  };
});

function measure(classes: ClassPairName): Measured {
  const found = new Map<string, number[]>();
  for (let i = 0; i < TRIALS; i++) {
    let informed: readonly Generator[] | undefined; // the same for all numbers of examples
    for (const examples of SIZES) {
      const trial = createTrial({ ...COMMON, classes, examples, more: MORE }, i);
      informed ??= trial.generators('informed');
      for (const source of SOURCES) {
        const added = trial.added(source, source === 'informed' ? informed : undefined);
        const key = `${source} ${examples}`;
        (found.get(key) ?? found.set(key, []).get(key)!).push(trial.error(trial.judge(added)));
      }
    }
  }
  const of = (source: Source, size: number): number[] => found.get(`${source} ${size}`)!;
  const each = (value: (source: Source, size: number) => Estimate) =>
    Object.fromEntries(
      SOURCES.map((source) => [source, SIZES.map((size) => value(source, size))]),
    ) as Record<Source, Estimate[]>;
  return {
    error: each((source, size) => estimate(of(source, size))),
    change: each((source, size) => {
      const none = of('none', size);
      return estimate(of(source, size).map((error, i) => error - none[i]!));
    }),
  };
}

const [WIDTH, HEIGHT] = [316, 224];
const AREA = { left: 40, right: WIDTH - 12, top: 10, base: HEIGHT - 38 } as const;
const { left: LEFT, right: RIGHT, top: TOP, base: BASE } = AREA;
const MOST = 0.25;

function chart(error: Measured['error'], least: number, high: boolean): Panel['drawing'] {
  const x = (size: number): number =>
    linear([Math.log(FEWEST), Math.log(SIZES.at(-1)!)], [LEFT + 8, RIGHT])(Math.log(size));
  const y = linear([0, MOST], [BASE, TOP]);
  const grid = [0, 0.1, 0.2];
  const marks: Mark[] = [
    axes(AREA, grid.map(y), SIZES.map(x)),
    ...grid.map((share) => text('label end', LEFT - 7, y(share) + 4, `${100 * share}%`)),
    ...SIZES.map((size) => text('label middle', x(size), BASE + 17, String(size))),
    text('label end', RIGHT, BASE + 33, 'real examples of a class'),
    path('noise line hair dashed', `M${nums(LEFT, y(least))}H${RIGHT}`),
    ...SOURCES.flatMap((source) => curve(error[source], looks[source].line, x, y)),
    ...legend(high ? TOP + 4 : y(0.12)),
  ];
  return { width: WIDTH, height: HEIGHT, marks };
}

/** The means, and their intervals as upright strokes. */
function curve(estimates: readonly Estimate[], line: string, x: Scale, y: Scale): Mark[] {
  const idea = line.split(' ')[0]!;
  const upright = estimates.map(
    ({ low, high }, i) => `M${nums(x(SIZES[i]!), y(low))}V${nums(y(high))}`,
  );
  const means = estimates.flatMap(({ mean }, i) => [SIZES[i]!, mean]);
  return [path(`${idea} line hair`, upright.join('')), path(line, pathOf(means, { x, y }))];
}

function legend(top: number): Mark[] {
  const rows = [
    ...SOURCES.map((source) => looks[source]),
    { line: 'noise line hair dashed', label: 'best possible' },
  ];
  return rows.flatMap(({ line, label }, i): Mark[] => [
    path(line, `M${nums(WIDTH - 190, top + 16 * i)}h24`),
    text('label', WIDTH - 160, top + 16 * i + 4, label),
  ]);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
