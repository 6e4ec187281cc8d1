/** Links in a section: that what they point to exists. */
import { labAnchor, labNames } from '../labs/registry.ts';
import { plainText } from './anchors.ts';
import { attributeValue, hasAttribute } from './attributes.ts';
import { checkLabHref, readLabHref } from './lab-links.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { firstTen, listed, nearest } from './suggest.ts';

/** What links may point to. */
export interface LinkTargets {
  /** Every anchor of the site, without `#`. */
  readonly anchors: readonly string[];
  /** Ids of sections that could not be read: their headings are not known. */
  readonly unread: readonly string[];
}

export function checkLinks(
  tree: MdastNode,
  sectionId: string,
  { anchors, ...others }: LinkTargets,
  report: Report,
): void {
  // Where anchors are listed, the section's own come first.
  const isOwn = (anchor: string) => anchor === sectionId || anchor.startsWith(`${sectionId}-`);
  const sorted = [...anchors.filter(isOwn), ...anchors.filter((anchor) => !isOwn(anchor))];
  const targets = { ...others, anchors: sorted, offer: offerOnce(sorted) };
  const images = new Set<string>();
  for (const { node } of walk(tree)) {
    if (node.type === 'imageReference') images.add(node.identifier);
  }
  for (const { node } of walk(tree)) {
    const line = lineOf(node);
    if (node.type === 'link' || node.type === 'linkReference') {
      if (!hasWords(node)) report(line, 'The link has no words.', 'Write [words](address).');
    }
    if (node.type === 'link') checkAddress(node.url, targets, line, report);
    if (isJsx(node) && node.name === 'a') {
      if (!hasWords(node)) report(line, 'The link has no words.', 'Write <a href="…">words</a>.');
      const href = attributeValue(node, 'href');
      if (href !== undefined) checkAddress(href, targets, line, report);
      else if (!hasAttribute(node, 'href')) {
        report(line, 'The link <a> has no address.', 'Write <a href="#anchor">words</a>.');
      }
    }
    if (isJsx(node) && (node.name === 'q' || node.name === 'blockquote')) {
      const cite = attributeValue(node, 'cite');
      if (cite !== undefined) checkAddress(cite, targets, line, report);
    }
    if (node.type === 'definition' && !images.has(node.identifier)) {
      checkAddress(node.url, targets, line, report);
    }
  }
}

/** Whether there is something to press. */
function hasWords(node: Extract<MdastNode, { children: unknown }>): boolean {
  const children: readonly MdastNode[] = node.children;
  return plainText(node).trim() !== '' || children.some((each) => each.type !== 'text');
}

/** With the list of anchors, for hints. */
interface Offering extends LinkTargets {
  readonly offer: (url: string) => string;
}

function checkAddress(
  url: string,
  targets: Offering,
  line: number | undefined,
  report: Report,
): void {
  const { anchors, unread, offer } = targets;
  if (/^https?:./i.test(url)) {
    if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) {
      report(line, `"${url}" is not a web address.`, 'Write https://example.org/page.');
    } else if (/^(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(new URL(url).hostname)) {
      const hint = 'Link to an anchor of this site, whatever page it is on: #gans.';
      report(line, `"${url}" leads to the reader's own machine.`, hint);
    }
    return;
  }
  if (/^mailto:./i.test(url)) {
    if (!/^mailto:[^@\s]+@[^@\s]+$/i.test(url)) {
      report(line, `"${url}" is not an address for mail.`, 'Write mailto:name@example.org.');
    }
    return;
  }
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(url)?.[0];
  if (scheme !== undefined) {
    const hint = 'A link may start with https://, http://, mailto: or #.';
    report(line, `A link cannot start with "${scheme}".`, hint);
    return;
  }
  const href = readLabHref(url);
  if (href !== undefined) {
    const used = labNames.filter((name) => anchors.includes(labAnchor(name)));
    checkLabHref(url, href, used, line, report);
    if (href.page === undefined && href.anchor !== '') {
      checkAddress(`#${href.anchor}`, targets, line, report);
    }
  } else if (!url.startsWith('#')) {
    const message = url === '' ? 'The link has no address.' : `The link "${url}" leads nowhere.`;
    const meant = anchorMeant(url, anchors);
    const hint = 'Link to an anchor, whatever page it is on.';
    report(line, message, `${hint} ${meant ? `Write #${meant}.` : offer(url)}`.trimEnd());
  } else if (!anchors.includes(decode(url.slice(1))) && !mayExist(url.slice(1), unread)) {
    const [, anchor, query] = /^#([^?]*)(\?.*)$/.exec(url) ?? [];
    const near = nearest(url.slice(1), anchors);
    const hint =
      anchor !== undefined && anchors.includes(anchor)
        ? `Settings stand before the anchor: ${query}#${anchor}.`
        : near === undefined
          ? offer(url)
          : `Did you mean #${near}?`;
    report(line, `There is no anchor ${url}.`, hint);
  }
}

/** The anchor that an address or a file name stands for: `/gans/`, `../gans`, `02-gans.mdx`, `/labs/gan/#x`. */
function anchorMeant(url: string, anchors: readonly string[]): string | undefined {
  const [path = '', hash = ''] = url.split('#');
  const parts = path.split(/[/?]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = parts.at(-1)?.replace(/^\d+-|\.mdx?$/g, '') ?? '';
  const candidates = [hash, parts.at(-2) === 'labs' ? `${name}-lab` : name];
  return candidates.find((each) => each !== '' && anchors.includes(each));
}

function mayExist(anchor: string, unread: readonly string[]): boolean {
  return unread.some((id) => anchor.startsWith(`${id}-`));
}

/** The anchors to choose from, those of sources only for a link to a source; each list once in a section. */
function offerOnce(anchors: readonly string[]): (url: string) => string {
  const seen = new Set<boolean>();
  return (url) => {
    const toSource = url.startsWith('#ref-');
    if (seen.has(toSource)) return '';
    seen.add(toSource);
    const suitable = anchors.filter((anchor) => anchor.startsWith('ref-') === toSource);
    const list = listed(firstTen(suitable.map((anchor) => `#${anchor}`)));
    return `The anchors${toSource ? ' of cited sources' : ''} are: ${list}.`;
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
