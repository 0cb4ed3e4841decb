import { useQuery } from '@tanstack/react-query';
import { splitQuery } from '../../../../src/query/parse-query.ts';
import { styleWordsQuery } from '../../api/queries.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Chip } from '../../ui/chip.tsx';
import { UseIcon } from '../../ui/icons.tsx';

const SHOWN = 10;

/** Style words near the query; a click adds one to it. */
export function StyleChips() {
  const params = useSearchParams();
  const { withWords } = useStartSearch();
  const { words } = splitQuery(params.q ?? '');
  const { data, isPending } = useQuery(styleWordsQuery(words === '' ? null : words));
  if (words === '') return null;
  const said = words.toLowerCase();
  const phrases = (data?.words ?? []).filter(({ phrase }) => !said.includes(phrase.toLowerCase()));
  // The row keeps its space until it is known to be empty, so that the cards do not jump.
  if (!isPending && phrases.length === 0) return null;
  return (
    <section aria-label="Style words" data-testid="style-words" className="-mx-1 mt-2 h-9">
      <ul className="flex h-full items-center gap-1.5 overflow-x-auto px-1 [scrollbar-width:none]">
        {phrases.slice(0, SHOWN).map(({ phrase, near, anywhere }) => (
          <li key={phrase} className="shrink-0">
            <Chip
              className="h-7! px-2.5 text-muted text-xs hover:text-text"
              title={`In ${near} of the ${data?.read} nearest prompts, and in ${anywhere} prompts of the library`}
              aria-label={`Add ${phrase} to the search`}
              onClick={() => withWords(`${params.q?.trim()}, ${phrase}`)}
            >
              <UseIcon className="size-3" />
              {phrase}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  );
}
