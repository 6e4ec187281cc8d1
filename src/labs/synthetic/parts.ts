/** @file The folded parts of the lab of synthetic data, which it adds to the page when it wakes. */
import { button, group, save, settingsGroup, usualSettings } from '../shared/markup.ts';
import { syntheticTable } from './settings.ts';
import { helpTableHead } from './words.ts';

const LAB = 'synthetic';
const help = ['added', 'jitter', 'more', 'degree', 'network'];
const generations = ['size', 'share', 'chains'];

const run = `<div class="lab-row">${button('line', 'One line')}</div>
<p class="lab-help">The dot before a line of the code stops the run after that line.</p>`;

/** What is there in some halves only, apart by spaces. */
const only = (half: string, content: string): string =>
  `<div data-only="${half}"${half === 'help' ? '' : ' hidden'}>${content}</div>`;

export const syntheticParts = {
  settings: [
    usualSettings,
    group('Run', run),
    only('help', settingsGroup('Does it help?', syntheticTable, help, LAB)),
    only(
      'generations stories',
      settingsGroup('Generation after generation', syntheticTable, generations, LAB),
    ),
    settingsGroup('Both', syntheticTable, ['components', 'seed'], LAB),
  ].join(''),
  save: save({
    files: [
      ['numbers', 'Numbers (CSV)'],
      ['picture', 'What the picture shows (CSV)'],
    ],
    title: 'What was measured',
    head: helpTableHead,
  }),
};
