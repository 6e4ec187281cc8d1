/**
 * @file Markup that labs share, as text: the build puts what is in sight into the page, and the lab adds what is folded
 * away when it wakes, which keeps the page light.
 */
import { escapeHtml } from '../../text/html.ts';
import type { ChoiceField, Field, SettingsTable } from './settings/settings.ts';

/** Labelled native controls for some settings. Ids begin with the anchor of `lab`. `help` stands below each, or is told to screen readers. */
export function controls(
  table: SettingsTable,
  names: readonly string[],
  lab: string,
  help = true,
): string {
  return names
    .map((name) => {
      const field = table[name]!;
      const id = `${lab}-lab-${name}`;
      const more = field.restarts && help ? ' A change starts the run anew.' : '';
      return (
        `<div class="lab-field"><label for="${id}">${escapeHtml(field.label)}</label>${control(field, id, name)}` +
        `<p id="${id}-help" class="${help ? 'lab-help' : 'sr-only'}">${escapeHtml(field.help)}${more}</p></div>`
      );
    })
    .join('');
}

/** Controls whose numbers beside the sliders change fast: a screen reader hears them from the slider. */
export function fastControls(...given: Parameters<typeof controls>): string {
  return controls(...given).replaceAll('<output', '<output aria-live="off"');
}

function control(field: Field, id: string, name: string): string {
  const common = `id="${id}" data-setting="${name}" aria-describedby="${id}-help" autocomplete="off"`;
  if (field.kind === 'choice') return select(common, field.choices, field.default);
  if (field.stops) {
    const choices = field.stops.map((stop) => ({ value: String(stop), label: String(stop) }));
    return select(common, choices, String(field.default));
  }
  const { min, max, step = 'any', default: value } = field;
  const limits = `min="${min}" max="${max}" step="${step}" value="${value}"`;
  return field.slider
    ? `<input ${common} type="range" ${limits}><output for="${id}" data-value="${name}">${value}</output>`
    : `<input ${common} type="number" inputmode="numeric" ${limits}>`;
}

function select(
  attributes: string,
  choices: readonly { value: string; label: string }[],
  usual: string,
): string {
  const options = choices.map(
    ({ value, label }) =>
      `<option value="${escapeHtml(value)}"${value === usual ? ' selected' : ''}>${escapeHtml(label)}</option>`,
  );
  return `<select ${attributes}>${options.join('')}</select>`;
}

/** What `tabs.ts` works: buttons for the values of a choice, of which none is pressed yet. */
export function tabs<Name extends string>(
  table: Readonly<Record<Name, ChoiceField>>,
  name: Name,
  label: string,
): string {
  const each = table[name].choices.map(
    (choice) =>
      `<button type="button" class="lab-button" data-choose="${name}" data-to="${escapeHtml(choice.value)}" aria-pressed="false">${escapeHtml(choice.label)}</button>`,
  );
  return `<div class="lab-tabs" role="group" aria-label="${escapeHtml(label)}">${each.join('')}</div>`;
}

/** Boxes for what a picture shows. */
export function shows(
  list: readonly (readonly [name: string, label: string])[],
  on: readonly string[],
): string {
  const boxes = list.map(
    ([name, label]) =>
      `<label class="lab-check"><input type="checkbox" data-show="${name}"${on.includes(name) ? ' checked' : ''} autocomplete="off"> ${escapeHtml(label)}</label>`,
  );
  return group('Show', `<div class="lab-row">${boxes.join('')}</div>`);
}

/** A titled group of controls. */
export function group(legend: string, content: string): string {
  return `<fieldset><legend>${escapeHtml(legend)}</legend>${content}</fieldset>`;
}

/** A titled group of settings with their help. */
export function settingsGroup(
  legend: string,
  table: SettingsTable,
  names: readonly string[],
  lab: string,
): string {
  return group(legend, `<div class="lab-fields">${controls(table, names, lab)}</div>`);
}

/** A button that does `name`; `data` is the attribute that says so. */
export function button(name: string, label: string, data = 'do'): string {
  return `<button type="button" class="lab-button" data-${data}="${name}">${escapeHtml(label)}</button>`;
}

/** For labs that experiments set up: the way back. */
export const usualSettings = `<div class="lab-row">${button('usual', 'Usual settings')}</div>`;

/** What `own-data.ts` works: the reader's own points. */
export function ownData(lab: string): string {
  const own = (name: string, label: string): string => button(name, label, 'own-do');
  return `<p class="lab-help">Draw in the picture with mouse, pen or finger. By keyboard: move the cursor with the arrow keys
(farther with Shift), drop a point with Space, take back with Backspace. Nothing leaves your device.</p>
<div class="lab-row">
<button type="button" class="lab-button" data-own-do="draw" aria-pressed="false">Draw</button>
${own('undo', 'Take back')}${own('clear', 'Clear')}${own('use', 'Train on these points')}
<output data-own-count>0 points</output></div>
<div class="lab-field"><label for="${lab}-lab-csv">Or paste two columns of numbers (CSV)</label>
<textarea id="${lab}-lab-csv" rows="4" spellcheck="false" placeholder="0.5, 1.2" data-csv></textarea></div>
<div class="lab-row">${own('csv', 'Train on the pasted points')}
<label for="${lab}-lab-file">or open a CSV file</label>
<input id="${lab}-lab-file" type="file" accept=".csv,.tsv,.txt,text/csv" data-file></div>
<p class="lab-notice" role="alert" data-own-notice></p>`;
}

/** What `save.ts` works: downloads, a link, a table for reading, and where it is asked for the same data in another lab. */
export function save(options: {
  /** Files of numbers: the name that the lab has for each, and what its button says. */
  readonly files: readonly (readonly [name: string, label: string])[];
  /** What the table shows, and the heads of its columns. */
  readonly title: string;
  readonly head: readonly string[];
  /** What the link to the other lab says, where there is one. */
  readonly other?: string;
}): string {
  const as = (name: string, label: string): string => button(name, label, 'save-as');
  const other = options.other ? `<a data-other-lab href="">${escapeHtml(options.other)}</a>` : '';
  const heads = options.head.map((each) => `<th scope="col">${escapeHtml(each)}</th>`).join('');
  return `<div class="lab-row">${as('svg', 'Picture (SVG)')}${as('png', 'Picture (PNG)')}
${options.files.map(([name, label]) => as(name, label)).join('')}${other}</div>
${linkButtons()}
<div class="lab-table" tabindex="0" role="region" aria-label="${escapeHtml(options.title)}">
<table><thead><tr>${heads}</tr></thead><tbody data-table></tbody></table></div>`;
}

/** The buttons of `link.ts`, the field that their texts may stand in, and what is said of saving. */
export function linkButtons(): string {
  const as = (name: string, label: string): string => button(name, label, 'save-as');
  return `<div class="lab-row">${as('link', 'Copy a link to these settings')}${as('embed', 'Embed')}<output data-saved></output></div>
<textarea rows="3" readonly spellcheck="false" data-link-field hidden></textarea>`;
}

/** Fills the parts of the lab in `root` that have a name: `<details data-part="…">` after their summaries. */
export function fillParts(root: HTMLElement, parts: Readonly<Record<string, string>>): void {
  for (const [name, markup] of Object.entries(parts)) {
    const part = root.querySelector(`[data-part="${name}"]`)!;
    // Once: an element that is moved in the page wakes again.
    if (!part.querySelector(':scope > :not(summary)')) part.insertAdjacentHTML('beforeend', markup);
  }
}

/** Hides parts of the lab and single settings, as a link may ask. */
export function hideParts(root: HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    for (const each of root.querySelectorAll(`[data-part="${name}"], [data-setting="${name}"]`)) {
      (each.closest<HTMLElement>('.lab-field, [data-part]') ?? root).hidden = true;
    }
  }
}

/** Shows what in `root` is there for this word: the one that it has in its `data-only`, or one of several; hides the rest. */
export function showOnly(root: HTMLElement, word: string, name = 'only'): void {
  for (const each of root.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
    each.hidden = !each.dataset[name]!.split(' ').includes(word);
  }
}
