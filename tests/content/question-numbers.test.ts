/** Numbers that the site's own questions state, the wrong ones too, are those of its models and of the chapters' formulas. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainText } from '../../src/collections/anchors.ts';
import { attributeValue } from '../../src/collections/attributes.ts';
import { loadContent } from '../../src/collections/check.ts';
import { parseMdx, walk, type MdastNode } from '../../src/collections/mdx.ts';
import { isQuestion, itemsOf, numberIn } from '../../src/collections/questions.ts';
import { contentRoot } from '../../src/collections/root.ts';
import { readSource } from '../../src/collections/source.ts';
import { optimalDiscriminator } from '../../src/models/discriminator.ts';
import { diffuse } from '../../src/models/forward.ts';
import { lossValue } from '../../src/models/network/gan-losses.ts';

const ignore = (): void => undefined;
const trees = loadContent(contentRoot).sections.map(
  ({ file }) => parseMdx(readSource(join(contentRoot, file), ignore)!, ignore)!,
);
const estimates = trees
  .flatMap((tree) => [...walk(tree)].map(({ node }) => node))
  .filter((node): node is Extract<MdastNode, { type: 'mdxJsxFlowElement' }> =>
    isQuestion(node) && node.name === 'Estimate',
  );

/** Of two options with shares of `first` and `second`, the share of the first. */
const share = (first: number, second: number): number => first / (first + second);
const logit = (probability: number): number => Math.log(probability / (1 - probability));
const softmax = (temperature: number): number =>
  share(Math.exp(2 / temperature), Math.exp(1 / temperature));
const best = (data: number, fakes: number) => optimalDiscriminator(Math.log(data), Math.log(fakes));
const loss = (role: 'generated' | 'fooling', answer: number) =>
  lossValue('nonsaturating', role, logit(answer));
const guided = (scale: number): number => 0.2 + scale * (0.5 - 0.2);
/** What is left of a picture of one number, 1, and what comes of noise of 1. */
const left = (abar: number) => diffuse(Float64Array.of(1), abar, Float64Array.of(0))[0]!;
const noise = (abar: number) => diffuse(Float64Array.of(0), abar, Float64Array.of(1))[0]!;

/** By words of the question: the right number, then the wrong ones in order. */
const numbers: readonly (readonly [words: string, ...numbers: number[]])[] = [
  ['One in five photos', share(4 * 0.2, 0.8), share(4, 1), 0.2, share(4 * 0.8, 0.2)],
  ['the density of real data is 0.3', best(0.3, 0.1), best(0.1, 0.3), 0.3, best(0.1, 0.1)],
  [
    'gives each fake of a batch 0.1',
    ...[loss('fooling', 0.1), loss('generated', 0.1), -Math.log10(0.1), loss('fooling', 0.5)],
  ],
  ['\\bar\\alpha_t$ is 0.25', left(0.25), 0.25, 1 - 0.25, noise(0.25)],
  ['What does guidance at $s = 3$', guided(3), 3 * 0.3, 3 * 0.5, guided(4)],
  ['with scores 2 and 1', softmax(1), share(2, 1), softmax(0.5), softmax(2)],
];

for (const [words, right, ...wrong] of numbers) {
  const found = estimates.find((node) => attributeValue(node, 'question')?.includes(words));
  test.skipIf(found === undefined)(words, () => {
    const stated = [
      attributeValue(found!, 'answer')!,
      ...itemsOf(found!).map(({ said }) => said.map(plainText).join('')),
    ];
    expect(stated.map(numberIn)).toHaveLength(1 + wrong.length);
    stated.forEach((text, at) => {
      const digits = /\.(\d*)$/.exec(text)?.[1]?.length ?? 0;
      expect([right!, ...wrong][at]!.toFixed(digits)).toBe(text);
    });
  });
}
