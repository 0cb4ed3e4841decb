import { CANNOT_BE_DONE, PromptloomError } from '../errors.ts';
import type { Filter } from '../records/search.ts';
import { addTerm } from './filter-term.ts';
import { queryParts, type UnknownFilter } from './query-parts.ts';

/** What a person typed, taken apart. */
export interface ParsedQuery {
  /** What is looked for by its meaning and its words: the text without exclusions and filters; may be empty. */
  text: string;
  /** Filters, with what must and must not stand in the prompt. */
  filter: Filter;
  /** What looks like a filter and has the key of none; left out of the text, unless nothing else was asked for. */
  unknownFilters?: UnknownFilter[];
}

/**
 * Reads the search box: words, "exact phrases", -excluded words and -"excluded phrases", and filters such as `site:…`,
 * `width>=512` or `-tag:ink`. A key that is no filter is a word, so that "16:9" and addresses mean what they say; one that
 * is nearly a filter, or is compared with a number, is left out and told.
 * @throws PromptloomError `invalid-input` for a quote that nothing closes, or a value that a filter does not take.
 */
export function parseQuery(query: string): ParsedQuery {
  const words: string[] = [];
  const unknownFilters: UnknownFilter[] = [];
  let filter: Filter = {};
  for (const part of queryParts(query)) {
    if (part.kind === 'open-quote') throw openQuote(part.text);
    if (part.kind === 'filter') filter = addTerm(filter, part.term);
    else if (part.kind === 'unknown') unknownFilters.push(part.unknown);
    else {
      if (part.kind === 'phrase') filter = addTerm(filter, phraseTerm(part.text));
      words.push(part.text);
    }
  }
  if (words.length > 0 || Object.keys(filter).length > 0 || unknownFilters.length === 0)
    return { text: words.join(' '), filter, ...(unknownFilters.length > 0 && { unknownFilters }) };
  // Nothing else was asked for, so these are looked for as the words they may be.
  return {
    text: unknownFilters.map(({ written }) => written).join(' '),
    filter,
    unknownFilters: unknownFilters.map((one) => ({ ...one, asWords: true })),
  };
}

/** The two halves of a query, each a query of its own. */
export interface SplitQuery {
  /** What is looked for, as {@link parseQuery} has it; a quote that is still open counts as words. */
  words: string;
  /** What only says which prompts may be found, phrases included; as it was typed. */
  filters: string;
}

/** Tells the words of a query from its filters. Takes whatever is typed and checks no value. */
export function splitQuery(query: string): SplitQuery {
  const words: string[] = [];
  const filters: string[] = [];
  const unknown: string[] = [];
  for (const part of queryParts(query)) {
    if (part.kind === 'filter') filters.push(part.written);
    else if (part.kind === 'unknown') unknown.push(part.unknown.written);
    else words.push(part.text);
    if (part.kind === 'phrase') filters.push(`phrase:"${part.text}"`);
  }
  const asked = words.length > 0 || filters.length > 0 ? words : unknown;
  return { words: asked.join(' '), filters: filters.join(' ') };
}

function phraseTerm(value: string) {
  return { key: 'phrase', operator: ':', value, excluded: false } as const;
}

function openQuote(written: string): PromptloomError {
  const shown = written.slice(0, 40);
  return new PromptloomError('invalid-input', `the quote that begins at ${shown} is never closed`, {
    hint: 'Close it, or leave it out.',
    status: CANNOT_BE_DONE,
  });
}
