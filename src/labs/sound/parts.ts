/** @file What the sound lab adds to the page when it wakes: its controls, and its folded parts. */
import { lengthNames } from '../../models/music/tokens.ts';
import { button, fastControls, linkButtons, settingsGroup, tabs } from '../shared/markup.ts';
import { LONGEST } from '../shared/prompt/read-words.ts';
import { keysMarkup, LETTERS } from './keys.ts';
import { rulesMarkup } from './rules-view.ts';
import { soundTable } from './settings.ts';
import { timbreMarkup, waveMarkup } from './timbre-view.ts';
import { soundSuggestions, tuneSuggestions } from './wishes.ts';

const LAB = 'sound';
const settings = (...names: readonly string[]): string =>
  fastControls(soundTable, names, LAB, false);

const only = (parts: string, content: string): string =>
  `<div data-only="${parts}">${content}</div>`;

const wish = (name: string, label: string): string =>
  `<div class="sound-wish"><form class="prompt" data-wish-form="${name}"><label for="sound-lab-${name}">${label}</label>
<input id="sound-lab-${name}" type="text" maxlength="${LONGEST}" autocomplete="off" spellcheck="false" enterkeyhint="go" aria-describedby="sound-lab-${name}-notes" data-wish="${name}"></form>
<p id="sound-lab-${name}-notes" class="lab-help" data-wish-notes="${name}"></p></div>`;

const ideas = (name: string, list: readonly string[]): string =>
  `<div class="prompt-ideas" role="group" aria-label="Words to try">${list
    .map(
      (text) =>
        `<button type="button" class="lab-button" data-suggest="${text}" data-for="${name}">${text}</button>`,
    )
    .join('')}</div>`;

const prompt =
  only('tune tunes', wish('tune', 'The tune')) + only('timbre', wish('timbre', 'The sound'));
const toTry =
  only('tune tunes', ideas('tune', tuneSuggestions)) +
  only('timbre', ideas('timbre', soundSuggestions));

const bar = `<div class="lab-row"><button type="button" class="lab-button lab-play" data-do="write" data-play>Write</button>
${only('tune timbre', button('step', 'Step'))}${button('another', 'Another')}<p class="lab-count" data-count></p></div>`;

const pace = `<div class="lab-field"><label for="sound-lab-pace">Speed</label><select id="sound-lab-pace" data-pace autocomplete="off">
<option value="lines">Slow motion</option><option value="3">3 a second</option><option value="12">12 a second</option><option value="full" selected>Full speed</option></select></div>`;

const walk = `<div class="lab-time"><label for="sound-lab-walk">Note</label>
<input id="sound-lab-walk" type="range" min="0" max="0" step="1" value="0" autocomplete="off" data-walk>
<span data-walk-says></span></div>`;

const lengths = `<div class="lab-field"><label for="sound-lab-note">Keys play</label><select id="sound-lab-note" data-note-length autocomplete="off">${[
  ...lengthNames,
]
  .map(
    ([length, name]) =>
      `<option value="${length}"${length === 2 ? ' selected' : ''}>${name}</option>`,
  )
  .join('')}</select></div>`;

const keys = only(
  'tune timbre',
  `<div class="sound-next" data-only="tune"><p><span data-next></span><span data-next-more></span></p><p data-hint>Play a few notes, then press Write.<span data-letters> The letters ${LETTERS} play, too, once a key has the focus.</span></p></div>${keysMarkup}`,
);

const player = `<div class="lab-row sound-player"><button type="button" class="lab-button lab-play" data-do="listen" data-listen>Play</button>
<label class="lab-check"><input type="checkbox" data-loop autocomplete="off"> Loop</label>
<p class="sound-playing" data-playing></p></div>
<div class="lab-row sound-player">${only('tune', `${lengths}${button('back', 'Take back')}${button('clear', 'Clear')}`)}${settings('tempo')}
<div class="lab-field"><label for="sound-lab-volume">Volume</label><input id="sound-lab-volume" type="range" min="0" max="100" step="5" value="70" autocomplete="off" data-volume></div>
<button type="button" class="lab-button" data-do="usual-sound" data-usual-sound hidden>Usual sound</button>${only('tune timbre', `${button('midi', 'Use a MIDI keyboard')}<span class="lab-help" data-midi-said></span>`)}</div>`;

const timbre = `${timbreMarkup}<div class="timbre-side">
<div class="lab-time"><label for="sound-lab-stop">Noise</label>
<input id="sound-lab-stop" type="range" min="0" max="1" step="1" value="1" aria-label="Stop on the way from noise to sound" autocomplete="off" data-timbre-stop><span aria-hidden="true">Sound</span></div>
<div class="lab-row">${button('hear', 'Hear it')}${button('way', 'Hear the way')}${button('use', 'Play the tune with it')}</div>
<p class="lab-help" data-timbre-said>Press Draw: sixteen sounds come out of noise.</p>${waveMarkup}</div>`;

const knobs =
  `<div class="sound-knobs">${only('tune tunes', settings('temperature', 'model'))}${only('timbre', settings('guidance', 'steps'))}${only('tune timbre', pace)}</div>` +
  only(
    'timbre',
    `<div class="sound-knobs">${wish('second', 'Blend with')}${settings('share')}</div>`,
  );

const as = (name: string, label: string): string => button(name, label, 'save-as');
const save = `<div class="lab-row">${as('midi', 'Tune (MIDI)')}${as('wav', 'Tune (WAV)')}${as('csv', 'Notes (CSV)')}${as('svg', 'Roll (SVG)')}</div>
${linkButtons()}
<div class="lab-table" tabindex="0" role="region" aria-label="The notes of the tune"><table><thead><tr><th scope="col">Bar</th><th scope="col">Voice</th><th scope="col">Note</th><th scope="col">Begins at eighth</th><th scope="col">Eighths</th><th scope="col">Whose</th></tr></thead><tbody data-table></tbody></table></div>`;

export const soundParts = {
  tabs: tabs(soundTable, 'part', 'What to do'),
  prompt,
  ideas: toTry,
  bar,
  walk,
  keys,
  player,
  timbre,
  knobs,
  tunes:
    '<p class="sound-empty">Press Write twenty: as many tunes with these words, each held against the ten rules.</p><ol class="tunes" data-tunes></ol>',
  line: '<p class="lab-line"><code data-code></code> <b data-code-value></b> <span data-line></span></p>',
  settings: settingsGroup(
    'Words and chance',
    soundTable,
    [
      'mood',
      'mode',
      'dance',
      'key',
      'making',
      'tone',
      'length',
      'toMaking',
      'toTone',
      'toLength',
      'seed',
    ],
    LAB,
  ),
  rules: rulesMarkup,
  save,
};
