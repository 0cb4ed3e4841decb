import { CANNOT_BE_DONE, PromptloomError } from '../errors.ts';
import { mergeFilters } from '../query/filter-term.ts';
import { type ParsedQuery, parseQuery } from '../query/parse-query.ts';
import { type Filter, FilterSchema, type SearchRequest } from '../records/search.ts';
import { phrasePattern } from '../text/words.ts';

/** Most words of all phrases of a query: a person's have a dozen. */
export const MOST_PHRASE_WORDS = 200;

/**
 * What was typed, taken apart, with the filters of the request.
 * @throws PromptloomError `invalid-input` for what the language of queries does not know.
 */
export function readQuery(request: Pick<SearchRequest, 'text' | 'plain' | 'filter' | 'safe'>): ParsedQuery {
  const { filter, ...query } = parsed(request);
  refuseManyWords(filter);
  return { ...query, filter: request.safe ? withoutUnsafe(filter) : filter };
}

/** Leaves out what is known to be unsafe, unless the filter speaks of that itself. */
function withoutUnsafe(filter: Filter): Filter {
  const { safety, minNsfw, maxNsfw } = filter;
  const speaks = safety?.length || minNsfw !== undefined || maxNsfw !== undefined;
  return speaks ? filter : { ...filter, safety: ['safe', 'unknown'] };
}

function parsed(request: Pick<SearchRequest, 'text' | 'plain' | 'filter'>): ParsedQuery {
  if (request.text === undefined || request.plain)
    return { text: request.text ?? '', filter: request.filter };
  const { filter, ...query } = parseQuery(request.text);
  const merged = FilterSchema.safeParse(mergeFilters(request.filter, filter));
  if (merged.success) return { ...query, filter: merged.data };
  const [issue] = merged.error.issues;
  throw new PromptloomError('invalid-input', `text: ${issue?.path.join('.')}: ${issue?.message}`, {
    hint: 'Leave out some of the filters or quotes in the text.',
    status: CANNOT_BE_DONE,
  });
}

/** Each phrase becomes a pattern that texts are compared with, which takes the longer the more words it has. */
function refuseManyWords({ phrases = [], without = [] }: Filter): void {
  const words = [...phrases, ...without].reduce(
    (sum, phrase) => sum + (phrasePattern(phrase)?.words.length ?? 0),
    0,
  );
  if (words <= MOST_PHRASE_WORDS) return;
  throw new PromptloomError(
    'invalid-input',
    `The phrases that are looked for and left out have ${words} words, and at most ${MOST_PHRASE_WORDS} together.`,
    { hint: 'Give fewer or shorter ones.', status: CANNOT_BE_DONE },
  );
}
