import { cx } from '../lib/cx.ts';
import { useStore } from '../lib/store.ts';
import { toasts } from './toast.ts';

export function Toasts() {
  const all = useStore(toasts);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-6 z-[60] flex flex-col items-center gap-2 px-4"
    >
      {all.map((toast) => (
        <p
          key={toast.id}
          data-testid="toast"
          className={cx(
            'animate-rise rounded-lg px-3.5 py-2 text-sm shadow-float',
            toast.bad ? 'bg-danger text-bg' : 'bg-text text-bg',
          )}
        >
          {toast.text}
        </p>
      ))}
    </div>
  );
}
