/**
 * @file Generation after generation: the variance of a Gaussian that is fitted to the samples of the last one, where samples
 * replace the examples and where they join them, beside what theory expects.
 */
import { pathOf } from '../drawing/lines.ts';
import { path, text, type Figure, type Mark, type Panel } from '../drawing/mark.ts';
import { linear } from '../drawing/scale.ts';
import { joined, normalPoints } from '../models/points.ts';
import { createRng } from '../models/random.ts';
import { fitGaussian } from '../models/synthetic/generators.ts';
import { expectedVariances, widenings, type Keeping } from '../models/synthetic/theory.ts';
import { axes } from './axes.ts';
import { once } from './once.ts';

const SEED = 1;
const EXAMPLES = 100;
const GENERATIONS = 100;
const LINES = 300;

const PANELS = [
  { keeping: 'replace', label: 'Samples replace the examples' },
  { keeping: 'accumulate', label: 'Samples are added to them' },
] as const;

/** What became of the variance, by generation, the real data's being 1: its mean over all lines of descent, and below what a
 * tenth, half and nine tenths of them lie. */
interface Course {
  readonly mean: readonly number[];
  readonly tenth: readonly number[];
  readonly median: readonly number[];
  readonly ninth: readonly number[];
}

export const varianceLawFigure = once((): Figure => {
  const facts: Record<string, number> = { examples: EXAMPLES, lines: LINES };
  const panels = PANELS.map(({ keeping, label }): Panel => {
    const course = courseOf(keeping);
    const passing = { examples: EXAMPLES, keeping, kept: 0 };
    const expected = expectedVariances(1, passing, widenings.gaussian, GENERATIONS);
    for (const key of ['mean', 'tenth', 'median', 'ninth'] as const)
      facts[`${keeping}-${key}`] = course[key].at(-1)!;
    facts[`${keeping}-expected`] = expected.at(-1)!;
    return { drawing: chart(course, expected), label };
  });
  const of = (key: string): string => facts[key]!.toFixed(2);
  return {
    panels,
    alt:
      `Two charts of the variance over ${GENERATIONS} generations of ${EXAMPLES} examples, from 1 on. Where samples replace the examples, its mean over ${LINES} lines of descent falls to ` +
      `${of('replace-mean')}, close to the ${of('replace-expected')} of theory; eight in ten lines end between ${of('replace-tenth')} and ${of('replace-ninth')}. Where samples are added, ` +
      `the mean ends at ${of('accumulate-mean')}, where theory expects ${of('accumulate-expected')}, and eight in ten lines between ${of('accumulate-tenth')} and ${of('accumulate-ninth')}.`,
    answer:
      `On the left, the mean follows (1 − 1/${EXAMPLES}) to the power of the generation, down to ${of('replace-expected')} after ${GENERATIONS}; the ${LINES} runs have ${of('replace-mean')}. Most single ` +
      `lines lie lower: half of them end below ${of('replace-median')}, and a few wide ones hold up the mean. On the right, theory expects ${of('accumulate-expected')}, and the runs have ${of('accumulate-mean')}. ` +
      `The mistakes of the first generations stay there, and hardly any are added.`,
    facts,
  };
});

function courseOf(keeping: Keeping): Course {
  const lines = Array.from({ length: LINES }, (_, i) => lineage(keeping, i));
  const byGeneration = Array.from({ length: GENERATIONS }, (_, g) =>
    Float64Array.from(lines, (line) => line[g]!).sort(),
  );
  const below = (share: number): number[] =>
    byGeneration.map((sorted) => sorted[Math.round(share * (LINES - 1))]!);
  return {
    mean: byGeneration.map((all) => all.reduce((sum, v) => sum + v, 0) / LINES),
    ...{ tenth: below(0.1), median: below(0.5), ninth: below(0.9) },
  };
}

/** The variance of each generation's model in one line of descent. */
function lineage(keeping: Keeping, index: number): number[] {
  const rng = createRng(SEED, `variance law ${index}`);
  let examples = normalPoints(EXAMPLES, rng);
  return Array.from({ length: GENERATIONS }, () => {
    const model = fitGaussian(examples);
    const samples = model.sample(EXAMPLES, rng);
    examples = keeping === 'replace' ? samples : joined(examples, samples);
    return model.variance;
  });
}

const [WIDTH, HEIGHT] = [316, 212];
const AREA = { left: 36, right: WIDTH - 8, top: 8, base: HEIGHT - 38 } as const;
const { left: LEFT, right: RIGHT, top: TOP, base: BASE } = AREA;
const STOPS = [0, 50, GENERATIONS];

function chart(
  { mean, tenth, median, ninth }: Course,
  expected: readonly number[],
): Panel['drawing'] {
  const x = linear([0, GENERATIONS], [LEFT, RIGHT]);
  const y = linear([0, 1.4], [BASE, TOP]);
  const line = (values: readonly number[]): number[] =>
    [1, ...values].flatMap((value, g) => [g, value]);
  const back = (values: readonly number[]): number[] =>
    [...[1, ...values].entries()].reverse().flatMap(([g, value]) => [g, value]);
  const grid = [0, 0.5, 1];
  const marks: Mark[] = [
    axes(AREA, grid.map(y), STOPS.map(x)),
    ...grid.map((value) => text('label end', LEFT - 7, y(value) + 4, String(value))),
    ...STOPS.map((g) =>
      text(`label ${g === GENERATIONS ? 'end' : 'middle'}`, x(g), BASE + 17, String(g)),
    ),
    text('label end', RIGHT, BASE + 33, 'generation'),
    path('generated wash', pathOf([...line(ninth), ...back(tenth)], { x, y }, 0.5)),
    path('generated line hair', pathOf(line(median), { x, y }, 0.5)),
    path('generated line bold', pathOf(line(mean), { x, y }, 0.5)),
    path('noise line dashed', pathOf(line(expected), { x, y })),
  ];
  return { width: WIDTH, height: HEIGHT, marks };
}
