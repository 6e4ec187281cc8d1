/** The words of the brief, `tests/fixtures/brief.json`. The numbers before the titles are the site's. */
import { readFileSync } from 'node:fs';

export interface BriefSection {
  readonly title: string;
  readonly lead?: string;
  readonly cards?: readonly { readonly title: string; readonly lead: string }[];
  /** Lines. */
  readonly code?: readonly string[];
  readonly comments?: readonly string[];
}

export interface Brief {
  readonly title: string;
  readonly sections: readonly BriefSection[];
}

export const brief = JSON.parse(readFileSync('tests/fixtures/brief.json', 'utf8')) as Brief;

/** The code of the brief. */
export const briefCode = brief.sections.flatMap(({ code = [] }) => code).join('\n');
