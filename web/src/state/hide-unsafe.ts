import { createStore } from '../lib/store.ts';

const KEY = 'promptloom.hide-unsafe';

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

/** Whether this browser hides unsafe prompts; otherwise the server's setting decides. */
export const hideUnsafe = createStore(remembered());

hideUnsafe.subscribe(() => {
  try {
    if (hideUnsafe.get()) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice lasts until the page is left.
  }
});
