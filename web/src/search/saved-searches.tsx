import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { SavedSearch } from '../api/types.ts';
import { say } from '../app/toast.ts';
import { Button } from '../ui/button.tsx';
import { chipClass } from '../ui/chip.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { paramsOf, toSaved } from './saved-params.ts';
import { useSearchParams } from './use-search.ts';

const KEY = ['searches'];

/** The searches that were given a name, each with its way out. */
export function SavedSearches() {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call<{ searches: SavedSearch[] }>('/searches', { signal }),
  });
  if (!data?.searches.length) return null;
  return (
    <section aria-label="Saved searches" data-testid="saved-searches" className="mt-4">
      <h2 className="mb-1.5 text-muted text-xs">Saved searches</h2>
      <ul className="flex flex-wrap gap-2">
        {data.searches.map((saved) => (
          <li key={saved.id} className="flex items-center">
            <Saved saved={saved} />
            <button
              type="button"
              aria-label={`Remove the saved search ${saved.name}`}
              onClick={() => void remove(saved)}
              className="-ml-1 p-1 text-muted hover:text-text"
            >
              <CloseIcon className="size-3" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Saved({ saved }: { saved: SavedSearch }) {
  const params = paramsOf(saved.search);
  if (!params) {
    return (
      <span
        className={`${chipClass} text-muted`}
        title={`It has more than this page knows: promptloom search --saved "${saved.name}"`}
      >
        {saved.name}
      </span>
    );
  }
  return (
    <Link to="/" search={params} className={chipClass}>
      {saved.name}
    </Link>
  );
}

/** Gives the search of the address bar a name. */
export function SaveSearch() {
  const params = useSearchParams();
  const search = toSaved(params);
  if (!search) return null;
  return (
    <Button
      look="plain"
      data-testid="save-search"
      onClick={() => {
        const name = window.prompt('Name of this search', params.q ?? '');
        if (name?.trim()) void save(name, search);
      }}
    >
      Save
    </Button>
  );
}

async function save(name: string, search: SavedSearch['search']): Promise<void> {
  await tell(call('/searches', { method: 'POST', json: { name, search } }), `Saved as ${name}`);
}

async function remove({ id, name }: SavedSearch): Promise<void> {
  await tell(call(`/searches/${id}`, { method: 'DELETE' }), `Removed ${name}`);
}

async function tell(work: Promise<unknown>, done: string): Promise<void> {
  try {
    await work;
    say(done);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), { bad: true });
  }
  await queryClient.invalidateQueries({ queryKey: KEY });
}
