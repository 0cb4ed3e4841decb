import { useQuery } from '@tanstack/react-query';
import { promptQuery } from '../../api/queries.ts';
import { queryPicture } from '../../state/search/query-image.ts';
import { useSearchParams } from '../../state/search/use-search.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { Picture } from '../../ui/image.tsx';

/** What a search is made with when it is not words: a picture, or a prompt to find more of. */
export function QueryChip({ onRemove }: { onRemove: () => void }) {
  const { like, pic } = useSearchParams();
  const first = like?.[0];
  const isPrompt = first?.startsWith('p') ?? false;
  const { data } = useQuery({ ...promptQuery(first), enabled: isPrompt });
  const several = like && like.length > 1 ? like.length : undefined;
  const picture = queryPicture(pic);
  if (!like && !picture) return null;
  const image = data?.images[0];
  const thumb = 'size-7 rounded object-cover';
  return (
    <button
      type="button"
      data-testid="query-chip"
      aria-label={
        picture
          ? `Searching by ${picture.name}: remove`
          : `More like ${several ?? 'a'} prompt${several ? 's' : ''}: remove`
      }
      title={picture?.name ?? data?.prompt.text}
      onClick={onRemove}
      className="flex h-8 min-w-0 max-w-[60%] shrink-0 items-center gap-1.5 rounded-lg bg-accent-soft py-0.5 pr-2 pl-0.5 text-sm"
    >
      {picture ? <Picture src={picture.url} alt="" shownAt={28} className={thumb} /> : null}
      {image ? <Picture src={image.src} alt="" shownAt={28} className={thumb} /> : null}
      <span className="truncate pl-1">
        {picture ? 'by picture' : several ? `more like these ${several}` : 'more like this'}
      </span>
      <CloseIcon className="size-3" />
    </button>
  );
}
