import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import type { Reworked } from '../api/types.ts';
import { countOf } from '../lib/format.ts';
import { openGenerate } from '../state/panels.ts';
import { copy } from '../state/toast.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { CopyIcon, GenerateIcon, ImproveIcon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { DiffText } from '../ui/prompt/diff-text.tsx';
import { Parts } from './parts.tsx';
import { type ReworkParams, reworkInput } from './rework-params.ts';

interface ReworkedPromptProps {
  params: ReworkParams;
  /** The stored prompt, where it is one. */
  id?: string;
  prompt: string;
  negativePrompt: string;
}

/** One prompt and its rework. */
export function ReworkedPrompt({ params, id, prompt, negativePrompt }: ReworkedPromptProps) {
  const input = reworkInput(params, prompt, negativePrompt);
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['rework', input],
    queryFn: ({ signal }) => api.rework(input, { signal }),
  });
  return (
    <article
      data-testid="reworked"
      aria-busy={isPending}
      className="space-y-3 rounded-xl border border-line bg-panel p-4 sm:p-5"
    >
      {id ? (
        <p className="text-muted text-sm">
          <Link
            to="/p/$id"
            params={{ id }}
            state={{ fromPage: true }}
            className="line-clamp-2 hover:text-text"
          >
            {prompt}
          </Link>
        </p>
      ) : null}
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? (
        <div aria-hidden="true" className="h-20 animate-pulse rounded-lg bg-raised opacity-60" />
      ) : null}
      {data ? <Result reworked={data} /> : null}
    </article>
  );
}

function Result({ reworked }: { reworked: Reworked }) {
  const { tool, prompt, negativePrompt, changes, tokens, diff, parts, learntFrom } = reworked;
  const changed = diff.some((part) => part.kind !== 'same');
  const what = tool === 'negative' ? negativePrompt : prompt;
  const facts = [
    tool !== 'negative' && `${tokens.exact ? '' : 'about '}${tokens.count} of ${tokens.limit} tokens`,
    reworked.for !== 'general' && `for ${reworked.for}`,
    learntFrom !== undefined && `learned from ${countOf(learntFrom, 'negative prompt')}`,
  ].filter(Boolean);
  return (
    <>
      {tool === 'explain' && parts ? <Parts parts={parts} /> : null}
      {tool === 'negative' ? (
        <p
          dir="auto"
          data-testid="negative"
          className="break-words font-serif text-[1.13rem] leading-relaxed"
        >
          {negativePrompt || <span className="text-muted">No suggestions.</span>}
        </p>
      ) : null}
      {tool === 'shorten' || tool === 'translate' ? (
        <>
          {changed ? <DiffText parts={diff} /> : null}
          <p
            data-testid="result"
            className={
              changed
                ? 'border-accent border-l-2 pl-3 font-serif text-[1.13rem] leading-relaxed break-words'
                : 'font-serif text-[1.13rem] leading-relaxed break-words'
            }
          >
            {prompt}
          </p>
          {negativePrompt ? <p className="text-muted text-sm">Negative prompt: {negativePrompt}</p> : null}
        </>
      ) : null}
      <p className={`text-xs ${tokens.count > tokens.limit ? 'text-danger' : 'text-muted'}`}>
        {facts.join(' · ')}
      </p>
      {changes.length > 0 ? (
        <ul className="space-y-0.5 text-muted text-sm">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      ) : tool === 'shorten' || tool === 'translate' ? (
        <p className="text-muted text-sm">No changes needed.</p>
      ) : null}
      <div className="flex flex-wrap gap-2 pt-1">
        {what === '' ? null : (
          <Button onClick={() => void copy(what, tool === 'negative' ? 'Negative prompt' : 'Prompt')}>
            <CopyIcon />
            Copy
          </Button>
        )}
        <Button onClick={() => openGenerate({ prompt, negativePrompt })}>
          <GenerateIcon />
          Generate
        </Button>
        {prompt.length <= 4000 ? (
          <Link to="/improve" search={{ idea: prompt }} className={buttonClass('plain')}>
            <ImproveIcon />
            Improve
          </Link>
        ) : null}
      </div>
    </>
  );
}
