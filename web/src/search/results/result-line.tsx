import { splitQuery } from '../../../../src/query/parse-query.ts';
import type { SearchResponse } from '../../api/types.ts';
import { count, countOf, milliseconds, score } from '../../lib/format.ts';

const INDEX = {
  exact: 'Exact search: every vector was compared',
  hnsw: 'Approximate search with the vector index, which can miss a close match',
};

interface ResultLineProps {
  response: SearchResponse;
  total: number | undefined;
  /** Whether a filter is set. */
  filtered: boolean;
}

/** How many results there are, how long it took, and how exact the search was. */
export function ResultLine({ response, total, filtered }: ResultLineProps) {
  const { results, took, index, query, closeness, notes = [] } = response;
  const number = results.length;
  const bounded = query.minScore > 0;
  // A query of filters alone has nothing to be close to.
  const isNear = query.image || query.like !== undefined || splitQuery(query.text ?? '').words !== '';
  // Counter-examples push all scores down, so they no longer tell how well a result fits.
  const judged = number > 0 && !query.unlike?.length;
  return (
    <div className="min-w-0">
      <p role="status" data-testid="result-line" className="text-muted text-sm">
        <span className="font-medium text-text">
          {query.seed !== undefined
            ? `${countOf(number, 'random prompt')}`
            : bounded
              ? `${countOf(number, 'prompt')} scoring ${score(query.minScore)} or more`
              : (filtered || !isNear) && number < query.k
                ? `${countOf(number, 'prompt')} ${number === 1 ? 'matches' : 'match'} the filters`
                : total !== undefined && number < total && isNear
                  ? `The ${count(number)} nearest of ${countOf(total, 'prompt')}`
                  : countOf(number, 'prompt')}
        </span>
        <span aria-hidden="true"> · </span>
        <span className="tabular-nums">{milliseconds(took.embedMs + took.searchMs)}</span>
        <span aria-hidden="true"> · </span>
        <span title={`${INDEX[index]} (${response.engine})`}>
          {index === 'exact' ? 'exact search' : 'HNSW index'}
        </span>
      </p>
      {query.translated ? (
        <p data-testid="translated" className="mt-1 text-sm">
          Translated from {query.translated.language}: searching for “{query.translated.text}”.
        </p>
      ) : null}
      {query.corrected?.length ? (
        <p data-testid="corrected" className="mt-1 text-sm">
          {query.corrected
            .map(({ from, to }) => `No prompt contains “${from}”. Searching for “${to}”.`)
            .join(' ')}
        </p>
      ) : null}
      {notes
        .filter(({ code }) => code !== 'damaged')
        .map(({ code, message, hint }) => (
          <p key={message} data-testid={`note-${code}`} className="mt-1 text-sm">
            {message} <span className="text-muted">{hint}</span>
          </p>
        ))}
      {judged && closeness === 'none' && notes.every(({ code }) => code !== 'unknown-text') ? (
        <p data-testid="nothing-close" className="mt-1 text-sm">
          No close matches. Showing the nearest.
        </p>
      ) : null}
      {judged && closeness === 'loose' ? (
        <p data-testid="loosely-close" className="mt-1 text-muted text-sm">
          Nothing matches closely. These may be related.
        </p>
      ) : null}
    </div>
  );
}
