import { Link } from '@tanstack/react-router';
import type { Match } from '../../api/types.ts';
import { cx } from '../../lib/cx.ts';
import { Image } from '../image/image.tsx';
import type { Lighting } from './borrowed-text.tsx';
import { ScoreBar } from './score-bar.tsx';

interface MatchListProps extends Lighting {
  matches: Match[];
}

/** The matches that an improvement was given; a colored edge marks those that a phrase was borrowed from. */
export function MatchList({ matches, hues, lit, onLit }: MatchListProps) {
  return (
    <section aria-label="Matches it learned from" data-testid="matches" className="lg:sticky lg:top-20">
      <h2 className="mb-2 font-medium text-sm">Learned from {matches.length}</h2>
      {matches.length === 0 ? <p className="text-muted text-sm">It learned from no prompts.</p> : null}
      <ul className="max-h-72 space-y-1 overflow-y-auto p-0.5 lg:max-h-[calc(100dvh-9rem)]">
        {matches.map((match) => {
          const hue = hues.get(match.id);
          const image = match.images[0];
          return (
            <li
              key={match.id}
              data-testid="match"
              style={hue === undefined ? undefined : ({ '--hue': hue } as React.CSSProperties)}
              onMouseEnter={() => hue !== undefined && onLit(match.id)}
              onMouseLeave={() => onLit(undefined)}
            >
              <Link
                to="/p/$id"
                params={{ id: match.id }}
                state={{ fromPage: true }}
                className={cx(
                  'relative flex items-start gap-2.5 overflow-hidden rounded-lg border py-2 pr-2 pl-3 hover:bg-panel',
                  lit === match.id ? 'border-line-strong bg-panel' : 'border-transparent',
                )}
              >
                {hue === undefined ? null : (
                  <span
                    aria-hidden="true"
                    className="type-accent absolute inset-y-2 left-0 w-[3px] rounded-full"
                  />
                )}
                {image ? (
                  <Image
                    src={image.url}
                    alt=""
                    shownAt={48}
                    className="size-12 shrink-0 rounded-md object-cover"
                  />
                ) : null}
                <span
                  dir="auto"
                  className="line-clamp-3 min-w-0 flex-1 break-words text-[0.82rem] leading-[1.4]"
                >
                  {match.prompt}
                </span>
                <ScoreBar score={match.score} className="mt-2" />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
