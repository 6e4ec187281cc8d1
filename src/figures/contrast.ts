/**
 * @file Discriminative against generative, on the same labelled points: left what p(y | x) knows, right what p(x) knows.
 */
import { moonClasses } from '../models/datasets.ts';
import { fitMixture, meanLogLikelihood } from '../models/em.ts';
import { gaussian } from '../models/gaussian.ts';
import { allOf, classPosterior } from '../models/guidance.ts';
import { accuracy, fitLogistic } from '../models/logistic.ts';
import { energyDistance } from '../models/metrics.ts';
import type { Mixture } from '../models/mixture.ts';
import { sampleMixture } from '../models/mixture.ts';
import type { Points } from '../models/points.ts';
import { createRng } from '../models/random.ts';
import { densityLines, fieldLayers } from './fields.ts';
import { diamonds, discs, rings } from './marks.ts';
import { chartFrame, squareView } from './scale.ts';
import type { Figure } from './svg.ts';
import { panel } from './svg.ts';

const SEED = 12;
const PER_CLASS = 90;
const COMPONENTS = 4;
const SAMPLES = 150;
const SIZE = 320;

export function contrastFigure(): Figure {
  const truth = moonClasses().map((m) => spread(m, 0.16));
  const rng = createRng(SEED, 'contrast');
  const [a, b] = truth.map((m) => sampleMixture(m, PER_CLASS, rng)) as [Points, Points];
  const [testA, testB] = truth.map((m) => sampleMixture(m, 2000, rng)) as [Points, Points];

  const classify = fitLogistic(a, b, { degree: 3 });
  const fitted = [a, b].map((points) => fitMixture(points, COMPONENTS, rng));
  const model = allOf(fitted);
  const samples = sampleMixture(model, SAMPLES, rng);
  const bayes = (x: number, y: number): number => classPosterior(fitted, 1, x, y);

  const fresh = sampleMixture(model, 2000, rng);
  const data = sampleMixture(allOf(truth), 2000, rng);
  const again = sampleMixture(allOf(truth), 2000, rng);
  const facts = {
    pointsPerClass: PER_CLASS,
    samples: SAMPLES,
    components: COMPONENTS,
    discriminativeAccuracy: accuracy(classify, testA, testB),
    generativeAccuracy: accuracy(bayes, testA, testB),
    logLikelihood: meanLogLikelihood(model, data),
    sampleDistance: energyDistance(fresh, data),
    freshDistance: energyDistance(again, data),
  };

  const v = squareView(2.6, SIZE);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return {
    panels: [
      {
        svg: panel(SIZE, SIZE, [
          ...fieldLayers(classify, v),
          chartFrame(v),
          discs(a, v, 'real', 5.6),
          rings(b, v, 'real', 2.6),
        ]),
        label: 'Discriminative: p(y | x), which side of the line?',
      },
      {
        svg: panel(SIZE, SIZE, [
          chartFrame(v),
          discs(a, v, 'real faint', 3.4),
          rings(b, v, 'real faint', 1.5),
          densityLines(model, v, 'generator'),
          diamonds(samples, v, 'generated', 4),
        ]),
        label: 'Generative: p(x), where do points live? And new ones.',
      },
    ],
    alt:
      `Two panels on the same data, two interlocking crescents of ${PER_CLASS} real points each: filled circles and ` +
      'open circles. Left: a logistic regression colours the plane by the probability of the second class, with the line of ' +
      `probability one half between the crescents; it is right on ${percent(facts.discriminativeAccuracy)} of fresh points. ` +
      `Right: contour lines of a density fitted to each crescent, ${COMPONENTS} bell curves apiece, and ${SAMPLES} new points ` +
      `drawn from it as diamonds, which follow both crescents; used as a classifier it is right on ` +
      `${percent(facts.generativeAccuracy)} of fresh points.`,
    facts,
  };
}

/** The mixture blurred by a further standard deviation. */
function spread(m: Mixture, sd: number): Mixture {
  return {
    weights: m.weights,
    components: m.components.map(({ mean, cov: [xx, xy, yy] }) =>
      gaussian(mean, [xx + sd * sd, xy, yy + sd * sd]),
    ),
  };
}
