import { Link } from '@tanstack/react-router';
import { cx } from '../../lib/cx.ts';
import { score } from '../../lib/format.ts';
import { Image } from '../../ui/image/image.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Lighting } from '../../ui/prompt/borrowed-text.tsx';
import type { Source as SourceOf } from './sources.ts';

interface SourcesProps extends Lighting {
  sources: SourceOf[];
  error: unknown;
  onUse: (id: string, use: boolean) => void;
}

/** The prompts to learn from; a colored edge marks those that a phrase was borrowed from. */
export function SourceList({ sources, error, onUse, hues, lit, onLit }: SourcesProps) {
  const used = sources.filter((source) => source.used).length;
  return (
    <section aria-label="Matches to learn from" data-testid="matches" className="lg:sticky lg:top-20">
      <h2 className="mb-2 flex items-baseline justify-between text-sm">
        <span className="font-medium">Learns from</span>
        {sources.length > 0 ? (
          <span className="text-muted text-xs tabular-nums">
            {used} of {sources.length}
          </span>
        ) : null}
      </h2>
      {error ? <ProblemNote error={error} /> : null}
      {sources.length > 0 && used === 0 ? (
        <p data-testid="learns-nothing" className="mb-2 text-muted text-sm">
          No prompts selected. The writer uses the idea alone.
        </p>
      ) : null}
      {sources.length === 0 && !error ? (
        <p className="rounded-xl border border-line border-dashed p-4 text-muted text-sm">
          Enter an idea to see the nearest prompts of the library here, and choose which to learn from.
        </p>
      ) : null}
      <ul className="space-y-1 max-h-72 overflow-y-auto p-0.5 lg:max-h-[calc(100dvh-9rem)]">
        {sources.map((source) => (
          <Source
            key={source.id}
            source={source}
            onUse={(use) => onUse(source.id, use)}
            hue={hues.get(source.id)}
            lit={lit === source.id}
            onLit={onLit}
          />
        ))}
      </ul>
    </section>
  );
}

interface SourceProps {
  source: SourceOf;
  onUse: (use: boolean) => void;
  hue: number | undefined;
  lit: boolean;
  onLit: (id: string | undefined) => void;
}

function Source({ source, onUse, hue, lit, onLit }: SourceProps) {
  const { used } = source;
  const isBorrowed = hue !== undefined;
  return (
    <li
      data-testid="match"
      data-id={source.id}
      style={isBorrowed ? ({ '--hue': hue } as React.CSSProperties) : undefined}
      onMouseEnter={() => isBorrowed && onLit(source.id)}
      onMouseLeave={() => onLit(undefined)}
      className={cx(
        'relative flex items-start gap-2.5 overflow-hidden rounded-lg border py-2 pr-2 pl-3 transition-colors',
        lit ? 'border-line-strong bg-panel' : 'border-transparent hover:bg-panel',
        !used && !isBorrowed && 'opacity-75 hover:opacity-100',
      )}
    >
      {isBorrowed ? (
        <span aria-hidden="true" className="type-accent absolute inset-y-2 left-0 w-[3px] rounded-full" />
      ) : null}
      <label className="flex min-w-0 flex-1 items-start gap-2.5">
        <input
          type="checkbox"
          checked={used}
          onChange={(event) => onUse(event.target.checked)}
          onFocus={() => isBorrowed && onLit(source.id)}
          onBlur={() => onLit(undefined)}
          className="mt-1 size-4 shrink-0"
        />
        {source.image ? (
          <Image
            src={source.image}
            alt=""
            shownAt={48}
            className="size-12 shrink-0 rounded-md object-cover"
          />
        ) : null}
        <span className="min-w-0 text-[0.82rem] leading-[1.4]">
          <span dir="auto" className="line-clamp-3 break-words">
            {source.prompt}
          </span>
          {source.own || source.written ? (
            <span data-testid="own" className="text-accent text-xs">
              {source.own ? 'Accepted for this idea before' : 'Accepted variant'}
            </span>
          ) : null}
        </span>
      </label>
      <Link
        to="/p/$id"
        state={{ fromPage: true }}
        params={{ id: source.id }}
        aria-label="Open prompt"
        className="rounded font-mono text-[11px] text-muted tabular-nums hover:text-text hover:underline"
      >
        {source.score === undefined ? 'open' : score(source.score)}
      </Link>
    </li>
  );
}
