/**
 * Citation and definition cards. `<a data-card href="#target">` shows a copy of what its target says
 * on hover, on focus and on tap. Without JavaScript the link leads to the target itself.
 *
 * The card can be hovered, stays until dismissed and closes on Escape (WCAG 2.2, 1.4.13).
 */
const card = document.createElement('div');
card.className = 'hover-card';
card.id = 'hover-card';
card.role = 'tooltip';
card.hidden = true;
(document.querySelector('main') ?? document.body).append(card);

let owner: HTMLAnchorElement | undefined;
let closing = 0;

function open(link: HTMLAnchorElement): void {
  window.clearTimeout(closing);
  if (owner === link) return;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const content = target?.querySelector('[data-card-content]');
  if (!content) return;
  close();
  owner = link;
  card.replaceChildren(...[...content.cloneNode(true).childNodes]);
  card.hidden = false;
  link.setAttribute('aria-describedby', card.id);
  place(link);
}

/** Puts the card under the link, or above it where there is no room, inside the window's width. */
function place(link: HTMLAnchorElement): void {
  const gap = 8;
  // A link may wrap over two lines: the card belongs to its first box.
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const width = card.offsetWidth;
  const room = document.documentElement.clientWidth;
  const below = at.bottom + gap + card.offsetHeight <= window.innerHeight;
  const left = Math.max(gap, Math.min(at.left, room - width - gap));
  const top = below ? at.bottom + gap : at.top - gap - card.offsetHeight;
  card.style.setProperty('left', `${left + window.scrollX}px`);
  card.style.setProperty('top', `${top + window.scrollY}px`);
}

function close(): void {
  window.clearTimeout(closing);
  owner?.removeAttribute('aria-describedby');
  owner?.removeAttribute('data-tapped');
  owner = undefined;
  card.hidden = true;
}

/** Leaves time to move the pointer from the link to the card. */
function closeSoon(): void {
  window.clearTimeout(closing);
  closing = window.setTimeout(close, 250);
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-card]')) {
  let touched = false;
  link.addEventListener('pointerdown', (event) => {
    touched = event.pointerType === 'touch';
  });
  link.addEventListener('pointerenter', (event) => {
    if (event.pointerType === 'mouse') open(link);
  });
  link.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse') closeSoon();
  });
  link.addEventListener('focus', () => open(link));
  link.addEventListener('blur', closeSoon);
  link.addEventListener('click', (event) => {
    // The first tap opens the card, a second one follows the link.
    if (touched && !link.hasAttribute('data-tapped')) {
      event.preventDefault();
      open(link);
      link.setAttribute('data-tapped', '');
    } else {
      close();
    }
    touched = false;
  });
}
// It would stay where its link was.
addEventListener('resize', close);
card.addEventListener('pointerenter', () => window.clearTimeout(closing));
card.addEventListener('pointerleave', closeSoon);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
});
document.addEventListener('pointerdown', (event) => {
  const target = event.target as Node;
  if (owner && !card.contains(target) && !owner.contains(target)) close();
});
