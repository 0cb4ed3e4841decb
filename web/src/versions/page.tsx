import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Versions } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { count, countOf } from '../lib/format.ts';
import { useTitle } from '../state/title.ts';
import { buttonClass } from '../ui/button.tsx';
import { chipClass } from '../ui/chip.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { labelsOf } from './labels.ts';
import { NamedVersion } from './named-version.tsx';
import { VersionCard } from './version-card.tsx';
import { versionsQuery } from './versions-api.ts';
import { type VersionsParams, validateVersions } from './versions-params.ts';

/** The versions of a prompt, oldest first, with the changes between them. */
export function VersionsPage() {
  const { id } = useParams({ from: '/prompts/$id/versions' });
  const { data, error, refetch } = useQuery(versionsQuery(id));
  const text = data?.versions.find((one) => one.id === data.current)?.prompt;
  useTitle(text === undefined ? 'Versions' : `Versions of ${text}`);
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[1100px] px-4 pb-24 sm:px-6 outline-none">
      {error ? (
        <div className="py-6">
          <ProblemNote error={error} onRetry={() => void refetch()} />
        </div>
      ) : data ? (
        <Shown id={id} all={data} />
      ) : (
        <p className="py-6 text-muted text-sm">Loading versions…</p>
      )}
    </main>
  );
}

function Shown({ id, all: { versions, history, current } }: { id: string; all: Versions }) {
  const params = validateVersions(useSearch({ strict: false }));
  const navigate = useNavigate();
  const set = (change: { [K in keyof VersionsParams]?: VersionsParams[K] | undefined }) =>
    void navigate({
      to: '/prompts/$id/versions',
      params: { id },
      search: validateVersions({ ...params, ...change }),
      replace: true,
      resetScroll: false,
    });
  const now = versions.find((one) => one.id === current);
  const restored = history.filter(({ how }) => how === 'restored').length;
  const names = [{ label: 'current', number: now?.number }, ...labelsOf(versions)];
  return (
    <>
      <header className="py-5">
        <Link to="/p/$id" params={{ id }} search={{}} className="text-muted text-sm hover:text-text">
          Back to the prompt
        </Link>
        <h1 className="font-serif text-[1.6rem] leading-tight">{countOf(versions.length, 'version')}</h1>
        <p className="mt-1 max-w-[70ch] text-muted text-sm">
          {versions.length === 1
            ? 'This prompt has not been edited. When you edit it, earlier versions stay here.'
            : `Version ${now?.number} is current. Each version is a prompt of the library, with its own images and rating.`}
          {restored > 0
            ? ` Earlier versions were restored ${restored === 1 ? 'once' : `${count(restored)} times`}.`
            : ''}
        </p>
        <nav aria-label="By name" className="mt-4 flex flex-wrap items-center gap-2">
          {names.map(({ label, number }) => (
            <button
              key={label}
              type="button"
              aria-pressed={params.version?.toLowerCase() === label.toLowerCase()}
              onClick={() => set({ version: params.version === label ? undefined : label })}
              className={cx(chipClass, params.version === label && 'border-accent! bg-accent-soft')}
            >
              {label}
              <span className="text-muted text-xs">version {number}</span>
            </button>
          ))}
        </nav>
      </header>
      {params.version === undefined ? null : (
        <NamedVersion id={id} name={params.version} onClose={() => set({ version: undefined })} />
      )}
      <ol
        aria-label="Versions"
        data-testid="versions"
        className="space-y-4 border-line border-l-2 pl-4 sm:pl-6"
      >
        {versions.map((version) => (
          <VersionCard
            key={version.id}
            version={version}
            versions={versions}
            editing={params.edit === version.id}
            onEdit={(on) => set({ edit: on ? version.id : undefined })}
          />
        ))}
      </ol>
      {params.edit === undefined && now ? (
        <div className="mt-6 pl-4 sm:pl-6">
          <button type="button" onClick={() => set({ edit: now.id })} className={buttonClass('primary')}>
            Edit into a new version
          </button>
        </div>
      ) : null}
    </>
  );
}
