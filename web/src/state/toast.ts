import { toApiError } from '../api/api-error.ts';
import { copyText } from '../lib/clipboard.ts';
import { createStore } from '../lib/store.ts';

/** An action that a toast offers. */
export interface ToastAction {
  label: string;
  run: () => void;
}

export interface Toast {
  id: number;
  text: string;
  bad: boolean;
  actions: readonly ToastAction[];
}

export const toasts = createStore<Toast[]>([]);
let last = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

const SHORT_MS = 2200;
/** Long enough to read an error or to undo an action. */
const LONG_MS = 8000;
const MOST = 3;

/** Shows a message for a moment. The same message again makes it stay longer. */
export function say(text: string, options: { bad?: boolean; actions?: readonly ToastAction[] } = {}): void {
  const { bad = false, actions = [] } = options;
  const same = toasts.get().find((one) => one.text === text && one.bad === bad);
  const toast = { id: same?.id ?? ++last, text, bad, actions };
  toasts.set((all) =>
    same ? all.map((one) => (one.id === toast.id ? toast : one)) : [...all.slice(-(MOST - 1)), toast],
  );
  clearTimeout(timers.get(toast.id));
  const ms = bad || actions.length > 0 ? LONG_MS : SHORT_MS;
  timers.set(
    toast.id,
    setTimeout(() => dismiss(toast.id), ms),
  );
}

/** Shows what went wrong and what to do about it. */
export function sayError(error: unknown): void {
  const { message, hint } = toApiError(error);
  say(`${message} ${hint}`.trim(), { bad: true });
}

/** Removes a toast. */
export function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  toasts.set((all) => all.filter((one) => one.id !== id));
}

export async function copy(text: string, what = 'Prompt'): Promise<void> {
  if (await copyText(text)) say(`${what} copied`);
  else say('Your browser did not allow copying.', { bad: true });
}
