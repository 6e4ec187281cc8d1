/**
 * The site was one page once. An address with an anchor that is now on another page lands on a link to it, marked
 * `data-onward`; this follows the link, with the settings that the address may carry. Sources and terms are too many for
 * links of their own: the link to their page says in `data-onward` how their anchors begin.
 */
function onward(): void {
  const anchor = decoded(location.hash.slice(1));
  if (anchor === '') return;
  const link = document.getElementById(anchor) ?? prefixed(anchor);
  if (!(link instanceof HTMLAnchorElement) || link.dataset['onward'] === undefined) return;
  const address = new URL(link.href);
  address.search = location.search;
  if (link.id !== anchor) address.hash = anchor;
  location.replace(address);
}

/** An anchor as its element has it; what is not encoded rightly stays as it is. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

function prefixed(anchor: string): HTMLAnchorElement | undefined {
  const links = document.querySelectorAll<HTMLAnchorElement>('[data-onward]:not([data-onward=""])');
  return [...links].find(({ dataset }) => anchor.startsWith(dataset['onward'] ?? ' '));
}

onward();
addEventListener('hashchange', onward);
