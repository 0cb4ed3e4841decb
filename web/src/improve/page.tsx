import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useLibrary } from '../api/queries.ts';
import { basket } from '../app/basket.ts';
import { useStore } from '../lib/store.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { type Ask, IdeaForm } from './idea-form.tsx';
import { validateImprove } from './improve-params.ts';
import { forgetOtherImprovement, improvement, startImprovement, stopImprovement } from './improvement.ts';
import { Sources } from './sources.tsx';
import { threadHues } from './threads.ts';
import { useSources } from './use-sources.ts';
import { Variants } from './variants.tsx';
import { wishesOf } from './wishes.tsx';
import { WriterNote } from './writer-note.tsx';

/** An idea, the prompts it may learn from, and the variants written from both. */
export function ImprovePage() {
  const params = validateImprove(useSearch({ strict: false }));
  const navigate = useNavigate();
  const library = useLibrary();
  const chosen = useStore(basket);
  const [idea, setIdea] = useState(params.idea ?? '');
  const [checked, setChecked] = useState<Record<string, boolean>>({});
  const [lit, setLit] = useState<string>();
  const run = useStore(improvement);
  const byHand = [...new Set([...(params.use ?? []), ...chosen.map((one) => one.id)])];
  const { sources, error } = useSources(idea, byHand, run.matches);
  const hues = useMemo(() => threadHues(run.variants), [run.variants]);

  const fromAddress = params.idea ?? '';
  useEffect(() => {
    setIdea(fromAddress);
    forgetOtherImprovement(fromAddress);
  }, [fromAddress]);

  // Prompts put aside by hand mean "these"; without any, all that are near are used.
  const isUsed = (id: string) => checked[id] ?? (byHand.length === 0 || byHand.includes(id));

  function write(ask: Ask) {
    const used = sources.filter((source) => isUsed(source.id)).map((source) => source.id);
    const all = used.length === sources.length && byHand.length === 0;
    void startImprovement({
      idea: idea.trim(),
      variants: ask.variants,
      ...wishesOf(ask.wishes),
      ...(ask.target && { for: ask.target }),
      ...(ask.guidance && { guidance: ask.guidance }),
      ...(!all && used.length > 0 && { use: used.slice(0, 50) }),
    });
    void navigate({ to: '/improve', search: { ...params, idea: idea.trim() }, replace: true });
  }

  return (
    <main className="mx-auto max-w-[1720px] px-4 pb-24 sm:px-6">
      <h1 className="sr-only">Improve an idea</h1>
      <IdeaForm
        idea={idea}
        onIdea={setIdea}
        running={run.status === 'running'}
        ready={idea.trim() !== ''}
        onWrite={write}
        onStop={stopImprovement}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)] 2xl:grid-cols-[26rem_minmax(0,1fr)]">
        <Sources
          sources={sources}
          error={error}
          isUsed={isUsed}
          onUse={(id, use) => setChecked((before) => ({ ...before, [id]: use }))}
          hues={hues}
          lit={lit}
          onLit={setLit}
        />
        <section aria-label="Variants" className="min-w-0 space-y-4">
          <WriterNote run={run} configured={library?.writer} />
          {run.error ? <ProblemNote error={run.error} /> : null}
          <Variants run={run} hues={hues} lit={lit} onLit={setLit} />
        </section>
      </div>
    </main>
  );
}
