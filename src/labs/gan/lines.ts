/**
 * @file The lines of the pseudo-code that do something, by the names that the code block gives them, in the order of
 * one iteration, and which part of the picture each is about.
 */
import type { PictureLayer } from '../../figures/gan-picture.ts';

export const lineNames = [
  'real-batch',
  'fake-batch',
  'discriminator-loss',
  'update-discriminator',
  'fake-batch-2',
  'generator-loss',
  'update-generator',
] as const;
export type LineName = (typeof lineNames)[number];

/** Where the generator's half of an iteration begins. */
export const GENERATOR_TURN = lineNames.indexOf('fake-batch-2');

interface Line {
  /** What to look at in the picture when this line has run. */
  readonly layers: readonly PictureLayer[];
  /** What it did, in a sentence for slow motion. */
  readonly says: string;
}

export const lines: Record<LineName, Line> = {
  'real-batch': { layers: ['real'], says: 'A batch of real points is drawn from the data.' },
  'fake-batch': {
    layers: ['warp', 'fake'],
    says: 'The generator bends its grid of noise and puts out as many fakes.',
  },
  'discriminator-loss': {
    layers: ['field', 'real', 'fake'],
    says: 'The discriminator judges both batches. Each wrong verdict costs.',
  },
  'update-discriminator': {
    layers: ['field', 'real', 'fake'],
    says: 'Its weights move a little, and with them the boundary. The fakes stay where they are.',
  },
  'fake-batch-2': {
    layers: ['warp', 'fake'],
    says: 'The generator’s turn: new noise, new fakes.',
  },
  'generator-loss': {
    layers: ['field', 'fake', 'pull'],
    says: 'The discriminator’s slope tells each fake which way it would look more real.',
  },
  'update-generator': {
    layers: ['field', 'warp', 'fake', 'pull'],
    says: 'The generator’s weights follow the arrows, and its grid bends. An iteration is done.',
  },
};
