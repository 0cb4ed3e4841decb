import { FILTER_KEYS } from '../../query/filter-term.ts';
import type { SearchNote } from '../../records/search.ts';
import type { Query } from '../rank/rank-query.ts';
import type { TextModel } from '../rank/unknown-text.ts';

/**
 * What a person should know of how a query was understood.
 * @param failure why a language model could not translate it, where one was asked.
 */
export function notesOf(query: Query, model: TextModel, failure?: string): SearchNote[] {
  const notes: SearchNote[] = (query.unknownFilters ?? []).map(({ written, key, meant, asWords }) => ({
    code: 'unknown-filter',
    message: `There is no filter ${key}, so ${written} was ${asWords ? 'searched for as words' : 'left out of the search'}.`,
    hint: [
      ...(meant ? [`Did you mean ${meant}?`] : []),
      ...(asWords || /["“”„«»]/.test(written)
        ? []
        : [`To search for it as words, put it in quotes: "${written}".`]),
      ...(meant ? [] : [`Filters are ${FILTER_KEYS}.`]),
    ].join(' '),
  }));
  if (failure !== undefined) {
    notes.push({
      code: 'untranslated',
      message: `The language model could not translate the query: ${failure}`,
      hint: 'Ask in English, or try again.',
    });
  }
  const unread = unreadNote(query, model);
  if (unread) notes.push({ code: 'unknown-text', ...unread });
  return notes;
}

const INSTEAD =
  'Ask in English, set a language model that translates (PROMPTLOOM_LLM), or re-embed the library with a model of more languages: ' +
  'npx promptloom re-embed --embedder siglip2-base';

/** Says that the model reads nothing, or little, of what was asked. */
function unreadNote(
  { vectors, words, language }: Query,
  { id }: TextModel,
): Pick<SearchNote, 'message' | 'hint'> | undefined {
  if (!vectors.unknown && !language) return undefined;
  const found = words
    ? 'prompts were found by its words and characters only'
    : 'nothing can be near it in meaning';
  if (language) {
    const read = `This looks like ${language.name}. The embedder ${id} reads English`;
    const message =
      language.by === 'script' || vectors.unknown
        ? `${read}: ${found}.`
        : `${read}, so only results that share the query's words can be trusted.`;
    return { message, hint: INSTEAD };
  }
  const what = vectors.unknown === 'text' ? 'this query' : 'the example';
  return {
    message: `The embedder ${id} reads English and knows no word of ${what}: ${found}.`,
    hint: INSTEAD,
  };
}
