import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import type { ExpandInput } from '../api/types.ts';
import { useDebounced } from '../lib/use-debounced.ts';
import { useTitle } from '../state/title.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { DiceIcon, ImproveIcon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { WritingPage } from '../ui/writing-page.tsx';
import { Expansions } from './expansions.tsx';
import { combinations, insertAt, SHOWN, type TemplateParams, validateTemplate } from './template-params.ts';
import { Variables } from './variables.tsx';

const MOST_COUNTED = 1000;
const HELP: [string, string][] = [
  ['{red|blue}', 'one of these'],
  ['{3::soft|1::hard}', 'one of these, the first three times as often'],
  ['{2$$fog|rain|snow}', 'two of these'],
  ['{1-2$$ and $$fog|rain}', 'one or two of these, joined by “and”'],
  ['{@fog|rain}', 'these in turn; ~ at random, ! all of them'],
  ['__animals__', 'a line of the file wildcards/animals.txt in the library folder'],
  ['__colors/*__', 'a line of any file in wildcards/colors'],
  ['__coat(tone=warm)__', `a line of coat.txt, where \${tone} is “warm”`],
  [`\${mood=!{calm|eerie}} … \${mood}`, 'chosen once, then reused; without ! chosen at each use'],
  [`\${mood:calm}`, 'its value, or “calm”'],
  ['# …', 'a comment, at the start of a line'],
];

function expandQuery(input: ExpandInput, enabled: boolean) {
  return {
    queryKey: ['expand', input],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }: { signal: AbortSignal }) => api.expand(input, { signal }),
  };
}

/** A template and the prompts it expands to, as you type. */
export function TemplatesPage() {
  const params = validateTemplate(useSearch({ strict: false }));
  const navigate = useNavigate();
  const [text, setText] = useState(params.template ?? '');
  useTitle('Templates');
  const area = useRef<HTMLTextAreaElement>(null);
  const settled = useDebounced(text, 300);
  const set = (change: Partial<TemplateParams>) =>
    void navigate({ to: '/templates', search: validateTemplate({ ...params, ...change }), replace: true });

  const sent = useRef(params.template ?? '');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed here is written to the address
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    set({ template: settled });
  }, [settled]);

  const template = params.template ?? '';
  const mode = params.every ? ('all' as const) : ('random' as const);
  const shown = { template, mode, count: params.show ?? SHOWN[0]!, seed: params.seed ?? 0 };
  const { data, error } = useQuery(expandQuery(shown, template !== ''));
  const all = useQuery(expandQuery({ template, mode: 'all', count: MOST_COUNTED }, template !== ''));

  function insert(added: string) {
    const at = area.current?.selectionStart ?? text.length;
    setText(insertAt(text, at, added));
    area.current?.focus();
  }

  return (
    <WritingPage title="Templates">
      <div className="max-w-[1100px]">
        <div className="space-y-3 pt-5 pb-6">
          <label htmlFor="template" className="block text-muted text-sm">
            Template
          </label>
          <textarea
            dir="auto"
            ref={area}
            id="template"
            data-testid="template-text"
            value={text}
            rows={2}
            maxLength={20_000}
            spellCheck={false}
            placeholder="a {red|blue} {fox|hare} in {2$$fog|rain|snow}"
            onChange={(event) => setText(event.target.value)}
            className="field-sizing-content block max-h-72 w-full resize-none border-line border-b-2 bg-transparent py-2 font-serif text-[1.3rem] leading-snug outline-none transition-colors focus:border-accent"
          />
          <Variables text={text} onText={setText} />
          <Wildcards
            known={data?.wildcards}
            missing={template === '' ? [] : (data?.missing ?? [])}
            unknown={template === '' ? [] : (data?.unknown ?? [])}
            problems={data?.problems ?? []}
            onInsert={insert}
          />
          <details className="text-sm" open={template === '' || undefined}>
            <summary className="w-fit text-muted hover:text-text">Template syntax</summary>
            <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
              {HELP.map(([code, says]) => (
                <div key={code} className="contents">
                  <dt>
                    <code className="break-all rounded bg-raised px-1.5 py-0.5 font-mono text-[0.85em]">
                      {code}
                    </code>
                  </dt>
                  <dd className="text-muted">{says}</dd>
                </div>
              ))}
            </dl>
          </details>
        </div>
        {template === '' ? (
          <p
            data-testid="empty"
            className="rounded-xl border border-line border-dashed p-6 text-center text-muted text-sm"
          >
            The expanded prompts appear here as you type.
          </p>
        ) : error ? (
          <ProblemNote error={error} />
        ) : data ? (
          <section aria-label="Expanded prompts" className="space-y-4">
            <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
              <p role="status" data-testid="combinations" className="font-medium text-sm">
                {all.data ? combinations(all.data.prompts.length, all.data.more) : 'Counting…'}
              </p>
              <Choice
                legend="Order"
                options={[
                  [undefined, 'Random'],
                  ['yes', 'In order'],
                ]}
                value={params.every}
                onChoose={(every) => set({ every })}
              />
              <Choice
                legend="Show"
                options={SHOWN.map((n): [number, string] => [n, String(n)])}
                value={params.show ?? SHOWN[0]!}
                onChoose={(show) => set({ show })}
              />
              <div className="flex flex-wrap gap-2">
                {params.every ? null : (
                  <Button
                    data-testid="other-seed"
                    onClick={() => set({ seed: 1 + Math.floor(Math.random() * 999_999) })}
                  >
                    <DiceIcon />
                    Shuffle
                  </Button>
                )}
                {template.length <= 4000 ? (
                  <Link
                    to="/improve"
                    search={{ idea: template, expand: 'after', ...(params.seed && { seed: params.seed }) }}
                    data-testid="improve-template"
                    className={buttonClass()}
                  >
                    <ImproveIcon />
                    Improve the template
                  </Link>
                ) : null}
              </div>
            </div>
            <Expansions prompts={data.prompts} />
          </section>
        ) : null}
      </div>
    </WritingPage>
  );
}

interface WildcardsProps {
  known: string[] | undefined;
  missing: string[];
  unknown: string[];
  problems: string[];
  onInsert: (text: string) => void;
}

/** The wildcards of the library, and what is unknown in the template. */
function Wildcards({ known = [], missing, unknown, problems, onInsert }: WildcardsProps) {
  return (
    <>
      {missing.length > 0 ? (
        <p data-testid="missing" role="status" className="text-sm">
          Unknown wildcard: {missing.map((name) => `__${name}__`).join(', ')}. It stays as it is. To define
          it, add a text file of that name to the wildcards folder of the library, one value per line.
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <p data-testid="unknown" role="status" className="text-sm">
          Without a value or a meaning, left as it is: <code className="font-mono">{unknown.join(', ')}</code>
        </p>
      ) : null}
      {problems.length > 0 ? (
        <p data-testid="problems" role="status" className="text-sm">
          Wildcard files: {problems.join('; ')}
        </p>
      ) : null}
      {known.length > 0 ? (
        <ul aria-label="Wildcards" className="flex flex-wrap gap-1.5">
          {known.slice(0, 30).map((name) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => onInsert(`__${name}__`)}
                className="rounded bg-raised px-1.5 py-0.5 font-mono text-xs hover:text-accent"
              >
                __{name}__
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
