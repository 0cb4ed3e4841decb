import { splitQuery } from '../../../../src/query/parse-query.ts';
import { useLibrary } from '../../api/queries.ts';
import { shareOfWords, weightsFor } from '../../state/search/request.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Slider } from '../../ui/slider.tsx';

/** Balances the words of a search against its image, and tells what the library's model can do with both. */
export function Blend() {
  const params = useSearchParams();
  const library = useLibrary();
  const { go } = useStartSearch();
  if (params.image === undefined || splitQuery(params.q ?? '').words === '' || !library) return null;
  const share = shareOfWords(params);
  const percent = Math.round(share * 100);
  return (
    <div data-testid="blend" className="mt-2 max-w-md">
      <Slider
        label="Balance of image and words"
        shown={`image ${100 - percent}%, words ${percent}%`}
        min={0.05}
        max={0.95}
        step={0.05}
        value={share}
        onValue={(value) =>
          go({ ...params, ...weightsFor(value), k: undefined }, { replace: true, keepScroll: true })
        }
      />
      {library.embedder.sharedSpace ? null : (
        <p data-testid="two-spaces" className="mt-1 text-muted text-xs">
          The model {library.embedder.id} has separate vector spaces for text and images, so this merges two
          result lists. To search for “this image, but at night” as one idea, re-embed the library with a
          model that has one space, such as clip-vit-b-32.
        </p>
      )}
    </div>
  );
}
