import { createStore } from '../../lib/store.ts';

/** Ids of the results on the page, best first, so that the detail view can step through them. */
export const resultOrder = createStore<string[]>([]);
