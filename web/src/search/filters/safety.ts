import { createStore } from '../../lib/store.ts';

/** From here on something counts as unsafe, as the server has it. */
const UNSAFE_FROM = 0.5;

/** Whether any of these is known to be unsafe: one picture makes its prompt so. */
export function isUnsafe(all: readonly { nsfw?: number | undefined }[]): boolean {
  return all.some(({ nsfw = 0 }) => nsfw >= UNSAFE_FROM);
}

const KEY = 'promptloom.hide-unsafe';

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

/** Whether this browser leaves out what is known to be unsafe; otherwise the server's setting decides. */
export const hideUnsafe = createStore(remembered());

hideUnsafe.subscribe(() => {
  try {
    if (hideUnsafe.get()) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice lasts until the page is left.
  }
});
