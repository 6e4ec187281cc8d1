/** @file What the language lab adds to the page when it wakes: its controls, and its folded parts. */
import { escapeHtml } from '../../text/html.ts';
import { places, timesShown } from '../../models/language/places.ts';
import { button, fastControls, linkButtons, settingsGroup, tabs } from '../shared/markup.ts';
import { languageTable } from './settings.ts';
import { askable, readings, suggestions } from './suggestions.ts';

const LAB = 'language';
const settings = (...names: readonly string[]): string =>
  fastControls(languageTable, names, LAB, false);

/** What is there in some parts of the lab only. */
const only = (parts: string, content: string, more = ''): string =>
  `<div data-only="${parts}"${more}>${content}</div>`;

const ideas = suggestions
  .map(
    ([label, text]) =>
      `<button type="button" class="lab-button" data-suggest="${escapeHtml(text)}">${label}</button>`,
  )
  .join('');

const heads = readings
  .map(
    ({ label }, i) =>
      `<button type="button" class="lab-button" data-reading="${i}">${label}</button>`,
  )
  .join('');

const prompt = only(
  'write stories',
  `<form class="prompt" data-form><label for="language-lab-text">Begin with</label>
<div class="lab-row"><input id="language-lab-text" type="text" maxlength="700" autocomplete="off" spellcheck="false" enterkeyhint="go" aria-describedby="language-lab-notes" data-prompt></div></form>
<div class="prompt-ideas" role="group" aria-label="Beginnings to try">${ideas}</div>
<p id="language-lab-notes" class="lab-help" data-prompt-notes></p>`,
);

const bar = `<div class="lab-row"><button type="button" class="lab-button lab-play" data-do="play" data-play>Play</button>
${only('write train', button('step', 'Step'))}${only('write stories', button('another', 'Another'))}${only('write', button('back', 'Back to here'))}${only('train', button('anew', 'Start over'))}
<div class="lab-field" data-only="write train"><label for="language-lab-pace">Speed</label><select id="language-lab-pace" data-pace autocomplete="off">
<option value="lines">Slow motion</option><option value="3">3 a second</option><option value="8" selected>8 a second</option><option value="full">Full speed</option></select></div></div>
<p class="lab-count" data-count></p>`;

const knobs =
  only(
    'write stories',
    `${settings('model')}<div class="language-sliders">${settings('temperature', 'topK', 'topP')}</div>`,
  ) + only('ask', settings('weights'));

const looks = `${only(
  'write',
  `${tabs(languageTable, 'look', 'What is shown')}
<div data-look="next"><p class="lab-help"><span class="generator">■</span> drawn with · <span class="generator">□</span> learned · <span class="real">◆</span> exact. Press a word to take it.</p>
<ol class="bars" data-bars aria-label="The next word"></ol><p class="lab-help" data-left></p><p class="lab-help" data-sources></p></div>
<div data-look="surprise"><p class="lab-help">Surprise is −ln p, in nats: the darker a word, and the higher its mark, the less the chosen model expected it.</p><p data-surprise></p>
<div class="lab-table" tabindex="0" role="region" aria-label="The surprise of each word"><table><thead><tr><th scope="col">Word</th><th scope="col">Bigram</th><th scope="col">Trigram</th><th scope="col">Transformer</th><th scope="col">Truth</th></tr></thead><tbody data-surprises></tbody></table></div></div>
<div data-look="attention"><div class="lab-row">${settings('layer', 'head')}</div>
<div class="prompt-ideas" role="group" aria-label="Heads at work">${heads}</div><p data-reads></p><ol class="reads" data-read-list></ol>
<p class="lab-help">A line leads from the word that is guessed to each that the head takes from; its width is the share. Attention weights are not an explanation: they say what was read, not why the guess came out as it did.</p></div>`,
)}${only('stories', '<p class="lab-help">A story keeps its promises if its grammar, its pronouns and its end fit its beginning. What it says of harbors need not be true for that.</p>')}
${only(
  'ask',
  `<p class="lab-help"><span class="real">■</span> true · <span class="generated">□</span> false · <span class="noise">░</span> “a color I do not know” · ○ probability of the truth. Of six colors, a guess is right one time in six.</p>
<div class="lab-table" data-facts hidden><table><thead><tr><th scope="col">Times shown</th><th scope="col">Places</th><th scope="col">True</th><th scope="col">False</th><th scope="col">Not known</th><th scope="col">p of the truth</th></tr></thead><tbody data-facts-rows></tbody></table></div>`,
)}
${only('train', '<p class="lab-help">A smaller model than the one that writes, with 36,992 weights, so that it learns while you look on. The loss on stories that it does not learn from, in nats a word, against three lines: every word as likely as any other, counted pairs, and the language itself, below which no model can come.</p>')}`;

const stories = `<ol class="stories" data-stories></ol>`;

const ask = `<form class="prompt" data-ask><label for="language-lab-asked">What color is the harbor of …</label>
<div class="lab-row"><input id="language-lab-asked" type="text" list="language-lab-places" autocomplete="off" spellcheck="false" data-asked>
<button type="submit" class="lab-button">Ask the model</button></div>
<datalist id="language-lab-places">${places.map(({ name }) => `<option>${name}</option>`).join('')}</datalist></form>
<div class="prompt-ideas" role="group" aria-label="Places to try">${askable
  .map((name) => {
    const times = timesShown(name);
    return `<button type="button" class="lab-button" data-ask-about="${name}">${name}, shown ${times === 0 ? 'never' : times === 1 ? 'once' : `${times} times`}</button>`;
  })
  .join('')}</div>
<blockquote class="asked"><p data-question></p><p data-answer></p></blockquote><p data-verdict-said></p>
<ol class="bars" data-colors aria-label="Colors"></ol>`;

const train = `<p class="lab-line"><code data-code></code> <b data-code-value></b> <span data-line></span></p>${only('train', '<p class="lab-help">It writes, from noise to sentences:</p><ol class="stories" data-samples></ol>')}`;

const as = (name: string, label: string): string => button(name, label, 'save-as');
const save = `<div class="lab-row">${as('text', 'Text (TXT)')}${as('probabilities', 'Probabilities (CSV)')}${as('svg', 'Figure (SVG)')}${as('png', 'Figure (PNG)')}</div>
${linkButtons()}`;

export const languageParts = {
  tabs: tabs(languageTable, 'part', 'What to do'),
  prompt,
  bar,
  knobs,
  looks,
  stories,
  ask,
  train,
  settings: settingsGroup('Chance', languageTable, ['seed'], LAB),
  save,
};
