/** `<theme-switch>`: cycles system, light, dark and remembers the choice. */
const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const labels: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.#show(this.#current());
    this.querySelector('button')?.addEventListener('click', () => {
      const next = themes[(themes.indexOf(this.#current()) + 1) % themes.length] ?? 'system';
      this.#apply(next);
      this.#show(next);
    });
  }

  #current(): Theme {
    const set = document.documentElement.dataset['theme'];
    return set === 'light' || set === 'dark' ? set : 'system';
  }

  #apply(theme: Theme): void {
    try {
      if (theme === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // Storage may be refused: the choice then lasts as long as the page.
    }
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }

  #show(theme: Theme): void {
    const button = this.querySelector('button');
    const name = this.querySelector('.theme-name');
    button?.setAttribute('aria-label', `Theme: ${labels[theme].toLowerCase()}`);
    if (name) name.textContent = labels[theme];
  }
}

customElements.define('theme-switch', ThemeSwitch);
