/**
 * @file The data flow of a GAN's two steps: what runs forward, what is updated, and how far back each loss reaches.
 * The small pictures are computed: G is the linear map that gives noise the mean and covariance of the data, and D
 * the best discriminator against it, so both losses are real numbers.
 */
import type { Points } from '../models/points.ts';
import { sampleGrid } from '../drawing/contours.ts';
import { levelLines } from './fields.ts';
import type { Box } from './flow.ts';
import { arrow, boxOf, route, viewInside } from './flow.ts';
import type { Game } from './gan-game.ts';
import { playOnce } from './gan-game.ts';
import { pathOf } from '../drawing/lines.ts';
import { path, text, type Drawing, type Figure, type Mark } from '../drawing/mark.ts';
import { diamonds, discs } from '../drawing/points.ts';
import { linear, type View } from '../drawing/scale.ts';

const SEED = 4;
const BATCH = 48;
const WIDTH = 320;
const HEIGHT = 448;
const REACH = 3.3;

const NOISE: Box = { x: 70, y: 50, w: 60, h: 60 };
const G: Box = { x: 70, y: 130, w: 76, h: 48 };
const FAKE: Box = { x: 70, y: 216, w: 60, h: 60 };
const REAL: Box = { x: 250, y: 216, w: 60, h: 60 };
const D: Box = { x: 160, y: 310, w: 96, h: 60 };
const SCALE_Y = 382;
const LOSS: Box = { x: 160, y: 429, w: 128, h: 28 };
/** The way of a gradient back into D. */
const LOSS_TO_D = [
  [224, LOSS.y],
  [272, LOSS.y],
  [272, 326],
  [211, 326],
] as const;

export function ganFlowFigure(): Figure {
  const game = playOnce(BATCH, SEED);
  const facts = {
    batch: BATCH,
    onReal: mean(game.onReal),
    onFake: mean(game.onFake),
    dLoss: -mean(game.onReal.map(Math.log)) - mean(game.onFake.map((p) => Math.log(1 - p))),
    gLoss: -mean(game.onFake.map(Math.log)),
  };
  return {
    panels: [
      { drawing: discriminatorStep(game, facts.dLoss), label: 'Step 1: train the discriminator' },
      { drawing: generatorStep(game, facts.gLoss), label: 'Step 2: train the generator' },
    ],
    alt:
      'Two diagrams of one data flow. Noise enters the generator G, which makes fake_data; fake_data and real_data enter the discriminator D, ' +
      'which gives each point a probability of being real, from 0 to 1; from these comes a loss. Step 1: d_loss ' +
      `(${facts.dLoss.toFixed(2)} for the ${BATCH} points a side shown) sends its gradient, a dashed arrow, back into D, which is updated, and stops there: ` +
      'the fake batch is a constant and G is frozen. Step 2: real data is not used; ' +
      `g_loss (${facts.gLoss.toFixed(2)}) sends its gradient back through D, which is frozen, through fake_data to G, which is updated. ` +
      `On average D gives ${facts.onReal.toFixed(2)} to the real points and ${facts.onFake.toFixed(2)} to the fake ones.`,
    answer:
      'In the discriminator’s turn only to the discriminator: the fakes are constants there, and the generator stays as it is. In the generator’s turn all the way: ' +
      'through the discriminator, which stays as it is and says in which direction a fake would look more real, back to the generator.',
    facts,
  };
}

function discriminatorStep(game: Game, loss: number): Drawing {
  const gradient = ['discriminator gradient', 'discriminator area'] as const;
  const marks = [
    ...forward(game, 'frozen', 'discriminator updated'),
    ...realBatch(game),
    ...arrow([
      [REAL.x, 246],
      [REAL.x, 262],
      [188, 262],
      [188, 279],
    ]),
    ...role(G.x + 46, 126, 'generator', 'generator G', 'frozen'),
    ...role(214, 292, 'discriminator', 'discriminator D', 'updated'),
    ...probabilities(game, true),
    ...verdict(`d_loss = ${loss.toFixed(2)}`),
    ...arrow(LOSS_TO_D, ...gradient),
    path(
      gradient[0],
      route([
        [109, D.y],
        [62, D.y],
      ]),
    ),
    path('discriminator stop', `M60 ${D.y - 10}v20`),
    text('label', 16, D.y + 28, 'stops here: fakes'),
    text('label', 16, D.y + 43, 'are constants'),
  ];
  return { width: WIDTH, height: HEIGHT, marks };
}

function generatorStep(game: Game, loss: number): Drawing {
  const gradient = ['generator gradient', 'generator area'] as const;
  const marks = [
    ...forward(game, 'generator updated', 'frozen'),
    { kind: 'group', className: 'faint', marks: realBatch(game) } as const,
    text('label middle', REAL.x, 262, 'not used'),
    ...role(G.x + 46, 126, 'generator', 'generator G', 'updated'),
    ...role(214, 292, 'discriminator', 'discriminator D', 'frozen'),
    ...probabilities(game, false),
    ...verdict(`g_loss = ${loss.toFixed(2)}`),
    ...arrow(LOSS_TO_D, ...gradient),
    ...arrow(
      [
        [109, D.y],
        [56, D.y],
        [56, 249],
      ],
      ...gradient,
    ),
    ...arrow(
      [
        [56, 183],
        [56, 157],
      ],
      ...gradient,
    ),
  ];
  return { width: WIDTH, height: HEIGHT, marks };
}

/** What both steps have in common: noise to G to fake_data to D. */
function forward(game: Game, g: string, d: string): Mark[] {
  return [
    boxOf(NOISE, ''),
    discs(game.noise, viewInside(NOISE, REACH), 'noise', 2.6),
    text('name middle noise', NOISE.x, 14, 'noise z'),
    ...arrow([
      [70, 80],
      [70, 105],
    ]),
    boxOf(G, g),
    grid(game),
    ...arrow([
      [82, 154],
      [82, 185],
    ]),
    boxOf(FAKE, ''),
    diamonds(game.fake, viewInside(FAKE, REACH), 'generated', 2.6),
    text('code generated', 92, 176, 'fake_data'),
    ...arrow([
      [82, 246],
      [82, 262],
      [132, 262],
      [132, 279],
    ]),
    boxOf(D, d),
    ...contours(game),
    ...arrow([
      [D.x, 340],
      [D.x, 370],
    ]),
  ];
}

function realBatch(game: Game): Mark[] {
  return [
    boxOf(REAL, ''),
    discs(game.real, viewInside(REAL, REACH), 'real', 3),
    text('code middle real', REAL.x, 176, 'real_data'),
  ];
}

function role(x: number, y: number, idea: string, name: string, state: string): Mark[] {
  return [text(`name ${idea}`, x, y, name), text('label', x, y + 15, state)];
}

/** D's answers for the batch, from 0 to 1: fakes below the line, real points above it. */
function probabilities(game: Game, withReal: boolean): Mark[] {
  const place = linear([0, 1], [96, 224]);
  const row = (values: readonly number[]): Points =>
    Float64Array.from(values.flatMap((p) => [p, 0]));
  const at = (dy: number): View => ({
    x: place,
    y: () => SCALE_Y + dy,
    width: WIDTH,
    height: HEIGHT,
    domain: { x: [0, 1], y: [0, 1] },
  });
  return [
    path(
      'arrow',
      `M96 ${SCALE_Y - 4}v8M224 ${SCALE_Y - 4}v8M96 ${SCALE_Y}h128M160 ${SCALE_Y - 3}v6`,
    ),
    ...(withReal ? [discs(row(game.onReal), at(-6), 'real', 4)] : []),
    diamonds(row(game.onFake), at(6), 'generated', 3.2),
    text('value end', 89, SCALE_Y + 4, '0'),
    text('value', 231, SCALE_Y + 4, '1'),
    text('label end', 78, SCALE_Y - 1, 'probability'),
    text('label end', 78, SCALE_Y + 13, 'of real'),
    ...arrow([
      [D.x, SCALE_Y + 13],
      [D.x, LOSS.y - 15],
    ]),
  ];
}

function verdict(content: string): Mark[] {
  return [boxOf(LOSS, '', 14), text('code middle', LOSS.x, LOSS.y + 4, content)];
}

/** The generator as a map: a square grid of noise, as G lays it down. */
function grid({ generate }: Game): Mark {
  const lines = [-2, -1.2, -0.4, 0.4, 1.2, 2].flatMap((u) => [
    [...generate([u, -2]), ...generate([u, 2])],
    [...generate([-2, u]), ...generate([2, u])],
  ]);
  const d = lines.map((line) => pathOf(line, viewInside(G, 3.4))).join('');
  return path('generator line hair', d);
}

/** The discriminator as a map: its levels 1/4, 1/2 and 3/4 over the plane. */
function contours({ judge }: Game): Mark[] {
  const v = viewInside(D, 2.2);
  const field = sampleGrid(judge, v.domain.x, v.domain.y, 48);
  return [
    levelLines(field, [0.25, 0.75], 'discriminator line hair', v),
    levelLines(field, [0.5], 'discriminator line', v),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
