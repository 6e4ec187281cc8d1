/** @file The folded parts of the GAN lab, which it adds to the page when it wakes. */
import {
  button,
  group,
  ownData,
  save,
  settingsGroup,
  shows,
  usualSettings,
} from '../shared/markup.ts';
import { ganTable } from './settings.ts';
import { tableHead } from './words.ts';

const LAB = 'gan';
const networks = ['activation', 'gLayers', 'gWidth', 'dLayers', 'dWidth', 'noise', 'dimension'];
const training = ['loss', 'optimizer', 'gRate', 'dRate', 'dSteps', 'r1', 'blur', 'batch', 'seed'];

/** How far one may ask the lab to run. */
export const UNTIL = { label: 'Run to iteration', min: 1, max: 1_000_000 } as const;

const run = `<div class="lab-row">${button('line', 'One line')}${button('discriminator', 'One D step')}${button('generator', 'One G step')}
<label for="gan-lab-until">${UNTIL.label}</label>
<input id="gan-lab-until" type="number" min="${UNTIL.min}" max="${UNTIL.max}" value="5000" data-until autocomplete="off">
${button('until', 'Run')}</div>
<p class="lab-help">The dot before a line of the code stops the run after that line.</p>`;

const shown = shows(
  [
    ['field', 'The discriminator’s verdict'],
    ['warp', 'The generator’s grid: even lines of noise, as it bends them'],
    ['pull', 'Gradient arrows'],
    ['best', 'The best discriminator'],
  ],
  ['field', 'warp'],
);

export const ganParts = {
  own: ownData(LAB),
  settings: [
    usualSettings,
    group('Run', run),
    shown,
    '<p class="lab-help" data-gap></p>',
    settingsGroup('Training', ganTable, training, LAB),
    settingsGroup('Networks', ganTable, networks, LAB),
  ].join(''),
  save: save({
    files: [
      ['samples', 'Samples (CSV)'],
      ['metrics', 'Metrics (CSV)'],
    ],
    title: 'The run as a table',
    head: tableHead,
    other: 'Open these data in the diffusion lab',
  }),
};
