/** @file The folded parts of the diffusion lab, which it adds to the page when it wakes. */
import {
  button,
  group,
  ownData,
  save,
  settingsGroup,
  shows,
  usualSettings,
} from '../shared/markup.ts';
import { usualLayers } from './experiments.ts';
import { diffusionTable } from './settings.ts';
import { tableHead } from './words.ts';

const LAB = 'diffusion';
const training = ['prediction', 'examples', 'width', 'batch', 'rate', 'seed'];
const sampling = ['schedule', 'eta', 'points'];

const run = `<div class="lab-row">${button('line', 'A line of sampling')}${button('train-line', 'A line of training')}${button('train-step', 'An iteration of training')}</div>
<p class="lab-help">The dot before a line of the code stops the run after that line.</p>`;

const shown = shows(
  [
    ['samples', 'Samples'],
    ['trails', 'Their trails'],
    ['data', 'Real points, noised'],
    ['density', 'Density'],
    ['follow', 'One point followed'],
    ['guess', 'Guesses of the data'],
    ['exact', 'Away from the noise (score), exact'],
    ['learned', 'The same, by the network'],
    ['difference', 'Error of the network'],
  ],
  usualLayers,
);

export const diffusionParts = {
  own: ownData(LAB),
  settings: [
    usualSettings,
    shown,
    group('One at a time', run),
    settingsGroup('Sampling', diffusionTable, sampling, LAB),
    settingsGroup('Network', diffusionTable, training, LAB),
  ].join(''),
  save: save({
    files: [
      ['samples', 'Samples (CSV)'],
      ['metrics', 'Training (CSV)'],
      ['steps', 'Distances (CSV)'],
    ],
    title: 'Distance to the data, by steps',
    head: tableHead,
    other: 'Open these data in the GAN lab',
  }),
};
