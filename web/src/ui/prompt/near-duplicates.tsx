import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { promptQuery } from '../../api/queries.ts';
import { count as written } from '../../lib/format.ts';

const SHOWN = 12;

/** The near-duplicates of a match: the same words in another spelling, number or punctuation. */
export function NearDuplicates({ ids, count }: { ids: readonly string[]; count: number }) {
  const shown = ids.slice(0, SHOWN);
  const found = useQueries({ queries: shown.map((id) => promptQuery(id)) });
  return (
    <section aria-label="Near-duplicates" data-testid="near-duplicates">
      <h3 className="mb-2 font-medium text-sm">Near-duplicates ({written(count)})</h3>
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
