import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { refresh } from '../../api/queries.ts';
import type { SavedSearch } from '../../api/types.ts';
import { useSearchParams } from '../../state/search/use-search.ts';
import { say, sayError, type ToastAction } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { chipClass } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/sheet.tsx';
import { paramsOf, toSaved } from './saved-params.ts';

const KEY = ['searches'];

/** The saved searches, each with a button that deletes it. */
export function SavedSearches() {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.savedSearches.list({ signal }),
  });
  if (!data?.length) return null;
  return (
    <section aria-label="Saved searches" data-testid="saved-searches" className="mt-4">
      <h2 className="mb-1.5 text-muted text-xs">Saved searches</h2>
      <ul className="flex flex-wrap gap-2">
        {data.map((saved) => (
          <li key={saved.id} className="flex items-center">
            <Saved saved={saved} />
            <button
              type="button"
              aria-label={`Delete the saved search ${saved.name}`}
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
        title={`This page cannot show all of its options. Run: npx promptloom search --saved "${saved.name}"`}
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

/** Saves the search of the address bar under a name. */
export function SaveSearch() {
  const params = useSearchParams();
  const [open, setOpen] = useState(false);
  const search = toSaved(params);
  if (!search) return null;
  return (
    <>
      <Button look="plain" data-testid="save-search" onClick={() => setOpen(true)}>
        Save
      </Button>
      {open ? <NameSearch first={params.q ?? ''} search={search} onDone={() => setOpen(false)} /> : null}
    </>
  );
}

interface NameSearchProps {
  /** The name to begin with. */
  first: string;
  search: SavedSearch['search'];
  onDone: () => void;
}

/** Asks for the name of a search. */
function NameSearch({ first, search, onDone }: NameSearchProps) {
  const [name, setName] = useState(first);
  return (
    <Modal title="Save this search" onClose={onDone} testId="name-search">
      <form
        className="mt-3 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          onDone();
          void save(name.trim(), search);
        }}
      >
        <TextField
          label="Name"
          value={name}
          onValue={setName}
          maxLength={200}
          onFocus={(event) => event.target.select()}
          autoFocus
        />
        <Button look="primary" type="submit" disabled={name.trim() === ''} className="w-full">
          Save
        </Button>
      </form>
    </Modal>
  );
}

async function save(name: string, search: SavedSearch['search']): Promise<void> {
  await tell(api.savedSearches.save({ name, search }), `Saved “${name}”`);
}

async function remove({ id, name, search }: SavedSearch): Promise<void> {
  const undo = { label: 'Undo', run: () => void save(name, search) };
  await tell(api.savedSearches.remove(id), `Deleted “${name}”`, [undo]);
}

async function tell(work: Promise<unknown>, done: string, actions: readonly ToastAction[] = []) {
  try {
    await work;
    say(done, { actions });
  } catch (error) {
    sayError(error);
  }
  refresh(KEY);
}
