import { queryClient, searchQuery } from '../../api/queries.ts';
import type { Match } from '../../api/types.ts';
import { openBoards } from '../../state/panels.ts';
import { useAskedSearch, useSearchParams } from '../../state/search/use-search.ts';
import { Button } from '../../ui/button.tsx';
import { BoardIcon } from '../../ui/icons.tsx';

/** Adds the results of the search to a board: those on the page, or more. */
export function BoardResults({ matches }: { matches: readonly Match[] }) {
  const search = useAskedSearch();
  const { unlike = [] } = useSearchParams();
  if (!search) return null;
  const more = async (k: number) => {
    const { results } = await queryClient.fetchQuery(
      searchQuery({ ...search, k: Math.min(1000, k + unlike.length) }),
    );
    return results
      .map(({ id }) => id)
      .filter((id) => !unlike.includes(id))
      .slice(0, k);
  };
  return (
    <Button
      look="plain"
      data-testid="board-results"
      aria-label="Add results to board"
      title="Add results to board"
      onClick={() => openBoards({ ids: matches.map(({ id }) => id), more })}
    >
      <BoardIcon />
      <span className="max-lg:hidden">Board</span>
    </Button>
  );
}
