/** Marks the contents entry of the section being read and draws the reading progress. */
const root = document.documentElement;
const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-spy]')];
const anchorOf = (link: HTMLAnchorElement): string => decodeURIComponent(link.hash.slice(1));
const targets = [...new Set(links.map(anchorOf))]
  .map((anchor) => document.getElementById(anchor))
  .filter((target) => target !== null);

let scheduled = false;

function update(): void {
  scheduled = false;
  const readable = root.scrollHeight - window.innerHeight;
  const progress = readable > 0 ? Math.min(1, window.scrollY / readable) : 0;
  root.style.setProperty('--progress', progress.toFixed(4));

  // The section whose start has passed the upper third of the window is the one being read.
  const line = window.innerHeight / 3;
  const current = targets.findLast((target) => target.getBoundingClientRect().top <= line);
  for (const link of links) {
    if (current && anchorOf(link) === current.id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(update);
}

addEventListener('scroll', schedule, { passive: true });
// Fonts and figures can move the sections without a scroll.
if ('ResizeObserver' in window) new ResizeObserver(schedule).observe(document.body);
schedule();
