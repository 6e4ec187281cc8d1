/**
 * @file Discriminative against generative, on the same labelled points: left what p(y | x) knows, right what p(x) knows.
 */
import { moonClasses } from '../models/datasets.ts';
import { fitMixture, meanLogLikelihood } from '../models/em.ts';
import { allOf, classPosterior } from '../models/guidance.ts';
import { accuracy, fitLogistic } from '../models/logistic.ts';
import { energyDistance } from '../models/metrics.ts';
import { blurred, density, sampleMixture } from '../models/mixture.ts';
import type { Points } from '../models/points.ts';
import { count } from '../models/points.ts';
import { createRng } from '../models/random.ts';
import { densityLines, fieldLayers } from './fields.ts';
import { circle, text, type Figure, type Mark } from '../drawing/mark.ts';
import { diamonds, discs, rings } from '../drawing/points.ts';
import type { View } from '../drawing/scale.ts';
import { chartFrame, squareView } from '../drawing/scale.ts';
import { once } from './once.ts';

const SEED = 12;
export const PER_CLASS = 90;
export const COMPONENTS = 3;
const SAMPLES = 150;
const SIZE = 320;
/** A point far from all others, in model units: the question that the two readings answer differently. */
const STRANGER = [1.9, -2.1] as const;

/** Labelled points, the border between the labels, and the density fitted to the points. */
export function bothReadings() {
  const truth = moonClasses().map((m) => blurred(m, 0.17));
  const rng = createRng(SEED, 'contrast');
  const [a, b] = truth.map((m) => sampleMixture(m, PER_CLASS, rng)) as [Points, Points];
  const [testA, testB] = truth.map((m) => sampleMixture(m, 2000, rng)) as [Points, Points];

  const classify = fitLogistic(a, b, { degree: 3, decay: 0.01 });
  const fitted = [a, b].map((points) => fitMixture(points, COMPONENTS, rng));
  return { truth, rng, a, b, testA, testB, classify, fitted, model: allOf(fitted) };
}

export const contrastFigure = once((): Figure => {
  const { truth, rng, a, b, testA, testB, classify, fitted, model } = bothReadings();
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
    strangerSurety: Math.max(classify(...STRANGER), 1 - classify(...STRANGER)),
    strangerDensity: density(model, ...STRANGER),
    typicalDensity: median(samples, (x, y) => density(model, x, y)),
  };

  const v = squareView(2.6, SIZE);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return {
    panels: [
      {
        drawing: {
          width: SIZE,
          height: SIZE,
          marks: [
            ...fieldLayers(classify, v),
            ...chartFrame(v),
            discs(a, v, 'real', 5.6),
            rings(b, v, 'real', 2.6),
            ...stranger(v),
          ],
        },
        label: 'Discriminative: p(y | x), which label?',
      },
      {
        drawing: {
          width: SIZE,
          height: SIZE,
          marks: [
            ...chartFrame(v),
            discs(a, v, 'real faint', 3.4),
            rings(b, v, 'real faint', 1.5),
            densityLines(model, v, 'generator'),
            diamonds(samples, v, 'generated', 4),
            ...stranger(v),
          ],
        },
        label: 'Generative: p(x), how likely? And new points',
      },
    ],
    alt:
      `Two panels on the same data, two interlocking crescents of ${PER_CLASS} real points each: filled circles and ` +
      'open circles. Left: a logistic regression colors the plane by the probability of the second class, with the line of ' +
      `probability one half between the crescents; it is right on ${percent(facts.discriminativeAccuracy)} of fresh points. ` +
      `Right: contour lines of a density fitted to each crescent, ${COMPONENTS} bell curves apiece, and ${SAMPLES} new points ` +
      `drawn from it as diamonds, which follow both crescents; used as a classifier it is right on ` +
      `${percent(facts.generativeAccuracy)} of fresh points. A question mark stands far from all points in both panels: the first model ` +
      `gives it a label with a probability of more than 0.999, the second a density of ` +
      `${facts.strangerDensity.toExponential(0)}, against ${facts.typicalDensity.toFixed(2)} for a typical sample.`,
    answer:
      `The left one. It only asks on which side of the border the stranger lies, and gives it a label with a probability of more than 0.999. The ` +
      `right one finds a density of ${tiny(facts.strangerDensity)} there, where a typical sample has ${facts.typicalDensity.toFixed(2)}: it has seen nothing like it. ` +
      `As classifiers the two are nearly equal here, right on ${percent(facts.discriminativeAccuracy)} and ${percent(facts.generativeAccuracy)} of fresh points.`,
    facts,
  };
});

/** "0.000000000004" in words that can be read: "4 × 10⁻¹²". */
function tiny(value: number): string {
  const [digits, exponent] = value.toExponential(0).split('e');
  const raised = [...exponent!].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'['0123456789-'.indexOf(sign)]).join('');
  return `${digits} × 10${raised}`;
}

function stranger(v: View): Mark[] {
  const [x, y] = [v.x(STRANGER[0]), v.y(STRANGER[1])];
  return [circle('followed', x, y, 9), text('name middle', x, y + 4.5, '?')];
}

function median(points: Points, f: (x: number, y: number) => number): number {
  const values = Array.from({ length: count(points) }, (_, i) =>
    f(points[2 * i]!, points[2 * i + 1]!),
  );
  return values.sort((p, q) => p - q)[Math.floor(values.length / 2)]!;
}
