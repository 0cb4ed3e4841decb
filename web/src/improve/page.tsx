import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLibrary } from '../api/queries.ts';
import { basket } from '../app/basket.ts';
import { WritingNav } from '../app/writing-nav.tsx';
import { useStore } from '../lib/store.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { addressOf, fieldsOf, inputOf } from './ask.ts';
import { IdeaForm } from './idea-form.tsx';
import { validateImprove } from './improve-params.ts';
import { forgetOtherImprovement, improvement, startImprovement, stopImprovement } from './improvement.ts';
import { Sources } from './sources.tsx';
import { threadHues } from './threads.ts';
import { useSources } from './use-sources.ts';
import { Variants } from './variants.tsx';
import { WriterNote } from './writer-note.tsx';

/** An idea, the prompts it may learn from, and the variants written from both. */
export function ImprovePage() {
  const params = validateImprove(useSearch({ strict: false }));
  const navigate = useNavigate();
  const library = useLibrary();
  const chosen = useStore(basket);
  const [idea, setIdea] = useState(params.idea ?? '');
  const [fields, setFields] = useState(() => fieldsOf(params));
  const [checked, setChecked] = useState<Record<string, boolean>>({});
  const [lit, setLit] = useState<string>();
  const run = useStore(improvement);
  const byHand = [...new Set([...(params.use ?? []), ...chosen.map((one) => one.id)])];
  const { sources, error } = useSources(idea, byHand, run.matches);
  const hues = useMemo(() => threadHues(run.variants), [run.variants]);

  // Another address is another question; the one that writing itself put there is not.
  const address = JSON.stringify(params);
  const own = useRef(address);
  useEffect(() => {
    const asked = validateImprove(JSON.parse(address));
    forgetOtherImprovement(asked.idea ?? '');
    if (own.current === address) return;
    own.current = address;
    setIdea(asked.idea ?? '');
    setFields(fieldsOf(asked));
    setChecked({});
  }, [address]);

  // Prompts put aside by hand mean "these"; without any, all that are near are used, but nobody blends by accident.
  const blends = fields.task === 'blend';
  const isUsed = (id: string) => checked[id] ?? (byHand.includes(id) || (byHand.length === 0 && !blends));
  const used = sources.filter((source) => isUsed(source.id)).map((source) => source.id);
  const wanting =
    blends && used.length < 2 ? 'A blend wants two prompts or more: choose them below.' : undefined;

  function write() {
    const all = !blends && used.length === sources.length && byHand.length === 0;
    void startImprovement({
      ...inputOf(idea, fields),
      ...(!all && used.length > 0 && { use: used.slice(0, 50) }),
    });
    const search = addressOf(idea.trim(), fields, params.use);
    own.current = JSON.stringify(search);
    void navigate({ to: '/improve', search, replace: true });
  }

  return (
    <main className="mx-auto max-w-[1720px] px-4 pb-24 sm:px-6">
      <h1 className="sr-only">Improve an idea</h1>
      <WritingNav />
      <IdeaForm
        idea={idea}
        onIdea={setIdea}
        fields={fields}
        onFields={setFields}
        running={run.status === 'running'}
        wanting={wanting}
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
