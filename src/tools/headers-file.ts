/**
 * The `_headers` file that Netlify and Cloudflare Pages read: a path pattern at the start of a line,
 * then indented `Name: value` lines. `*` stands for anything; `! Name` takes a header away again.
 */
export interface HeaderRule {
  readonly pattern: RegExp;
  readonly set: readonly (readonly [name: string, value: string])[];
  readonly remove: readonly string[];
}

/** Parses the text of a `_headers` file. Throws with the line number where a line is neither. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: { pattern: RegExp; set: [string, string][]; remove: string[] }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const rule = rules.at(-1);
    const header = /^([\w-]+)\s*:\s*(.+)$/.exec(content);
    if (!/^\s/.test(line) && content.startsWith('/')) {
      rules.push({ pattern: toPattern(content), set: [], remove: [] });
    } else if (rule && header?.[1] && header[2]) {
      rule.set.push([header[1], header[2]]);
    } else if (rule && content.startsWith('! ')) {
      rule.remove.push(content.slice(2).trim());
    } else {
      throw new Error(`_headers, line ${index + 1}: expected "/path" or "  Name: value": ${line}`);
    }
  }
  return rules;
}

/** Headers for a path, by every rule that matches, in order; the same header twice is joined by a comma. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const headers = new Map<string, string>();
  for (const rule of rules.filter(({ pattern }) => pattern.test(path))) {
    for (const name of rule.remove) headers.delete(name.toLowerCase());
    for (const [name, value] of rule.set) {
      const key = name.toLowerCase();
      const earlier = headers.get(key);
      headers.set(key, earlier === undefined ? value : `${earlier}, ${value}`);
    }
  }
  return Object.fromEntries(headers);
}

function toPattern(path: string): RegExp {
  const source = path
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+'))
    .join('.*');
  return new RegExp(`^${source}$`);
}
