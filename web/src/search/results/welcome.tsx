import { useLibrary } from '../../api/queries.ts';
import type { LibraryInfo } from '../../api/types.ts';
import { countOf } from '../../lib/format.ts';
import { panel } from '../../state/panels.ts';
import { useStartSearch } from '../../state/search/use-search.ts';
import { Chip } from '../../ui/chip.tsx';
import { DiceIcon } from '../../ui/icons.tsx';
import { SavedSearches } from '../filters/saved-searches.tsx';

const IDEAS = [
  'stained glass window',
  'isometric city at dusk',
  'low-poly mountains',
  'a cat asleep on the sofa',
  'knitted pattern',
  'quiet watercolor morning',
  'halftone poster',
  'portrait in window light',
];

/** Ideas to start with: the tags of the library, unless it is the sample. */
function ideasFor(library: LibraryInfo): string[] {
  const tags = library.tags.slice(0, 8).map((tag) => tag.value);
  return library.sample || tags.length < 4 ? IDEAS : tags;
}

export function Welcome() {
  const library = useLibrary();
  const { byWords, surprise } = useStartSearch();
  if (!library) return <div className="h-44" />;
  const { prompts, images } = library.counts;
  const holds =
    images > 0 ? `${countOf(prompts, 'prompt')} and ${countOf(images, 'image')}` : countOf(prompts, 'prompt');
  return (
    <div className="animate-rise pt-8 pb-2 sm:pt-12">
      <h1 className="text-balance font-serif text-[1.9rem] leading-tight sm:text-[2.4rem]">
        What would you like to see?
      </h1>
      <p data-testid="library-line" className="mt-2 max-w-[62ch] text-muted">
        {library.sample ? (
          <>
            This is the sample library: {holds}. Import your own prompts with{' '}
            <code className="rounded bg-raised px-1.5 py-0.5 font-mono text-[0.85em] text-text">
              npx promptloom import
            </code>{' '}
            or{' '}
            <button
              type="button"
              onClick={() => panel.set({ kind: 'import' })}
              className="text-accent underline underline-offset-4 hover:text-accent-hover"
            >
              from this page
            </button>
            .
          </>
        ) : (
          <>This library has {holds}. Search with words, drop an image, or start with one of these.</>
        )}
      </p>
      <ul aria-label="Ideas" className="mt-5 flex flex-wrap gap-2">
        {ideasFor(library).map((idea) => (
          <li key={idea}>
            <Chip onClick={() => byWords(idea)}>{idea}</Chip>
          </li>
        ))}
        <li>
          <Chip onClick={surprise} className="text-accent">
            <DiceIcon className="size-3.5" />
            Surprise me
          </Chip>
        </li>
      </ul>
      <SavedSearches />
    </div>
  );
}
