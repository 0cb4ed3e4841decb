import { FILTER_KEYS } from '../../query/filter-term.ts';
import type { SearchNote } from '../../records/search.ts';
import type { Query } from '../rank/rank-query.ts';
import type { TextModel } from '../rank/unknown-text.ts';

/** What a person should know of how a query was understood. */
export function notesOf({ vectors, unknownFilters = [], words }: Query, model: TextModel): SearchNote[] {
  const notes: SearchNote[] = unknownFilters.map(({ written, key, meant, asWords }) => ({
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
  if (vectors.unknown) {
    const what = vectors.unknown === 'text' ? 'this query' : 'the example';
    const instead = words
      ? 'prompts were found by its words and characters only'
      : 'nothing can be near it in meaning';
    notes.push({
      code: 'unknown-text',
      message: `The embedder ${model.id} knows English and knows no word of ${what}: ${instead}.`,
      hint: 'Ask in English, or re-embed the library with a model of more languages: npx promptloom re-embed --embedder siglip2-base',
    });
  }
  return notes;
}
