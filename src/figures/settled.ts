/**
 * @file From which step on the guess of the finished picture shows what the picture will show: its scene, its color, its thing.
 * The counts are kept beside the trained weights, because making them takes longer than a build should.
 */
import { path, text, type Figure, type Mark } from '../drawing/mark.ts';
import { pathOf } from '../drawing/lines.ts';
import { linear } from '../drawing/scale.ts';
import { kinds, settledRun, type Settled } from '../models/pictures/settled.ts';
import groups from '../models/pictures/trained/settled.json';
import { once } from './once.ts';

const [WIDTH, HEIGHT] = [316, 212];
const [TOP, BASE] = [16, 182];
const { pictures, steps } = settledRun;

/** The picture whose guesses stand below the chart, and every how many of them. */
export const example = { picture: 92, every: 2 } as const;

/** Nine in ten pictures: the share at which a kind of word counts as settled. */
const MOST = 0.9;

/** How each kind is drawn, and where its name stands: beside its curve at a step, where the others are far. */
const looks = {
  scene: { line: 'generated line bold', name: 'name generated end', at: 3, dx: -10, dy: -3 },
  color: { line: 'generated line', name: 'name generated', at: 4, dx: 4, dy: 18 },
  thing: { line: 'generated line dashed', name: 'name generated', at: 6, dx: 10, dy: 12 },
} as const;

export const settledFigure = once((): Figure => {
  // A guess stands in the middle of its pictures' width below, so the axis begins half a step before the first.
  const x = linear([0, steps], [0.08 * WIDTH, 0.98 * WIDTH]);
  const y = linear([0, 1], [BASE, TOP]);
  const facts: Record<string, number> = { pictures };
  const curves = kinds.flatMap((kind): Mark[] => {
    const shares = sharesOf(kind);
    const { line, name, at, dx, dy } = looks[kind];
    facts[`${kind}First`] = shares[0]!;
    facts[`${kind}Half`] = shares[steps / 2 - 1]!;
    facts[`${kind}Settled`] = 1 + shares.findIndex((share) => share >= MOST);
    return [
      path(
        line,
        pathOf(
          shares.flatMap((share, i) => [i + 1, share]),
          { x, y },
        ),
      ),
      text(name, x(at) + dx, y(shares[at - 1]!) + dy, kind),
    ];
  });
  const grid = [0, 0.5, 1].map((share) => `M${x(0)} ${y(share)}H${x(steps)}`).join('');
  const marks: Mark[] = [
    path('axis', grid),
    ...[0, 0.5, 1].map((share) => text('label end', x(0) - 5, y(share) + 4, `${100 * share}%`)),
    ...[1, 5, 10, 15].map((step) => text('label middle', x(step), BASE + 17, String(step))),
    text('label end', x(steps), BASE + 17, `step ${steps}`),
    ...curves,
  ];
  const told = kinds.map(
    (kind) =>
      `${kind} ${percent(facts[`${kind}First`]!)} at step 1, and ${percent(MOST)} or more from step ${facts[`${kind}Settled`]} on`,
  );
  return {
    panels: [{ drawing: { width: WIDTH, height: HEIGHT, marks } }],
    alt:
      `Three curves over the ${steps} steps from noise to picture, all rising: in how many of ${pictures} pictures a judge names in the guess ` +
      `of the finished picture what it names at the end. ${told.join('; ')}.`,
    answer:
      `First the scene, then the color, last the thing. At step 1 the judge already names the final scene in ${percent(facts['sceneFirst']!)} of the pictures, the color in ` +
      `${percent(facts['colorFirst']!)} and the thing in ${percent(facts['thingFirst']!)}. ${percent(MOST)} are settled from step ${facts['sceneSettled']}, ${facts['colorSettled']} and ` +
      `${facts['thingSettled']} of ${steps} on. The last half of the steps still decides: after ${steps / 2} steps the thing is settled in ${percent(facts['thingHalf']!)} of the pictures, the scene in ` +
      `${percent(facts['sceneHalf']!)}. The order stays the same when what blind guessing gets right is taken off.`,
    facts,
  };
});

/** The share of all pictures in which a kind is settled, for each step. */
function sharesOf(kind: keyof Settled): number[] {
  return Array.from(
    { length: steps },
    (_, step) => groups.reduce((sum, group) => sum + group[kind][step]!, 0) / pictures,
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
