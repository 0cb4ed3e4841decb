import { Link } from '@tanstack/react-router';
import type { PromptDetail } from '../api/types.ts';
import { cx } from '../lib/cx.ts';

const SHOWN = 6;

/** The latest versions of a prompt, with a link to the page that has all. */
export function VersionsShort({ id, versions }: { id: string; versions: PromptDetail['versions'] }) {
  const here = versions.find((one) => one.id === id);
  if (versions.length < 2 && !here?.labels.length) return null;
  const current = versions.find((one) => one.current);
  return (
    <section aria-label="Versions" data-testid="versions-short">
      <h3 className="mb-2 flex items-baseline justify-between gap-2 text-sm">
        <span className="font-medium">
          Version {here?.number} of {versions.length}
          {current && current.id !== id ? (
            <span className="font-normal text-muted">; the current one is version {current.number}</span>
          ) : null}
        </span>
        <Link
          to="/prompts/$id/versions"
          params={{ id }}
          className="shrink-0 text-accent underline underline-offset-4 hover:text-accent-hover"
        >
          Compare
        </Link>
      </h3>
      <ol className="space-y-0.5 text-sm">
        {versions.slice(-SHOWN).map((one) => (
          <li key={one.id}>
            <Link
              to="/p/$id"
              params={{ id: one.id }}
              search
              resetScroll={false}
              aria-current={one.id === id ? 'true' : undefined}
              className={cx(
                '-mx-2 flex items-baseline gap-2 rounded-lg px-2 py-1 hover:bg-raised',
                one.id !== id && 'text-muted',
              )}
            >
              <span className="shrink-0 font-mono text-xs tabular-nums">{one.number}</span>
              <span className="min-w-0 flex-1 truncate">{one.prompt}</span>
              {one.labels.map((label) => (
                <span key={label} className="shrink-0 rounded-full bg-accent-soft px-2 text-text text-xs">
                  {label}
                </span>
              ))}
              {one.current ? <span className="shrink-0 text-accent text-xs">current</span> : null}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
