/**
 * Before the first paint, so that nothing flashes or moves: says by classes that scripts run, which shows the labs'
 * controls, and that the page stands in a frame of another, and applies a remembered theme. It stands inline in the head, under the hash that the content-security policy names; the rest is in `components/theme-switch.ts`.
 * Storage may be refused: then the system's theme holds.
 *
 * The page's own scripts are modules, which do not run from a disk and are not found at a path that the site was not built
 * for. Then the page is as without JavaScript, and says why (`components/Unserved.astro`).
 */
export const themeScript =
  "{const c=document.documentElement.classList,alone=()=>{c.remove('js');c.add('unserved')};" +
  "c.add('js');" +
  "if(location.protocol==='file:')alone();" +
  "addEventListener('error',({target:t})=>{if(t instanceof HTMLScriptElement)alone()},true);" +
  "if(self!==top)c.add('framed');" +
  "try{const t=localStorage.getItem('theme');" +
  "if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}}";
