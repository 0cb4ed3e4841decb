import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { promptQuery } from '../api/queries.ts';
import { isModified, isTyping } from '../lib/keys.ts';
import { useStore } from '../lib/store.ts';
import { deleteThings } from '../state/deletions.ts';
import { openBoards } from '../state/panels.ts';
import { resultOrder } from '../state/search/result-order.ts';
import { useSearch, useStartSearch } from '../state/search/use-search.ts';
import { toggleSelected } from '../state/selection.ts';
import { useTitle } from '../state/title.ts';
import { copy } from '../state/toast.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { StepButtons } from '../ui/step-buttons.tsx';
import { Detail } from './detail.tsx';

/** One prompt, over the results it was found in. */
export function DetailPage() {
  const { id } = useParams({ from: '/library/p/$id' });
  const { fromPage } = useLocation({ select: (location) => location.state });
  const { data, error, refetch } = useQuery(promptQuery(id));
  useTitle(data?.prompt.text ?? 'Prompt', true);
  const navigate = useNavigate();
  const router = useRouter();
  const { moreLike, lessLike } = useStartSearch();
  const order = useStore(resultOrder);
  const found = useSearch().query.data?.results.find((match) => match.id === id);
  const at = order.indexOf(id);
  const previous = at > 0 ? order[at - 1] : undefined;
  const next = at >= 0 ? order[at + 1] : undefined;

  function close() {
    if (fromPage) router.history.back();
    else void navigate({ to: '/', search: true, resetScroll: false });
  }

  async function remove() {
    if (await deleteThings('prompts', [id])) close();
  }

  function step(to: string | undefined) {
    if (to === undefined) return;
    void navigate({
      to: '/p/$id',
      params: { id: to },
      search: true,
      replace: true,
      resetScroll: false,
      state: (state) => state,
    });
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (isModified(event) || isTyping(event.target)) return;
    if (event.key === 'ArrowLeft') step(previous);
    else if (event.key === 'ArrowRight') step(next);
    else if (!data) return;
    else if (event.key === 'Delete') void remove();
    else if (event.key === 'c') void copy(data.prompt.text);
    else if (event.key === 'm') moreLike(id);
    else if (event.key === 'l') lessLike(id);
    else if (event.key === 'b') {
      event.preventDefault();
      openBoards({ ids: [id] });
    } else if (event.key === 'u') toggleSelected({ id, prompt: data.prompt.text });
  }

  return (
    <Sheet
      wide
      onClose={close}
      title="Prompt"
      testId="detail"
      onKeyDown={onKeyDown}
      returnTo={() => document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] [data-card-link]`)}
      actions={
        at >= 0 ? (
          <StepButtons
            of="result"
            previous={previous === undefined ? undefined : () => step(previous)}
            next={next === undefined ? undefined : () => step(next)}
          />
        ) : null
      }
    >
      {error ? (
        <div className="p-6">
          <ProblemNote error={error} onRetry={() => void refetch()} />
        </div>
      ) : data ? (
        <Detail key={id} detail={data} found={found} onDelete={() => void remove()} />
      ) : null}
    </Sheet>
  );
}
