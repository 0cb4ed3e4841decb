import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { improvementQuery, queryClient, useLibrary } from '../api/queries.ts';
import type { ImproveMatches } from '../api/types.ts';
import { useStore } from '../lib/store.ts';
import { hideUnsafe } from '../state/hide-unsafe.ts';
import { selection } from '../state/selection.ts';
import { useTitle } from '../state/title.ts';
import { sayError } from '../state/toast.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useLighting } from '../ui/prompt/borrowed-text.tsx';
import { WritingPage } from '../ui/writing-page.tsx';
import { addressOf, fieldsOf, inputOf, unfilled } from './form/ask.ts';
import { IdeaForm } from './form/idea-form.tsx';
import { type ImproveParams, paramsOfRequest, validateImprove } from './improve-params.ts';
import {
  forgetOtherImprovement,
  improvement,
  showImprovement,
  startImprovement,
  stopImprovement,
} from './improvement.ts';
import { SourceList } from './sources/source-list.tsx';
import { sourcesOf } from './sources/sources.ts';
import { matchesQuery, offeredBy, useSources } from './sources/use-sources.ts';
import { Variants } from './variants/variants.tsx';
import { WriterNote } from './variants/writer-note.tsx';

/** Most prompts that the API learns from at once. */
const MOST_USED = 50;

/** Whether exactly the matches are used that the library would take by itself. */
function isAllOf(use: readonly string[], { matches, own }: ImproveMatches): boolean {
  return own.length === 0 && use.length === matches.length && matches.every(({ id }) => use.includes(id));
}

/** An idea, the prompts it may learn from, and the variants written from both. */
export function ImprovePage() {
  const params = validateImprove(useSearch({ strict: false }));
  const navigate = useNavigate();
  const library = useLibrary();
  const chosen = useStore(selection);
  const safe = useStore(hideUnsafe);
  const [idea, setIdea] = useState(params.idea ?? '');
  const [fields, setFields] = useState(() => fieldsOf(params));
  const [checked, setChecked] = useState<Record<string, boolean>>({});
  const [preparing, setPreparing] = useState(false);
  const run = useStore(improvement);
  useTitle(idea.trim() === '' ? 'Improve an idea' : `Improve: ${idea.trim()}`);

  const byHandKey = [...new Set([...(params.use ?? []), ...chosen.map((one) => one.id)])].join();
  const byHandIds = useMemo(() => (byHandKey === '' ? [] : byHandKey.split(',')), [byHandKey]);
  // The address of a run shows the matches that it was given; any other address asks for new ones.
  const isShown = params.run !== undefined && (params.run === run.jobId || params.run === run.id);
  const given = isShown && run.status !== 'idle' && run.asked?.idea === idea.trim() ? run.matches : undefined;
  const blends = fields.task === 'blend';
  const ask = useMemo(() => inputOf(idea, fields), [idea, fields]);
  const { sources, input, error } = useSources({
    ...{ ask, byHandIds, checked, blends },
    given: given && (given.length > 0 || run.status === 'done') ? given : undefined,
  });
  const lighting = useLighting(run.variants);
  const used = sources.filter((source) => source.used);
  const missing = unfilled(idea, fields);
  const wanting =
    blends && used.length < 2
      ? 'To blend, select at least two prompts below.'
      : missing.length > 0
        ? `Fill in ${missing.join(', ')} first.`
        : undefined;

  // A new address is a new request, unless writing itself has set it.
  const address = JSON.stringify(params);
  const own = useRef(address);
  useEffect(() => {
    const asked = validateImprove(JSON.parse(address));
    forgetOtherImprovement(asked.idea ?? '');
    if (asked.run !== undefined) showImprovement(asked.run, asked.idea ?? '');
    if (own.current === address) return;
    own.current = address;
    setIdea(asked.idea ?? '');
    setFields(fieldsOf(asked));
    setChecked({});
  }, [address]);

  function goTo(search: ImproveParams) {
    own.current = JSON.stringify(search);
    void navigate({ to: '/improve', search, replace: true });
  }

  // Once the improvement is stored, the address names it, so that it can be opened again anywhere.
  useEffect(() => {
    if (!isShown || run.id === undefined || (params.run === run.id && params.idea !== undefined)) return;
    if (params.idea !== undefined) return goTo({ ...params, run: run.id });
    // An address with the run alone is completed with what was asked for.
    const request = queryClient.getQueryData(improvementQuery(run.id).queryKey)?.request;
    const search = { ...(request ? paramsOfRequest(request) : { idea: run.asked?.idea }), run: run.id };
    goTo(search);
    setIdea(search.idea ?? '');
    setFields(fieldsOf(search));
  });

  /** Asks for variants from exactly the prompts that are checked. */
  async function write() {
    if (preparing) return;
    setPreparing(true);
    try {
      // The matches of an idea that was just typed may not be there yet.
      const found = await queryClient.fetchQuery(matchesQuery(ask));
      const offered = offeredBy(found, safe);
      const all = sourcesOf({ ...input, offered });
      const use = all.filter((source) => source.used).map(({ id }) => id);
      setChecked(Object.fromEntries(all.map(({ id, used: ticked }) => [id, ticked])));
      const search = addressOf(idea.trim(), fields, byHandIds.length > 0 ? use : undefined);
      // Where nothing was changed, the library itself looks for what is near, and leaves out what is not.
      const isOffered = byHandIds.length === 0 && isAllOf(use, found);
      const jobId = await startImprovement({ ...ask, ...(!isOffered && { use: use.slice(0, MOST_USED) }) });
      goTo({ ...search, run: jobId });
    } catch (thrown) {
      sayError(thrown);
    } finally {
      setPreparing(false);
    }
  }

  return (
    <WritingPage title="Improve an idea">
      <IdeaForm
        idea={idea}
        onIdea={setIdea}
        fields={fields}
        onFields={setFields}
        running={run.status === 'running'}
        wanting={wanting}
        onWrite={() => void write()}
        onStop={stopImprovement}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)] 2xl:grid-cols-[26rem_minmax(0,1fr)]">
        <SourceList
          sources={sources}
          error={error}
          onUse={(id, use) => setChecked((before) => ({ ...before, [id]: use }))}
          {...lighting}
        />
        <section aria-label="Variants" className="min-w-0 space-y-4">
          <WriterNote run={run} configured={library?.writer} />
          {run.error ? <ProblemNote error={run.error} /> : null}
          <Variants run={run} {...lighting} />
        </section>
      </div>
    </WritingPage>
  );
}
