import { useLibrary } from '../api/queries.ts';
import { WarnIcon } from '../ui/icons.tsx';

/** Tells on every page when the library is damaged or read-only, and what to do about it. */
export function LibraryTroubles() {
  const troubles = useLibrary()?.troubles ?? [];
  if (troubles.length === 0) return null;
  return (
    <aside
      aria-label="Library status"
      data-testid="library-troubles"
      className="border-line border-b bg-raised px-4 py-2 text-sm sm:px-6"
    >
      {troubles.map(({ kind, message, hint }) => (
        <div key={kind} className="mx-auto flex max-w-[2400px] items-start gap-2.5">
          <WarnIcon className="mt-0.5 size-4 shrink-0 text-danger" />
          <p className="min-w-0 break-words">
            <span className="inline-block first-letter:uppercase">{message}.</span>{' '}
            <span className="text-muted">{hint}</span>
          </p>
        </div>
      ))}
    </aside>
  );
}
