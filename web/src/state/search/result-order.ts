import { createStore } from '../../lib/store.ts';

/** Ids of the results on the page, best first, to step through them in the detail view. */
export const resultOrder = createStore<string[]>([]);
