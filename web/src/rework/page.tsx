import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { promptQuery } from '../api/queries.ts';
import { useDebounced } from '../lib/use-debounced.ts';
import { useTitle } from '../state/title.ts';
import { buttonClass } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { FormField } from '../ui/fields/form-field.tsx';
import { TargetField } from '../ui/fields/target-field.tsx';
import { ImproveIcon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { TOOLS, type Tool } from '../ui/rework-tools.ts';
import { WritingPage } from '../ui/writing-page.tsx';
import { type ReworkParams, validateRework } from './rework-params.ts';
import { ReworkedPrompt } from './reworked-prompt.tsx';

const CHOICES = Object.entries(TOOLS).map(([tool, { label }]): [Tool, string] => [tool as Tool, label]);

/** Reworks prompts without a language model: shorten, translate, suggest a negative prompt, explain. */
export function ReworkPage() {
  const params = validateRework(useSearch({ strict: false }));
  const navigate = useNavigate();
  const tool = params.tool ?? 'shorten';
  useTitle(`Rework: ${tool}`);
  const set = (change: Partial<ReworkParams>) =>
    void navigate({ to: '/rework', search: validateRework({ ...params, ...change }), replace: true });
  return (
    <WritingPage title="Rework prompts">
      <div className="max-w-[1100px]">
        <div className="space-y-4 pt-4 pb-6">
          <div className="flex flex-wrap items-end justify-between gap-3">
            <Choice legend="Action" options={CHOICES} value={tool} onChoose={(next) => set({ tool: next })} />
            <Writers params={params} />
          </div>
          <p className="text-muted text-sm">{TOOLS[tool].does}</p>
          <Options key={tool} params={params} tool={tool} onChange={set} />
          {params.id ? null : (
            <OwnPrompt prompt={params.prompt ?? ''} onPrompt={(prompt) => set({ prompt })} />
          )}
        </div>
        {tool === 'translate' && params.for === undefined && params.form === undefined ? (
          <Note>Choose an image model or a form above.</Note>
        ) : params.id ? (
          <Stored ids={params.id} params={params} onEmpty={() => set({ id: undefined })} />
        ) : params.prompt ? (
          <ReworkedPrompt params={params} prompt={params.prompt} negativePrompt="" />
        ) : (
          <Note>
            Enter a prompt above, or open a prompt of the library and choose “Rework”. Select several prompts
            to rework them together.
          </Note>
        )}
      </div>
    </WritingPage>
  );
}

/** Tells what to enter first. */
function Note({ children }: { children: ReactNode }) {
  return (
    <p
      data-testid="empty"
      className="rounded-xl border border-line border-dashed p-6 text-center text-muted text-sm"
    >
      {children}
    </p>
  );
}

/** Links to the tools that write, on the improve page. */
function Writers({ params }: { params: ReworkParams }) {
  const only = useQuery(promptQuery(params.id?.length === 1 ? params.id[0] : undefined));
  const prompt = params.prompt ?? only.data?.prompt.text;
  const several = params.id && params.id.length > 1 ? params.id : undefined;
  if (several) {
    return (
      <Link to="/improve" search={{ task: 'blend', use: several }} className={buttonClass('plain')}>
        <ImproveIcon />
        Blend them
      </Link>
    );
  }
  if (!prompt) return null;
  return (
    <Link to="/improve" search={{ task: 'vary', idea: prompt }} className={buttonClass('plain')}>
      <ImproveIcon />
      Vary it
    </Link>
  );
}

interface OptionsProps {
  params: ReworkParams;
  tool: Tool;
  onChange: (change: Partial<ReworkParams>) => void;
}

/** The options of a tool; they apply as you type. */
function Options({ params, tool, onChange }: OptionsProps) {
  const [target, setTarget] = useState(params.for ?? '');
  const [tokens, setTokens] = useState(params.tokens === undefined ? '' : String(params.tokens));
  const [keep, setKeep] = useState(params.keep?.join(', ') ?? '');
  const settled = useDebounced(JSON.stringify({ target, tokens, keep }), 350);
  const first = useRef(settled);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed here is written to the address
  useEffect(() => {
    if (settled === first.current) return;
    first.current = settled;
    const typed = JSON.parse(settled) as Record<'target' | 'tokens' | 'keep', string>;
    onChange({
      for: typed.target.trim() || undefined,
      tokens: typed.tokens.trim() === '' ? undefined : Number(typed.tokens),
      keep: typed.keep.split(',').flatMap((part) => part.trim() || []),
    });
  }, [settled]);
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[12rem_10rem_minmax(0,1fr)]">
      <TargetField value={target} onValue={setTarget} needed={tool === 'translate'} />
      {tool === 'translate' ? <FormField value={params.form} onValue={(form) => onChange({ form })} /> : null}
      {tool === 'shorten' ? (
        <>
          <TextField
            label="Maximum tokens"
            note="optional"
            type="number"
            min={5}
            max={4000}
            placeholder="limit of the model"
            value={tokens}
            onValue={setTokens}
          />
          <TextField
            label="Must keep"
            note="optional"
            placeholder="red scarf, moon"
            value={keep}
            onValue={setKeep}
            className="col-span-2 sm:col-span-1"
          />
        </>
      ) : null}
    </div>
  );
}

function OwnPrompt({ prompt, onPrompt }: { prompt: string; onPrompt: (prompt: string) => void }) {
  const [text, setText] = useState(prompt);
  const settled = useDebounced(text, 350);
  const sent = useRef(prompt);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed here is written to the address
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    onPrompt(settled);
  }, [settled]);
  return (
    <TextArea
      label="Prompt"
      data-testid="rework-prompt"
      value={text}
      rows={3}
      maxLength={20_000}
      placeholder="(a cat:1.2), masterpiece, soft light --ar 3:2"
      onValue={setText}
      areaClass="font-serif text-[1.1rem]! max-h-72"
    />
  );
}

interface StoredProps {
  ids: string[];
  params: ReworkParams;
  onEmpty: () => void;
}

/** Prompts of the library, one below the other. */
function Stored({ ids, params, onEmpty }: StoredProps) {
  const found = useQueries({ queries: ids.map((id) => promptQuery(id)) });
  return (
    <>
      <ol aria-label="Reworked prompts" className="space-y-6">
        {found.map(({ data, error }, n) => (
          <li key={ids[n]}>
            {error ? <ProblemNote error={error} /> : null}
            {data ? (
              <ReworkedPrompt
                params={params}
                id={data.prompt.id}
                prompt={data.prompt.text}
                negativePrompt={data.prompt.negativePrompt}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <button
        type="button"
        onClick={onEmpty}
        className="mt-6 text-muted text-sm underline underline-offset-4 hover:text-text"
      >
        Enter another prompt instead
      </button>
    </>
  );
}
