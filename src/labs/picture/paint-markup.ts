/** @file The markup of what `paint-pad.ts` works: the canvas, and its tools, which may stand elsewhere in the lab. */
import { button, group } from '../shared/markup.ts';
import { paints } from './painting.ts';

const act = (name: string, label: string): string => button(name, label, 'paint-do');
const tool = (name: string, label: string): string => button(name, label, 'paint-tool');

export const paintCanvas =
  '<canvas class="paint-canvas" tabindex="0" role="application" aria-label="Your picture, 16 by 16 pixels" aria-describedby="paint-help" data-paint-canvas></canvas>';

const choices = paints.map(
  ({ name }, i) =>
    `<label class="lab-check"><input type="radio" name="paint" value="${i}"${i === 0 ? ' checked' : ''} autocomplete="off" data-paint>` +
    `<span class="paint-swatch" data-paint-swatch></span> ${name[0]!.toUpperCase()}${name.slice(1)}</label>`,
);

export const paintTools = `<div class="paint-tools">
<div class="lab-row" role="group" aria-label="Tool">${tool('paint', 'Paint')}${tool('fill', 'Fill')}${tool('mark', 'Mark')}
<label class="lab-check"><input type="checkbox" autocomplete="off" data-paint-wide> Wide brush</label></div>
${group('Color', `<div class="paint-colors">${choices.join('')}</div>`)}
<div class="lab-row">${act('undo', 'Take back')}${act('marks', 'Clear marks')}${act('clear', 'Clear')}</div>
<p class="lab-help" id="paint-help">Paint with mouse, pen or finger, type what it should become, and press Draw. Mark the pixels that the model
may change: they begin as pure noise, so that the words count; the rest stays. Without marks it may change all. By keyboard: arrow keys move
the cursor, Space uses the tool, Shift with an arrow key draws on, F fills, M marks, Backspace takes back, digits choose one of the first ten
colors. Nothing leaves your device.</p>
</div>`;
