import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { searchQuery } from '../api/queries.ts';
import { scoreWords } from '../lib/format.ts';
import { hueOf, splitLead } from '../lib/prompt-type.ts';
import { useStore } from '../lib/store.ts';
import { hideUnsafe } from '../state/hide-unsafe.ts';
import { Image } from '../ui/image/image.tsx';

const SHOWN = 6;

/** The nearest prompts of the library. */
export function SimilarPrompts({ id }: { id: string }) {
  const safe = useStore(hideUnsafe);
  const { data } = useQuery({
    ...searchQuery({ like: id, filter: {}, k: SHOWN + 1, minScore: 0, ...(safe && { safe }) }),
    placeholderData: undefined,
  });
  const near = data?.results.filter((match) => match.id !== id).slice(0, SHOWN) ?? [];
  if (near.length === 0) return null;
  return (
    <section aria-label="Similar prompts">
      <h3 className="mb-3 font-medium text-sm">Similar prompts</h3>
      <ul className="grid grid-cols-3 gap-2">
        {near.map((match) => {
          const image = match.images[0];
          const type = <Words prompt={match.prompt} />;
          return (
            <li key={match.id}>
              <Link
                to="/p/$id"
                params={{ id: match.id }}
                search
                resetScroll={false}
                title={`${match.prompt.slice(0, 300)} (${scoreWords(match.score).toLowerCase()})`}
                aria-label={match.prompt.slice(0, 200)}
                className="block aspect-square overflow-hidden rounded-lg border border-line transition-colors hover:border-line-strong"
              >
                {image ? (
                  <Image
                    src={image.url}
                    alt=""
                    shownAt={160}
                    className="size-full object-cover"
                    fallback={type}
                  />
                ) : (
                  type
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Words({ prompt }: { prompt: string }) {
  return (
    <span
      style={{ '--hue': hueOf(prompt) } as React.CSSProperties}
      className="type-paper flex size-full flex-col p-2.5"
    >
      <span
        dir="auto"
        className="line-clamp-4 break-words font-serif text-[0.9rem] leading-snug first-letter:uppercase"
      >
        {splitLead(prompt).lead}
      </span>
    </span>
  );
}
