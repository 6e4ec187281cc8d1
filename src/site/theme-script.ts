/**
 * Before the first paint, so that nothing flashes or moves: says by classes that scripts run, which shows the labs'
 * controls, and that the page stands in a frame of another, and applies a remembered theme. It stands inline in the head, under the hash that the content-security policy names; the rest is in `components/theme-switch.ts`.
 * Storage may be refused: then the system's theme holds.
 */
export const themeScript =
  "document.documentElement.classList.add('js');" +
  "if(self!==top)document.documentElement.classList.add('framed');" +
  "try{const t=localStorage.getItem('theme');" +
  "if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";
