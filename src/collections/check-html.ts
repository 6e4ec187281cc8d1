/**
 * HTML in a section. The site's content-security policy blocks scripts, styles and frames in the page,
 * so they are refused here with the reason, instead of doing nothing in the browser.
 */
import type { Attribute } from './attributes.ts';
import type { Report } from './problem.ts';
import { suggestion } from './suggest.ts';

const names = (text: string) => text.trim().split(/\s+/);

/** Elements that authors may write by hand. */
export const allowedHtml: ReadonlySet<string> = new Set(
  names(`a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption
    figure hr i ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td
    tfoot th thead time tr u ul var wbr`),
);

/** Attributes that elements may have, besides those of all. */
const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'hreflang', 'rel', 'target', 'type'],
  blockquote: ['cite'],
  del: ['cite', 'datetime'],
  details: ['open'],
  ins: ['cite', 'datetime'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  q: ['cite'],
  td: ['colspan', 'headers', 'rowspan'],
  th: ['abbr', 'colspan', 'headers', 'rowspan', 'scope'],
  time: ['datetime'],
};
const ofAll = ['dir', 'lang', 'title', 'translate'];

const whole = [/^\d+$/, 'a whole number'] as const;
/** What some of them may be, in a pattern and in words. */
const valuesOf: Readonly<Record<string, readonly [pattern: RegExp, words: string]>> = {
  colspan: whole,
  rowspan: whole,
  start: whole,
  value: whole,
  dir: [/^(?:ltr|rtl|auto)$/, 'ltr, rtl or auto'],
  lang: [/^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/, 'a short code such as en, fr or zh-Hant'],
  scope: [/^(?:col|row|colgroup|rowgroup)$/, 'col, row, colgroup or rowgroup'],
  target: [/^_(?:blank|self)$/, '_blank or _self'],
};

const policy = 'The content-security policy of the site would block it.';
const heading = 'Write a heading as ### in Markdown, so that it gets an anchor.';
const media =
  'Nothing plays here. Show an image of it, ![what it shows](file.png), and link to the rest.';
const drawing = 'Save the drawing as a file and write ![what it shows](file.svg).';
const looks = 'The style sheet says how things look: write **…**, a list, a table or a component.';

/** Elements that are refused, with the reason. */
export const refusedHtml: ReadonlyMap<string, string> = new Map([
  ...names('script style').map((name) => [name, policy] as const),
  ...names('iframe frame object embed applet form input button base link meta').map(
    (name) => [name, policy] as const,
  ),
  ...names('h1 h2 h3 h4 h5 h6').map((name) => [name, heading] as const),
  ...names('video audio source track').map((name) => [name, media] as const),
  ...names('svg path g circle rect line canvas map area').map((name) => [name, drawing] as const),
  ...names('center font big marquee blink tt strike').map((name) => [name, looks] as const),
  ['math', 'Write a formula between $ signs.'],
  ['picture', 'Write ![what it shows](file.png) in Markdown: it is checked and made smaller.'],
  ['img', 'Write ![what it shows](file.png) in Markdown: it is checked and made smaller.'],
]);

const anchors = 'Sections, headings, terms and sources have anchors of their own: link to those.';

/** Checks one element of HTML that is either allowed or refused by name. */
export function checkHtml(
  name: string,
  attributes: readonly Attribute[],
  line: number | undefined,
  report: Report,
): void {
  const reason = refusedHtml.get(name);
  if (reason !== undefined) report(line, `<${name}> cannot be used in a section.`, reason);
  if (name === 'img' && !attributes.some((each) => each.name === 'alt' && each.value?.trim())) {
    report(line, 'The image has no alternative text.', 'Say what it shows: alt="…".');
  }
  for (const attribute of attributes) {
    const lower = attribute.name.toLowerCase();
    const where = `The attribute "${attribute.name}" of <${name}>`;
    if (/^on/.test(lower) || lower === 'srcdoc') {
      report(attribute.line, `${where} is a script.`, policy);
    } else if (lower === 'id') {
      report(attribute.line, `${where} could meet another of the site.`, anchors);
    } else if (lower === 'class' || lower === 'classname') {
      report(attribute.line, `${where} means something else on every page.`, looks);
    } else if (lower === 'style') {
      report(attribute.line, `${where} is an inline style.`, `${policy} Use a component instead.`);
    } else if (reason === undefined && !lower.startsWith('aria-')) {
      const known = [...(allowedAttributes[name] ?? []), ...ofAll];
      if (known.includes(attribute.name)) {
        const [pattern, words] = valuesOf[attribute.name] ?? [];
        if (pattern === undefined || pattern.test(attribute.value ?? '')) continue;
        report(attribute.line, `${where} is "${attribute.value ?? ''}".`, `Write ${words}.`);
        continue;
      }
      const hint = suggestion(lower, known, 'attributes it may have');
      report(attribute.line, `${where} does nothing here.`, hint);
    }
  }
}
