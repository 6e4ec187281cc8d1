/** Frontmatter of a section, read by the YAML library that Astro itself uses. */
import { load, YAMLException } from 'js-yaml';
import { checkInline } from './check-inline.ts';
import type { Report } from './problem.ts';
import { isRecord, kindOf, parseStrict } from './schema-problems.ts';
import { sectionSchema, type SectionData } from './schema.ts';

const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/;
const example = 'Start the file with ---, title: "…", lead: "…" and ---, each on its own line.';

/** Reads and checks the frontmatter; undefined, after a report, where it is not right. */
export function readFrontmatter(source: string, report: Report): SectionData | undefined {
  const yaml = block.exec(source)?.[1];
  if (yaml === undefined) {
    report(1, 'The frontmatter is missing.', example);
    return undefined;
  }
  const lines = yaml.split('\n');
  const escape = lines.findIndex((line) => /^[^:]+:\s*".*\\[A-Za-z]/.test(line));
  if (escape !== -1) {
    const hint = "Put the text in single quotes: title: 'The loss $\\ell$'.";
    report(escape + 2, 'A backslash between double quotes means something else in YAML.', hint);
    return undefined;
  }
  const cut = lines.findIndex((line) =>
    /^(?:title|lead|shortTitle):\s+[^\s"'#|>&*].*\s#/.test(line),
  );
  if (cut !== -1) {
    const hint = 'Put the text in quotes, or the comment on a line of its own.';
    report(cut + 2, 'What follows # is a comment in YAML, and no reader would see it.', hint);
  }
  let data: unknown;
  try {
    data = load(yaml);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // The first line of the file is the opening rule, and the mark counts from 0.
    report(
      (error.mark?.line ?? -1) + 2,
      `The frontmatter is not valid YAML: ${error.reason}.`,
      'Put a text that contains a colon or a quotation mark in quotes: title: "GANs: a game".',
    );
    return undefined;
  }
  if (data !== undefined && data !== null && !isRecord(data)) {
    report(2, `The frontmatter must be lines like title: "…", but is ${kindOf(data)}.`, example);
    return undefined;
  }
  const lineOf = (key?: string) => {
    const index = key === undefined ? -1 : lines.findIndex((line) => keyOf(line) === key);
    return index === -1 ? 1 : index + 2;
  };
  const checked = parseStrict(
    sectionSchema,
    data ?? {},
    { name: 'The frontmatter', lineOf },
    report,
  );
  for (const key of ['title', 'lead', 'shortTitle'] as const) {
    if (checked?.[key] !== undefined) checkInline(checked[key], `The ${key}`, lineOf(key), report);
  }
  return checked;
}

function keyOf(line: string): string | undefined {
  return /^["']?([^"':#\s]+)["']?\s*:/.exec(line)?.[1];
}
