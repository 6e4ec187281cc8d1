/** Turns what Zod found in one flat object into problems that an editor can act on. */
import type { z } from 'astro/zod';
import type { Report } from './problem.ts';
import { nearest, suggestion } from './suggest.ts';

/** Where the object stands in its file. */
export interface Located {
  /** How sentences call the object: "The frontmatter", "Comment 2". */
  readonly name: string;
  /** Line of a key, or of the object where the key is not there. */
  readonly lineOf: (key?: string) => number | undefined;
}

/** Parses `data`; reports all that is wrong with it and then returns undefined. */
export function parseStrict<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  data: unknown,
  where: Located,
  report: Report,
): z.output<z.ZodObject<Shape>> | undefined {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const given = new Map(isRecord(data) ? Object.entries(data) : []);
  const allowed = Object.keys(schema.shape);
  const unknown = [...given.keys()].filter((key) => !allowed.includes(key));
  const seen = new Set<string>();
  for (const key of unknown) {
    const free = allowed.filter((name) => !given.has(name));
    const hint = suggestion(key, free, 'keys that are left', quote);
    report(where.lineOf(key), `${where.name} has an unknown key ${quote(key)}.`, hint);
    // The key that was meant would be reported as missing, too.
    seen.add(nearest(key, free) ?? '');
  }
  for (const issue of result.error.issues) {
    const key = String(issue.path[0] ?? '');
    if (issue.code === 'unrecognized_keys' || seen.has(key)) continue;
    seen.add(key);
    const purpose = describe(schema, key);
    const value = given.get(key);
    if (value === undefined) {
      report(
        where.lineOf(),
        `${where.name} has no ${quote(key)}.`,
        purpose && `Add it: ${purpose}`,
      );
    } else if (issue.code === 'invalid_type') {
      report(
        where.lineOf(key),
        `${quote(key)} of ${lower(where.name)} must be text, but is ${kindOf(value)}.`,
        'Put it in double quotes.',
      );
    } else {
      report(
        where.lineOf(key),
        `${quote(key)} of ${lower(where.name)} ${issue.message}.`,
        purpose && `Meant is ${purpose}`,
      );
    }
  }
  return undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  switch (typeof value) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return `${value} (yes or no)`;
    default:
      return 'an object';
  }
}

function describe(schema: z.ZodObject, key: string): string | undefined {
  const field: unknown = schema.shape[key];
  const text = isRecord(field) ? field['description'] : undefined;
  return typeof text === 'string' ? lower(text) : undefined;
}

function quote(text: string): string {
  return `"${text}"`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
