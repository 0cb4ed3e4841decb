import { useQuery } from '@tanstack/react-query';
import { promptQuery } from '../../api/queries.ts';
import { findQueryImage } from '../../state/search/query-image.ts';
import { useSearchParams } from '../../state/search/use-search.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { Image } from '../../ui/image/image.tsx';

/** What a search has beside words: an image, or prompts to find more of. */
export function QueryChip({ onRemove }: { onRemove: () => void }) {
  const { like, image: id } = useSearchParams();
  const first = like?.[0];
  const isPrompt = first?.startsWith('p') ?? false;
  const { data } = useQuery({ ...promptQuery(first), enabled: isPrompt });
  const several = like && like.length > 1 ? like.length : undefined;
  const query = findQueryImage(id);
  if (!like && !query) return null;
  const example = data?.images[0];
  const thumb = 'size-7 rounded object-cover';
  return (
    <button
      type="button"
      data-testid="query-chip"
      aria-label={
        query
          ? `Searching by ${query.name}: remove`
          : `More like ${several ?? 'a'} prompt${several ? 's' : ''}: remove`
      }
      title={query?.name ?? data?.prompt.text}
      onClick={onRemove}
      className="flex h-8 min-w-0 max-w-[60%] shrink-0 items-center gap-1.5 rounded-lg bg-accent-soft py-0.5 pr-2 pl-0.5 text-sm"
    >
      {query ? <Image src={query.url} alt="" shownAt={28} className={thumb} /> : null}
      {example ? <Image src={example.src} alt="" shownAt={28} className={thumb} /> : null}
      <span className="truncate pl-1">
        {query ? 'by image' : several ? `more like these ${several}` : 'more like this'}
      </span>
      <CloseIcon className="size-3" />
    </button>
  );
}
