// Runs before the first paint, so that a remembered theme never flashes. Everything else about the
// theme is in src/components/ThemeSwitch.astro.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be refused: then the system's theme holds.
}
