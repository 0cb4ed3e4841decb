// Runs before the first paint, so that no theme flashes by. src/app/theme.ts does the rest.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('promptloom.theme');
  } catch {
    // Storage is switched off: the system's theme it is.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
