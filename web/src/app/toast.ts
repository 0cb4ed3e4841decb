import { copyText } from '../lib/clipboard.ts';
import { createStore } from '../lib/store.ts';

export interface Toast {
  id: number;
  text: string;
  bad: boolean;
}

export const toasts = createStore<Toast[]>([]);
let last = 0;

/** Says something for a moment. */
export function say(text: string, options: { bad?: boolean } = {}): void {
  const toast = { id: ++last, text, bad: options.bad ?? false };
  toasts.set((all) => [...all.slice(-2), toast]);
  setTimeout(() => toasts.set((all) => all.filter((one) => one.id !== toast.id)), toast.bad ? 7000 : 2200);
}

export async function copy(text: string, what = 'Prompt'): Promise<void> {
  if (await copyText(text)) say(`${what} copied`);
  else say('The browser did not let the page copy.', { bad: true });
}
