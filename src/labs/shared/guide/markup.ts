/** @file The markup of the guide, as text: the buttons of the experiments, and the room for what is said of one. */
import { escapeHtml } from '../../../text/html.ts';

/** What the guide says while no experiment is chosen. */
export const INVITATION =
  'Choose an experiment: it sets everything up and asks what you expect; the run then shows what happens.';

/** What `guide.ts` works, for the lab of this name. */
export function guide(
  lab: string,
  experiments: readonly { readonly id: string; readonly title: string }[],
): string {
  const buttons = experiments.map(
    ({ id, title }) =>
      `<button type="button" class="lab-button" data-experiment="${id}" aria-pressed="false">${escapeHtml(title)}</button>`,
  );
  return `<p class="lab-guide-title" id="${lab}-lab-try">Experiments</p>
<div class="lab-row" role="group" aria-labelledby="${lab}-lab-try">${buttons.join('')}</div>
<div class="lab-guide" role="group" aria-label="Experiment" tabindex="-1" data-guide><p>${INVITATION}</p></div>
<p class="sr-only" role="status" data-guide-said></p>`;
}
