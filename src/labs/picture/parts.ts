/** @file What the picture lab adds to the page when it wakes: its controls, and its folded parts. */
import { button, fastControls, linkButtons, settingsGroup } from '../shared/markup.ts';
import { paintCanvas, paintTools } from './paint-markup.ts';
import { LONGEST } from './prompt-words.ts';
import { pictureTable } from './settings.ts';
import { stepsSlider } from './steps-slider.ts';
import { suggestions } from './suggestions.ts';

const LAB = 'picture';
const words = ['thing', 'color', 'scene'];
const secondWords = ['toThing', 'toColor', 'toScene'];

const settings = (names: readonly string[], help = false): string =>
  fastControls(pictureTable, names, LAB, help);

const ideas = suggestions
  .map(
    (text) =>
      `<button type="button" class="lab-button" data-suggest="${text}">${text || 'nothing at all'}</button>`,
  )
  .join('');

/** Above the pictures, or beside them where there is room. */
const prompt = `<form class="prompt" data-form><label for="picture-lab-prompt">Prompt</label>
<div class="lab-row"><input id="picture-lab-prompt" type="text" maxlength="${LONGEST}" autocomplete="off" spellcheck="false" enterkeyhint="go" aria-describedby="picture-lab-notes" data-prompt>
<button type="submit" class="lab-button lab-play" data-play>Draw</button>${button('noise', 'Other noise')}</div></form>
<div class="prompt-ideas" role="group" aria-label="Prompts to try">${ideas}</div>
<div class="prompt-told"><p class="prompt-reading" data-reading></p>
<p class="prompt-badge" data-badge></p>
<p id="picture-lab-notes" class="lab-help" data-prompt-notes></p></div>`;

/** Below or beside the pictures. */
const knobs = `${settings(['mode'])}
<div class="picture-words">${settings(words)}</div>
<fieldset data-only="blend" hidden><legend>Blend with</legend><div class="picture-words">${settings(secondWords)}</div></fieldset>
<div class="picture-steps" data-part="steps">${settings(['steps'])}${stepsSlider}</div>
<div class="picture-slider">${settings(['guidance'])}</div>
<div class="picture-slider" data-only="edit" hidden>${settings(['strength'], true)}</div>`;

const time = `<div class="lab-time"><label for="picture-lab-stop">Noise</label>
<input id="picture-lab-stop" type="range" min="0" max="1" value="1" aria-label="Stop on the way from noise to picture" aria-valuetext="the finished pictures" autocomplete="off" data-stop>
<span aria-hidden="true">Picture</span></div>
<div class="lab-row"><label for="picture-lab-shows">On the way</label>
<select id="picture-lab-shows" data-shows autocomplete="off"><option value="guess">guided guesses</option><option value="average">plain guesses</option><option value="state">pictures so far</option></select>${button('replay', 'Replay')}</div>`;

const closer = `<p class="lab-help" data-closer-none>Pick one of the pictures: click it, or press Enter on it. Here you see its way from noise, what the
network sees and says on the way, and whether it was copied.</p>
<div class="picture-closer" data-closer hidden>
<div class="lab-row"><b data-closer-name></b>${button('take', 'Paint on it')}${button('leave', 'Close')}</div>
<p class="lab-part">Its way from noise</p><div class="picture-strip" data-strip></div>
<p class="lab-part">Under the hood at <span data-inside-at></span></p>
<dl class="picture-inside" data-inside></dl>
<p class="lab-help" data-inside-said></p>
<p class="lab-part">Did it copy?</p><p role="status" data-copied></p><ol class="picture-neighbours" data-neighbours></ol><p class="lab-help" data-nearest-said></p>
</div>`;

const blend = `<div class="lab-time"><label for="picture-lab-share" data-blend-from></label><input id="picture-lab-share" type="range" min="0" max="1" step="0.01" value="0.5" aria-label="Share of the second prompt" autocomplete="off" data-share><span data-blend-to></span></div>
<div class="picture-blended" data-blended></div>`;

/** Stands beside the pictures, or under them. */
const beside = `<div data-only="blend" hidden>${blend}</div>
<div data-showing="painting" hidden>${paintTools}</div>
<div data-showing="still pictures">${closer}</div>`;

/** The turn from the painting to the pictures and back, and an example. */
const turn = (name: string, label: string): string =>
  `<button type="button" class="lab-button" data-turn="${name}" data-do="${name}" aria-pressed="false">${label}</button>`;
const turns = `<div class="lab-row" data-only="edit" hidden>${turn('painting', 'The painting')}${turn('pictures', 'The pictures')}${button('night', 'Make it night')}</div>`;

/** Its numbers are those of the models' cards; a test holds the two together. */
const gan = `<p>A GAN that learned from the same pictures draws the same prompt, each picture in one pass of its network. It has a third of the
diffusion model’s parameters and had a third of its time to learn: what you compare is two models, not two methods. Its training rewarded it
for two pictures of one prompt that differ, and had not come to rest: the losses ended at 0.90 and 1.16, where 2 ln 2 = 1.39 and
ln 2 = 0.69 would mean that the discriminator can only guess. What a prompt leaves open comes out nearly alike all the same. Of pictures that training showed, the
judge finds all three words in 511 of 516; of combinations that it never showed, in 369 of 400, and you may not.</p>
<div class="lab-row">${button('gan', 'Draw with the GAN')}<span class="lab-row" role="group" aria-label="Prompts for both models">
${['a red heart by day', 'something blue', 'a white house by day']
  .map((text) => `<button type="button" class="lab-button" data-both="${text}">${text}</button>`)
  .join('')}</span></div>
<div class="picture-pair" data-gan-pair hidden><div><p class="lab-part">GAN</p><div class="picture-grid" role="group" aria-label="Pictures by the GAN" data-gan-grid></div></div>
<div data-diffusion-side><p class="lab-part">Diffusion</p><div class="picture-grid" role="group" aria-label="Pictures by the diffusion model" data-diffusion-grid></div></div></div>
<p role="status" data-gan-said></p>`;

const as = (name: string, label: string): string => button(name, label, 'save-as');
const save = `<div class="lab-row">${as('png', 'All pictures (PNG)')}${as('small', 'Picked picture, 16 pixels (PNG)')}${as('large', 'Picked picture, 512 pixels (PNG)')}</div>
${linkButtons()}`;

export const pictureParts = {
  prompt,
  turns,
  canvas: paintCanvas,
  knobs,
  time,
  beside,
  gan,
  settings: settingsGroup('Chance', pictureTable, ['seed'], LAB),
  save,
};
