/**
 * Links of authors that bring settings to a lab: `?gan-seed=7#gan-lab` to where it stands in its chapter, and
 * `/labs/gan/?gan-seed=7` to its own page.
 */
import { labAnchor, labNames, labs, type LabName } from '../labs/registry.ts';
import { labAddress } from '../labs/shared/settings/address.ts';
import { shorten } from '../text/shorten.ts';
import type { Report } from './problem.ts';
import { suggestion } from './suggest.ts';

/** Such a link, apart. */
export interface LabHref {
  /** The lab whose own page it opens; undefined where it leads to an anchor. */
  readonly page: LabName | undefined;
  /** With its `?`, or empty. */
  readonly query: string;
  /** The anchor without `#`, or empty. */
  readonly anchor: string;
}

const shape = new RegExp(
  `^(?:(?:\\.{0,2}/)*labs/(${labNames.join('|')})/?)?(\\?[^#]*)?(?:#(.*))?$`,
);

/** Undefined for every other link, one to an anchor alone too. */
export function readLabHref(url: string): LabHref | undefined {
  const [all, name, query = '', anchor = ''] = shape.exec(url) ?? [];
  const page = labNames.find((each) => each === name);
  if (all === undefined || (page === undefined && query === '')) return undefined;
  return { page, query, anchor };
}

/** What of the reader's own an address may carry: only the lab itself can read it. */
const own = ['points', 'painting'];

/**
 * Checks such a link against the tables of the labs.
 *
 * @param used names of the labs that the site has.
 */
export function checkLabHref(
  url: string,
  { page, query, anchor }: LabHref,
  used: readonly LabName[],
  line: number | undefined,
  report: Report,
): void {
  const shown = shorten(url, 60);
  if (page !== undefined && !used.includes(page)) {
    report(
      line,
      `The link ${shown} opens a lab that no section has.`,
      `Write <${labs[page].component}> in one.`,
    );
  } else if (page === undefined && anchor === '') {
    const hint = `Write the lab behind them: ${shorten(query, 40)}#${labAnchor(used[0] ?? 'gan')}.`;
    report(line, `The link ${shown} has settings, but leads nowhere.`, hint);
  }
  const params = new URLSearchParams(query);
  for (const key of new Set(params.keys())) {
    const lab = labNames.find((each) => key.startsWith(`${each}-`));
    if (lab === undefined || (page !== undefined && lab !== page)) {
      const names = (page === undefined ? used : [page]).flatMap(settingsOf);
      const hint = suggestion(key, names, 'settings');
      report(line, `The link ${shown} has "${shorten(key, 30)}", which sets nothing there.`, hint);
      continue;
    }
    const name = key.slice(lab.length + 1);
    if (own.includes(name)) continue;
    if (name !== 'hide' && !Object.hasOwn(labs[lab].table, name)) {
      const message = `The link ${shown} has "${shorten(key, 30)}", which is no setting.`;
      report(line, message, suggestion(key, settingsOf(lab), 'settings'));
      continue;
    }
    const alone = new URLSearchParams(params.getAll(key).map((value) => [key, value]));
    for (const wrong of reader(lab).from(alone.toString()).corrections) {
      report(line, `In the link ${shown}: ${wrong}`);
    }
  }
}

function settingsOf(lab: LabName): string[] {
  return [...Object.keys(labs[lab].table), 'hide'].map((name) => `${lab}-${name}`);
}

/** The lab's own reader of addresses, without what readers make. */
function reader(lab: LabName) {
  return labAddress(lab, labs[lab].table);
}
