import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { promptQuery } from '../../api/queries.ts';
import { count } from '../../lib/format.ts';

const SHOWN = 12;

/** The near-duplicates of a match. */
export function NearDuplicates({ ids }: { ids: readonly string[] }) {
  const shown = ids.slice(0, SHOWN);
  const found = useQueries({ queries: shown.map((id) => promptQuery(id)) });
  return (
    <section aria-label="Near-duplicates" data-testid="near-duplicates">
      <h3 className="mb-2 font-medium text-sm">Near-duplicates ({count(ids.length)})</h3>
      <ul className="space-y-1.5 text-sm">
        {shown.map((id, n) => (
          <li key={id}>
            <Link
              to="/p/$id"
              params={{ id }}
              search
              resetScroll={false}
              className="line-clamp-2 text-muted hover:text-text"
            >
              {found[n]?.data?.prompt.text ?? '…'}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
