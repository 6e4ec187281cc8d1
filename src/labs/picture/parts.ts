/** @file What the picture lab adds to the page when it wakes: its controls, and its folded parts. */
import { button, controls, linkButtons, settingsGroup } from '../shared/markup.ts';
import { paintMarkup } from './paint-markup.ts';
import { LONGEST } from './prompt-words.ts';
import { pictureTable } from './settings.ts';
import { suggestions } from './suggestions.ts';

const LAB = 'picture';
const words = ['thing', 'color', 'scene'];
const secondWords = ['toThing', 'toColor', 'toScene'];

const ideas = suggestions
  .map(
    (text) =>
      `<button type="button" class="lab-button" data-suggest="${text}">${text || 'nothing at all'}</button>`,
  )
  .join('');

/** Above the pictures, or beside them where there is room. */
const prompt = `<div class="lab-field">${controls(pictureTable, ['mode'], LAB, false)}</div>
<form class="prompt" data-form><label for="picture-lab-prompt">Prompt</label>
<div class="lab-row"><input id="picture-lab-prompt" type="text" maxlength="${LONGEST}" autocomplete="off" spellcheck="false" enterkeyhint="go" aria-describedby="picture-lab-notes" data-prompt>
<button type="submit" class="lab-button lab-play" data-play>Draw</button></div></form>
<p class="prompt-reading" data-reading></p>
<p id="picture-lab-notes" class="lab-help" data-prompt-notes></p>
<p class="prompt-badge" data-badge></p>
<div class="lab-row" role="group" aria-label="Prompts to try">${ideas}</div>`;

/** Below or beside the pictures. */
const knobs = `<div class="picture-words">${controls(pictureTable, words, LAB, false)}</div>
<fieldset data-only="blend"><legend>Blend with</legend><div class="picture-words">${controls(pictureTable, secondWords, LAB, false)}</div></fieldset>
<div class="picture-words">${controls(pictureTable, ['steps', 'guidance'], LAB)}</div>
<div data-only="edit">${controls(pictureTable, ['strength'], LAB)}</div>`;

const time = `<div class="lab-time"><label for="picture-lab-stop">Noise</label>
<input id="picture-lab-stop" type="range" min="0" max="0" value="0" aria-label="Stop on the way from noise to picture" autocomplete="off" data-stop>
<span aria-hidden="true">Picture</span></div>
<div class="lab-row"><label for="picture-lab-shows">Show</label>
<select id="picture-lab-shows" data-shows autocomplete="off"><option value="state">pictures so far</option><option value="guess">guesses of the end</option></select>${button('replay', 'Replay')}</div>`;

const closer = `<p class="lab-help" data-closer-none>Pick one of the pictures: click it, or press Enter on it.</p>
<div data-closer hidden>
<p class="lab-part">Its way from noise</p><div class="picture-strip" data-strip></div>
<p class="lab-part">Under the hood at <span data-inside-at></span></p>
<dl class="picture-inside" data-inside></dl>
<p class="lab-help" data-inside-said></p>
<p class="lab-part">Did it copy?</p><ol class="picture-neighbours" data-neighbours></ol><p class="lab-help" role="status" data-nearest-said></p>
</div>`;

const gan = `<p class="lab-help">A GAN that learned from the same pictures draws the same prompt, each picture in one pass of its network.</p>
<div class="lab-row">${button('gan', 'Draw with the GAN')}<progress max="1" aria-label="Trained weights of the GAN" hidden></progress></div>
<div class="picture-pair" data-gan-pair hidden><div><p class="lab-part">GAN</p><div class="picture-grid" role="group" aria-label="Pictures by the GAN" data-gan-grid></div></div>
<div data-diffusion-side><p class="lab-part">Diffusion</p><div class="picture-grid" role="group" aria-label="Pictures by the diffusion model" data-diffusion-grid></div></div></div>
<p class="lab-help" role="status" data-gan-said></p>`;

const as = (name: string, label: string): string => button(name, label, 'save-as');
const save = `<div class="lab-row">${as('png', 'All pictures (PNG)')}${as('small', 'Picked picture, 16 pixels (PNG)')}${as('large', 'Picked picture, 512 pixels (PNG)')}</div>
${linkButtons()}`;

export const pictureParts = {
  prompt,
  knobs,
  time,
  blend: `<div class="lab-time"><label for="picture-lab-share" data-blend-from></label><input id="picture-lab-share" type="range" min="0" max="1" step="0.01" value="0.5" aria-label="Share of the second prompt" autocomplete="off" data-share><span data-blend-to></span></div>
<div class="picture-blended" data-blended></div>`,
  edit: `${paintMarkup()}<div class="lab-row">${button('take', 'Take the picked picture')}</div>`,
  closer,
  gan,
  settings: settingsGroup('Chance', pictureTable, ['seed'], LAB),
  save,
};
