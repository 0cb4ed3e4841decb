import { cx } from '../lib/cx.ts';
import { useStore } from '../lib/store.ts';
import { dismiss, toasts } from '../state/toast.ts';

export function Toasts() {
  const all = useStore(toasts);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-22 z-[60] flex flex-col items-center gap-2 px-4"
    >
      {all.map((toast) => (
        <p
          key={toast.id}
          data-testid="toast"
          className={cx(
            'flex max-w-full animate-rise items-center gap-3 rounded-lg px-3.5 py-2 text-sm shadow-float',
            toast.bad ? 'bg-danger text-bg' : 'bg-text text-bg',
          )}
        >
          <span className="min-w-0 break-words">{toast.text}</span>
          {toast.actions.map(({ label, run }) => (
            <button
              key={label}
              type="button"
              data-testid="toast-action"
              onClick={() => {
                dismiss(toast.id);
                run();
              }}
              className="pointer-events-auto shrink-0 rounded font-medium underline underline-offset-4"
            >
              {label}
            </button>
          ))}
        </p>
      ))}
    </div>
  );
}
