import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import type { ImprovementSummary } from '../../api/types.ts';
import { countOf, dateTime } from '../../lib/format.ts';
import { useTitle } from '../../state/title.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ImproveIcon } from '../../ui/icons.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { WritingPage } from '../../ui/writing-page.tsx';

const PAGE = 30;

/** All improvements, newest first. */
export function ImprovementsPage() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['improvements'],
    queryFn: ({ signal, pageParam }) =>
      api.improvements({ limit: PAGE, ...(pageParam && { before: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  useTitle('Improvements');
  const all = data?.pages.flatMap((page) => page.improvements);
  return (
    <WritingPage title="Improvements">
      <div className="max-w-[1100px]">
        <div className="pt-5">
          {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
          {all?.length === 0 ? <Nothing /> : null}
          {all && all.length > 0 ? (
            <ol
              aria-label="Improvements"
              data-testid="improvements"
              className="divide-y divide-line border-line border-y"
            >
              {all.map((one) => (
                <Row key={one.id} summary={one} />
              ))}
            </ol>
          ) : null}
          {hasNextPage ? (
            <div className="flex justify-center pt-8">
              <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show more
              </Button>
            </div>
          ) : null}
        </div>
      </div>
    </WritingPage>
  );
}

function Row({ summary }: { summary: ImprovementSummary }) {
  const { id, idea, guidance, writer, createdAt, variants, accepted, replayOf } = summary;
  const about = [dateTime(createdAt), writer, summary.for && `for ${summary.for}`, replayOf && 'run again'];
  return (
    <li data-testid="improvement-row">
      <Link
        to="/improvements/$id"
        params={{ id }}
        className="-mx-2 flex items-start gap-4 rounded-lg px-2 py-3 hover:bg-panel"
      >
        <span className="min-w-0 flex-1">
          <span
            dir="auto"
            className="line-clamp-2 break-words font-serif text-[1.1rem] leading-snug first-letter:uppercase"
          >
            {idea}
          </span>
          {guidance ? <span className="line-clamp-1 text-muted text-sm">{guidance}</span> : null}
          <span className="mt-0.5 block text-muted text-xs">{about.filter(Boolean).join(' · ')}</span>
        </span>
        <span className="shrink-0 pt-1 text-right text-sm tabular-nums">
          <span className={accepted > 0 ? 'text-accent' : 'text-muted'}>{accepted} accepted</span>
          <span className="block text-muted text-xs">of {countOf(variants, 'variant')}</span>
        </span>
      </Link>
    </li>
  );
}

function Nothing() {
  return (
    <Empty title="No improvements yet">
      <p className="text-muted">
        Every improvement is saved here: the idea, the prompts it learned from, the variants, and which of
        them you accepted.
      </p>
      <Link to="/improve" search={{}} className={buttonClass('primary')}>
        <ImproveIcon />
        Improve an idea
      </Link>
    </Empty>
  );
}
