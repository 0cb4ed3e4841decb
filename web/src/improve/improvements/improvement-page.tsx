import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { improvementQuery } from '../../api/queries.ts';
import type { Improvement } from '../../api/types.ts';
import { dateTime } from '../../lib/format.ts';
import { useTitle } from '../../state/title.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useLighting } from '../../ui/prompt/borrowed-text.tsx';
import { MatchList } from '../../ui/prompt/match-list.tsx';
import { usageText } from '../../ui/prompt/usage-text.ts';
import { WritingPage } from '../../ui/writing-page.tsx';
import { VariantCard } from '../variants/variant-card.tsx';
import { Again } from './again.tsx';
import { Earlier } from './earlier.tsx';
import { factsOf } from './facts.ts';

/** One improvement: the request, the matches it was given, its variants and what was accepted. */
export function ImprovementPage() {
  const { id } = useParams({ from: '/improvements/$id' });
  const { data, error, refetch } = useQuery(improvementQuery(id));
  useTitle(data ? `Improvement: ${data.idea}` : 'Improvement');
  return (
    <WritingPage>
      {error ? (
        <div className="pt-5">
          <ProblemNote error={error} onRetry={() => void refetch()} />
        </div>
      ) : null}
      {data ? <Shown key={id} improvement={data} /> : null}
    </WritingPage>
  );
}

function Shown({ improvement }: { improvement: Improvement }) {
  const { idea, template, guidance, writer, matches, variants, notes, usage, replayOf, createdAt } =
    improvement;
  const lighting = useLighting(variants);
  return (
    <article data-testid="improvement">
      <header className="pt-5 pb-6">
        <p className="text-muted text-sm">
          {dateTime(createdAt)} · {writer}
        </p>
        <h1
          dir="auto"
          className="mt-1 max-w-[70ch] break-words font-serif text-[1.45rem] leading-snug first-letter:uppercase"
        >
          {idea}
        </h1>
        {template ? <p className="mt-1 text-muted text-sm">From the template: {template}</p> : null}
        {guidance ? (
          <p data-testid="guidance" className="mt-2 max-w-[70ch] text-sm">
            Guidance: {guidance}
          </p>
        ) : null}
        <p className="mt-2 text-muted text-sm">{factsOf(improvement).join(' · ')}</p>
        {replayOf ? (
          <p className="mt-1 text-sm">
            A rerun of{' '}
            <Link
              to="/improvements/$id"
              params={{ id: replayOf }}
              className="text-accent underline underline-offset-4 hover:text-accent-hover"
            >
              an earlier improvement
            </Link>
            .
          </p>
        ) : null}
        <Again improvement={improvement} />
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)] 2xl:grid-cols-[26rem_minmax(0,1fr)]">
        <MatchList matches={matches} {...lighting} />
        <section aria-label="Variants" className="min-w-0 space-y-4">
          {replayOf ? <Earlier id={replayOf} /> : null}
          <ol aria-label="Variants" data-testid="variants" className="space-y-4">
            {variants.map((variant) => (
              <VariantCard
                key={variant.id}
                variant={variant}
                ready
                editKey={`improvement ${variant.id}`}
                {...lighting}
              />
            ))}
          </ol>
          {notes.map((note) => (
            <p key={note} className="text-muted text-sm">
              {note}
            </p>
          ))}
          {usage ? <p className="text-muted text-sm">{usageText(usage)}</p> : null}
        </section>
      </div>
    </article>
  );
}
