import { useQuery } from '@tanstack/react-query';
import { improvementQuery } from '../../api/queries.ts';
import { dateTime } from '../../lib/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';

/** The earlier answer to the same request, to compare with. */
export function Earlier({ id }: { id: string }) {
  const { data, error } = useQuery(improvementQuery(id));
  if (error) return <ProblemNote error={error} />;
  if (!data) return null;
  return (
    <details open data-testid="earlier" className="rounded-xl border border-line border-dashed p-4 sm:p-5">
      <summary className="text-muted text-sm">
        Answer of {data.writer}, {dateTime(data.createdAt)}
      </summary>
      <ol className="mt-3 space-y-3">
        {data.variants.map(({ id: variantId, prompt, rating, accepted = [] }) => (
          <li key={variantId} className="border-line border-l-2 pl-3">
            <p dir="auto" className="whitespace-pre-wrap break-words font-serif leading-relaxed">
              {prompt}
            </p>
            <p className="text-muted text-xs">
              {[rating && `${rating} of 5 stars`, accepted.length > 0 && 'accepted']
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
