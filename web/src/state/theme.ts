import { createStore } from '../lib/store.ts';

export type Theme = 'light' | 'dark';

const KEY = 'promptloom.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

function ofSystem(): Theme {
  return system.matches ? 'dark' : 'light';
}

function remembered(): Theme | undefined {
  try {
    const saved = localStorage.getItem(KEY);
    return saved === 'light' || saved === 'dark' ? saved : undefined;
  } catch {
    return undefined;
  }
}

export const theme = createStore<Theme>(remembered() ?? ofSystem());

function show(): void {
  document.documentElement.dataset.theme = theme.get();
}

show();
theme.subscribe(show);
system.addEventListener('change', () => {
  if (!remembered()) theme.set(ofSystem());
});

/** Switches the theme. Switching to the system's theme follows the system again. */
export function toggleTheme(): void {
  const next = theme.get() === 'dark' ? 'light' : 'dark';
  try {
    if (next === ofSystem()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Without storage, the choice lasts until the page is left.
  }
  theme.set(next);
}
