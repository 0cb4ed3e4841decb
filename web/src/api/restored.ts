import { createStore } from '../lib/store.ts';

/** How often something was restored: images that were not there meanwhile are there again. */
export const restored = createStore(0);
