/**
 * Applies a remembered theme before the first paint, so that it never flashes. It stands inline in the
 * head, under the hash that the content-security policy names; the rest is in `components/theme-switch.ts`.
 * Storage may be refused: then the system's theme holds.
 */
export const themeScript =
  "try{const t=localStorage.getItem('theme');" +
  "if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";
